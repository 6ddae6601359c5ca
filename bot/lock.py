"""The lock beside the store: whoever works on it for long holds it, and nobody else does."""

import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from bot.database import file_of, is_file


class SecondInstance(Exception):
    """Another process has this store open: two would answer everybody twice."""


class LockRefused(Exception):
    """The folder of the store is not there, or may not be written."""


@asynccontextmanager
async def alone_with(url: str) -> AsyncIterator[None]:
    """`alone` for a store of either kind."""
    if is_file(url):
        with alone(url):
            yield
    else:
        from bot import postgres

        async with postgres.alone(url) as first:
            if not first:
                raise SecondInstance
            yield


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold the lock beside an SQLite store for as long as the block runs.

    Raises SecondInstance at once if it is taken, LockRefused if it can't be made.
    """
    store = file_of(url)
    try:
        lock = Path(f"{store}.lock").open("w")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise LockRefused(f"{store.parent.absolute()}: {error.strerror}") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SecondInstance from None
        yield
