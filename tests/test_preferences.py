"""Language and time zone, told as people live them."""

from datetime import UTC, datetime

import pytest

from models.people import Person
from tests.conftest import School
from ui import zones

OCTOBER = datetime(2026, 10, 14, 5, 35, tzinfo=UTC)


async def test_another_language_changes_words_keys_and_commands(school: School) -> None:
    await school.mama.sends("/start")
    await school.mama.taps("Личное")
    await school.mama.taps("Настройки")
    assert "Часовой пояс: Москва, UTC+3 — сейчас 08:35" in school.mama.last.text
    asked = school.mama.last
    await school.mama.taps("Язык · Language")
    await school.mama.taps("English")
    assert asked.text.startswith("Settings\n\nLanguage: English\nTime zone: Moscow, UTC+3")
    assert school.mama.last.text.startswith("Hello, Ольга Кузнецова!")
    assert any("Today" in row for row in school.mama.keyboard)
    assert dict(school.mama.commands)["settings"] == "language, time zone, quiet hours"
    await school.mama.taps("Today")
    assert "Wed, October 14" in school.mama.last.text


async def test_another_zone_moves_the_lessons(school: School) -> None:
    await school.mama.sends("/settings")
    await school.mama.taps("Часовой пояс")
    await school.mama.taps("Калининград · UTC+2")
    assert "Калининград, UTC+2 — сейчас 07:35" in school.mama.last.text
    await school.mama.sends("/today")
    assert "08:00–08:40 Физика" in school.mama.last.text


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("Берлин", "Берлин, UTC+2"),
        ("  челябинск ", "Екатеринбург, UTC+5"),
        ("asia/tokyo", "Токио, UTC+9"),
        ("Санкт-Петербург", "Москва, UTC+3"),
        ("Kathmandu", "Катманду, UTC+5:45"),
    ],
)
async def test_a_city_is_typed(school: School, typed: str, city: str) -> None:
    await school.papa.sends("/settings")
    await school.papa.taps("Часовой пояс")
    await school.papa.taps("Другой город…")
    await school.papa.sends(typed)
    assert city in school.papa.last.text


async def test_an_unknown_city_is_asked_for_again_even_after_a_restart(school: School) -> None:
    await school.liza.sends("/settings")
    await school.liza.taps("Часовой пояс")
    await school.liza.taps("Другой город…")
    assert school.liza.last.text.startswith("Напиши свой город")
    await school.liza.sends("Нарния")
    assert "Такого города я не знаю" in school.liza.last.text
    await school.restarts()
    await school.liza.sends("Казань")
    assert "Москва, UTC+3" in school.liza.last.text
    await school.liza.sends("Казань")
    assert "Передано" in school.liza.last.text


async def test_several_cities_of_a_name_are_offered(school: School) -> None:
    await school.papa.sends("/settings")
    await school.papa.taps("Часовой пояс")
    await school.papa.taps("Другой город…")
    await school.papa.sends("порт")
    assert school.papa.last.text == "Таких несколько. Который?"
    assert len(school.papa.last.buttons) > 1


async def test_a_key_of_the_menu_leaves_the_question(school: School) -> None:
    await school.papa.sends("/settings")
    await school.papa.taps("Часовой пояс")
    await school.papa.taps("Другой город…")
    await school.papa.sends("/today")
    await school.papa.sends("Казань")
    assert "Лиза: передано" in school.papa.last.text


async def test_a_forged_zone_or_language_is_refused_kindly(school: School) -> None:
    await school.papa.sends("/settings")
    asked = school.papa.last
    for forged, said in (("zone:Mars/Olympus", "пояса нет"), ("speak:tlh", "не говорю")):
        school.papa.presses(asked, forged)
        await school.telegram.settle()
        assert said in (school.papa.alert or "")
    async with school.app.store.reading() as session:
        papa = await session.get_one(Person, school.ids["papa"])
        assert (papa.language, papa.zone) == ("ru", "Asia/Yekaterinburg")


async def test_the_questions_are_asked_once(school: School) -> None:
    await school.mama.sends("/start")
    assert all("На каком языке" not in heard.text for heard in school.mama.heard())


def test_every_common_zone_has_a_city_in_both_languages() -> None:
    assert [zones.city(zone, "ru") for zone in zones.RUSSIAN][:4] == [
        "Калининград",
        "Москва",
        "Самара",
        "Екатеринбург",
    ]
    assert zones.city("Asia/Kamchatka", "en") == "Kamchatka"
    offsets = [zones.offset(zone, OCTOBER) for zone in zones.RUSSIAN]
    assert offsets[0] == "UTC+2"
    assert offsets[-1] == "UTC+12"


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Киев", "Europe/Kyiv"),
        ("нью-йорк", "America/New_York"),
        ("Калькутта", "Asia/Kolkata"),
        ("ПИТЕР", "Europe/Moscow"),
        ("Улан-Удэ", "Asia/Irkutsk"),
        ("Петропавловск-Камчатский", "Asia/Kamchatka"),
    ],
)
def test_cities_are_known_by_their_usual_names(typed: str, zone: str) -> None:
    assert zones.search(typed) == [zone]


@pytest.mark.parametrize("typed", ["", "a", "Нарния", "/etc/passwd", "<b>"])
def test_nonsense_is_no_city(typed: str) -> None:
    assert zones.search(typed) == []


def test_half_hours_west_of_greenwich_are_written_out() -> None:
    assert zones.offset("America/St_Johns", OCTOBER) == "UTC−2:30"
