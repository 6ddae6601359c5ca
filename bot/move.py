"""`python -m bot move-store URL`: everything of this store into an empty one, of either kind."""

import asyncio
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlmodel import SQLModel

from bot import database
from bot.lock import alone_with
from models import audit
from models.audit import Head
from models.base import Session, number_on
from models.store import Store

AT_ONCE = 1000  # rows


class NotEmpty(Exception):
    """The store to move into has a school in it already."""


class Differs(Exception):
    """What arrived is not what was sent; nothing has been kept of it."""


async def move(source: str, target: str) -> int:
    """Copy every row in one transaction, and look whether all has come; returns how many.

    The store that was is left as it is. Raises SecondInstance while a bot works on it, TooNew,
    NotEmpty, Differs or DatabaseError, and then the other one is as empty as it was.
    """
    async with alone_with(source), alone_with(target):
        for url in (source, target):
            await asyncio.to_thread(database.migrate, url)
        old, new = database.connect(source), database.connect(target)
        try:
            return await _copied(old, new)
        finally:
            await old.close()
            await new.close()


async def _copied(old: Store, new: Store) -> int:
    async with old.reading() as looking, new.writing() as session:
        for table in SQLModel.metadata.sorted_tables:
            if await _count(session, table):
                raise NotEmpty
        rows = 0
        for table in SQLModel.metadata.sorted_tables:
            rows += await _copy(looking, session, table)
            await number_on(session, table)
            if await _count(session, table) != await _count(looking, table):
                raise Differs
        if await _chain(session) != await _chain(looking):
            raise Differs
    return rows


async def _copy(looking: Session, session: Session, table: Table) -> int:
    """Rows go in the order of their keys: one may refer to an earlier one of the same table."""
    everything = select(table).order_by(*table.primary_key)
    found = await (await looking.connection()).stream(everything)
    connection, copied = await session.connection(), 0
    async for part in found.mappings().partitions(AT_ONCE):
        rows: list[Any] = [dict(row) for row in part]
        await connection.execute(insert(table), rows)
        copied += len(rows)
    return copied


async def _count(session: Session, table: Table) -> int:
    asked = await (await session.connection()).execute(select(func.count()).select_from(table))
    return int(asked.scalar_one())


async def _chain(session: Session) -> Head:
    return (await audit.verify(session)).head
