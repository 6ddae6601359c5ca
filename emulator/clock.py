"""The emulator's clock: message dates and the lifetime of updates follow it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Listener = Callable[[datetime], None]


class Clock:
    """A clock that stands still until somebody moves it; call it to read it.

    ``Clock.running`` makes one that goes with real time.
    """

    def __init__(self, start: datetime, *, running: bool = False) -> None:
        """``start`` must be aware; a naive one raises ``ValueError``."""
        if start.tzinfo is None:
            raise ValueError("a clock starts at an aware time")
        self._base = start.astimezone(UTC)
        self._origin = time.monotonic() if running else None
        self._listeners: list[Listener] = []

    @classmethod
    def running(cls, start: datetime | None = None) -> Clock:
        """A clock that goes with real time from ``start`` (now, if not given)."""
        return cls(start or datetime.fromtimestamp(time.time(), UTC), running=True)

    def __call__(self) -> datetime:
        """The present time, aware, UTC."""
        if self._origin is None:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._origin)

    def timestamp(self) -> int:
        """The present time in Unix seconds, as the Bot API writes dates."""
        return int(self().timestamp())

    def advance(self, by: timedelta) -> None:
        """Jump forward; ``ValueError`` when ``by`` is negative."""
        if by < timedelta():
            raise ValueError("this clock does not go back")
        self._base += by
        now = self()
        for listener in list(self._listeners):
            listener(now)

    def on_advance(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` about every jump; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
