"""Updates out of the inbox: one chat in order, several chats at once."""

import asyncio
from collections import defaultdict, deque
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from bot.handling import Handling
from models import inbox
from models.inbox import BUCKETS, Stored, Waiting
from models.store import Store

if TYPE_CHECKING:
    from bot.replicas import Replicas

LANES_AT_ONCE = 8
ALL = frozenset(range(BUCKETS))
MANY, RESTS = 100, 4  # after a look at so many, so many times as long without one
LONGEST_REST = 1.0  # seconds
REMEMBERED = 1000  # updates; those who store hand over within some turns of the event loop


class Workers:
    """Takes what the receiver has stored and brings each update to its end."""

    def __init__(self, store: Store, handling: Handling) -> None:
        self.store, self.handling = store, handling
        self._lanes: dict[int, deque[Waiting]] = defaultdict(deque)
        self._known: set[int] = set()  # in hand, or ended while the inbox was being read
        self._ended: set[int] = set()  # the latter
        self._reading = False
        # What reading the inbox has begun lately, maybe before it was handed over.
        self._read_before: deque[int] = deque(maxlen=REMEMBERED)
        self._unseen: set[int] = set()  # buckets of the inbox that something new may be in
        self._group: asyncio.TaskGroup | None = None
        self._news = asyncio.Event()
        self._idle = asyncio.Event()
        self._stopping = False
        self._left: set[int] = set()  # what may have been in hand when the last run ended
        self._alone = asyncio.Lock()
        self._places = asyncio.Semaphore(LANES_AT_ONCE)
        self.replicas: Replicas | None = None  # nobody shares the inbox with us

    def wake(self, bucket: int | None = None) -> None:
        """There is something new in the inbox, in this bucket or wherever."""
        self._unseen |= ALL if bucket is None else {bucket}
        self._idle.clear()
        self._news.set()

    def take(self, stored: Stored) -> None:
        """Something has just been stored: the inbox is read only if it has to wait for what is not
        in hand here. What others serve is left to them."""
        for item in filter(self._serves_it, stored.new):
            if item.update_id in self._read_before:
                continue
            in_hand = {before.update_id for before in self._lanes.get(item.lane, ())}
            if self._group is None or not stored.ahead.get(item.lane, set()) <= in_hand:
                self.wake(inbox.bucket_of(item.lane))
            else:
                self._idle.clear()
                self._begin(item, self._group)

    async def quiet(self) -> None:
        """Returns when everything received so far has been brought to its end."""
        await self._idle.wait()

    def stop(self) -> None:
        """Begin nothing new; `run` returns when what is in hand has come to its end."""
        self._stopping = True
        self._news.set()

    async def run(self) -> None:
        """Work until cancelled or stopped, beginning with what the last run has left behind."""
        self._stopping = False
        self._lanes.clear()
        self._known.clear()
        left = await self.store.look(inbox.waiting)
        self._left = set({item.lane: item.update_id for item in reversed(left)}.values())
        self.wake()
        try:
            async with asyncio.TaskGroup() as self._group:
                while not self._stopping:
                    await self._news.wait()
                    self._news.clear()
                    await self._read(self._group)
        finally:
            self._group = None

    async def _read(self, lanes: asyncio.TaskGroup) -> None:
        """Begin with what waits in the inbox and is not in hand yet."""
        # What has ended before we look we can't see; what ends meanwhile we may.
        self._known -= self._ended
        self._ended.clear()
        unseen, self._unseen = self._unseen, set()
        if self.replicas is not None:
            unseen &= self.replicas.mine
        turned = asyncio.get_running_loop().time
        began = turned()
        buckets = None if unseen == ALL else unseen
        self._reading = True
        waiting = await self.store.look(partial(inbox.waiting, buckets=buckets))
        self._reading = False
        for item in waiting:
            if item.update_id not in self._known and self._serves_it(item):
                self._read_before.append(item.update_id)
                self._begin(item, lanes)
        self._rest_if_idle()
        if len(waiting) > MANY:  # more come one by one: not at each of them
            await asyncio.sleep(min(RESTS * (turned() - began), LONGEST_REST))

    def _begin(self, item: Waiting, lanes: asyncio.TaskGroup) -> None:
        self._known.add(item.update_id)
        if not self._lanes[item.lane]:
            lanes.create_task(self._work_lane(item.lane))
        self._lanes[item.lane].append(item)

    async def _work_lane(self, lane: int) -> None:
        queue = self._lanes[lane]
        while queue:
            async with self._places:
                if self._stopping or not self._serves(lane):
                    break
                await self._bring_to_end(queue[0])
            self._leave(queue.popleft())
        for item in queue:  # left to others, or for later
            self._leave(item)
        del self._lanes[lane]
        self._rest_if_idle()

    def _leave(self, item: Waiting) -> None:
        if self._reading:
            self._ended.add(item.update_id)
        else:
            self._known.discard(item.update_id)

    def _serves_it(self, item: Waiting) -> bool:
        return self._serves(item.lane)

    def _serves(self, lane: int) -> bool:
        return self.replicas is None or self.replicas.serves(lane)

    def lanes(self) -> list[int]:
        """The chats that somebody works for just now."""
        return list(self._lanes)

    def _rest_if_idle(self) -> None:
        if not self._lanes and not self._news.is_set():
            self._idle.set()

    async def _bring_to_end(self, item: Waiting) -> None:
        if item.update_id not in self._left:
            await self.handling.bring_to_end(item)
            return
        # It may be what has ended the last run: counted before it is begun, and by itself the
        # second time, so that nothing else is counted with it.
        async with self._alone if item.attempts else nullcontext():
            await self.store.record(inbox.tried(item.update_id))
            await self.handling.bring_to_end(item)
