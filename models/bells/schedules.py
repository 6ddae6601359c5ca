"""Schedules of bells: the regular one of a group or the school, and those for special days."""

from datetime import datetime
from typing import Any

from sqlalchemy import false, or_
from sqlmodel import col, select

from models import around
from models.base import AccessDenied, Session
from models.bells.tables import Bell, BellSchedule, Ring
from models.groups import Group
from models.people import Person
from models.permissions import PERMISSIONS, Action, Scope
from models.slots import Slot, SlotGroup


def everybodys(by: Person) -> bool:
    """May this person set the bells of the whole school?"""
    scopes = PERMISSIONS[Action.KEEP_BELLS].scopes
    return any(scopes[role] is Scope.ALL for role in by.roles)


def check(group_id: int | None, by: Person) -> None:
    if group_id is None and not everybodys(by):
        raise AccessDenied


async def regular(session: Session, group_id: int | None) -> BellSchedule | None:
    """The bells of an ordinary day: the group's own, else the school's."""
    wanted = select(BellSchedule).where(BellSchedule.regular).order_by(col(BellSchedule.id).desc())
    found = (await session.exec(wanted)).all()
    own = [one for one in found if group_id is not None and one.group_id == group_id]
    return next(iter([*own, *(one for one in found if one.group_id is None)]), None)


async def special(session: Session, group_id: int | None) -> list[BellSchedule]:
    """Schedules for special days that have been written down, the latest first."""
    mine = or_(col(BellSchedule.group_id).is_(None), col(BellSchedule.group_id) == group_id)
    wanted = select(BellSchedule).where(mine, BellSchedule.regular == false())
    found = await session.exec(wanted.order_by(col(BellSchedule.id).desc()))
    return list(found.all())


async def guessed(session: Session, group_id: int | None) -> tuple[Ring, ...]:
    """The bells as the weekly timetable has them, as far as its lessons do not overlap."""
    columns: Any = (Slot.starts, Slot.ends)
    wanted: Any = select(*columns).where(Slot.dropped == false()).distinct()
    if group_id is not None:
        mine = select(SlotGroup.slot_id).where(col(SlotGroup.group_id).in_(around.parts(group_id)))
        wanted = wanted.where(col(Slot.id).in_(mine))
    rings: list[Ring] = []
    for starts, ends in sorted((await session.exec(wanted)).all()):
        if not rings or rings[-1].ends <= starts < ends:
            rings.append(Ring(len(rings) + 1, starts, ends))
    return tuple(rings)


async def write(
    session: Session,
    group: Group | None,
    name: str,
    rings: tuple[Ring, ...],
    *,
    zone: str,
    by: Person,
    at: datetime,
    regular: bool = False,
) -> BellSchedule:
    """Write a schedule down; `zone` is the school's, for one of the whole school."""
    group_id, zone = (group.id, group.zone) if group else (None, zone)
    check(group_id, by)
    schedule = BellSchedule(
        group_id=group_id,
        name=name,
        zone=zone,
        regular=regular,
        author_id=by.id,
        made_at=at,
        bells=[Bell(number=n, starts=starts, ends=ends) for n, starts, ends in rings],
    )
    session.add(schedule)
    await session.flush()
    return schedule
