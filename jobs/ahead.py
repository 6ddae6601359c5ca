"""Messages drawn a moment before their turn, many with one look at the store.

What is drawn stands for the store as it was: as soon as anything in it has been changed since,
all of it is thrown away and drawn anew. See docs/decisions/0031-drawn-ahead.md.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from sqlalchemy import event

from jobs.composing import Composed, Composer
from jobs.verdicts import Verdict
from models import outbox
from models.outbox import Due, Notification
from models.store import Store

MOST = 16  # drawn at once, however fast they may go out
GOOD_FOR = timedelta(seconds=1)  # a drawing may depend on the moment
SOON = 0.5  # seconds; what goes out later than that is not drawn yet


class Ready(NamedTuple):
    """A row that is still to be sent, and what it says in this state of the store."""

    notification: Notification
    drawn: Composed
    at: datetime
    changes: int

    @property
    def calls(self) -> bool:
        """Whether Telegram is to hear of it."""
        return self.drawn is not None and not isinstance(self.drawn, Verdict)


class Ahead:
    """Draws the next rows together; the fewer, the more often the store changes meanwhile."""

    def __init__(
        self, store: Store, composer: Composer, clock: Callable[[], datetime], per_second: float
    ) -> None:
        self.store, self.composer, self.clock = store, composer, clock
        self._most = max(1, min(MOST, int(per_second * SOON)))
        self._many = 1
        self._ready: dict[int, Ready] = {}
        self._changes = store.changes

    async def ready(self, row: Due, others: Iterable[Due]) -> Ready | None:
        """What this row says, None if it is not to be sent any more.

        `others` are those whose turn comes next, each in another chat: they are drawn as well.
        """
        found = self._ready.pop(row.id, None)
        if found is None or not self.holds(found):
            unchanged = self.store.changes == self._changes
            self._many = min(self._many * 2, self._most) if unchanged else 1
            self._changes = self.store.changes
            self._ready = await self.look([row, *islice(others, self._many - 1)])
            found = self._ready.pop(row.id, None)
        return found

    def holds(self, ready: Ready) -> bool:
        """Whether the store still is what it was, and the moment nearly the same."""
        return self.store.changes == ready.changes and self.clock() - ready.at < GOOD_FOR

    async def look(self, rows: Sequence[Due]) -> dict[int, Ready]:
        """What these rows say, as far as they wait; all see the same state of the store.

        Somebody's answer is drawn already and may be sent out of turn: only the first row is one.
        """
        ready: dict[int, Ready] = {}
        at, changes = self.clock(), self.store.changes
        async with self.store.reading() as session:
            # What one row has fetched the next need not fetch again: a session forgets what nobody
            # holds.
            held: list[object] = []
            event.listen(
                session.sync_session, "loaded_as_persistent", lambda _, one: held.append(one)
            )
            found = {one.id: one for one in await outbox.waiting(session, [r.id for r in rows])}
            await self.composer.gather(session, found.values())
            for number, (id, chat_id) in enumerate(rows):
                if id not in found or (number and found[id].payload is not None):
                    continue
                await asyncio.sleep(0)  # nobody who has tapped waits for all of them
                draw = self.composer.draw if number else self.composer.compose
                try:
                    drawn = await draw(session, found[id], chat_id, at)
                except Exception:
                    if not number:
                        raise
                    break  # it will be the first when its turn comes, and say what is wrong
                ready[id] = Ready(found[id], drawn, at, changes)
        return ready
