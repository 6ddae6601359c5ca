"""Feels from outside whether the event loop turns, and says in the log where it stands still.

Whoever stands on the loop keeps everybody waiting, the watchdog included. One that never goes on
is ended by systemd, which hears nothing from it any more; this tells where to look afterwards.
"""

import asyncio
import logging
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import islice
from time import monotonic
from types import FrameType

log = logging.getLogger(__name__)

EVERY = 0.5  # seconds between two signs of life
STILL = 2.0  # seconds without one
DEEPEST = 6  # functions that are named, the innermost first


@asynccontextmanager
async def felt() -> AsyncIterator[None]:
    """Watch this event loop from a thread of its own, until the end of the block."""
    over = threading.Event()
    watched = asyncio.get_running_loop(), threading.get_ident()
    threading.Thread(target=_feel, args=(*watched, over), name="pulse", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _feel(loop: asyncio.AbstractEventLoop, thread: int, over: threading.Event) -> None:
    while not over.wait(EVERY):
        turned, asked = threading.Event(), monotonic()
        try:
            loop.call_soon_threadsafe(turned.set)
        except RuntimeError:  # it is closed
            return
        if turned.wait(STILL):
            continue
        log.warning("the event loop stands still in %s", _place(sys._current_frames().get(thread)))
        while not turned.wait(EVERY):
            if over.is_set():
                return
        log.warning("the event loop turns again after %.1f s", monotonic() - asked)


def _place(frame: FrameType | None) -> str:
    """Which functions wait for one another: names and lines, nothing of what they hold."""
    return ", called by ".join(islice(_names(frame), DEEPEST))


def _names(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        code = frame.f_code
        yield f"{frame.f_globals.get('__name__')}.{code.co_name}:{frame.f_lineno}"
        frame = frame.f_back
