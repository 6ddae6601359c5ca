"""The menu has shelves: what is done each day at hand, the rest one key further."""

from emulator import Person as Actor
from tests.conftest import School


def keys(actor: Actor) -> list[str]:
    return [label for row in actor.keyboard for label in row]


async def test_what_is_used_once_a_month_lies_one_key_further(school: School) -> None:
    anna = school.anna
    await anna.sends("/menu")
    at_hand = keys(anna)
    assert "Журнал" in at_hand
    assert "Каникулы" not in at_hand
    assert at_hand[-2:] == ["Школа", "Личное"]
    assert "Школа — таблицы, каникулы, звонки, накладки" in anna.last.text

    await anna.taps("Школа")
    assert anna.last.text.startswith("🏫 Всё об устройстве школы:\n\nСписки — ")
    assert "Меню" not in anna.last.text
    assert keys(anna)[-1] == "Меню"
    await anna.taps("Каникулы")
    assert keys(anna)[-1] == "Меню"  # the shelf stays where it is
    await anna.taps("Меню")
    assert keys(anna) == at_hand

    await anna.taps("Личное")
    assert keys(anna) == [
        "Кто есть кто",
        "Согласие",
        "Календарь",
        "Настройки",
        "Мои данные",
        "Меню",
    ]


async def test_for_a_single_thing_nobody_goes_further(school: School) -> None:
    await school.dmitry.sends("/menu")
    assert "Выгрузка" in keys(school.dmitry)
    assert "Школа" not in keys(school.dmitry)
    await school.liza.sends("Школа")  # somebody else's key
    assert school.liza.last.text.startswith("Привет, Лиза! Вот что я умею:")
    await school.liza.taps("Личное")
    assert school.liza.last.text.startswith("Всё для тебя:")


async def test_an_unknown_command_leads_back_to_the_menu(school: School) -> None:
    await school.liza.sends("/nothing")
    assert school.liza.last.text == "Такой команды у тебя нет. Всё, что есть, — в меню ниже."
    assert "Мои успехи" in keys(school.liza)


async def test_a_stranger_has_no_shelves(school: School) -> None:
    stranger = school.stranger
    for key in ("Школа", "Личное", "Меню"):
        await stranger.sends(key)
        assert stranger.last.text.startswith("Здравствуйте! Я бот дистанционной школы")
        assert keys(stranger) == []
