"""What happens in the emulator, for whoever listens (the page)."""

from __future__ import annotations

import asyncio
from typing import Any

Event = dict[str, Any]


class Events:
    """Hands every event to every listener's queue."""

    def __init__(self) -> None:
        self._queues: list[asyncio.Queue[Event]] = []

    @property
    def heard(self) -> bool:
        """Whether anybody listens at all."""
        return bool(self._queues)

    def listen(self) -> asyncio.Queue[Event]:
        """A queue that receives all events from now on."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._queues.append(queue)
        return queue

    def unlisten(self, queue: asyncio.Queue[Event]) -> None:
        """End a queue that ``listen`` gave."""
        self._queues.remove(queue)

    def emit(self, event: Event) -> None:
        """Tell everybody."""
        for queue in self._queues:
            queue.put_nowait(event)
