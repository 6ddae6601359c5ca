"""Taking a plan over into the store, whole or not at all, in a few statements however large."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import select

from models import bells, holidays, slots
from models.base import Session
from models.groups import Group, GroupPart, GroupStaff
from models.imports.lessons import fields, follow, withdraw
from models.imports.links import SLOTS, Ids, link
from models.imports.plans import FileBroken, Plan
from models.imports.week import APART, Pair, Token, Weekly
from models.people import Person, Role, person
from models.slots import Slot

FATHERS_NAME = ("вич", "вна", "ична")


async def apply(session: Session, plan: Plan, *, by: Person | None, at: datetime) -> None:
    """Do what the plan says, and plan the coming lessons anew; FileBroken if rows were refused.

    A tutor becomes tutor of the groups that the file brings. A slot's key is the file's own id of
    the lesson and a mark of this import, so that the ids of different files never meet.
    """
    if plan.problems:
        raise FileBroken(count=len(plan.problems))
    if not plan.changes_anything:
        return
    ids = Ids(await _groups(session, plan, by), await _teachers(session, plan))
    await _rearrange(session, plan, ids)
    mark = APART + secrets.token_hex(6)
    stay = [*plan.changed, *plan.revived]
    known = [*stay, *((old, row) for old, row in plan.unchanged if old.id != row.id)]
    await _update(session, [{"id": old.slot_id, "key": row.id + mark} for old, row in known])
    await _update(
        session, [{"id": old.slot_id, "dropped": False} | fields(row.lesson) for old, row in stay]
    )
    await _update(session, [{"id": old.slot_id, "dropped": True} for old in plan.dropped])
    await link(session, SLOTS, {old.slot_id: row.lesson for old, row in stay}, ids)
    await _add(session, {row.id + mark: row.lesson for row in plan.added}, ids)
    await follow(session, plan.changed, ids, at=at)
    await withdraw(session, [old.slot_id for old in plan.dropped], at=at)
    await slots.plan(session, at=at)
    await holidays.settle(session, at=at)
    await bells.settle(session, at=at)


async def _groups(session: Session, plan: Plan, by: Person | None) -> dict[Token, int]:
    new = {token: Group(name=name, zone=plan.zone) for token, name in plan.groups.new.items()}
    session.add_all(new.values())
    await session.flush()
    if by is not None and Role.TUTOR in by.roles:
        session.add_all(
            GroupStaff(group_id=group.id, person_id=by.id, role=Role.TUTOR)
            for group in new.values()
        )
        await session.flush()
    return {token: group.id for token, group in new.items()}


async def _teachers(session: Session, plan: Plan) -> dict[Token, int]:
    """Teachers whom nobody has met yet, without Telegram: they can be invited."""
    new = {token: _teacher(name, plan.zone) for token, name in plan.teachers.new.items()}
    session.add_all(new.values())
    await session.flush()
    return {token: teacher.id for token, teacher in new.items()}


def _teacher(name: str, zone: str) -> Person:
    """Timetables put surnames first, we put them last; initials are left as they are written."""
    words = name.split()
    if len(words) == 3 and words[2].endswith(FATHERS_NAME):
        name = " ".join([*words[1:], words[0]])
    called = name if "." in name else None
    return person(name, Role.TEACHER, zone=zone, called=called)


async def _rearrange(session: Session, plan: Plan, ids: Ids) -> None:
    def rows(pairs: frozenset[Pair]) -> list[dict[str, Any]]:
        return [
            {"whole_id": ids.groups.get(whole, whole), "part_id": ids.groups.get(part, part)}
            for whole, part in sorted(pairs, key=str)
        ]

    for row in rows(plan.unlinked):
        await session.exec(delete(GroupPart).filter_by(**row))
    if plan.linked:
        await session.exec(insert(GroupPart), params=rows(plan.linked))


async def _update(session: Session, rows: list[dict[str, Any]]) -> None:
    if rows:
        await session.exec(update(Slot), params=rows)


async def _add(session: Session, lessons: dict[str, Weekly], ids: Ids) -> None:
    if not lessons:
        return
    rows = [{"key": key, "dropped": False} | fields(one) for key, one in lessons.items()]
    await session.exec(insert(Slot), params=rows)
    made = (await session.exec(select(Slot.id, Slot.key))).all()
    added = {id: lessons[key] for id, key in made if key in lessons}
    await link(session, SLOTS, added, ids)
