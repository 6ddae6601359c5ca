"""The two ways to the store: snapshots to read from, and one writer that everything waits for."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from sqlalchemy import UpdateBase
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from models.base import Session

log = logging.getLogger(__name__)

BETWEEN_TRIES = 1.0  # seconds, while the store takes nothing


class Record(NamedTuple):
    """Statements that belong together, and whoever waits until they are on disk."""

    statements: tuple[UpdateBase, ...]
    done: asyncio.Future[None]


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

    def reading(self) -> Session:
        """A session to look with: `async with store.reading() as session`."""
        return self._read()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        """A transaction on the writer: the end of the block commits, an exception rolls back."""
        async with self._write.begin() as session:
            yield session

    async def record(self, *statements: UpdateBase) -> None:
        """Commit bookkeeping (answered, sent, not reached) together with what others record now.

        Returns when it is on disk, however long the store is busy or full; raises what is wrong
        with these statements themselves. One commit carries whatever gathered while the last one
        ran, so four senders cost about as much as one.
        """
        mine = Record(statements, asyncio.get_running_loop().create_future())
        self._waiting.append(mine)
        if self._recording is None or self._recording.done():
            # Held until it has written everything down: see `close`.
            self._recording = asyncio.ensure_future(self._write_down())  # noqa: TID251
        await mine.done

    async def _write_down(self) -> None:
        while self._waiting:
            batch: list[Record] = []
            try:
                async with self._write() as session, session.begin():
                    # The transaction waits for the writer; whoever asks meanwhile joins this batch.
                    await session.connection()
                    batch, self._waiting = self._waiting, []
                    failures = [await _put(session, record) for record in batch]
            except Exception as error:
                if not unavailable(error):
                    raise
                log.error("the store takes nothing; asking again", exc_info=error)
                self._waiting = batch + self._waiting
                await asyncio.sleep(BETWEEN_TRIES)
            else:
                _tell(batch, failures)

    async def close(self) -> None:
        """Let go of the store; what is being written down gets a moment to arrive."""
        if self._recording is not None:
            await asyncio.wait({self._recording}, timeout=BETWEEN_TRIES)
            self._recording.cancel()
        for engine in self.engines:
            await engine.dispose()


async def _put(session: Session, record: Record) -> Exception | None:
    """Write one record; what is wrong with it undoes it alone."""
    try:
        async with session.begin_nested():
            for statement in record.statements:
                await session.exec(statement)
    except Exception as error:
        if unavailable(error):
            raise
        return error
    return None


def _tell(batch: list[Record], failures: list[Exception | None]) -> None:
    for record, failure in zip(batch, failures, strict=True):
        if record.done.done():  # whoever asked has been cancelled meanwhile
            continue
        if failure is None:
            record.done.set_result(None)
        else:
            record.done.set_exception(failure)


def unavailable(error: BaseException) -> bool:
    """Whether the store is busy, full or out of reach: nothing is wrong with the statement."""
    if isinstance(error, NoConnection):
        return True
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return isinstance(error, OperationalError) and code != sqlite3.SQLITE_ERROR
