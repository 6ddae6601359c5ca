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
from jobs.forums import Opening, prepare
from jobs.hints import Hints
from jobs.inspecting import note
from jobs.lanes import Lanes
from jobs.pace import Pace
from jobs.saying import Said, Saying, say
from jobs.verdicts import FLOOD, OFFLINE, TokenRefused, Verdict, verdict
from models import outbox
from models.base import Session
from models.outbox import Due, Notification, State
from models.store import Store, unavailable
from ui.i18n import Translator
from ui.notifications import Inspection

log = logging.getLogger(__name__)

SENDERS = 4  # so many messages can be in flight, and be sent twice, when the process is killed
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
        self.lanes = Lanes(store, pace, clock)
        self._next: dict[int, Due] = {}  # somebody's, and not drawn yet
        # Answers that nobody has tried to send since they were kept.
        self._untouched: WeakValueDictionary[int, Notification] = WeakValueDictionary()
        self._drawing = asyncio.Lock()
        self.sent_at: float | None = None  # on the event loop's clock
        self.company = Company()
        self.hints = Hints(bot, words, clock, pace)
        self._unreached = 0  # tries in a row that did not get as far as Telegram

    def wake(self) -> None:
        """There is something new in the outbox, or time has moved."""
        self.lanes.wake()
        self.company.woken()

    async def quiet(self) -> None:
        """Returns when nothing that is due can be sent."""
        await self.lanes.quiet()

    def stop(self) -> None:
        """Begin nothing new; `run` returns when what is on its way has arrived."""
        self.lanes.stopping = True
        self.wake()

    async def run(self) -> None:
        """Deliver until cancelled or stopped."""
        self.lanes.stopping = False
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
        chosen = await self.lanes.take()
        if chosen is None:
            return False
        chat_id, rows = chosen
        try:
            await self._send_lane(rows)
        finally:
            self.lanes.leave(chat_id)
        return True

    async def _send_lane(self, rows: list[Due]) -> None:
        """What is for one chat, in its order: if something has to wait, so does the rest."""
        for row in rows:
            if (
                self.lanes.stopping
                or row.chat_id in self.pace.resting(self.clock())
                or not await self._deliver(row)
            ):
                return

    async def answer(self, kept: Ready) -> bool:
        """Send somebody's answer at once, ahead of the queue; False if it has to stay there."""
        row = kept.notification
        if self.pace.closed(row.chat_id or 0, self.clock()):
            return False
        return await self._deliver(Due(row.id, row.chat_id), kept)

    async def keep(self, session: Session, saying: Saying, due_at: datetime) -> Ready:
        """Put a drawn answer into the outbox, in the transaction of what it answers.

        It is ready in the state of the store that this very transaction will leave.
        """
        row = await outbox.answer(session, saying.chat_id, saying.packed(), at=due_at)
        self._untouched[row.id] = row
        return Ready(row, saying, self.clock(), self.store.changes + 1)

    async def say(self, saying: Saying) -> bool:
        """Send an answer that has not been stored; False if it stands in the outbox now.

        What must not be stored is said once or never. Raises what will never be right.
        """
        fate = Verdict(None, FLOOD)
        if not self.pace.closed(saying.chat_id, self.clock()):
            self.pace.took()
            try:
                await self._bring(saying)
            except Exception as error:
                fate = self.judge(error, 0, saying)
                log.warning("an answer was not taken: %s", fate.trouble)
                if fate.state is State.DEAD:
                    raise
            else:
                fate = Verdict(State.SENT)
            finally:
                self.pace.answered()
        if fate.state is None and saying.storable:
            await self.put_off(saying, fate.rest)
        return fate.state is not None

    async def put_off(self, saying: Saying, rest: timedelta = timedelta()) -> None:
        """Put an answer into the outbox by itself."""
        async with self.store.writing() as session:
            await self.keep(session, saying, self.clock() + rest)
        self.wake()

    async def _deliver(self, row: Due, kept: Ready | None = None) -> bool:
        """Bring one row to its end; False if it has to wait for another time.

        An answer that was `kept` a moment ago goes out of turn.
        """
        place = row.chat_id or -row.id
        async with self._locks.setdefault(place, asyncio.Lock()), self.company.turn(place):
            untouched = self._untouched.pop(row.id, None)
            if kept is None:
                ready = await self._in_turn(row)
            else:
                ready = await self._at_once(kept, touched=untouched is not kept.notification)
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
            others = chain(self._next.values(), self.lanes.heads())
            ready = await self.ahead.ready(row, others)
        if ready is None or not ready.calls:
            return ready
        await self.pace.wait()
        return ready if self.ahead.holds(ready) else await self._look_at(row)

    async def _at_once(self, kept: Ready, *, touched: bool) -> Ready | None:
        """As it was kept; looked at once more if it may have been sent, or anything changed."""
        self.pace.took()
        if self.store.alone and not touched and self.ahead.holds(kept):
            return kept
        return await self._look_at(Due(kept.notification.id, kept.notification.chat_id))

    async def _look_at(self, row: Due) -> Ready | None:
        """As it is now; the pace has been asked, and is told if there is nothing to send."""
        ready = (await self.ahead.look([row])).get(row.id)
        if ready is None or not ready.calls:
            self.pace.spare()
        return ready

    async def _called(self, notification: Notification, drawn: Deed) -> Verdict:
        """Do it; raises what Telegram says against it."""
        said: Said | None = None
        try:
            if isinstance(drawn, Saying):
                said = await self._bring(drawn)
            elif isinstance(drawn, Inspection):
                await note(self.bot, self.store, self.words, drawn, self.clock())
                self.wake()
            elif isinstance(drawn, Opening):
                done = await prepare(self.bot, self.store, drawn, self.clock())
                return Verdict(State.SENT if done else None)
            else:
                await show_commands(self.bot, self.words, drawn, notification.chat_id)
        finally:
            self.pace.answered()
        return Verdict(State.SENT, said=said)

    async def _bring(self, saying: Saying) -> Said:
        """Say it; raises what Telegram says against it."""
        said = await say(self.bot, saying, self._breathe)
        self.pace.spoke(saying.chat_id, self.clock())
        if said.elsewhere:
            await self.hints.hint(saying)
        return said

    async def _send(self, notification: Notification, drawn: Deed) -> bool:
        try:
            fate = await self._called(notification, drawn)
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
        self.pace.answered()
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
        self.lanes.noted()
