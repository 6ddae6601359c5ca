"""The two ways to the store: snapshots to read from, and one writer that everything waits for."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import TextClause, UpdateBase
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from models.base import Session

log = logging.getLogger(__name__)

T = TypeVar("T")

BETWEEN_TRIES = 1.0  # seconds, while the store takes nothing
READERS_GET = 200  # milliseconds to come to an end, while nobody writes
# Writing a table anew keeps everybody from it, so very large ones only have their rows taken out.
TABLES = """SELECT quote_ident(relname), pg_total_relation_size(relid) < 2 ^ 30
    FROM pg_stat_user_tables WHERE schemaname = current_schema()"""
VERSION = "SELECT data_version FROM pragma_data_version"  # a look, for `bot/sqlite.py`
LAST_TRY = 2.0  # seconds that closing waits for what is being written down


class Unavailable(OperationalError):
    """PostgreSQL is out of reach, full, or busy for too long; see `bot/postgres.py`."""


@dataclass(eq=False)
class Record:
    """What is to be written together with what others write, and whoever waits for it."""

    work: Callable[[Session], Awaitable[Any]]
    done: asyncio.Future[Any]
    patient: bool  # asks again while the store takes nothing
    found: Any = None

    def ends(self, error: Exception | None = None) -> None:
        if self.done.done():  # whoever waited has been cancelled
            return
        if error is None:
            self.done.set_result(self.found)
        else:
            self.done.set_exception(error)


class Store:
    """Readers run beside the writer and see the last commit; writes stand in one queue.

    Because of that queue a check followed by a write cannot race: whoever decides second
    sees what the first has decided.
    """

    def __init__(self, readers: AsyncEngine, writer: AsyncEngine) -> None:
        self.engines = readers, writer
        self._read = async_sessionmaker(readers, class_=Session, expire_on_commit=False)
        self._write = async_sessionmaker(writer, class_=Session, expire_on_commit=False)
        self._waiting: list[Record] = []
        self._recording: asyncio.Task[None] | None = None
        self.committed_at: float | None = None  # on the event loop's clock
        self.waited: Callable[[float], None] | None = None  # hears how long each write has
        self.changes = 0  # grows with every commit on which a drawn message may depend
        self._others = 0  # what SQLite says of the commits of other processes

    @property
    def alone(self) -> bool:
        """Whether every commit is noticed in `changes`, those of other processes too."""
        return self.engines[0].dialect.name == "sqlite"

    def reading(self) -> Session:
        """A session to look with: `async with store.reading() as session`."""
        return self._read()

    async def look(self, question: Callable[[Session], Awaitable[T]]) -> T:
        """What a question finds, for those who have nobody to tell that it has to wait."""
        while True:
            try:
                async with self.reading() as session:
                    return await question(session)
            except Exception as error:
                if not unavailable(error):
                    raise
                log.error("the store does not answer; asking again", exc_info=error)
                await asyncio.sleep(BETWEEN_TRIES)

    @asynccontextmanager
    async def writing(self, *, aside: bool = False) -> AsyncIterator[Session]:
        """A transaction on the writer: the end of the block commits, an exception rolls back.

        What is written `aside` is nothing that any message tells of: see `changes`.
        """
        asked = asyncio.get_running_loop().time()
        async with self._write.begin() as session:
            if self.waited is not None:
                await session.connection()  # the turn comes with it
                self.waited(asyncio.get_running_loop().time() - asked)
            yield session
        self.changes += not aside
        self.committed_at = asyncio.get_running_loop().time()

    async def record(self, *statements: UpdateBase | TextClause) -> None:
        """Commit bookkeeping (answered, sent, not reached) together with what others record now.

        Returns when it is on disk, however long the store is busy or full; raises what is wrong
        with these statements themselves. One commit carries whatever gathered while the last one
        ran, so four senders cost about as much as one.
        """

        async def work(session: Session) -> None:
            connection = await session.connection()  # it holds no objects to bring up to date
            for statement in statements:
                await connection.execute(statement)

        await self._gathered(work, patient=True)

    async def share(self, work: Callable[[Session], Awaitable[T]]) -> T:
        """Do this in the next commit of bookkeeping, and return what it returns.

        It may be done a second time, after the first has been rolled back. Raises what is wrong
        with it, and what keeps the store from taking anything.
        """
        return cast("T", await self._gathered(work, patient=False))

    async def _gathered(self, work: Callable[[Session], Awaitable[Any]], *, patient: bool) -> Any:
        mine = Record(work, asyncio.get_running_loop().create_future(), patient)
        self._waiting.append(mine)
        if self._recording is None or self._recording.done():
            # Held until it has written everything down: see `close`.
            self._recording = asyncio.ensure_future(self._write_down())  # noqa: TID251
        return await mine.done

    async def _write_down(self) -> None:
        while self._waiting:
            batch: list[Record] = []
            try:
                async with self.writing(aside=True) as session:
                    # The transaction waits for the writer; whoever asks meanwhile joins this batch.
                    await self._notice_others(session)
                    batch, self._waiting = self._waiting, []
                    for record in batch:
                        record.found = await record.work(session)
            except Exception as error:
                if unavailable(error):
                    log.error("the store takes nothing; asking again", exc_info=error)
                    self._waiting = _those_who_wait(batch + self._waiting, error)
                    if self._waiting:
                        await asyncio.sleep(BETWEEN_TRIES)
                else:
                    await self._write_one_by_one(batch or self._waiting)
            else:
                for record in batch:
                    record.ends()

    async def _notice_others(self, session: Session) -> None:
        """What another process has committed, an import from the command line, is a change, too."""
        connection = await session.connection()
        if connection.dialect.name == "sqlite":
            version = (await connection.exec_driver_sql(VERSION)).scalar_one()
            self.changes += version != self._others
            self._others = version

    async def _write_one_by_one(self, batch: list[Record]) -> None:
        """Something is wrong with one of these; a savepoint would not outlive a full disk."""
        self._waiting = [record for record in self._waiting if record not in batch]
        for record in batch:
            try:
                async with self.writing(aside=True) as session:
                    record.found = await record.work(session)
            except Exception as error:
                if unavailable(error):
                    self._waiting += _those_who_wait([record], error)
                else:
                    log.error("what is wrong can't be written down", exc_info=error)
                    record.ends(error)
            else:
                record.ends()

    async def scrub(self) -> bool:
        """Leave nothing of what was deleted in the store's files; False: ask again.

        SQLite has overwritten it in the file (`secure_delete`), but its pages still stand in the
        log beside it: that is emptied, unless somebody has been reading all the time. PostgreSQL
        writes the tables anew, unless one is busy; its log is beyond us: see docs/operations.md.
        """
        writer = self.engines[1]
        if writer.dialect.name != "sqlite":
            return await self._write_anew(writer)
        async with writer.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None, "the writer is connected"
            (patience,) = await _asked(raw, "PRAGMA busy_timeout")
            await _asked(raw, f"PRAGMA busy_timeout={READERS_GET}")
            try:
                busy, _frames, _moved = await _asked(raw, "PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.OperationalError:
                return False
            finally:
                await _asked(raw, f"PRAGMA busy_timeout={patience}")
        return not busy

    async def _write_anew(self, writer: AsyncEngine) -> bool:
        apart = writer.execution_options(isolation_level="AUTOCOMMIT")  # no part of a transaction
        async with apart.connect() as connection:
            await connection.exec_driver_sql(f"SET lock_timeout = {READERS_GET}")
            try:
                tables: Any = await connection.exec_driver_sql(TABLES)
                for name, small in tables.all():
                    how = "FULL, ANALYZE" if small else "ANALYZE"
                    await connection.exec_driver_sql(f"VACUUM ({how}) {name}")
                # It keeps samples of what stands in the columns.
                await connection.exec_driver_sql("VACUUM (FULL) pg_statistic")
            except Unavailable:
                return False
            finally:
                await connection.exec_driver_sql("RESET lock_timeout")
        return True

    async def close(self) -> None:
        """Let go of the store; what is being written down gets a moment to arrive."""
        if self._recording is not None:
            await asyncio.wait({self._recording}, timeout=LAST_TRY)
            self._recording.cancel()
        for engine in self.engines:
            await engine.dispose()


async def _asked(raw: Any, pragma: str) -> Any:
    """One pragma on the bare connection: a checkpoint can't be made inside a transaction."""
    cursor = await raw.execute(pragma)
    row = await cursor.fetchone()
    await cursor.close()
    return row


def _those_who_wait(records: list[Record], error: Exception) -> list[Record]:
    """Those who ask again; the others hear at once that the store takes nothing."""
    for record in records:
        if not record.patient:
            record.ends(error)
    return [record for record in records if record.patient]


def unavailable(error: BaseException) -> bool:
    """Whether the store is busy, full or out of reach: nothing is wrong with the statement."""
    if isinstance(error, NoConnection | Unavailable):
        return True
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return isinstance(error, OperationalError) and code != sqlite3.SQLITE_ERROR
