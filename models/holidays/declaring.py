"""Declaring holidays: look at what they take away, declare them, take them back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select

from models import around
from models.assignments import Assignment
from models.base import AccessDenied, Session
from models.courses import Course
from models.groups import Group
from models.holidays import audience
from models.holidays.days import DaysOff, days_off
from models.holidays.tables import (
    LONGEST,
    Holiday,
    HolidayDecided,
    HolidayKind,
    HolidayKnown,
    HolidayOver,
    HolidayState,
    HolidayTooLong,
)
from models.people import Person
from models.permissions import PERMISSIONS, Action, Scope
from models.timetable import Lesson, LessonGroup, LessonState, day_bounds, local_day

A_BREAK = 3  # days: fewer are a holiday


@dataclass(frozen=True)
class Effect:
    """What declaring would do: lessons that fall away, and tasks that are due meanwhile.

    `kept` are lessons together with others, who have to learn: they are held.
    """

    lessons: int
    kept: int
    tasks: list[Assignment]


def everybodys(by: Person) -> bool:
    """May this person declare holidays of the whole school?"""
    scopes = PERMISSIONS[Action.KEEP_HOLIDAYS].scopes
    return any(scopes[role] is Scope.ALL for role in by.roles)


def _check(group_id: int | None, by: Person) -> None:
    if group_id is None and not everybodys(by):
        raise AccessDenied


async def draft(
    session: Session,
    group: Group | None,
    first: date,
    last: date,
    *,
    zone: str,
    by: Person,
    at: datetime,
) -> Holiday:
    """Think of holidays; `zone` is the school's, for those of the whole school."""
    group_id, zone = (group.id, group.zone) if group else (None, zone)
    _check(group_id, by)
    if last < local_day(at, zone):
        raise HolidayOver
    days = (last - first).days + 1
    if days > LONGEST:
        raise HolidayTooLong(n=days)
    same = select(Holiday.id).where(
        Holiday.state == HolidayState.DECLARED,
        Holiday.group_id == group_id,
        Holiday.first <= first,
        Holiday.last >= last,
    )
    if (await session.exec(same)).first() is not None:
        raise HolidayKnown
    kind = HolidayKind.BREAK if days >= A_BREAK else HolidayKind.HOLIDAY
    begun = Holiday(
        group_id=group_id,
        kind=kind,
        first=first,
        last=last,
        zone=zone,
        author_id=by.id,
        begun_at=at,
        group=group,
        author=by,
    )
    session.add(begun)
    await session.flush()
    return begun


def call(holiday: Holiday, kind: HolidayKind, *, by: Person) -> None:
    """Say what they are, while nobody has heard of them."""
    _own(holiday, by)
    if holiday.state is not HolidayState.DRAFT:
        raise HolidayDecided
    holiday.kind = kind


def _own(holiday: Holiday, by: Person) -> None:
    """A draft is its author's alone."""
    if holiday.author_id != by.id:
        raise AccessDenied


async def effect(session: Session, holiday: Holiday, *, at: datetime) -> Effect:
    """What a draft would do once it is declared."""
    falling = await _lessons(session, holiday, at=at)
    off = await _as_if(session, holiday)
    gone = [one for one in falling if off.of(one.groups, one.day)]
    return Effect(len(gone), len(falling) - len(gone), await _tasks(session, holiday))


async def declare(session: Session, holiday: Holiday, *, by: Person, at: datetime) -> None:
    """The coming lessons of those days fall away, and everybody concerned hears."""
    _own(holiday, by)
    _check(holiday.group_id, by)
    if holiday.last < local_day(at, holiday.zone):
        raise HolidayOver
    await _pass(session, holiday, HolidayState.DRAFT, HolidayState.DECLARED)
    holiday.declared_at = at
    await _take(session, holiday, at=at)
    await audience.tell(session, holiday, at=at)


async def discard(session: Session, holiday: Holiday, *, by: Person, at: datetime) -> None:
    """Forget a draft: nothing has happened."""
    _own(holiday, by)
    await _pass(session, holiday, HolidayState.DRAFT, HolidayState.DISCARDED)
    holiday.ended_at = at


async def withdraw(session: Session, holiday: Holiday, *, by: Person, at: datetime) -> None:
    """There are lessons after all, from now on; whoever heard of the holidays hears that, too."""
    _check(holiday.group_id, by)
    today = local_day(at, holiday.zone)
    if holiday.last < today:
        raise HolidayOver
    await _pass(session, holiday, HolidayState.DECLARED, HolidayState.WITHDRAWN)
    holiday.ended_at = at
    restored = select(Lesson.id).where(Lesson.holiday_id == holiday.id, Lesson.starts_at > at)
    ids = list((await session.exec(restored)).all())
    back = update(Lesson).where(col(Lesson.id).in_(ids))
    await session.exec(back.values(state=LessonState.PLANNED, holiday_id=None))
    if holiday.first < today:  # those that are past have been holidays
        holiday.state, holiday.last = HolidayState.DECLARED, today - timedelta(days=1)
        await session.flush()
    await settle(session, at=at, also=frozenset(ids))
    await audience.recall(session, holiday, at=at)


async def settle(session: Session, *, at: datetime, also: frozenset[int] = frozenset()) -> None:
    """Bring the coming lessons of the weekly plan, and `also` those, in line with the holidays.

    A lesson that somebody has put into holidays by hand stays there.
    """
    off = await days_off(session, local_day(at, "UTC") - timedelta(days=1))
    for holiday, _ in off.known:
        await _take(session, holiday, at=at, by_hand=also)
    taken = select(Lesson).where(col(Lesson.holiday_id).is_not(None), Lesson.starts_at > at)
    for lesson in (await session.exec(taken)).all():
        here = off.of([g.id for g in lesson.groups], local_day(lesson.starts_at, lesson.zone))
        if here is None:
            lesson.state, lesson.holiday_id = LessonState.PLANNED, None
    await session.flush()


async def _take(
    session: Session, holiday: Holiday, *, at: datetime, by_hand: frozenset[int] | None = None
) -> None:
    """Cancel the lessons of those days; of those changed by hand all, or just these."""
    off = await _as_if(session, holiday)
    gone = [
        one.id
        for one in await _lessons(session, holiday, at=at)
        if off.of(one.groups, one.day) and (not one.changed or by_hand is None or one.id in by_hand)
    ]
    for start in range(0, len(gone), 500):  # a statement takes so many ids
        mine = update(Lesson).where(col(Lesson.id).in_(gone[start : start + 500]))
        await session.exec(mine.values(state=LessonState.CANCELLED, holiday_id=holiday.id))


@dataclass(frozen=True)
class _Falling:
    """A coming lesson on one of those days, by the clock of its own zone."""

    id: int
    day: date
    changed: bool
    groups: frozenset[int]


async def _lessons(session: Session, holiday: Holiday, *, at: datetime) -> list[_Falling]:
    """The lessons to come of those days that have to do with those groups."""
    begins, _ = day_bounds(holiday.first - timedelta(days=1), "UTC")
    _, ends = day_bounds(holiday.last + timedelta(days=1), "UTC")
    planned: Any = (
        select(Lesson.id, Lesson.starts_at, Lesson.zone, Lesson.changed, LessonGroup.group_id)  # type: ignore[call-overload]
        .join(LessonGroup, col(LessonGroup.lesson_id) == Lesson.id)
        .where(Lesson.state == LessonState.PLANNED, Lesson.starts_at > at)
        .where(Lesson.starts_at >= begins, Lesson.starts_at < ends)
    )
    groups: dict[int, set[int]] = {}
    told: dict[int, Any] = {}
    for row in (await session.exec(planned)).all():
        if holiday.first <= local_day(row.starts_at, row.zone) <= holiday.last:
            told[row.id] = row
            groups.setdefault(row.id, set()).add(row.group_id)
    if holiday.group_id is not None:
        inside = await around.inside(session, holiday.group_id)
        told = {id: row for id, row in told.items() if groups[id] & inside}
    return [
        _Falling(id, local_day(row.starts_at, row.zone), row.changed, frozenset(groups[id]))
        for id, row in told.items()
    ]


async def _as_if(session: Session, holiday: Holiday) -> DaysOff:
    """Only these holidays, declared or not."""
    group_id = holiday.group_id
    groups = None if group_id is None else await around.inside(session, group_id)
    return DaysOff(((holiday, groups),))


async def _tasks(session: Session, holiday: Holiday) -> list[Assignment]:
    """What is due on one of those days by the school's clock."""
    begins, _ = day_bounds(holiday.first, holiday.zone)
    _, ends = day_bounds(holiday.last, holiday.zone)
    due = (
        select(Assignment)
        .join(Course, col(Course.id) == Assignment.course_id)
        .where(col(Assignment.due_at) >= begins, col(Assignment.due_at) < ends)
        .where(col(Assignment.cancelled).is_(False))
        .order_by(col(Assignment.due_at), col(Assignment.id))
    )
    if holiday.group_id is not None:
        due = due.where(col(Course.group_id).in_(await around.inside(session, holiday.group_id)))
    return list((await session.exec(due)).all())


async def _pass(session: Session, holiday: Holiday, old: HolidayState, new: HolidayState) -> None:
    """From one state to the next; of two who decide at once, one wins."""
    await session.flush()
    mine = update(Holiday).where(col(Holiday.id) == holiday.id, col(Holiday.state) == old)
    if (await session.exec(mine.values(state=new))).rowcount != 1:
        raise HolidayDecided
    await session.refresh(holiday, ["state"])
