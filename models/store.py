"""The two ways to the store: snapshots to read from, and one writer that everything waits for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import UpdateBase
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from models.base import Session


class Store:
    """Readers run beside the writer and see the last commit; writes stand in one queue.

    Because of that queue a check followed by a write cannot race: whoever decides second
    sees what the first has decided.
    """

    def __init__(self, readers: AsyncEngine, writer: AsyncEngine) -> None:
        self.engines = readers, writer
        self._read = async_sessionmaker(readers, class_=Session, expire_on_commit=False)
        self._write = async_sessionmaker(writer, class_=Session, expire_on_commit=False)
        self._waiting: list[UpdateBase] = []
        self._batch: asyncio.Task[None] | None = None

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

        Returns when it is on disk. One commit carries whatever gathered while the last one ran,
        so four senders cost about as much as one.
        """
        self._waiting.extend(statements)
        if self._batch is None or self._batch.done():
            # Held by whoever waits for it: nobody records without waiting.
            self._batch = asyncio.ensure_future(self._commit_batch())  # noqa: TID251
        await asyncio.shield(self._batch)

    async def _commit_batch(self) -> None:
        async with self._write() as session, session.begin():
            # The transaction waits for the writer; whoever asks meanwhile joins this batch.
            await session.connection()
            batch, self._waiting = self._waiting, []
            self._batch = None
            for statement in batch:
                await session.exec(statement)

    async def close(self) -> None:
        for engine in self.engines:
            await engine.dispose()
