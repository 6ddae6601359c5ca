"""How fast the bot may speak: so many messages a second in all, and a pause in each chat."""

import asyncio
from datetime import datetime, timedelta

BURST = 4
# Telegram's FAQ: about one message a second in a chat, twenty a minute in a group.
CHAT_PAUSE = timedelta(seconds=1)
GROUP_PAUSE = timedelta(seconds=3)


class Pace:
    """A token bucket for all messages together, and for each chat when it may hear the next one."""

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self._free_at = 0.0  # on the event loop's clock
        self._resting: dict[int, datetime] = {}
        # A bot that may speak faster than Telegram allows is being tested: no pauses then.
        self.pauses = per_second <= 30

    async def wait(self) -> None:
        """Returns when one more message may go out."""
        loop = asyncio.get_running_loop()
        earliest = loop.time() - BURST / self.per_second
        self._free_at = max(self._free_at, earliest) + 1 / self.per_second
        if (ahead := self._free_at - loop.time()) > 0:
            await asyncio.sleep(ahead)

    def rest(self, chat_id: int, until: datetime) -> None:
        """Leave a chat alone until then."""
        self._resting[chat_id] = max(until, self._resting.get(chat_id, until))

    def spoke(self, chat_id: int, at: datetime) -> None:
        if self.pauses:
            self.rest(chat_id, at + (GROUP_PAUSE if chat_id < 0 else CHAT_PAUSE))

    def resting(self, at: datetime) -> set[int]:
        """The chats that may not hear anything yet."""
        self._resting = {chat: until for chat, until in self._resting.items() if until > at}
        return set(self._resting)

    def next(self) -> datetime | None:
        """When the first of the resting chats may hear something again."""
        return min(self._resting.values(), default=None)
