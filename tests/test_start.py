"""Coming, going and coming back, told as people live it."""

from collections.abc import AsyncIterator

import pytest
from sqlmodel import select

from models import outbox
from models.people import Person, Role
from tests.conftest import School, running
from tests.stores import Place
from ui.i18n import Translator

RUDAKOV = 1041


@pytest.fixture
async def named(place: Place, words: Translator) -> AsyncIterator[School]:
    """An empty school whose settings name its administrator."""
    async with running(place, words, admins=frozenset({RUDAKOV})) as school:
        school.actors["rudakov"] = school.telegram.person("Владимир", "Рудаков", id=RUDAKOV)
        yield school


async def test_a_stranger_gets_a_kind_dead_end(school: School) -> None:
    await school.stranger.sends("/start")
    assert "Войти можно по приглашению" in school.stranger.last.text
    assert school.stranger.commands == []
    assert school.stranger.keyboard == []
    await school.stranger.sends("/people")
    assert school.stranger.last.text.startswith("Этого здесь уже нет. Нажмите /menu")
    await school.stranger.sends("/menu")
    assert "Попросите его у тьютора" in school.stranger.last.text


async def test_a_stranger_reads_english_if_their_telegram_does(school: School) -> None:
    john = school.telegram.person("John", id=1201, language="en")
    await john.sends("/start")
    assert "You can join with an invitation" in john.last.text


@pytest.mark.parametrize("start", ["/start", "/start menu", "/menu"])
async def test_a_member_finds_the_menu(school: School, start: str) -> None:
    await school.anna.sends(start)
    assert school.anna.last.text.startswith("Здравствуйте, Анна Петровна!")
    assert any("Люди" in row for row in school.anna.keyboard)


async def test_the_settings_name_the_first_administrator(named: School) -> None:
    await named.rudakov.sends("/start")
    assert named.rudakov.heard()[0].text.startswith("Здравствуйте, Владимир Рудаков!")
    assert "На каком языке писать?" in named.rudakov.last.text
    assert "people" in dict(named.rudakov.commands)
    await named.rudakov.sends("/start")
    async with named.app.store.reading() as session:
        [admin] = (await session.exec(select(Person))).all()
        assert admin.roles == {Role.ADMIN}


async def test_nobody_else_becomes_an_administrator(named: School) -> None:
    other = named.telegram.person("Другой", id=RUDAKOV + 1)
    await other.sends("/start")
    assert "Войти можно по приглашению" in other.last.text


async def test_blocked_is_remembered_and_coming_back_is_greeted(school: School) -> None:
    await school.mama.blocks_bot()
    async with school.app.store.reading() as session:
        mama = await session.get_one(Person, school.ids["mama"])
        assert mama.unreachable == "blocked"
    async with school.writing() as session:
        outbox.notify(
            session, school.ids["mama"], "menu-commands", school.ids["mama"], at=school.clock()
        )
    await school.passes(minutes=1)
    await school.mama.unblocks_bot()
    assert school.mama.last.text.startswith("С возвращением, Ольга Кузнецова!")
    async with school.app.store.reading() as session:
        mama = await session.get_one(Person, school.ids["mama"])
        assert mama.unreachable is None
        [told] = await outbox.copies(session, "menu-commands", mama.id)
        assert (told.state, told.trouble) == (outbox.State.UNREACHABLE, "blocked")


async def test_a_student_is_greeted_as_a_student(school: School) -> None:
    await school.liza.blocks_bot()
    await school.liza.unblocks_bot()
    assert "Что было без тебя" in school.liza.last.text


async def test_a_stranger_who_unblocks_hears_nothing(school: School) -> None:
    await school.stranger.blocks_bot()
    await school.stranger.unblocks_bot()
    assert school.stranger.heard() == []


async def test_writing_start_makes_somebody_reachable_again(school: School) -> None:
    async with school.writing() as session:
        papa = await session.get_one(Person, school.ids["papa"])
        papa.unreachable = "never-started"
    await school.papa.sends("/start")
    async with school.app.store.reading() as session:
        assert (await session.get_one(Person, school.ids["papa"])).unreachable is None
