"""Rows that link lessons to their groups and teachers, exchanged many at a time."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Table, bindparam, delete, insert

from models.base import Session
from models.imports.week import Token, Weekly
from models.slots import SlotGroup, SlotTeacher
from models.timetable import LessonGroup, LessonTeacher


class Ids(NamedTuple):
    """The ids of groups and teachers that were new; whoever was there before is an id already."""

    groups: Mapping[Token, int]
    teachers: Mapping[Token, int]


SLOTS: tuple[Table, Table] = (SlotGroup.__table__, SlotTeacher.__table__)  # type: ignore[attr-defined]
LESSONS: tuple[Table, Table] = (LessonGroup.__table__, LessonTeacher.__table__)  # type: ignore[attr-defined]


async def link(
    session: Session, tables: tuple[Table, Table], lessons: Mapping[int, Weekly], ids: Ids
) -> None:
    """Give each of these (by id) the groups and teachers of its weekly lesson and no others."""
    for table, new, members in (
        (tables[0], ids.groups, {id: one.groups for id, one in lessons.items()}),
        (tables[1], ids.teachers, {id: one.teachers for id, one in lessons.items()}),
    ):
        await unlink(session, table, lessons)
        owner, member = (column.name for column in table.primary_key)
        rows = [
            {owner: id, member: new.get(token, token)}
            for id, tokens in members.items()
            for token in sorted(tokens, key=str)
        ]
        if rows:
            await session.exec(insert(table), params=rows)


async def unlink(session: Session, table: Table, owners: Iterable[int]) -> None:
    """Forget whatever these are linked to."""
    owner, _ = table.primary_key
    rows = [{"owned": id} for id in owners]
    if rows:
        await session.exec(delete(table).where(owner == bindparam("owned")), params=rows)
