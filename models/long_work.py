"""Long work: how far it is, for whoever watches it, and whether somebody has stopped it.

What works says `track(rows, stage)`; it does not know who watches, if anybody does.
"""

from collections.abc import Collection, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

EVERY = 256  # rows between two looks at whether to go on

T = TypeVar("T")


class Stopped(Exception):
    """Somebody wants no more of it."""


@dataclass
class Work:
    """One piece of long work. `stage` is a key of words; `total` is 0 as long as nobody knows."""

    stage: str = "reading"
    done: int = 0
    total: int = 0
    stopped: bool = False

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


watched: ContextVar[Work | None] = ContextVar("watched", default=None)


def track(rows: Collection[T], stage: str) -> Iterator[T]:
    """The rows, one by one; raises Stopped once somebody has stopped the work."""
    work = watched.get()
    if work is None:
        yield from rows
        return
    work.stage, work.done, work.total = stage, 0, len(rows)
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            if work.stopped:
                raise Stopped
            work.done = number
        yield row
    work.done = work.total
