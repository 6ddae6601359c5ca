"""How fast the bot may speak: so many messages a second in all, and a pause in each chat."""

import asyncio
from collections import deque
from datetime import datetime, timedelta
from itertools import islice

BURST = 4
SECOND = 1.001  # of our clock, which may go a little faster than Telegram's
# Telegram's FAQ: about thirty messages a second, one a second in a chat, 20 a minute in a group.
ALLOWED = 30
CHAT_PAUSE = timedelta(seconds=1)
GROUP_PAUSE = timedelta(seconds=3)
# So many chats refused for "too many requests" within such a time: the bot as a whole is meant.
FLOODED_CHATS = 3
FLOODED_WITHIN = timedelta(seconds=5)
LONGEST_DEBT = 1.0  # seconds
LONGEST_SILENCE = timedelta(minutes=1)


class Pace:
    """A token bucket for all messages together, and for each chat when it may hear the next one.

    Beside the bucket the last messages are counted: in no second do more than Telegram allows
    arrive there, not even where a burst and the usual pace meet, or something holds one up on its
    way. It counts a message when it arrives: after it was called for, and before the answer.
    """

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self._turn = asyncio.Lock()
        self._free_at = 0.0  # on the event loop's clock, as all that follows
        # The last ones: when those without an answer were called for, when the others had arrived.
        self._under_way: deque[float] = deque(maxlen=ALLOWED)
        self._arrived: deque[float] = deque(maxlen=ALLOWED)
        self._spoken: dict[int, datetime] = {}
        self._flooded: dict[int, datetime] = {}
        self._floods: dict[int, datetime] = {}  # when each chat was last refused
        self._silent: datetime | None = None
        # A bot that may speak faster than Telegram allows is being tested: no pauses then.
        self.pauses = per_second <= ALLOWED

    async def wait(self) -> None:
        """Returns when one more message may go out."""
        clock = asyncio.get_running_loop().time
        async with self._turn:
            while (rest := self._next(now := clock()) - now) > 0:  # noqa: ASYNC110
                await asyncio.sleep(rest)
            self._goes(now)

    def took(self) -> None:
        """A message has gone out without waiting: those that wait do so a little longer.

        However many answers have gone, that is about a second: Telegram counts by the second and
        bears no grudge.
        """
        self._goes(asyncio.get_running_loop().time())

    def answered(self) -> None:
        """Telegram has answered to one of those under way, or nothing more is heard of it."""
        if self._under_way:
            self._under_way.popleft()
            self._arrived.append(asyncio.get_running_loop().time())

    def spare(self) -> None:
        """The message that was waited for has not gone out: the next one may go in its place."""
        self._free_at -= 1 / self.per_second
        if self._under_way:
            self._under_way.pop()

    def _next(self, now: float) -> float:
        """When the next message may go out, as far as that is known by now."""
        for moments in (self._under_way, self._arrived):
            while moments and moments[0] <= now - SECOND:
                moments.popleft()
        if not self.pauses or len(self._under_way) + len(self._arrived) < ALLOWED:
            return self._free_at
        first = min((*islice(self._under_way, 1), *islice(self._arrived, 1)))
        return max(self._free_at, first + SECOND)

    def _goes(self, now: float) -> None:
        free_at = max(self._free_at, now - (BURST - 1) / self.per_second) + 1 / self.per_second
        self._free_at = min(free_at, now + LONGEST_DEBT)
        self._under_way.append(now)

    def spoke(self, chat_id: int, at: datetime) -> None:
        """Let a chat that has just heard something have its pause."""
        if self.pauses:
            self._spoken[chat_id] = at + self.pause(chat_id)

    def pause(self, chat_id: int) -> timedelta:
        """How long a chat rests between two messages."""
        if not self.pauses:
            return timedelta()
        return GROUP_PAUSE if chat_id < 0 else CHAT_PAUSE

    def flooded(self, chat_id: int, at: datetime, rest: timedelta) -> None:
        """Telegram refuses this chat for so long; when it refuses several, nobody is spoken to."""
        self._flooded[chat_id] = max(at + rest, self._flooded.get(chat_id, at))
        lately = {chat: when for chat, when in self._floods.items() if at - when < FLOODED_WITHIN}
        self._floods = lately | {chat_id: at}
        if len(self._floods) >= FLOODED_CHATS:
            self.silence(at + min(rest, LONGEST_SILENCE))

    def silence(self, until: datetime) -> None:
        """Say nothing to anybody until then."""
        self._silent = until

    def silent(self, at: datetime) -> bool:
        return self._silent is not None and at < self._silent

    def closed(self, chat_id: int, at: datetime) -> bool:
        """Telegram would refuse even an answer to what was asked in this chat."""
        return self.silent(at) or self._flooded.get(chat_id, at) > at

    def resting(self, at: datetime) -> set[int]:
        """The chats that may not hear anything yet."""
        self._spoken = {chat: until for chat, until in self._spoken.items() if until > at}
        self._flooded = {chat: until for chat, until in self._flooded.items() if until > at}
        return set(self._spoken) | set(self._flooded)

    def next(self, at: datetime) -> datetime | None:
        """The first moment after `at` at which somebody more may hear something."""
        moments = [*self._spoken.values(), *self._flooded.values(), self._silent]
        return min((moment for moment in moments if moment and moment > at), default=None)
