"""Whatever refers to one person refers to another one afterwards, in every table there is."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, delete, exists, func, update
from sqlmodel import SQLModel, col, select

from models.base import Session
from models.people import Person


async def merge(session: Session, gone: Person, into: Person) -> None:
    """Everything of the one becomes the other's; what both have is there once afterwards.

    Walks every foreign key to a person, so a new table needs no line here.
    """
    into.school_id = into.school_id or gone.school_id
    await session.flush()
    for table in SQLModel.metadata.sorted_tables:
        for column, rest in _once(table):
            twin = table.alias()
            same = [twin.c[key.name] == key for key in rest]
            both = exists().where(twin.c[column.name] == into.id, *same)
            await session.exec(delete(table).where(column == gone.id, both))
        for column in filter(_leads_to_a_person, table.columns):
            theirs = update(table).where(column == gone.id)
            await session.exec(theirs.values({column: into.id}))
    await session.refresh(into, ["grants"])
    session.expunge(gone)
    await session.exec(delete(Person).where(col(Person.id) == gone.id))


async def twins(session: Session, table: Table, gone: Person, into: Person) -> int:
    """How many rows of this table both have for the same thing."""
    total = 0
    for column, rest in _once(table):
        twin = table.alias()
        same = [twin.c[key.name] == key for key in rest]
        both = exists().where(twin.c[column.name] == into.id, *same)
        wanted = select(func.count()).select_from(table).where(column == gone.id, both)
        total += (await session.exec(wanted)).one()
    return total


def _once(table: Table) -> Iterator[tuple[Column[Any], list[Column[Any]]]]:
    """Columns that lead to a person and may not be repeated beside these others."""
    for constraint in table.constraints:
        if constraint is table.primary_key or isinstance(constraint, UniqueConstraint):
            columns = list(constraint.columns)
            for column in columns:
                if _leads_to_a_person(column):
                    yield column, [key for key in columns if key is not column]


def _leads_to_a_person(column: Column[Any]) -> bool:
    return any(key.references(Person.__table__) for key in column.foreign_keys)  # type: ignore[attr-defined]
