"""What is counted, and what is not: each rule at its edge, straight from the store."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from models import progress
from models.attendance import AttendanceState
from models.base import Session
from models.courses import Scale
from models.groups import Enrollment
from models.mastery import Level
from models.progress import Standing, StepKind, summed_up
from models.timetable import Lesson, LessonState
from tests.conftest import MOSCOW, SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook, counting

PRESENT, LATE, ABSENT, EXCUSED = AttendanceState


async def standing(session: Session, school: School, subject: str = "Физика") -> Standing:
    found = await progress.of_student(session, school.ids["liza"])
    return next(one for one in found if one.course.subject == subject)


async def test_works_are_counted_as_they_were_handed_in(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        in_time = await book.task("Физика", "Вовремя", due=5, weight=20)
        made = await book.attempt(in_time, days=5)
        await book.mark("Физика", 4, assignment_id=in_time.id, attempt_id=made.id)
        tardy = await book.task("Физика", "С опозданием", due=5, weight=10)
        made = await book.attempt(tardy, days=4.999)
        await book.mark("Физика", 2, assignment_id=tardy.id, attempt_id=made.id)
        carried = await book.task("Физика", "Из прошлого года", due=50, weight=30)
        await book.attempt(carried, days=40, carried=True)
        await book.task("Физика", "Не сдано", due=1)
        await book.task("Физика", "Сдать завтра", due=-1)
        await book.task("Физика", "Экзамен без даты", due=None, weight=100)
        await book.task("Физика", "Отменено", due=9, cancelled=True)
        gone = await book.mark("Физика", 2, "Отозвано")
        gone.withdrawn = True
        await session.flush()
        one = await standing(session, school)
        assert (one.planned, one.submitted, one.scored) == (6, 3, 2)
        assert (one.late, one.carried, one.waiting) == (1, 1, 1)
        assert one.mean == 3
        assert one.weighted == pytest.approx((4 * 20 + 2 * 10) / 30)
        assert one.last_handed_in_at == WEDNESDAY - timedelta(days=4.999)
        assert [task.title for task in one.overdue(WEDNESDAY)] == ["Не сдано"]
        assert one.overdue(WEDNESDAY - timedelta(days=1)) == []  # not yet at that very moment
        week = timedelta(days=7)
        assert [task.title for task in one.coming(WEDNESDAY, week)] == ["Сдать завтра"]
        assert "Отозвано" not in [mark.what_for for mark in one.marks]


async def test_work_without_a_mark_is_never_a_zero(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        task = await book.task("Физика", "Задача", due=5)
        await book.attempt(task, days=6)
        one = await standing(session, school)
        assert (one.mean, one.weighted, one.waiting, one.scored) == (None, None, 1, 0)
        await book.mark("Физика", 5, "Устный ответ")
        one = await standing(session, school)
        assert (one.mean, one.weighted) == (5, 5)


async def test_a_mark_without_a_task_weighs_one(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        task = await book.task("Физика", "Контрольная", weight=3)
        await book.mark("Физика", 5, assignment_id=task.id)
        await book.mark("Физика", 3, "Устный ответ")
        one = await standing(session, school)
        assert (one.mean, one.weighted) == (4, 4.5)
        assert one.marks[0].what_for == "Устный ответ"
        assert (one.submitted, one.overdue(WEDNESDAY)) == (1, [])  # what has a mark was handed in
        task.weight = 0
        await session.flush()
        assert (await standing(session, school)).weighted == 3


async def test_a_work_done_again_counts_as_it_is_now(school: School) -> None:
    """The newer mark counts and the older stays to be seen; the new due date is the one to keep."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        task = await book.task("Физика", "Лабораторная", due=20)
        first = await book.attempt(task, days=21)
        await book.mark("Физика", 2, assignment_id=task.id, attempt_id=first.id, days=19)
        again = await book.attempt(task, number=2, due_at=WEDNESDAY - timedelta(days=1))
        one = await standing(session, school)
        assert (one.mean, one.submitted, one.waiting) == (2, 1, 0)
        [owed] = one.overdue(WEDNESDAY)
        assert owed.due_at == WEDNESDAY - timedelta(days=1)
        assert one.overdue(WEDNESDAY - timedelta(days=2)) == []
        again.submitted_at = WEDNESDAY - timedelta(days=1)
        await session.flush()
        one = await standing(session, school)
        assert (one.overdue(WEDNESDAY), one.waiting, one.late, one.mean) == ([], 1, 0, 2)
        await book.mark("Физика", 5, assignment_id=task.id, attempt_id=again.id)
        one = await standing(session, school)
        assert (one.mean, one.waiting, one.scored) == (5, 0, 1)
        assert [(mark.score, mark.replaced) for mark in one.marks] == [(5, False), (2, True)]
    await school.mama.sends("/progress")
    await school.mama.taps("По предметам")
    await school.mama.taps("Физика")
    assert "— 2, Лабораторная (до переделки, не считается)" in school.mama.last.text


async def test_a_lesson_that_nobody_noted_is_no_absence(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.attended("Алгебра", PRESENT, LATE, ABSENT, EXCUSED, PRESENT)
        one = await standing(session, school, "Алгебра")
        assert one.attendance == {PRESENT: 2, LATE: 1, ABSENT: 1, EXCUSED: 1}
        assert (await standing(session, school)).attendance == {}
        first = (await session.exec(select(Lesson).where(Lesson.subject == "Алгебра"))).first()
        assert first is not None
        first.state = LessonState.CANCELLED
        await session.flush()
        one = await standing(session, school, "Алгебра")
        assert one.attendance.total() == 4  # what was noted of a lesson that was not is nothing


async def test_weeks_have_means_and_gaps(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        for score, days in ((5, 0), (4, 2), (2, 3), (3, 16)):
            await book.mark("Физика", score, days=days)
        one = await standing(session, school)
        weeks = [(date(2026, 9, 28), 3.0), (date(2026, 10, 5), 2.0), (date(2026, 10, 12), 4.5)]
        assert one.weekly() == weeks


async def test_a_course_that_was_left_stays_with_its_marks(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.group("old", "7-Д")
        await book.mark("Черчение", 4, group="old")
        await book.course("Музыка", group="old")
        found = await progress.of_student(session, school.ids["liza"])
        named = {one.course.subject: one.group for one in found}
        assert named == {"Алгебра": "8-Д", "Русский": "8-Д", "Физика": "8-Д", "Черчение": "7-Д"}


async def test_as_many_queries_for_a_class_as_for_one(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        for number in range(12):
            key = f"pupil{number}"
            await book.student(key, f"Ян Иванов{number}")
            for subject in ("Физика", "Алгебра", "Химия", "Биология"):
                await book.mark(subject, 4, student=key)
                await book.attempt(await book.task(subject, "Задача"), student=key, days=3)
    ids = [id for key, id in school.ids.items() if key.startswith("pupil")]
    await school.telegram.settle()  # nobody else asks the store meanwhile
    counts = []
    for some in (ids[:1], ids):
        async with school.app.store.reading() as session:
            with counting(session) as said:
                found = await progress.of_students(session, some)
            assert len(found) == len(some)
            counts.append(len(said))
    assert counts == [8, 8]


@pytest.mark.parametrize(
    ("filled", "kind", "what"),
    [
        ({"owed": 1, "coming": 1, "missed": 1, "weak": 2}, StepKind.HAND_IN, "Долг"),
        ({"coming": 1, "missed": 1, "weak": 2}, StepKind.HAND_IN, "Скоро"),
        ({"missed": 1, "weak": 2}, StepKind.REPEAT, "Дроби"),
        ({"weak": 2}, StepKind.TALK, "Опрос"),
        ({"weak": 3}, StepKind.NONE, ""),
        ({}, StepKind.ASK, ""),
    ],
)
async def test_one_step_and_the_most_pressing(
    school: School, filled: dict[str, int], kind: StepKind, what: str
) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        if "owed" in filled:
            await book.task("Физика", "Долг", due=1)
        if "coming" in filled:
            await book.task("Физика", "Скоро", due=-6.9)
            await book.task("Физика", "Нескоро", due=-7.1)
        if "missed" in filled:
            await book.level("Алгебра", "Дроби", Level.MISSED)
        if "weak" in filled:
            await book.mark("Физика", filled["weak"], "Опрос", days=5)
        found = await progress.of_student(session, school.ids["liza"])
    week = summed_up(found, at=WEDNESDAY, zone=SCHOOL)
    assert (week.step.kind, week.step.what) == (kind, what)


@pytest.mark.parametrize(
    ("at", "by"),
    [
        (datetime(2026, 10, 15, 12, tzinfo=UTC), date(2026, 10, 16)),
        (datetime(2026, 10, 15, 20, tzinfo=UTC), date(2026, 10, 23)),  # Friday in Yekaterinburg
        (datetime(2026, 10, 17, 12, tzinfo=UTC), date(2026, 10, 23)),
        (datetime(2026, 12, 30, 12, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
async def test_a_debt_is_to_be_paid_by_the_next_friday_of_the_reader(
    school: School, at: datetime, by: date
) -> None:
    async with school.writing() as session:
        await GradeBook(session, school).task("Физика", "Долг", due=1)
        found = await progress.of_student(session, school.ids["liza"])
    assert summed_up(found, at=at, zone=SCHOOL).step.by == by


async def test_what_went_well_is_of_this_week_and_the_best_first(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.mark("Физика", 4, "Давно", days=7)
        await book.mark("Алгебра", 4, "Четвёрка")
        await book.mark("Русский", 3, "Тройка")
        await book.mark("Химия", 70, "Порог", scale=Scale.PERCENT)
        await book.mark("Труд", 0, "Незачёт", scale=Scale.PASS)
        await book.level("Алгебра", "Давно", Level.ADVANCED, days=8)
        await book.level("Алгебра", "Дроби", Level.BASIC)
        await book.level("Алгебра", "Ещё нет", Level.MISSED)
        found = await progress.of_student(session, school.ids["liza"])
    week = summed_up(found, at=WEDNESDAY, zone=MOSCOW)
    told = [
        one.level.topic if one.level else one.mark and one.mark.what_for for one in week.successes
    ]
    assert told == ["Дроби", "Порог", "Четвёрка"]
    assert (week.silent, week.unknown, week.everything_handed_in) == (1, False, False)


async def test_a_newcomer_owes_nothing_from_before_they_came(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        done = await book.task("Физика", "Сдано заранее", due=3)
        await book.attempt(done, days=4)
        await book.task("Физика", "Было до прихода", due=2)
        await book.task("Физика", "В день прихода", due=1)
        enrollment = (await session.exec(select(Enrollment))).one()
        enrollment.joined_on = (WEDNESDAY - timedelta(days=1)).date()
        await session.flush()
        one = await standing(session, school)
        assert [task.title for task in one.overdue(WEDNESDAY)] == ["В день прихода"]
        assert (one.planned, one.submitted) == (2, 1)
