"""Updates out of the inbox: one chat at a time, several chats at once, each in one transaction."""

import asyncio
import json
import logging
import secrets
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError
from sqlalchemy import TextClause

from bot.answers import Answers
from bot.middlewares import PersonalDataElsewhere
from bot.unit_of_work import UnitOfWork
from jobs.ahead import Ready
from jobs.saying import Saying
from models import audit, inbox
from models.audit import Asked
from models.base import AccessDenied, Refusal
from models.inbox import BUCKETS, InboxState, Stored, Waiting
from models.people import Reader
from models.store import Store, unavailable

if TYPE_CHECKING:
    from bot.replicas import Replicas

log = logging.getLogger(__name__)

LANES_AT_ONCE = 8
ALL = frozenset(range(BUCKETS))
TRIES = 3
BACK_OFF = (0.05, 0.2)  # seconds between tries
MANY, RESTS = 100, 4  # after a look at so many, so many times as long without one
STORE_REST = 1.0  # seconds, while the store takes nothing


class DoneElsewhere(Exception):
    """Another process has taken our place for a moment, and closed this update."""


class Workers:
    """Takes what the receiver has stored and brings each update to its end."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        clock: Callable[[], datetime],
        dispatcher: Dispatcher,
        answers: Answers,
        reader: Reader,
        tools: dict[str, Any],
    ) -> None:
        self.bot, self.store, self.clock = bot, store, clock
        self.dispatcher, self.answers, self.reader, self.tools = dispatcher, answers, reader, tools
        self._lanes: dict[int, deque[Waiting]] = defaultdict(deque)
        self._known: set[int] = set()  # in hand, or ended while the inbox was being read
        self._ended: set[int] = set()  # the latter
        self._reading = False
        self._unseen: set[int] = set()  # buckets of the inbox that something new may be in
        self._group: asyncio.TaskGroup | None = None
        self._news = asyncio.Event()
        self._idle = asyncio.Event()
        self._stopping = False
        self._left: set[int] = set()  # what may have been in hand when the last run ended
        self._alone = asyncio.Lock()
        self._places = asyncio.Semaphore(LANES_AT_ONCE)
        self.replicas: Replicas | None = None  # nobody shares the inbox with us
        # Hears what was asked for, how it ended, and after how many seconds.
        self.observed: Callable[[Asked | None, str, float], None] | None = None

    def wake(self, bucket: int | None = None) -> None:
        """There is something new in the inbox, in this bucket or wherever."""
        self._unseen |= ALL if bucket is None else {bucket}
        self._idle.clear()
        self._news.set()

    def take(self, stored: Stored) -> None:
        """Something has just been stored: the inbox is read only if it has to wait for what is not
        in hand here. What others serve is left to them."""
        for item in filter(self._serves_it, stored.new):
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
                self._begin(item, lanes)
        self._rest_if_idle()
        if len(waiting) > MANY:  # more come one by one: not at each of them
            await asyncio.sleep(min(RESTS * (turned() - began), STORE_REST))

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
            await self._work(item)
            return
        # It may be what has ended the last run: counted before it is begun, and by itself the
        # second time, so that nothing else is counted with it.
        async with self._alone if item.attempts else nullcontext():
            await self.store.record(inbox.tried(item.update_id))
            await self._work(item)

    async def _work(self, item: Waiting) -> None:
        try:
            update = Update.model_validate(json.loads(item.raw), context={"bot": self.bot})
            _ = update.event  # is it of a kind that we know?
        except (ValidationError, UpdateTypeLookupError, ValueError, RecursionError) as error:
            trouble = _where(error)
            log.error("update %s is poison: %s", item.update_id, trouble)
            await self._close(item.update_id, InboxState.POISON, trouble)
            return
        attempts = item.attempts
        while attempts < TRIES:
            try:
                await self._handle(update)
                return
            except Exception as error:
                if unavailable(error):  # nothing is wrong with the update
                    log.error("update %s has to wait for the store", item.update_id, exc_info=error)
                    await asyncio.sleep(STORE_REST)
                    continue
                log.error(
                    "update %s broke: %s", item.update_id, type(error).__name__, exc_info=error
                )
            attempts += 1
            await self.store.record(inbox.tried(item.update_id))
            if attempts < TRIES:
                await asyncio.sleep(BACK_OFF[attempts - 1])
        await self._give_up(update)

    async def _give_up(self, update: Update) -> None:
        code = secrets.token_hex(2).upper()
        log.error("update %s is given up, code %s", update.update_id, code)
        await self._close(update.update_id, InboxState.DEAD, code)
        try:
            await self.answers.apologise(update, self._reader(update), code)
        except Exception as error:
            log.error("nor could it be told, code %s", code, exc_info=error)

    async def _handle(self, update: Update) -> None:
        """One transaction, then one answer: nothing is said that has not been committed."""
        now, began = self.clock(), asyncio.get_running_loop().time()
        unit = UnitOfWork(self.store, self._reader(update))
        kept: list[Ready | Saying] | None = None
        try:
            async with unit:
                said = await self.dispatcher.feed_update(
                    self.bot, update, unit=unit, now=now, **self.tools
                )
                await unit.note_ties(getattr(update.event, "from_user", None))
                if unit.writes:
                    kept = await self.answers.keep(unit, update, said, now)
                    if not await inbox.finish(unit.session, update.update_id):
                        raise DoneElsewhere
        except DoneElsewhere:  # rolled back: it has happened already
            log.warning("update %s has been done by another process", update.update_id)
            return
        except Refusal as refusal:  # rolled back: what was refused has not happened
            await self.answers.refuse(update, refusal, unit.reader)
            await self.store.record(*_denial(unit, refusal, now), inbox.finished(update.update_id))
            self._observe(unit.asked, "refused", began)
            return
        if unit.seen:  # shown in a snapshot, and noted before it is said
            await self.store.record(*(audit.allowed(one, at=now) for one in unit.seen))
        try:
            await self.answers.give(unit, update, said, kept)
        except Exception as error:
            if not unit.writes:
                raise
            # It has happened, and must not happen again for the sake of the answer.
            log.error("update %s has no answer yet", update.update_id, exc_info=error)
        if not unit.writes:
            await self._close(update.update_id)
        self._observe(unit.asked, "done", began)

    def _observe(self, asked: Asked | None, end: str, began: float) -> None:
        if self.observed is not None:
            self.observed(asked, end, asyncio.get_running_loop().time() - began)

    async def _close(
        self, update_id: int, state: InboxState = InboxState.DONE, trouble: str | None = None
    ) -> None:
        await self.store.record(inbox.finished(update_id, state, trouble))

    def _reader(self, update: Update) -> Reader:
        """How to speak to somebody we do not know: as their Telegram does, Russian otherwise."""
        user = getattr(update.event, "from_user", None)
        code = (user and user.language_code) or ""
        return self.reader._replace(language="en") if code.startswith("en") else self.reader


def _denial(unit: UnitOfWork, refusal: Refusal, now: datetime) -> list[TextClause]:
    """The row of the audit log about a closed door; "too late" and the like are none."""
    if unit.asked is None or not isinstance(refusal, AccessDenied | PersonalDataElsewhere):
        return []
    closed = isinstance(refusal, PersonalDataElsewhere)
    return [audit.denied(unit.asked, audit.ELSEWHERE if closed else audit.NOT_THEIRS, at=now)]


def _where(error: Exception) -> str:
    """Where an update is broken; never what stands there."""
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['type']}"[:200]
    return type(error).__name__
