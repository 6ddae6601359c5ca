"""Empties the outbox: draws each notification for its reader as of now, sends it, remembers it.

Never loses: a row is closed only after Telegram has answered, so a crash repeats at most the
messages in flight, one per sender. Never holds a transaction open while Telegram thinks.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import chain
from weakref import WeakValueDictionary

from aiogram import Bot

from jobs.ahead import Ahead, Ready
from jobs.bookkeeping import bookkeeping
from jobs.commands import show_commands
from jobs.company import Company
from jobs.composing import Composer, Deed
from jobs.inspecting import note
from jobs.pace import Pace
from jobs.saying import Saying, say
from jobs.verdicts import FLOOD, OFFLINE, TokenRefused, Verdict, verdict
from models import outbox
from models.base import Session
from models.outbox import Due, Notification, State
from models.store import Store, unavailable
from ui.i18n import Translator
from ui.notifications import Inspection

log = logging.getLogger(__name__)

SENDERS = 4  # so many messages can be in flight, and be sent twice, when the process is killed
BATCH = 50  # looked up together; what is urgent waits for no more than these
LONGEST_SLEEP = 10.0  # seconds
STORE_REST = 1.0  # seconds, while the store takes nothing
LONGEST_OFFLINE = 60  # seconds between tries while Telegram is out of reach


class Delivery:
    """Sends what is due, four at a time, one at a time in each chat."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        words: Translator,
        clock: Callable[[], datetime],
        pace: Pace,
        username: str,
        *,
        personal: bool = True,
    ) -> None:
        self.bot, self.store, self.words, self.clock = bot, store, words, clock
        self.pace, self.username = pace, username
        self.composer = Composer(words, username, personal=personal)
        self.ahead = Ahead(store, self.composer, clock, pace.per_second)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._lanes: dict[int, list[Due]] = {}  # looked up, and nobody's yet
        self._busy: set[int] = set()
        self._next: dict[int, Due] = {}  # somebody's, and not drawn yet
        self._nothing_until: datetime | None = None  # unless the store changes
        self._looked_at = 0  # changes of the store
        self._choosing, self._drawing = asyncio.Lock(), asyncio.Lock()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._stopping = False
        self.sent_at: float | None = None  # on the event loop's clock
        self.company = Company()
        self._unreached = 0  # tries in a row that did not get as far as Telegram

    def wake(self) -> None:
        """There is something new in the outbox, or time has moved."""
        self._idle.clear()
        self._wake.set()
        self.company.woken()

    async def quiet(self) -> None:
        """Returns when nothing that is due can be sent."""
        await self._idle.wait()

    def stop(self) -> None:
        """Begin nothing new; `run` returns when what is on its way has arrived."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Deliver until cancelled or stopped."""
        self._stopping = False
        self.wake()
        async with asyncio.TaskGroup() as senders:
            for _ in range(SENDERS):
                senders.create_task(self._send_lanes())

    async def _send_lanes(self) -> None:
        going = True
        while going:
            try:
                going = await self._send_next_lane()
            except Exception as error:
                if not unavailable(error):
                    raise
                log.error("notifications have to wait for the store", exc_info=error)
                await asyncio.sleep(STORE_REST)

    async def _send_next_lane(self) -> bool:
        """False if nobody is to be spoken to any more."""
        async with self._choosing:
            chosen = await self._next_lane()
        if chosen is None:
            return False
        chat_id, rows = chosen
        try:
            await self._send_lane(rows)
        finally:
            self._busy.discard(chat_id)
        self._nothing_until = None  # there may be more for this chat
        self._wake.set()
        return True

    async def _send_lane(self, rows: list[Due]) -> None:
        """What is for one chat, in its order: if something has to wait, so does the rest."""
        for row in rows:
            if (
                self._stopping
                or row.chat_id in self.pace.resting(self.clock())
                or not await self._deliver(row)
            ):
                return

    async def _next_lane(self) -> tuple[int, list[Due]] | None:
        """Wait for a chat that something can be said in, and that nobody is speaking in.

        None: nobody is to be spoken to any more.
        """
        while not self._lanes and not self._stopping:
            self._wake.clear()
            self._lanes = await self._look()
            if not self._lanes:
                if not self._busy and not self._wake.is_set():
                    self._idle.set()
                await self._sleep()
        if self._stopping:
            return None
        chat_id = next(iter(self._lanes))
        self._busy.add(chat_id)
        return chat_id, self._lanes.pop(chat_id)

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
        same = self._looked_at == self.store.changes
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

    async def answer(self, row_id: int, chat_id: int) -> bool:
        """Send somebody's answer at once, ahead of the queue; False if it has to stay there."""
        if self.pace.closed(chat_id, self.clock()):
            return False
        return await self._deliver(Due(row_id, chat_id), paced=False)

    async def keep(self, session: Session, saying: Saying, due_at: datetime) -> int:
        """Put a drawn answer into the outbox, in the transaction of what it answers."""
        return await outbox.answer(session, saying.chat_id, saying.packed(), at=due_at)

    async def say(self, saying: Saying) -> bool:
        """Send an answer that has not been stored; False if it stands in the outbox now.

        What must not be stored is said once or never. Raises what will never be right.
        """
        fate = Verdict(None, FLOOD)
        if not self.pace.closed(saying.chat_id, self.clock()):
            self.pace.took()
            try:
                await say(self.bot, saying)
            except Exception as error:
                fate = self.judge(error, 0, saying)
                log.warning("an answer was not taken: %s", fate.trouble)
                if fate.state is State.DEAD:
                    raise
            else:
                fate = Verdict(State.SENT)
                self.pace.spoke(saying.chat_id, self.clock())
        if fate.state is None and saying.storable:
            await self.put_off(saying, fate.rest)
        return fate.state is not None

    async def put_off(self, saying: Saying, rest: timedelta = timedelta()) -> None:
        """Put an answer into the outbox by itself."""
        async with self.store.writing() as session:
            await self.keep(session, saying, self.clock() + rest)
        self.wake()

    async def _deliver(self, row: Due, *, paced: bool = True) -> bool:
        """Bring one row to its end; False if it has to wait for another time."""
        place = row.chat_id or -row.id
        async with self._locks.setdefault(place, asyncio.Lock()), self.company.turn(place):
            ready = await (self._in_turn(row) if paced else self._at_once(row))
            if ready is None:
                return True  # somebody else has sent it while we waited
            notification, drawn = ready.notification, ready.drawn
            if drawn is None:
                return False
            if not isinstance(drawn, Verdict):
                return await self._send(notification, drawn)
            await self._remember(notification, drawn)
            return True

    async def _in_turn(self, row: Due) -> Ready | None:
        """Draw it, wait for the pace, and look again if something has been changed meanwhile."""
        if not self.store.alone:
            await self.pace.wait()
            return await self._look_at(row)
        self._next[row.id] = row
        async with self._drawing:
            del self._next[row.id]
            heads = (rows[0] for rows in self._lanes.values())
            ready = await self.ahead.ready(row, chain(self._next.values(), heads))
        if ready is None or not ready.calls:
            return ready
        await self.pace.wait()
        return ready if self.ahead.holds(ready) else await self._look_at(row)

    async def _at_once(self, row: Due) -> Ready | None:
        self.pace.took()
        return await self._look_at(row)

    async def _look_at(self, row: Due) -> Ready | None:
        """As it is now; the pace has been asked, and is told if there is nothing to send."""
        ready = (await self.ahead.look([row])).get(row.id)
        if ready is None or not ready.calls:
            self.pace.spare()
        return ready

    async def _send(self, notification: Notification, drawn: Deed) -> bool:
        try:
            if isinstance(drawn, Saying):
                fate = Verdict(State.SENT, said=await say(self.bot, drawn, self._breathe))
                self.pace.spoke(drawn.chat_id, self.clock())
            elif isinstance(drawn, Inspection):
                await note(self.bot, self.store, self.words, drawn, self.clock())
                self.wake()
                fate = Verdict(State.SENT)
            else:
                await show_commands(self.bot, self.words, drawn, notification.chat_id)
                fate = Verdict(State.SENT)
        except Exception as error:
            fate = self.judge(error, notification.attempts, drawn)
            if fate.state is State.DEAD:
                log.error("notification %s is given up", notification.id, exc_info=error)
            else:
                log.warning("notification %s: %s", notification.id, fate.trouble)
            if fate.trouble != OFFLINE:
                await self._remember(notification, fate, drawn)
            if fate.token_refused:
                raise TokenRefused from error
        else:
            self._unreached = 0
            self.sent_at = asyncio.get_running_loop().time()
            await self._remember(notification, fate, drawn)
        return fate.state is not None

    async def _breathe(self, chat_id: int) -> None:
        """A saying of several messages keeps the pace, too."""
        await self.pace.wait()
        await asyncio.sleep(self.pace.pause(chat_id).total_seconds())

    def judge(self, error: Exception, attempts: int, drawn: Deed) -> Verdict:
        """What an error means for this message, and for all others."""
        fate = verdict(error, attempts)
        now = self.clock()
        if fate.trouble == OFFLINE:
            rest = min(2**self._unreached, LONGEST_OFFLINE)
            self._unreached = min(self._unreached + 1, LONGEST_OFFLINE)
            self.pace.silence(now + timedelta(seconds=rest))
        elif fate.trouble == FLOOD and isinstance(drawn, Saying):
            self.pace.flooded(drawn.chat_id, now, fate.rest)
        return fate

    async def _remember(self, row: Notification, fate: Verdict, said: Deed | None = None) -> None:
        """Close the row, or leave it for later; returns when that is on disk."""
        self.company.told(row.kind, fate.state, fate.trouble)
        await self.store.record(*bookkeeping(row, fate, said, self.clock()))
        self._nothing_until = None
