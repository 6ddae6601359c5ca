"""What the cells of the gradebook's files may say, and what is asked when they say too little."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import delete
from sqlmodel import select

from models import gradebook
from models.attendance import Attendance, AttendanceState
from models.consents import Consent
from models.courses import Scale
from models.gradebook import FileKind, Plan, table
from models.people import Person, Reader
from models.spreadsheets import ProblemKey
from models.spreadsheets.cells import clock_of, day_of
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook
from ui.i18n import Translator
from ui.templates import template


async def plan_of(school: School, text: str, who: str = "dmitry") -> Plan:
    async with school.writing() as session:
        by = await session.get_one(Person, school.ids[who])
        plan, _ = await gradebook.from_file(
            session, text.encode(), by=by, zone=SCHOOL, at=WEDNESDAY
        )
        return plan


def reasons(plan: Plan) -> list[tuple[int, ProblemKey, str]]:
    return [(one.line, one.key, one.column) for one in plan.problems]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kind", list(FileKind))
def test_the_examples_are_of_their_kind(words: Translator, kind: FileKind, language: str) -> None:
    name, content = template(words, Reader(language), f"gradebook-file-{kind}", table.COLUMNS)
    assert name.endswith(".xlsx")
    assert gradebook.is_gradebook(content)
    reading = table.read(content)
    assert (reading.kind, reading.problems, reading.ignored_columns) == (kind, (), ())
    assert len(reading.records) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", "день;начало;конец;предмет;преподаватель;группа\n".encode(), b"a,b\n"],
)
def test_other_files_are_left_to_others(content: bytes) -> None:
    assert not gradebook.is_gradebook(content)


ROWS = [
    ("группа;предмет;задание;срок\n8-Д;Физика;!!!;", ProblemKey.EMPTY_TASK, "task"),
    ("группа;предмет;задание;срок\n8-Д;Физика;Опыт;завтра", ProblemKey.BAD_DATE, "due"),
    ("группа;предмет;задание;срок\n8-Д;Физика;Опыт;16.10.2026 25:00", ProblemKey.BAD_DATE, "due"),
    ("группа;предмет;задание;срок;вес\n8-Д;Физика;Опыт;;-1", ProblemKey.BAD_WEIGHT, "weight"),
    ("группа;предмет;задание;срок;вес\n8-Д;Физика;Опыт;;много", ProblemKey.BAD_WEIGHT, "weight"),
    ("группа;предмет;задание;срок\n9-А;Физика;Опыт;", ProblemKey.UNKNOWN_GROUP, "group"),
    ("группа;предмет;задание;срок\n8-Д;Танцы;Опыт;", ProblemKey.UNKNOWN_COURSE, "subject"),
    ("ученик;предмет;задание;сдано\nЛиза Кузнецова;Физика;Нет;", ProblemKey.UNKNOWN_TASK, "task"),
    (
        "ученик;предмет;тема;уровень\nЛиза Кузнецова;Физика;;базовый",
        ProblemKey.EMPTY_TOPIC,
        "topic",
    ),
    (
        "ученик;предмет;тема;уровень\nЛиза Кузнецова;Физика;А;так себе",
        ProblemKey.BAD_LEVEL,
        "level",
    ),
    (
        "ученик;дата;посещаемость\nЛиза Кузнецова;14.10.2026;был",
        ProblemKey.SEVERAL_LESSONS,
        "date",
    ),
    (
        "ученик;дата;посещаемость;предмет\nЛиза Кузнецова;13.10.2026;был;Физика",
        ProblemKey.NO_SUCH_LESSON,
        "date",
    ),
    (
        "ученик;дата;посещаемость;предмет\nЛиза Кузнецова;15.10.2026;был;Русский",
        ProblemKey.DAY_AHEAD,
        "date",
    ),
    (
        "ученик;дата;посещаемость;начало\nЛиза Кузнецова;14.10.2026;был;9 утра",
        ProblemKey.BAD_TIME,
        "start",
    ),
    (
        "ученик;дата;посещаемость\nЛиза Кузнецова;14.10.2026;где-то",
        ProblemKey.BAD_ATTENDANCE,
        "attendance",
    ),
]


@pytest.mark.parametrize(("text", "key", "column"), ROWS)
async def test_a_row_that_says_too_little_or_too_much(
    school: School, text: str, key: ProblemKey, column: str
) -> None:
    assert reasons(await plan_of(school, text)) == [(2, key, column)]


async def test_a_row_about_a_child_nobody_consented_for(school: School) -> None:
    async with school.writing() as session:
        await session.exec(delete(Consent))
    found = await plan_of(school, "ученик;предмет;дата;оценка\nЛиза Кузнецова;Физика;14.10.2026;5")
    assert reasons(found) == [(2, ProblemKey.NO_CONSENT, "student")]


async def test_two_of_one_name_are_told_apart_by_their_group(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.student("liza2", "Лиза Кузнецова")
        await book.group("other", "англ 1", tutor="anna")
        await book.student("liza3", "Кузнецова Лиза", "other")
        await book.course("Физика", group="other")
    twins = "ученик;предмет;оценка;группа\nЛиза Кузнецова;Физика;5;8-Д\n"
    assert reasons(await plan_of(school, twins, "anna")) == [
        (2, ProblemKey.SEVERAL_STUDENTS, "student")
    ]
    alone = "ученик;предмет;оценка;группа\nЛиза Кузнецова;Физика;5;англ 1\n"
    assert len((await plan_of(school, alone, "anna")).new) == 1


async def test_one_subject_in_two_groups_is_asked_about(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.group("other", "англ 1", tutor="anna")
        await book.enrol("liza", "other")
        await book.course("Физика", group="other")
    text = "ученик;предмет;оценка\nЛиза Кузнецова;Физика;5\n"
    assert reasons(await plan_of(school, text, "anna")) == [
        (2, ProblemKey.SEVERAL_COURSES, "subject")
    ]


async def test_a_lesson_is_found_by_its_beginning(school: School) -> None:
    text = "ученик;дата;посещаемость;начало\nЛиза Кузнецова;14.10.2026;н;9.00\n"
    await school.dmitry.sends_file("a.csv", text.encode())
    await school.dmitry.taps("Применить")
    async with school.app.store.reading() as session:
        noted = (await session.exec(select(Attendance))).one()
        assert noted.state is AttendanceState.ABSENT
    await school.dmitry.sends_file("a.csv", text.replace(";н;", ";оп;").encode())
    assert school.dmitry.last.text == "a.csv\n\nИсправления: 1 отметка об уроке"


async def test_a_task_moved_to_another_day_and_a_work_without_a_mark(school: School) -> None:
    task = "группа;предмет;задание;срок\n8-Д;Физика;Опыт;13.10.2026\n"
    for text in (task, task.replace("13.", "15.")):
        await school.dmitry.sends_file("t.csv", text.encode())
        await school.dmitry.taps("Применить")
    assert "Исправления: 1 задание" in school.dmitry.last.text
    work = "ученик;предмет;задание;сдано;оценка;перенесено\nЛиза Кузнецова;Физика;Опыт;{};{};нет\n"
    nothing, made = work.format("", ""), work.format("13.10.2026", "")
    await school.dmitry.sends_file("w.csv", nothing.encode())
    assert school.dmitry.last.text == "«w.csv»: всё уже так и есть. Менять нечего."
    for text, told in ((made, "Новое"), (work.format("13.10.2026", "4"), "Исправления")):
        await school.dmitry.sends_file("w.csv", text.encode())
        assert school.dmitry.last.text == f"w.csv\n\n{told}: 1 работа"
        await school.dmitry.taps("Применить")
    await school.mama.sends("/progress")
    await school.mama.taps("По предметам")
    assert "Физика: 4 · сдано 1 из 1" in school.mama.last.text


def test_cells() -> None:
    assert day_of("14.10.2026") == day_of("2026-10-14") == date(2026, 10, 14)
    assert day_of("31.02.2026") is None
    assert day_of("14.10.20266") is None
    assert clock_of("9:05") == time(9, 5)
    assert clock_of("24:00") is None
    late = table.moment_of("14.10.2026 18:30", SCHOOL, table.NOON)
    assert late == datetime(2026, 10, 14, 13, 30, tzinfo=UTC)
    assert table.flag_of("ДА") is True
    assert table.flag_of("") is False
    assert table.flag_of("наверное") is None
    assert table.scale_of("Зачёт") is Scale.PASS
    assert table.scale_of("") is Scale.FIVE
    assert table.scale_of("баллы") is None
    assert table.weight_of("0,5") == 0.5
    assert table.weight_of("10001") is None
    assert table.state_of("не была") is AttendanceState.ABSENT
    assert table.state_of("Ув.") is AttendanceState.EXCUSED
