"""`python -m bot restore FILE`: an earlier store takes the place of this one."""

import asyncio
import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot import database, dump
from bot.backup import Unsound, back_up, check, reading
from bot.lock import alone, alone_with
from bot.settings import Settings
from models import parked


class Restored(NamedTuple):
    """What a restore has done."""

    schema: str  # what the backup had; it has been migrated if that is not the newest
    parked: int  # notifications that may have been sent since
    aside: Path | None  # where the store that was here is now


def restore_dump(settings: Settings, file: Path, *, at: datetime) -> Restored:
    """The same for PostgreSQL: all of our tables change places in one transaction.

    What was there is written to a file first. Raises SecondInstance, Unsound, TooNew, OSError or
    DatabaseError, and nothing has changed then.
    """
    url = settings.database_url

    async def done() -> Restored:
        async with alone_with(url):
            schema = await asyncio.to_thread(dump.schema_of, file)
            if schema not in database.schemas():
                raise database.TooNew
            aside = await asyncio.to_thread(_dumped_aside, settings)
            await asyncio.to_thread(dump.put_back, url, file, sent_until=at + parked.MARGIN)
            await asyncio.to_thread(database.migrate, url)
            store = database.connect(url)
            try:
                return Restored(schema, await store.look(parked.count), aside)
            finally:
                await store.close()

    return asyncio.run(done())


def _dumped_aside(settings: Settings) -> Path | None:
    aside = _free(database.beside(settings, ".before-restore"))
    try:
        back_up(settings.database_url, aside)
    except Unsound:  # damaged or empty: that may be why somebody restores
        return None
    return aside


def restore(url: str, file: Path, *, at: datetime) -> Restored:
    """Put `file` in the place of the store; the store that was here is kept beside it.

    All is prepared next to the store, and one rename puts it there: however this ends, there is
    the old store or the new one. Raises SecondInstance while a bot runs on the store, Unsound,
    TooNew, OSError or sqlite3.Error, and nothing has changed then.
    """
    store = database.file_of(url)
    with alone(url):
        schema = _examine(file)
        fresh = store.with_name(f"{store.name}.restoring")
        try:
            back_up(database.url_of(file), fresh)
            database.migrate(database.url_of(fresh))
            set_aside = asyncio.run(_park(database.url_of(fresh), at))
            _let_go(fresh)
            check(fresh)
            aside = _step_aside(store)
            fresh.replace(store)
        finally:
            for left in _files(fresh):
                left.unlink(missing_ok=True)
    return Restored(schema, set_aside, aside)


def _examine(file: Path) -> str:
    """The schema of a backup that we can use."""
    check(file)
    with closing(reading(file)) as connection:
        schema = database.schema_of(connection)
    if schema is None:
        raise Unsound(f"{file}: not a store of this bot")
    if schema not in database.schemas():
        raise database.TooNew
    return schema


async def _park(url: str, at: datetime) -> int:
    store = database.connect(url)
    try:
        async with store.writing() as session:
            return await parked.park(session, at=at)
    finally:
        await store.close()


def _let_go(store: Path) -> None:
    """Bring what stands in the write-ahead log into the file itself."""
    with closing(sqlite3.connect(store, timeout=1)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _step_aside(store: Path) -> Path | None:
    """Keep the old store under another name; its own name stays until the new one takes it."""
    if not store.exists():
        return None
    with suppress(sqlite3.DatabaseError):  # damaged: that may be why somebody restores
        _let_go(store)
    aside = _free(store.with_name(f"{store.name}.before-restore"))
    os.link(store, aside)
    log, index = _files(store)[1:]
    if log.exists():  # a log that could not be written back belongs to the old file
        log.replace(aside.with_name(f"{aside.name}-wal"))
    index.unlink(missing_ok=True)
    return aside


def _free(wanted: Path) -> Path:
    """This name, or with a number if a store has been set aside before."""
    number, found = 2, wanted
    while found.exists():
        number, found = number + 1, wanted.with_name(f"{wanted.name}-{number}")
    return found


def _files(store: Path) -> tuple[Path, Path, Path]:
    return store, store.with_name(f"{store.name}-wal"), store.with_name(f"{store.name}-shm")
