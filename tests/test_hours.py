"""Quiet hours both ways: what waits, what is urgent, and a promise that is true."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models import hours
from models.hours import NoSuchHours, Working
from models.people import Person
from tests.conftest import MOSCOW, SCHOOL, School


async def working(school: School) -> None:
    """The tutor works from nine to six by her own clock, and answers within an hour."""
    await school.anna.sends("/settings")
    await school.anna.taps("Рабочие часы")
    await school.anna.taps("9:00–18:00")
    await school.anna.taps("За 1 ч")
    assert "обещан ответ за 1 рабочий час" in school.anna.last.text


async def test_a_question_at_night_waits_and_the_promise_is_kept(school: School) -> None:
    await working(school)
    await school.passes(hours=12)  # 22:35 in Yekaterinburg, 20:35 in Moscow
    heard = len(school.anna.heard())
    await school.mama.sends("Когда собрание, скажите?")
    assert "Ответ будет до чт 15 окт, 08:00." in school.mama.last.text, "by her own clock"
    assert len(school.anna.heard()) == heard
    await school.passes(hours=10, minutes=24)
    assert "Когда собрание" not in school.anna.last.text
    await school.passes(minutes=2)
    asked = school.anna.last
    assert asked.text.endswith("Когда собрание, скажите?")
    await school.passes(minutes=31)
    assert school.anna.last.text == ("Лиза Кузнецова: семье обещан ответ до 10:00, а его ещё нет.")
    reminded = len(school.anna.heard())
    await school.passes(minutes=1)
    assert len(school.anna.heard()) == reminded
    await school.anna.replies(asked, "В пятницу в шесть")
    await school.passes(days=4)
    await school.anna.sends("/desk")
    await school.anna.taps("Закрыто: 1")


async def test_what_is_urgent_has_a_reason_and_does_not_wait(school: School) -> None:
    await working(school)
    await school.passes(hours=12)
    await school.mama.sends("Лизе плохо, скорая едет")
    await school.mama.taps("Это срочно")
    await school.mama.taps("здоровье и безопасность")
    assert school.mama.last.text == "Передано сразу."
    asked = school.anna.last
    assert asked.text == (
        "Лиза Кузнецова, 8-Д · мама, Ольга Кузнецова\n‼️ Срочно: здоровье и безопасность\n\n"
        "Лизе плохо, скорая едет"
    )


async def test_a_reader_in_quiet_hours_gets_what_is_urgent(school: School) -> None:
    await school.mama.sends("/settings")
    await school.mama.taps("Тихие часы")
    await school.mama.taps("21:00–8:00")
    assert "С 21:00 до 8:00" in school.mama.last.text
    await school.mama.sends("Спрошу про контрольную")
    asked = school.anna.last
    await school.passes(hours=14)  # 22:35 in Moscow
    heard = len(school.mama.heard())
    await school.anna.replies(asked, "Контрольная в пятницу")
    assert "У семьи тихие часы, поэтому ответ придёт чт 15 окт, 10:00" in school.anna.last.text
    assert len(school.mama.heard()) == heard
    await school.anna.replies(asked, "А урок завтра в восемь!")
    await school.anna.taps("Это срочно")
    await school.anna.taps("это сегодня")
    assert "А урок завтра в восемь!" in school.mama.last.text
    await school.mama.sends("/today")
    assert "Лиза" in school.mama.last.text, "whoever taps is answered at any time"
    await school.restarts()
    await school.passes(hours=9, minutes=30)
    assert any("Контрольная в пятницу" in one.text for one in school.mama.heard())
    await school.mama.sends("/settings")
    await school.mama.taps("Тихие часы")
    await school.mama.taps("Без тихих часов")
    assert "в любое время" in school.mama.last.text


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        ("2026-10-14 10:00", "2026-10-14 12:00"),
        ("2026-10-14 17:30", "2026-10-15 10:30"),
        ("2026-10-14 22:00", "2026-10-15 11:00"),
        ("2026-10-15 06:00", "2026-10-15 11:00"),
        ("2026-10-16 18:00", "2026-10-19 11:00"),
        ("2026-10-17 12:00", "2026-10-19 11:00"),
    ],
)
def test_a_promise_counts_working_time_alone(asked: str, until: str) -> None:
    row, zone = Working(person_id=1, begins=9, ends=18), ZoneInfo(SCHOOL)
    at = datetime.fromisoformat(asked).replace(tzinfo=zone).astimezone(UTC)
    found = hours.promised(row, SCHOOL, at).astimezone(zone)
    assert found == datetime.fromisoformat(until).replace(tzinfo=zone)


def test_saturdays_and_long_answers() -> None:
    friday = datetime(2026, 10, 16, 12, tzinfo=UTC)  # 17:00 there
    row = Working(person_id=1, begins=9, ends=18, saturdays=True, answers_within=480)
    assert hours.promised(row, SCHOOL, friday) == friday + timedelta(hours=23)
    assert hours.begins_work(row, SCHOOL, friday) == friday
    assert hours.begins_work(None, SCHOOL, friday) == friday


@pytest.mark.parametrize(
    ("hour", "until"), [(20, None), (21, 8), (23, 8), (0, 8), (7, 8), (8, None)]
)
def test_quiet_hours_go_over_midnight(hour: int, until: int | None) -> None:
    mama = Person(name="", called="", zone=MOSCOW, quiet_from=21, quiet_to=8)
    at = datetime(2026, 10, 14, hour, 30, tzinfo=ZoneInfo(MOSCOW)).astimezone(UTC)
    found = hours.quiet_until(mama, at)
    if until is None:
        assert found is None
    else:
        assert found is not None
        assert timedelta(0) < found - at < timedelta(hours=12)
        assert found.astimezone(ZoneInfo(MOSCOW)).hour == until
    with pytest.raises(NoSuchHours):
        hours.choose_quiet(mama, 3, 4)
