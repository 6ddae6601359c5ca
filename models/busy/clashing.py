"""Lessons that clash with busy days, as somebody may see them, and what the tutor leaves so."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, true
from sqlmodel import col, select

from models.base import Session
from models.busy.tables import Busy, BusyLeft
from models.busy.times import BusyTimes, entered, learners
from models.groups import Group
from models.people import Person
from models.permissions import Action, students_within, within
from models.slots import WEEKS_AHEAD
from models.timetable import Lesson, LessonGroup, LessonState, day_bounds

AHEAD = timedelta(weeks=2)
A_DAY = timedelta(days=1)  # no zone is farther from UTC


@dataclass(frozen=True)
class Touched:
    """A coming lesson at which some of its students are wanted in their own school."""

    busy: Busy
    lesson: Lesson
    students: tuple[Person, ...]


async def touched(
    session: Session,
    times: BusyTimes,
    *,
    at: datetime,
    until: datetime,
    mine: ColumnElement[bool] | None = None,
    students: frozenset[int] | None = None,
    left: bool = False,
) -> list[Touched]:
    """The lessons between two moments that clash, the soonest first.

    With `mine` only lessons of that condition, with `students` only these count; with `left` also
    what a tutor has left as it is.
    """
    if not times.known:
        return []
    counted = times.students if students is None else times.students & students
    of_group = await learners(session, counted)
    theirs = select(LessonGroup.lesson_id).where(col(LessonGroup.group_id).in_(of_group))
    begins, _ = day_bounds(min(busy.first for busy, _ in times.known), "UTC", days=1)
    _, ends = day_bounds(max(busy.last for busy, _ in times.known), "UTC", days=1)
    wanted = (
        select(Lesson)
        .where(Lesson.state == LessonState.PLANNED, true() if mine is None else mine)
        .where(
            Lesson.starts_at > max(at, begins - A_DAY), Lesson.starts_at < min(until, ends + A_DAY)
        )
        .where(col(Lesson.id).in_(theirs))
        .order_by(col(Lesson.starts_at), col(Lesson.id))
    )
    lessons = (await session.exec(wanted)).all()
    settled = set() if left else await _left(session)
    found = [
        (busy, lesson, kept)
        for lesson in lessons
        for busy, kept in times.of(_attending(lesson, of_group), lesson.starts_at, lesson.ends_at)
        if (busy.id, lesson.id) not in settled
    ]
    people = await _people(session, {id for _, _, kept in found for id in kept})
    return [
        Touched(busy, lesson, tuple(sorted((people[id] for id in kept), key=_name)))
        for busy, lesson, kept in found
    ]


def _attending(lesson: Lesson, of_group: dict[int, set[int]]) -> set[int]:
    return set[int]().union(*(of_group.get(group.id, ()) for group in lesson.groups))


def _name(person: Person) -> str:
    return person.name


async def _left(session: Session) -> set[tuple[int, int]]:
    rows = await session.exec(select(BusyLeft.busy_id, BusyLeft.lesson_id))
    return {(busy_id, lesson_id) for busy_id, lesson_id in rows.all()}


async def _people(session: Session, ids: set[int]) -> dict[int, Person]:
    found = await session.exec(select(Person).where(col(Person.id).in_(ids)))
    return {person.id: person for person in found.all()}


async def coming(session: Session, me: Person, *, at: datetime) -> list[Touched]:
    """The clashes of two weeks with this person's students, but for what has been left so."""
    times = await entered(session, at, at + AHEAD)
    return await _within(session, me, times, at=at, until=at + AHEAD)


async def of_busy(
    session: Session, me: Person, busy: Busy, times: BusyTimes, *, at: datetime
) -> list[Touched]:
    """The clashes of one busy day, as far ahead as lessons are planned."""
    return await _within(session, me, times, at=at, until=at + timedelta(weeks=WEEKS_AHEAD + 1))


async def _within(
    session: Session, me: Person, times: BusyTimes, *, at: datetime, until: datetime
) -> list[Touched]:
    if not times.known:
        return []
    students = frozenset(await students_within(session, me, Action.SEE_BUSY))
    mine = within(me, Action.SEE_BUSY, Lesson)
    return await touched(session, times, at=at, until=until, mine=mine, students=students)


async def kept_from(
    session: Session, me: Person, lesson_groups: list[Group], begins: datetime, ends: datetime
) -> list[tuple[Busy, list[Person]]]:
    """Which of this person's students in these groups are wanted elsewhere between two moments."""
    times = await entered(session, begins, ends)
    if not times.known:
        return []
    mine = times.students & frozenset(await students_within(session, me, Action.SEE_BUSY))
    of_group = await learners(session, mine, [group.id for group in lesson_groups])
    found = times.of(set[int]().union(*of_group.values()), begins, ends)
    people = await _people(session, {id for _, kept in found for id in kept})
    return [(busy, sorted((people[id] for id in kept), key=_name)) for busy, kept in found]


async def leave(session: Session, busy: Busy, lesson: Lesson, *, by: Person, at: datetime) -> None:
    """The lesson stays where it is; twice is as good as once."""
    if await session.get(BusyLeft, (busy.id, lesson.id)) is None:
        session.add(BusyLeft(busy_id=busy.id, lesson_id=lesson.id, by_id=by.id, at=at))
        await session.flush()
