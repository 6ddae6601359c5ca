"""The oracle of `tests.privacy` can say no."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from jobs.saying import Saying
from models.attendance import AttendanceState
from tests.conftest import School, peopled, running
from tests.gradebook import GradeBook
from tests.privacy import OF_MARKS, PERSONAL_COLUMNS, Watch, watching
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
    empty_store: Path, tmp_path: Path, words: Translator, spoken: str
) -> None:
    """Whatever the timetable, which is for everybody's ears, has in common with a reason is told"""
    store = tmp_path / "school.db"
    shutil.copy(empty_store, store)
    leaks: list[str] = []
    try:
        async with running(store, words) as bare:
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
