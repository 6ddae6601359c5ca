"""When a lesson could be instead: the group's bells, and what stands in the way at each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, false, or_, union
from sqlmodel import col, select

from models import groups, holidays
from models.base import Session
from models.changes.tables import Change, ChangeKind, Publication
from models.clashes import ClashKind
from models.groups import Enrollment, GroupPart
from models.holidays import DaysOff, Holiday
from models.slots import Slot, SlotGroup
from models.timetable import (
    Lesson,
    LessonGroup,
    LessonState,
    LessonTeacher,
    concerns,
    local_day,
    moment,
)

DAYS_AHEAD = 14
PROPOSALS = 3


@dataclass(frozen=True)
class Rival:
    """A lesson that wants the same teacher, students or room at the same time."""

    kind: ClashKind
    lesson: Lesson
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Bell:
    """A moment at which the group's lessons begin, who would be in the way, and its holidays."""

    at: datetime
    rivals: tuple[Rival, ...]
    holiday: Holiday | None = None


async def proposals(
    session: Session, lesson: Lesson, draft: Publication | None, *, at: datetime
) -> list[datetime]:
    """The next moments, from the lesson's own day on, that suit teacher, students and room."""
    found = await coming(session, lesson, draft, at=at)
    return [bell.at for bell in found if not bell.rivals][:PROPOSALS]


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
    rivals = await _rivals(session, lesson, teachers, draft, *near, student_id)
    return Bell(at, _at(rivals, at, at + lesson.lasts))


async def rivals_of(
    session: Session, change: Change, draft: Publication | None
) -> tuple[Rival, ...]:
    """What a change would clash with once it is published."""
    if change.kind is ChangeKind.CANCEL:
        return ()
    teachers = [teacher.id for teacher in change.lesson.teachers]
    if change.now_teacher_id is not None:
        teachers = [change.now_teacher_id]
    near = change.now_starts_at - timedelta(days=1), change.now_ends_at + timedelta(days=1)
    rivals = await _rivals(session, change.lesson, teachers, draft, *near)
    return _at(rivals, change.now_starts_at, change.now_ends_at)


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
    rivals = await _rivals(session, lesson, teachers, draft, *near, student_id)
    return [
        Bell(begins, _at(rivals, begins, begins + lesson.lasts), holiday)
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


async def _rivals(
    session: Session,
    lesson: Lesson,
    teachers: list[int],
    draft: Publication | None,
    begins: datetime,
    ends: datetime,
    student_id: int | None = None,
) -> list[Rival]:
    """Every other lesson nearby that may not overlap, placed where the draft would have it."""
    plans = {change.lesson_id: change for change in draft.changes} if draft else {}
    nearby = or_(
        (col(Lesson.starts_at) >= begins) & (col(Lesson.starts_at) < ends),
        col(Lesson.id).in_(list(plans)),
    )
    rivals = []
    for kind, condition in _wanting_the_same(lesson, teachers, student_id).items():
        others = select(Lesson).where(
            condition, nearby, Lesson.id != lesson.id, Lesson.state != LessonState.CANCELLED
        )
        for other in (await session.exec(others)).all():
            plan = plans.get(other.id)
            if plan is None and other.state is LessonState.PLANNED:
                rivals.append(Rival(kind, other, other.starts_at, other.ends_at))
            elif plan is not None and plan.kind is not ChangeKind.CANCEL:
                rivals.append(Rival(kind, other, plan.now_starts_at, plan.now_ends_at))
    return rivals


def _wanting_the_same(
    lesson: Lesson, teachers: list[int], student_id: int | None
) -> dict[ClashKind, ColumnElement[bool]]:
    taught = select(LessonTeacher.lesson_id).where(col(LessonTeacher.teacher_id).in_(teachers))
    group_ids = [group.id for group in lesson.groups]
    parts = select(GroupPart.part_id).where(col(GroupPart.whole_id).in_(group_ids))
    # A student may learn in two groups that have nothing else in common.
    elsewhere = select(Enrollment.group_id).where(
        col(Enrollment.student_id).in_(groups.students(group_ids))
    )
    attended = (
        select(LessonGroup.lesson_id)
        .join(GroupPart, col(GroupPart.whole_id) == LessonGroup.group_id)
        .where(col(GroupPart.part_id).in_(select(union(parts, elsewhere).subquery().c[0])))
    )
    if student_id is not None:
        return {
            ClashKind.TEACHER: col(Lesson.id).in_(taught),
            ClashKind.STUDENTS: concerns(student_id),
        }
    conditions: dict[ClashKind, ColumnElement[bool]] = {
        ClashKind.TEACHER: col(Lesson.id).in_(taught),
        ClashKind.STUDENTS: col(Lesson.id).in_(attended),
    }
    if lesson.room:
        conditions[ClashKind.ROOM] = col(Lesson.room) == lesson.room
    return conditions


def _at(rivals: list[Rival], begins: datetime, ends: datetime) -> tuple[Rival, ...]:
    return tuple(r for r in rivals if r.starts_at < ends and begins < r.ends_at)
