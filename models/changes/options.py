"""When a lesson could be instead: the group's bells, and what stands in the way at each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import false
from sqlmodel import col, select

from models import busy, groups, holidays
from models.base import Session
from models.changes.rivals import Rival, nearby, overlapping
from models.changes.tables import Change, ChangeKind, Publication
from models.holidays import DaysOff, Holiday
from models.slots import Slot, SlotGroup
from models.timetable import (
    Lesson,
    local_day,
    moment,
)

DAYS_AHEAD = 14
PROPOSALS = 3


@dataclass(frozen=True)
class Bell:
    """A moment at which the group's lessons begin, and what would be in the way.

    `busy` are the ids of students whom their own school wants then.
    """

    at: datetime
    rivals: tuple[Rival, ...]
    holiday: Holiday | None = None
    busy: frozenset[int] = frozenset()

    @property
    def free(self) -> bool:
        return not (self.rivals or self.busy or self.holiday)


async def proposals(
    session: Session, lesson: Lesson, draft: Publication | None, *, at: datetime
) -> list[datetime]:
    """The next moments, from the lesson's own day on, that suit teacher, students and room."""
    found = await coming(session, lesson, draft, at=at)
    return [bell.at for bell in found if bell.free][:PROPOSALS]


async def coming(
    session: Session,
    lesson: Lesson,
    draft: Publication | None,
    *,
    at: datetime,
    student_id: int | None = None,
) -> list[Bell]:
    """The next moments that are not the lesson's own, from its day on; none in its holidays.

    With a student it is for that student alone: the rest of the group and the room do not count.
    """
    first = max(local_day(at, lesson.zone), local_day(lesson.starts_at, lesson.zone))
    found = await _bells(session, lesson, draft, first, DAYS_AHEAD, student_id)
    return [bell for bell in found if bell.at > at and bell.at != lesson.starts_at]


async def bells_on(
    session: Session,
    lesson: Lesson,
    draft: Publication | None,
    day: date,
    *,
    at: datetime,
    student_id: int | None = None,
) -> list[Bell]:
    """The bells of one day that are still to come, free or not; see `coming` for the student."""
    found = await _bells(session, lesson, draft, day, 1, student_id, every_day=True)
    return [bell for bell in found if bell.at > at]


async def bell_at(
    session: Session,
    lesson: Lesson,
    draft: Publication | None,
    at: datetime,
    *,
    student_id: int | None = None,
) -> Bell:
    """Any moment, as if the lesson began then; see `coming` for the student."""
    teachers = [teacher.id for teacher in lesson.teachers]
    near = at - timedelta(days=1), at + timedelta(days=1)
    rivals = await nearby(session, lesson, teachers, draft, *near, student_id)
    times = await busy.entered(session, *near)
    kept = times.kept(await attendees(session, lesson, student_id), at, at + lesson.lasts)
    return Bell(at, overlapping(rivals, at, at + lesson.lasts), busy=kept)


async def attendees(session: Session, lesson: Lesson, student_id: int | None) -> list[int]:
    """Who learns in a lesson: this student, or all of its groups."""
    if student_id is not None:
        return [student_id]
    wanted = groups.students([group.id for group in lesson.groups])
    return list((await session.exec(wanted)).all())


async def _bells(
    session: Session,
    lesson: Lesson,
    draft: Publication | None,
    first: date,
    days: int,
    student_id: int | None = None,
    *,
    every_day: bool = False,
) -> list[Bell]:
    weekdays, starts = await _rhythm(session, lesson)
    off = await holidays.days_off(session, first)
    mine = [group.id for group in lesson.groups]
    wanted = [first] if every_day else _school_days(first, days, weekdays, off, mine)
    moments = {
        moment(day, wall, lesson.zone): off.of(mine, day) for day in wanted for wall in starts
    }
    if not moments:
        return []
    teachers = [teacher.id for teacher in lesson.teachers]
    near = min(moments) - timedelta(days=1), max(moments) + timedelta(days=1)
    rivals = await nearby(session, lesson, teachers, draft, *near, student_id)
    times = await busy.entered(session, *near)
    learn = await attendees(session, lesson, student_id) if times.known else []
    return [
        Bell(
            begins,
            overlapping(rivals, begins, begins + lesson.lasts),
            holiday,
            times.kept(learn, begins, begins + lesson.lasts),
        )
        for begins, holiday in moments.items()
    ]


def _school_days(
    first: date, days: int, weekdays: set[int], off: DaysOff, group_ids: list[int]
) -> Iterator[date]:
    """The days of so many on which these groups learn; holidays are passed over uncounted."""
    counted = 0
    for number in range(days + holidays.LONGEST):
        day = first + timedelta(days=number)
        if off.of(group_ids, day):
            continue
        counted += 1
        if counted > days:
            return
        if day.weekday() in weekdays:
            yield day


async def holiday_of(session: Session, change: Change) -> Holiday | None:
    """The holidays in which a lesson would be, once this change is published."""
    if change.kind not in (ChangeKind.MOVE, ChangeKind.ADD):
        return None
    day = local_day(change.now_starts_at, change.lesson.zone)
    off = await holidays.days_off(session, day)
    return off.of([group.id for group in change.lesson.groups], day)


async def _rhythm(session: Session, lesson: Lesson) -> tuple[set[int], list[time]]:
    """On which weekdays and at which times the groups of this lesson usually learn."""
    usual = (
        select(col(Slot.weekday), col(Slot.starts))
        .join(SlotGroup, col(SlotGroup.slot_id) == Slot.id)
        .where(col(SlotGroup.group_id).in_([group.id for group in lesson.groups]))
        .where(Slot.dropped == false())
        .distinct()
    )
    found = (await session.exec(usual)).all()
    weekdays = {weekday for weekday, _ in found} or set(range(5))
    return weekdays, sorted({starts for _, starts in found}) or [time(9)]
