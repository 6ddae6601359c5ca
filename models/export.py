"""Everything the school keeps about one person, gathered table by table as the registry says."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import select

from models.base import Session
from models.people import Person
from models.registry import REGISTRY, Export, of_person, rows_of
from models.registry.terms import Column

# How a row that another one points to is told: by these columns of it.
KNOWN_BY: dict[str, tuple[str, ...]] = {
    "person": ("called",),
    "school": ("name",),
    "student_group": ("name",),
    "course": ("subject",),
    "lesson": ("subject", "starts_at"),
    "slot": ("subject",),
    "assignment": ("title",),
    "post": ("html",),
    "material": ("title",),
    "busy": ("reason", "first", "last"),
    "consent_text": ("text",),
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One table's rows about a person: values by column, and a tuple where a thing is named.

    `codes` are columns for programs: a person who reads would not know what they mean.
    """

    table: str
    rows: list[Row]
    codes: frozenset[str]


async def gather(session: Session, person: Person) -> list[Part]:
    """What there is about this person and nobody else, in the order of the registry."""
    found: list[Part] = []
    for declared in of_person():
        told = declared.told
        if not told:
            continue
        mine = rows_of(REGISTRY, declared.name, person.id, person.telegram_id)
        wanted = select(*(declared.table.c[column.name] for column in told)).where(mine)
        ordered = wanted.order_by(*declared.table.primary_key.columns)
        rows = [dict(row._mapping) for row in (await session.exec(ordered)).all()]  # type: ignore[call-overload]
        codes = frozenset(column.name for column in told if column.export is Export.CODE)
        if rows:
            await _name(session, declared.name, told, rows)
            found.append(Part(declared.name, rows, codes))
    return found


async def _name(session: Session, table: str, told: list[Column], rows: list[Row]) -> None:
    """Put what is known of the things in place of their numbers."""
    for column in (column for column in told if column.export is Export.NAMED):
        target = _target(table, column.name)
        ids = {row[column.name] for row in rows} - {None}
        names = await _names(session, target, ids)
        for row in rows:
            row[column.name] = names.get(row[column.name])


def _target(table: str, column: str) -> str:
    """The table that this column points to."""
    keys = REGISTRY[table].table.c[column].foreign_keys
    return next(iter(keys)).column.table.name


async def _names(session: Session, table: str, ids: set[int]) -> dict[int, tuple[Any, ...]]:
    known = REGISTRY[table].table
    columns = (known.c.id, *(known.c[name] for name in KNOWN_BY[table]))
    rows = (await session.exec(select(*columns).where(known.c.id.in_(ids)))).all()  # type: ignore[call-overload]
    return {id: tuple(rest) for id, *rest in rows}


def as_json(parts: list[Part], *, at: datetime) -> bytes:
    """For programs: tables, columns and values as the store has them, moments in UTC."""
    tables = {part.table: part.rows for part in parts}
    whole = {"made_at": at, "tables": tables}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_plain).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    raise TypeError(f"nothing to write {type(value).__name__} as")
