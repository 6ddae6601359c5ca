"""Who else has to do with the outbox: other processes that share it, and whoever counts."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from typing import Any


def _nobody(*_: object) -> None:
    """Nobody listens."""


@dataclass
class Company:
    """What delivery says to others; alone, it speaks to nobody and waits for nobody."""

    # Hears the kind of each notification, its state (None: tried again) and the reason.
    told: Callable[[str, str | None, str | None], None] = _nobody
    # Wakes the process that empties the outbox.
    woken: Callable[[], None] = _nobody
    # Waits until no other process speaks in a chat.
    turn: Callable[[int], AbstractAsyncContextManager[Any]] = nullcontext
