"""On which days who has no lessons: asked by the weekly plan, by changes and by the timetable."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from models.base import Session
from models.groups import Enrollment, GroupPart
from models.holidays.tables import Holiday, HolidayState
from models.people import Person, Role
from models.permissions import Action, within
from models.timetable import local_day


@dataclass(frozen=True)
class DaysOff:
    """The declared holidays of some time, each with the groups it is of; None: all of them."""

    known: tuple[tuple[Holiday, frozenset[int] | None], ...]

    def __bool__(self) -> bool:
        return bool(self.known)

    def of(self, group_ids: Collection[int], day: date) -> Holiday | None:
        """The holidays that a lesson of just these groups falls into on that day.

        A lesson together with a group that has to learn is held.
        """
        if not group_ids:
            return None
        for holiday, groups in self.known:
            inside = groups is None or groups.issuperset(group_ids)
            if inside and holiday.first <= day <= holiday.last:
                return holiday
        return None


async def days_off(session: Session, since: date) -> DaysOff:
    """All declared holidays that are not over by that day."""
    wanted = (
        select(Holiday)
        .where(Holiday.state == HolidayState.DECLARED, Holiday.last >= since)
        .order_by(col(Holiday.last).desc())
    )
    found = (await session.exec(wanted)).all()
    groups: dict[int, set[int]] = {}
    if any(holiday.group_id is not None for holiday in found):
        inside = select(GroupPart.whole_id, GroupPart.part_id).where(
            col(GroupPart.whole_id).in_([holiday.group_id for holiday in found])
        )
        for whole, part in (await session.exec(inside)).all():
            groups.setdefault(whole, set()).add(part)
    return DaysOff(
        tuple(
            (one, None if one.group_id is None else frozenset(groups[one.group_id]))
            for one in found
        )
    )


async def coming(session: Session, me: Person, *, at: datetime) -> list[Holiday]:
    """The declared holidays that are this person's to keep and are not over, the next first."""
    mine = within(me, Action.KEEP_HOLIDAYS, Holiday)
    today = local_day(at, me.zone)
    return await _touching(session, mine, today, date.max)


async def of_student(session: Session, student_id: int, first: date, last: date) -> list[Holiday]:
    """The holidays of this student that touch those days."""
    around = (
        select(GroupPart.whole_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(Enrollment.student_id == student_id)
    )
    return await _touching(session, _of(around), first, last)


async def of_group(session: Session, group_id: int, first: date, last: date) -> list[Holiday]:
    """The holidays of everybody in this group that touch those days."""
    around = select(GroupPart.whole_id).where(GroupPart.part_id == group_id)
    return await _touching(session, _of(around), first, last)


def _of(around: Any) -> ColumnElement[bool]:
    """The whole school's, and those of one of these groups."""
    return or_(col(Holiday.group_id).is_(None), col(Holiday.group_id).in_(around))


async def seen_by(
    session: Session, me: Person, roles: Iterable[Role], first: date, last: date
) -> list[Holiday]:
    """The holidays that are this person's business in these roles and touch those days."""
    mine = within(me, Action.SEE_TIMETABLE, Holiday, roles)
    return await _touching(session, mine, first, last)


async def _touching(
    session: Session, condition: ColumnElement[bool], first: date, last: date
) -> list[Holiday]:
    wanted = (
        select(Holiday)
        .where(condition, Holiday.state == HolidayState.DECLARED)
        .where(Holiday.first <= last, Holiday.last >= first)
        .order_by(col(Holiday.first), col(Holiday.id))
    )
    return list((await session.exec(wanted)).all())
