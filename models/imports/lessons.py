"""What a new weekly timetable means for the lessons that its old one has planned already."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, delete, union, update
from sqlmodel import SQLModel, col, select

from models.base import Session
from models.imports.links import LESSONS, Ids, link, unlink
from models.imports.matching import Match
from models.imports.plans import Plan
from models.imports.week import FIELDS, Weekly
from models.slots import Slot
from models.timetable import Lesson, LessonState, local_day

TABLE: Table = Lesson.__table__  # type: ignore[attr-defined]


async def follow(session: Session, changed: Sequence[Match], ids: Ids, *, at: datetime) -> None:
    """Coming lessons become what their weekly lesson has become, on its new weekday.

    One that somebody has changed by hand stays as it is, and is that week's lesson all the same:
    nothing new is planned beside it.
    """
    matches = {old.slot_id: (old.lesson, row.lesson) for old, row in changed}
    there = await _lessons(session, matches)
    taken = {(one.slot_id, one.day) for one in there}
    moved: list[dict[str, Any]] = []
    rewritten: dict[int, Weekly] = {}
    superfluous: list[int] = []
    for one in there:
        old, new = matches[one.slot_id]
        if not _coming(one, new.zone, at):
            continue
        day = one.day + timedelta(days=new.weekday - old.weekday)
        free = day == one.day or (one.slot_id, day) not in taken
        if one.changed:
            moved += [{"id": one.id, "day": day}] if free and day != one.day else []
        elif free:
            moved.append({"id": one.id, "day": day, **slot_of(new).lesson_on(day)})
            rewritten[one.id] = new
        else:
            superfluous.append(one.id)
    for rows in ([row for row in moved if len(row) == 2], [row for row in moved if len(row) > 2]):
        if rows:
            await session.exec(update(Lesson), params=rows)
    await link(session, LESSONS, rewritten, ids)
    await _remove(session, superfluous)


async def withdraw(session: Session, slot_ids: Sequence[int], *, at: datetime) -> None:
    """Coming lessons of dropped weekly lessons go, but for those somebody has changed by hand."""
    there = await _lessons(session, slot_ids)
    await _remove(session, [one.id for one in there if one.starts_at > at and not one.changed])


def slot_of(lesson: Weekly) -> Slot:
    """The weekly lesson as the timetable knows it, without key, groups and teachers."""
    return Slot(**fields(lesson))


def new_lessons(plan: Plan) -> list[tuple[Slot, frozenset[int]]]:
    """What the file adds or changes, each with the ids of those of its groups that are there."""
    rows = (*plan.added, *(row for _, row in plan.revived + plan.changed))
    return [
        (slot_of(row.lesson), frozenset(id for id in row.lesson.groups if isinstance(id, int)))
        for row in rows
    ]


def fields(lesson: Weekly) -> dict[str, Any]:
    """The columns of a slot that its weekly lesson fills."""
    return {name: getattr(lesson, name) for name in FIELDS}


async def _lessons(session: Session, slot_ids: Iterable[int]) -> list[Any]:
    wanted = set(slot_ids)
    if not wanted:
        return []
    planned = select(  # type: ignore[call-overload]
        Lesson.id, Lesson.slot_id, Lesson.day, Lesson.starts_at, Lesson.changed
    ).where(col(Lesson.slot_id).is_not(None))
    return [one for one in (await session.exec(planned)).all() if one.slot_id in wanted]


def _coming(one: Any, zone: str, at: datetime) -> bool:
    return bool(one.starts_at > at or (one.changed and one.day > local_day(at, zone)))


async def _remove(session: Session, lesson_ids: Sequence[int]) -> None:
    """Delete lessons; one that something speaks of, such as a change, is cancelled instead."""
    if not lesson_ids:
        return
    kept = await _spoken_of(session)
    removed = [id for id in lesson_ids if id not in kept]
    cancelled = [id for id in lesson_ids if id in kept]
    for table in LESSONS:
        await unlink(session, table, removed)
    if removed:
        mine = delete(TABLE).where(TABLE.c.id == bindparam("gone"))
        await session.exec(mine, params=[{"gone": id} for id in removed])
    if cancelled:
        state = {"state": LessonState.CANCELLED, "changed": True}
        await session.exec(update(Lesson), params=[{"id": id, **state} for id in cancelled])


async def _spoken_of(session: Session) -> set[int]:
    """Lessons that other rows point to. Walks the foreign keys: a new table needs no line here."""
    pointing = [
        select(column)
        for table in SQLModel.metadata.sorted_tables
        if table not in LESSONS
        for column in table.columns
        if any(key.references(TABLE) for key in column.foreign_keys)
    ]
    everything = union(*pointing).subquery()
    return set((await session.exec(select(everything.c[0]))).all())
