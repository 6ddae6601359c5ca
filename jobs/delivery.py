"""Empties the outbox: draws each notification for its reader as of now, sends it, remembers it.

Never loses: a row is closed only after Telegram has answered, so a crash repeats at most the
messages in flight, one per sender. Never holds a transaction open while Telegram thinks.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommandScopeChat
from sqlalchemy import Update, update
from sqlmodel import col

from jobs.pace import Pace
from jobs.saying import Saying, say
from jobs.verdicts import Verdict, verdict
from models import outbox
from models.base import AccessDenied, Session
from models.groups import Group
from models.outbox import Due, Notification, State
from models.people import Person, Reader
from models.permissions import access
from models.store import Store
from ui import drawing
from ui.i18n import Translator
from ui.notifications import NOTIFICATIONS, Commands, Kind
from ui.screen import Screen

log = logging.getLogger(__name__)

SENDERS = 4  # so many messages can be in flight, and be sent twice, when the process is killed
BATCH = 100
LONGEST_SLEEP = 10.0  # seconds


class TokenRefused(Exception):
    """Telegram does not know this token (any more). Everything waits in the outbox."""


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
    ) -> None:
        self.bot, self.store, self.words, self.clock = bot, store, words, clock
        self.pace, self.username = pace, username
        self._chats: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()

    def wake(self) -> None:
        """There is something new in the outbox, or time has moved."""
        self._idle.clear()
        self._wake.set()

    async def quiet(self) -> None:
        """Returns when nothing that is due can be sent."""
        await self._idle.wait()

    async def run(self) -> None:
        """Deliver until cancelled."""
        self.wake()
        while True:
            self._wake.clear()
            while await self._round():
                pass
            if not self._wake.is_set():
                self._idle.set()
            try:
                async with asyncio.timeout(await self._nap()):
                    await self._wake.wait()
            except TimeoutError:
                pass

    async def _nap(self) -> float:
        async with self.store.reading() as session:
            due = await outbox.next_due(session)
        now = self.clock()
        moments = [at for at in (due, self.pace.next()) if at is not None and at > now]
        wait = min(moments, default=now + timedelta(seconds=LONGEST_SLEEP)) - now
        return min(max(wait.total_seconds(), 0.01), LONGEST_SLEEP)

    async def _round(self) -> int:
        """Try everything that is due once; returns how many."""
        now = self.clock()
        async with self.store.reading() as session:
            rows = await outbox.due(session, now, self.pace.resting(now), BATCH)
        lanes: dict[Any, list[Due]] = defaultdict(list)
        for row in rows:
            lanes[row.chat_id or f"nobody {row.id}"].append(row)
        queue = iter(lanes.values())
        async with asyncio.TaskGroup() as senders:
            for _ in range(min(SENDERS, len(lanes))):
                senders.create_task(self._send_lanes(queue))
        return len(rows)

    async def _send_lanes(self, queue: Any) -> None:
        for lane in queue:
            for row in lane:
                if row.chat_id in self.pace.resting(self.clock()):
                    break
                await self._deliver(row)

    async def answer(self, row_id: int, chat_id: int) -> None:
        """Send somebody's answer at once, ahead of the queue."""
        await self._deliver(Due(row_id, chat_id), paced=False)

    async def keep(self, session: Session, saying: Saying, now: datetime) -> int:
        """Put a drawn answer into the outbox, in the transaction of what it answers."""
        return await outbox.answer(session, saying.chat_id, saying.packed(), at=now)

    async def _deliver(self, row: Due, *, paced: bool = True) -> None:
        lock = self._chats[row.chat_id or 0] if row.chat_id else asyncio.Lock()
        async with lock:
            async with self.store.reading() as session:
                notification = await session.get(Notification, row.id)
                if notification is None or notification.state is not State.PENDING:
                    return  # somebody else has sent it while we waited
                drawn = await self._draw(session, notification, row.chat_id)
            if isinstance(drawn, State | Verdict):
                fate = drawn if isinstance(drawn, Verdict) else Verdict(drawn)
                await self._remember(notification, fate)
                return
            if paced:
                await self.pace.wait()
            await self._send(notification, drawn)
        if row.chat_id and not lock.locked():
            self._chats.pop(row.chat_id, None)

    async def _send(self, notification: Notification, drawn: Saying | Person) -> None:
        message_id = None
        try:
            if isinstance(drawn, Saying):
                message_id = await say(self.bot, drawn)
                self.pace.spoke(drawn.chat_id, self.clock())
            else:
                await self._show_commands(drawn, notification.chat_id)
        except (AiogramError, TypeError) as error:
            fate = verdict(error, notification.attempts)
            log.warning("notification %s: %s", notification.id, fate.trouble)
            if fate.rest and isinstance(drawn, Saying):
                self.pace.rest(drawn.chat_id, self.clock() + fate.rest)
            await self._remember(notification, fate)
            if fate.token_refused:
                raise TokenRefused from error
        else:
            await self._remember(notification, Verdict(State.SENT), message_id)

    async def _show_commands(self, person: Person, chat_id: int | None) -> None:
        """Each chat lists the commands that its person's roles allow, and none once they left."""
        if chat_id is not None:
            await self.bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=chat_id))
        elif person.telegram_id is not None:
            await self.bot.set_my_commands(
                drawing.commands(self.words, person),
                scope=BotCommandScopeChat(chat_id=person.telegram_id),
            )

    async def _draw(
        self, session: Session, notification: Notification, chat_id: int | None
    ) -> Saying | Person | State | Verdict:
        """What to send, or why nothing is to be sent."""
        if notification.use_by is not None and notification.use_by < self.clock():
            return State.EXPIRED
        if notification.payload is not None:
            return Saying.unpacked(notification.payload)
        to = await self._addressee(session, notification)
        if chat_id is None:
            return Verdict(State.UNREACHABLE, "no-telegram")
        if to.unreachable and notification.chat_id is None:
            return Verdict(State.UNREACHABLE, to.unreachable)
        drawn = await self._drawn(session, notification, to)
        if drawn is None:
            return State.VOID
        if isinstance(drawn, Commands):
            return await session.get_one(Person, drawn.person_id)
        reader = to.reader if isinstance(to, Person) else Reader(zone=to.zone)
        text = drawing.text(self.words, reader, drawn)
        inline = drawing.keyboard(self.words, reader, drawn.rows, self.username)
        keys = drawn.menu and drawing.menu(self.words, drawn.menu)
        markup = inline or keys or None
        packed = markup and markup.model_dump(mode="json", exclude_none=True)
        return Saying(chat_id, text, packed, notification.edits, drawn.photo)

    async def _drawn(
        self, session: Session, notification: Notification, to: Person | Group
    ) -> Screen | Commands | None:
        kind: Kind = NOTIFICATIONS[notification.kind]
        if isinstance(to, Group) and not kind.aloud:
            raise RuntimeError(f"{notification.kind} must not be said in a group")
        if isinstance(to, Person) and kind.action is not None:
            try:
                thing: Any = await access(session, to, kind.action, kind.about, notification.about)
            except AccessDenied:
                return None
        else:
            thing = await session.get(kind.about, notification.about)
        if thing is None:
            return None
        drawn: Screen | Commands | None = await kind.draw(session, thing, to)
        return drawn

    async def _addressee(self, session: Session, notification: Notification) -> Person | Group:
        if notification.group_id is not None:
            return await session.get_one(Group, notification.group_id)
        return await session.get_one(Person, notification.person_id)

    async def _remember(
        self, notification: Notification, fate: Verdict, message_id: int | None = None
    ) -> None:
        """Close the row, or leave it for later; returns when that is on disk."""
        now = self.clock()
        values: dict[str, Any] = {"trouble": fate.trouble}
        if fate.state is None:
            values |= {
                "attempts": notification.attempts + 1,
                "due_at": now + fate.rest,
                "maybe_twice": notification.maybe_twice or fate.maybe_twice,
            }
        else:
            values |= {"state": fate.state, "payload": None}
        if fate.state is State.SENT:
            values |= {"sent_at": now, "message_id": message_id}
        row = update(Notification).where(col(Notification.id) == notification.id)
        await self.store.record(row.values(**values), *_consequences(notification, fate))


def _consequences(notification: Notification, fate: Verdict) -> list[Update]:
    """What an answer says about the reader, beyond this one message."""
    if fate.moved_to is not None and notification.group_id is not None:
        mine = col(Group.id) == notification.group_id
        return [update(Group).where(mine).values(chat_id=fate.moved_to)]
    if not fate.unreachable or notification.chat_id is not None:
        return []
    if notification.group_id is not None:
        group = col(Group.id) == notification.group_id
        return [update(Group).where(group).values(unreachable=fate.trouble)]
    person = col(Person.id) == notification.person_id
    return [update(Person).where(person).values(unreachable=fate.trouble)]
