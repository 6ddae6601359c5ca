"""Each oracle that stands beside every test can say no."""

import io
import logging
import zipfile
from contextlib import suppress
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from aiogram.exceptions import AiogramError
from aiogram.types import (
    BufferedInputFile,
    EphemeralMessageParameters,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from sqlalchemy import delete
from sqlmodel import SQLModel, col, select

from jobs.composing import Composer
from jobs.saying import Saying
from models import reminders
from models.attendance import AttendanceState
from models.inbox import Inbox
from models.outbox import notify
from models.people import Guardianship, Person, Role
from models.timetable import Lesson
from tests.conftest import TOKEN, WEDNESDAY, School, peopled, running
from tests.gradebook import GradeBook
from tests.oracles.declared import OF_MARKS, PERSONAL_COLUMNS, Watch, watching
from tests.stores import Place
from ui import screen
from ui.i18n import Translator

HERE, CLASS = 1001, -100500
SECRET = "Болит <b>живот</b>, & страшно"


@pytest.mark.parametrize(
    ("personal", "saying", "leaks"),
    [
        (True, Saying(HERE, f"Причина: {SECRET}"), False),
        (False, Saying(HERE, f"Причина: {SECRET}"), True),
        (False, Saying(HERE, "болит живот, &amp; СТРАШНО"), True),
        (False, Saying(HERE, "Болит голова"), False),
        (True, Saying(CLASS, SECRET), True),
        (True, Saying(CLASS, SECRET, asker=HERE), False),
        (False, Saying(HERE, "", {"inline_keyboard": [[{"text": SECRET}]]}), True),
        (False, Saying(HERE, "", document=("list.csv", SECRET.encode())), True),
    ],
)
def test_what_is_personal_is_found_where_it_must_not_be(
    personal: bool, saying: Saying, leaks: bool
) -> None:
    watch = Watch()
    shown = screen("some-words")
    watch.comes_from(shown, "some-action", personal=personal)
    watch.says(shown, saying)
    assert bool(watch.leaks({SECRET, "Да"})) is leaks
    assert bool(watch.leaks({SECRET}, anywhere=True)) is (saying.text != "Болит голова")


def test_a_text_that_nobody_answers_for_is_not_personal() -> None:
    watch = Watch()
    watch.says(screen("refusal-some"), Saying(HERE, SECRET))
    watch.flashes(SECRET)
    assert watch.leaks({SECRET}) == ["nobody: болит живот, & страшно"] * 2


async def test_a_refusal_is_as_personal_as_what_was_refused(school: School) -> None:
    with watching() as watch:
        await school.mama.sends("/progress")
        for button in ("how:999:0", "day:1:0"):
            school.mama.presses(school.mama.last, button)
            await school.telegram.settle()
    alerts = [(one.source, one.personal) for one in watch.drawn if one.text.startswith("этого")]
    assert alerts == [("see-progress", True)]


@pytest.mark.parametrize("spoken", ["Физика", "Мигрень"])
async def test_the_oracle_stands_beside_every_test(
    place: Place, words: Translator, spoken: str
) -> None:
    """Whatever the timetable, which is for everybody's ears, has in common with a reason is told"""
    leaks: list[str] = []
    try:
        async with running(place, words) as bare:
            school = await peopled(bare)
            async with school.writing() as session:
                book = GradeBook(session, school)
                await book.attended("Алгебра", AttendanceState.EXCUSED, reason=spoken)
            await school.mama.sends("/today")
    except AssertionError as error:
        leaks.append(str(error))
    assert bool(leaks) == (spoken == "Физика")


def test_the_declared_columns_are_there() -> None:
    tables = SQLModel.metadata.tables
    known = {f"{name}.{column.name}" for name in tables for column in tables[name].columns}
    assert {*PERSONAL_COLUMNS, *OF_MARKS} <= known


# Each of the others bites, too: a bot that leaks on purpose, and the breach that it is told.


async def _breaches(school: School, *kinds: str) -> set[str]:
    """What the oracles have found so far; this test has done it, so that it is forgiven."""
    await school.telegram.settle()
    school.oracles.forgive(*kinds)
    found = school.oracles.everything()
    return {breach.partition(":")[0] for breach in found}


async def _says(school: School, to: int, text: str, **more: Any) -> None:
    with suppress(AiogramError):
        await school.app.bot.send_message(to, text, **more)


async def _peopled(school: School) -> None:
    """A reason, a mark and a level, each of them told in words of its own."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.attended("Физика", AttendanceState.EXCUSED, reason=SECRET)
        await book.mark("Алгебра", 5, "диктант зимородок")
        await book.group("other", "5-Д")
        await book.student("kirill", "Кирилл Панов", "other")
        await book.person("foreign", "Игорь Мартынов", Role.TEACHER, connected=True)
        await book.person("coach", "Инна Лис", Role.PSYCHOLOGIST, connected=True)


@pytest.mark.parametrize(
    ("text", "readers"),
    [
        ("Болит живот, страшно", {"anna", "dmitry", "liza", "mama", "papa"}),
        ("за «Диктант зимородок»", {"anna", "dmitry", "liza", "mama", "papa"}),
        ("Лиза Кузнецова пришла", {"anna", "dmitry", "liza", "mama", "papa"}),
        ("Кирилл Панов", set()),
        ("Лиза К., Алгебра", {"anna", "dmitry", "liza", "mama", "papa", "foreign", "coach"}),
    ],
)
async def test_the_canary_knows_who_may_read_what(
    school: School, text: str, readers: set[str]
) -> None:
    await _peopled(school)
    allowed = set()
    for key in ("anna", "dmitry", "liza", "mama", "papa", "foreign", "coach"):
        school.oracles.leaks.clear()
        await _says(school, school.actors[key].id, text)
        if not school.oracles.leaks:
            allowed.add(key)
    assert allowed == readers
    school.oracles.leaks.clear()
    await _says(school, CLASS, text)
    assert bool(school.oracles.leaks) == ("Лиза К." not in text)
    school.oracles.forgive("canary", "ledger")  # all of it was said by this test


def _workbook() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("xl/sheet1.xml", f"<v>{SECRET}</v>")
    return packed.getvalue()


@pytest.mark.parametrize(
    "way", ["text", "button", "alert", "name", "bytes", "workbook", "caption", "edit", "aside"]
)
async def test_the_canary_is_heard_wherever_it_is_hidden(school: School, way: str) -> None:
    await _peopled(school)
    foreign = school.foreign
    await foreign.sends("/menu")
    bot, there, hidden = school.app.bot, foreign.id, "Болит живот, страшно"
    key = InlineKeyboardButton(text=hidden, callback_data="x")
    match way:
        case "text":
            await bot.send_message(there, f"<i>{SECRET}</i>", parse_mode="HTML")
        case "button":
            await bot.send_message(
                there, "?", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[key]])
            )
        case "alert":
            with patch.object(Translator, "say", lambda *_, **__: hidden):
                foreign.presses(foreign.last, "day:1:0")
                await school.telegram.settle()
        case "name":
            await bot.send_document(there, BufferedInputFile(b"-", f"{hidden}.txt"))
        case "bytes":
            await bot.send_document(there, BufferedInputFile(SECRET.encode(), "list.csv"))
        case "workbook":
            await bot.send_document(there, BufferedInputFile(_workbook(), "list.xlsx"))
        case "caption":
            await bot.send_document(there, BufferedInputFile(b"-", "list.csv"), caption=hidden)
        case "edit":
            said = await bot.send_message(there, "...")
            await bot.edit_message_text(hidden, chat_id=there, message_id=said.message_id)
        case "aside":
            await foreign.joins(school.chat)
            ephemeral = EphemeralMessageParameters(receiver_user_id=foreign.id)
            await bot.send_message(CLASS, hidden, ephemeral_message_parameters=ephemeral)
    assert await _breaches(school, "canary", "ledger") >= {"canary"}


async def test_who_has_lost_a_child_may_not_read_of_it_any_more(school: School) -> None:
    await _peopled(school)
    await _says(school, school.papa.id, SECRET)
    assert school.oracles.leaks == []
    async with school.writing() as session:
        papa = col(Guardianship.guardian_id) == school.ids["papa"]
        await session.exec(delete(Guardianship).where(papa))
    await _says(school, school.papa.id, SECRET)
    assert "canary" in await _breaches(school, "canary", "ledger")


async def test_the_ledger_misses_nobody_and_finds_a_wrong_door(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Delivery that puts what is for one person into another one's chat."""
    assert await _breaches(school) == set()
    await _says(school, school.papa.id, "Никто не спрашивал")
    assert "ledger" in await _breaches(school, "ledger")
    school.oracles.ledger.uncalled.clear()
    astray = Composer._saying

    def wrong(self: Any, shown: Any, to: Any, chat_id: int, edits: Any) -> Saying:
        return replace(astray(self, shown, to, chat_id, edits), chat_id=school.mama.id)

    monkeypatch.setattr(Composer, "_saying", wrong)
    async with school.writing() as session:
        papa = await session.get_one(Person, school.ids["papa"])
        lesson = (await session.exec(select(Lesson))).first()
        assert lesson is not None
        notify(session, papa, reminders.KIND, lesson.id, at=WEDNESDAY)
    assert "ledger" in await _breaches(school, "ledger")


async def test_conservation_finds_what_has_got_lost(school: School) -> None:
    await school.mama.sends("/today")
    assert await _breaches(school) == set()
    async with school.app.store.writing() as session:
        await session.exec(delete(Inbox))
    assert await _breaches(school, "conservation") == {"conservation"}


async def test_conservation_finds_what_lies_about(school: School) -> None:
    async with school.app.store.writing() as session:
        notify(session, school.ids["papa"], reminders.KIND, 1, at=WEDNESDAY)
    school.oracles.forgive("conservation")
    assert any("is PENDING and due" in breach for breach in school.oracles.everything())


@pytest.mark.parametrize(("code", "more"), [(403, {}), (429, {"retry_after": 9})])
async def test_silence_is_kept_towards_who_has_asked_for_it(
    school: School, code: int, more: dict[str, Any]
) -> None:
    await school.papa.sends("/today")
    words = "Forbidden: bot was blocked by the user" if code == 403 else "Too Many Requests"
    school.telegram.fail("sendMessage", code, words, chat=school.papa, **more)
    await _says(school, school.papa.id, "Раз")
    assert await _breaches(school) == set()
    await _says(school, school.papa.id, "Два")
    assert await _breaches(school, "silence") == {"silence"}


@pytest.mark.parametrize("line", [f"token {TOKEN}", "Лиза Кузнецова came", f"said {SECRET}"])
async def test_the_log_keeps_mum(school: School, line: str) -> None:
    await _peopled(school)
    logging.getLogger("bot").warning("%s", line)
    assert await _breaches(school, "log") == {"log"}
