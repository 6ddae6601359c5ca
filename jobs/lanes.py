"""Which chat is spoken to next: what is due, chat by chat, and how long to wait if nothing is."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from jobs.pace import Pace
from models import outbox
from models.outbox import Due
from models.store import Store

BATCH = 50  # looked up together; what is urgent waits for no more than these
LONGEST_SLEEP = 10.0  # seconds


class Lanes:
    """The rows of one chat are a lane: nobody else speaks in it before they are through.

    The store is asked again only when something may have changed.
    """

    def __init__(self, store: Store, pace: Pace, clock: Callable[[], datetime]) -> None:
        self.store, self.pace, self.clock = store, pace, clock
        self._found: dict[int, list[Due]] = {}  # looked up, and nobody's yet
        self._busy: set[int] = set()
        self._nothing_until: datetime | None = None  # unless the store changes
        self._looked_at = 0  # changes of the store
        self._choosing = asyncio.Lock()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self.stopping = False

    def wake(self) -> None:
        """There is something new in the outbox, or time has moved."""
        self._idle.clear()
        self._wake.set()

    async def quiet(self) -> None:
        """Returns when nothing that is due can be sent."""
        await self._idle.wait()

    async def take(self) -> tuple[int, list[Due]] | None:
        """Wait for a chat that something can be said in, and that nobody is speaking in.

        None: nobody is to be spoken to any more.
        """
        async with self._choosing:
            while not self._found and not self.stopping:
                self._wake.clear()
                self._found = await self._look()
                if not self._found:
                    if not self._busy and not self._wake.is_set():
                        self._idle.set()
                    await self._sleep()
            if self.stopping:
                return None
            chat_id = next(iter(self._found))
            self._busy.add(chat_id)
            return chat_id, self._found.pop(chat_id)

    def leave(self, chat_id: int) -> None:
        """Others may speak in this chat again; there may be more for it."""
        self._busy.discard(chat_id)
        self.noted()
        self._wake.set()

    def noted(self) -> None:
        """A row has been noted as sent, or for later: nothing holds that was seen before."""
        self._nothing_until = None

    def heads(self) -> Iterator[Due]:
        """The first row of each lane whose turn comes next."""
        return (rows[0] for rows in self._found.values())

    async def _look(self) -> dict[int, list[Due]]:
        """What is due, chat by chat; what has no chat to go to stands together under 0."""
        now = self.clock()
        lanes: dict[int, list[Due]] = {}
        if self._nothing_new(now):
            return lanes
        self._looked_at = self.store.changes
        async with self.store.reading() as session:
            if not self.pace.silent(now):
                resting = self.pace.resting(now) | self._busy
                for row in await outbox.due(session, now, resting, BATCH):
                    lanes.setdefault(row.chat_id or 0, []).append(row)
            later = None if lanes else await outbox.next_due(session, now)
        lanes = {chat_id: rows for chat_id, rows in lanes.items() if chat_id not in self._busy}
        if not lanes:
            moments = [at for at in (later, self.pace.next(now)) if at is not None]
            self._nothing_until = min(moments, default=now + timedelta(seconds=LONGEST_SLEEP))
        return lanes

    def _nothing_new(self, now: datetime) -> bool:
        """Whether the last look has found nothing, and nothing has happened since."""
        same = self._looked_at == self.store.changes and self.store.alone
        return same and self._nothing_until is not None and now < self._nothing_until

    async def _sleep(self) -> None:
        if self._nothing_until is None:  # something has ended while we looked
            return
        wait = (self._nothing_until - self.clock()).total_seconds()
        try:
            async with asyncio.timeout(min(max(wait, 0.01), LONGEST_SLEEP)):
                await self._wake.wait()
        except TimeoutError:  # time for a look, whoever may have written meanwhile
            self._nothing_until = None
