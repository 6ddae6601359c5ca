"""Taking a plan over into the store, whole or not at all, in a few statements however large."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, update
from sqlmodel import select

from models import slots
from models.base import Session
from models.groups import Group, GroupPart, GroupStaff
from models.imports.lessons import follow, withdraw
from models.imports.plans import FileBroken, Plan
from models.imports.week import APART, Token, Weekly
from models.people import Person, Role, person
from models.slots import Slot, SlotGroup, SlotTeacher

PATRONYMIC = ("вич", "вна", "ична")

Ids = Mapping[Token, int]


async def apply(session: Session, plan: Plan, *, by: Person | None, at: datetime) -> None:
    """Do what the plan says, and plan the coming lessons anew; FileBroken if rows were refused.

    A tutor becomes tutor of the groups that the file brings. A slot's key is the file's own id of
    the lesson and a mark of this import, so that the ids of different files never meet.
    """
    if plan.problems:
        raise FileBroken(count=len(plan.problems))
    if not plan.changes_anything:
        return
    groups = await _groups(session, plan, by)
    teachers = await _teachers(session, plan)
    await _parts(session, plan, groups)
    mark = APART + secrets.token_hex(6)
    await _add(session, {row.id + mark: row.lesson for row in plan.added}, groups, teachers)
    stay = [*plan.changed, *plan.revived]
    renumbered = [(old, row) for old, row in plan.unchanged if old.id != row.id]
    keys = [{"id": old.slot_id, "key": row.id + mark} for old, row in (*stay, *renumbered)]
    fields = [
        {"id": old.slot_id, "dropped": False, **_fields(row.lesson)} for old, row in stay
    ]
    gone = [{"id": old.slot_id, "dropped": True} for old in plan.dropped]
    for rows in (keys, fields, gone):
        await _update(session, rows)
    await _link(session, {old.slot_id: row.lesson for old, row in stay}, groups, teachers)
    await follow(session, plan.changed, groups, teachers, at=at)
    await withdraw(session, [old.slot_id for old in plan.dropped], at=at)
    await slots.plan(session, at=at)


async def _groups(session: Session, plan: Plan, by: Person | None) -> Ids:
    new = {
        token: Group(name=name, zone=_zone_of(token, plan))
        for token, name in plan.groups.new.items()
    }
    session.add_all(new.values())
    await session.flush()
    if by is not None and Role.TUTOR in by.roles:
        session.add_all(
            GroupStaff(group_id=group.id, person_id=by.id, role=Role.TUTOR)
            for group in new.values()
        )
    return {token: group.id for token, group in new.items()}
