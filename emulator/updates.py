"""The queue of updates: creation, long polling, confirmation, expiry (Client.cpp:15698-16400)."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from emulator.clock import Clock
from emulator.queued import Queued, Update, Webhook, lane_of
from emulator.refusals import ApiError
from emulator.spec import Spec

# Client.h:1456: kinds that a bot does not get unless it asks for them.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DAY = timedelta(hours=24)
# Client.cpp:17155, 17215, 17225.
PRESS_LIFETIME = timedelta(seconds=150)
_CONFLICT = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)


class Updates:
    """Updates on their way to the bot.

    ``changed`` is notified whenever something happened that somebody may wait for. The two delays
    are seconds of real time; tests may shorten them.
    """

    def __init__(self, clock: Clock, spec: Spec) -> None:
        self.clock = clock
        self.changed = asyncio.Condition()
        self.allowed: frozenset[str] | None = None
        self.conflict_delay = 3.0
        self.shortest_wait = 3.0
        self.confirmed = 0
        self.polls = 0
        self.webhook = Webhook()
        self.on_queued: Callable[[Queued], None] = lambda queued: None
        self._spec = spec
        self._queue: deque[Queued] = deque()
        self._history: deque[Update] = deque(maxlen=2000)
        self._next_id = 700_000_001
        self._held: asyncio.Future[str | None] | None = None
        self._closing = asyncio.Event()
        self._next_conflict = 0.0
        self._previous_offset: int | None = None
        self._previous_start = 0.0

    @property
    def held(self) -> bool:
        """Whether a long poll waits at this moment."""
        return self._held is not None

    @property
    def waiting(self) -> list[Queued]:
        """What the bot has not confirmed and what has not expired, oldest first."""
        now = self.clock.timestamp()
        if any(queued.expires <= now for queued in self._queue):
            self._queue = deque(queued for queued in self._queue if queued.expires > now)
        return list(self._queue)

    async def notify(self) -> None:
        """Wake those who wait for a change."""
        async with self.changed:
            self.changed.notify_all()

    def wants(self, kind: str) -> bool:
        """Whether an update of this kind is made at all (Client.cpp:16971)."""
        if self.allowed is None:
            return kind not in NOT_BY_DEFAULT
        return kind in self.allowed

    def allow(self, raw: str | None) -> None:
        """Remember ``allowed_updates``; what cannot be read changes nothing."""
        if raw is None:
            return
        try:
            names = json.loads(raw)
        except ValueError:
            return
        if isinstance(names, list):
            known = {n for n in names if isinstance(n, str)} & self._spec.update_kinds
            self.allowed = frozenset(known) or None

    def create(self, kind: str, payload: dict[str, Any]) -> int | None:
        """Queue an event; None when the bot does not want its kind or it is too old."""
        if not self.wants(kind):
            return None
        update = {"update_id": self._next_id, kind: payload}
        problems = self._spec.update(update)
        if problems:
            raise AssertionError(f"the emulator made a bad update: {problems}")
        return self._enqueue(update, repeat=False)

    def insert(self, update: Update, *, raw: bool) -> int | None:
        """Queue an update from outside; ``raw`` skips the check against the specification."""
        update = {"update_id": self._next_id, **update}
        if not raw and (problems := self._spec.update(update)):
            raise AssertionError(f"a bad update: {problems}")
        return self._enqueue(update, repeat=update["update_id"] < self.confirmed)

    def repeat(self, which: int) -> list[int]:
        """Queue confirmed updates again: one by its id, or the last ``which`` ones."""
        chosen = [u for u in self._history if u["update_id"] == which] or list(self._history)[
            -which:
        ]
        for update in chosen:
            self._enqueue(update, repeat=True)
        return [update["update_id"] for update in chosen]

    def _enqueue(self, update: Update, *, repeat: bool) -> int | None:
        kind = next((key for key in update if key != "update_id"), "")
        payload = update.get(kind)
        payload = payload if isinstance(payload, dict) else {}
        now = self.clock.timestamp()
        happened = payload.get("edit_date") or payload.get("date", now)
        press = kind in ("callback_query", "shipping_query", "pre_checkout_query")
        lifetime = PRESS_LIFETIME if press else DAY
        expires = (now if press else happened) + int(lifetime.total_seconds())
        if expires <= now:
            return None
        queued = Queued(update, expires, lane_of(kind, payload), repeat)
        self._next_id = max(self._next_id, queued.id + 1)
        if self._queue and self._queue[-1].id > queued.id:
            self._queue = deque(sorted([*self._queue, queued], key=lambda q: q.id))
        else:
            self._queue.append(queued)
        self._wake()
        self.on_queued(queued)
        return queued.id

    def _wake(self, reason: str | None = None) -> None:
        if self._held is not None and not self._held.done():
            self._held.set_result(reason)

    def confirm(self, offset: int) -> None:
        """Forget what lies below ``offset``; a negative one keeps only the last updates."""
        if offset < 0:
            kept = self.waiting[offset:]
            offset = kept[0].id if kept else self._next_id
        gone = [q for q in self._queue if (q.delivered if q.repeat else q.id < offset)]
        if gone:
            self.done(gone)
        self.confirmed = max(self.confirmed, offset)

    def done(self, gone: Iterable[Queued]) -> None:
        """Take updates out of the queue: the bot has them."""
        names = {id(queued) for queued in gone}
        for queued in self._queue:
            if id(queued) in names and not queued.repeat:
                self._history.append(queued.update)
                self.confirmed = max(self.confirmed, queued.id + 1)
        self._queue = deque(queued for queued in self._queue if id(queued) not in names)

    def drop_all(self) -> None:
        """``drop_pending_updates``."""
        self._queue.clear()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """One getUpdates: at once if something waits, else within ``timeout`` seconds."""
        if self.webhook.url:
            raise await self._conflict(_WEBHOOK_ACTIVE)
        loop = asyncio.get_running_loop()
        now = loop.time()
        if offset == self._previous_offset:
            # Client.cpp:15712-15717: a bot that asks the same again and again is slowed down.
            if now < self._previous_start + 0.5:
                limit = 1
            if now < self._previous_start + self.shortest_wait:
                timeout = max(timeout, self.shortest_wait)
        self._previous_offset, self._previous_start = offset, now
        self.polls += 1
        self.confirm(offset)
        await self.notify()
        self._wake(_CONFLICT)
        if not self.waiting and timeout and not self._closing.is_set():
            await self._hold(timeout)
        batch = self.waiting[:limit]
        for queued in batch:
            queued.delivered = True
        return [queued.update for queued in batch]

    async def _hold(self, timeout: float) -> None:
        mine: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._held = mine
        try:
            async with asyncio.timeout(timeout):
                conflict = await mine
        except TimeoutError:
            conflict = None
        finally:
            if self._held is mine:
                self._held = None
        if conflict:
            raise await self._conflict(conflict)

    async def _conflict(self, text: str) -> ApiError:
        """A 409; the first comes at once, further ones late (Client.cpp:16238-16250)."""
        loop = asyncio.get_running_loop()
        if loop.time() < self._next_conflict:
            try:
                async with asyncio.timeout(self.conflict_delay):
                    await self._closing.wait()
            except TimeoutError:
                pass
        else:
            self._next_conflict = loop.time() + self.conflict_delay
        return ApiError(409, text)

    def set_webhook(self, webhook: Webhook) -> None:
        """Push from now on, or stop; a held poll ends when pushing begins (Client.cpp:16232)."""
        if webhook.url:
            self._wake("terminated by setWebhook request")
        self.webhook = webhook
        for queued in self.waiting:
            self.on_queued(queued)

    def webhook_failed(self, reason: str) -> None:
        """Remember for getWebhookInfo why the last push failed."""
        self.webhook = replace(self.webhook, last_error=(self.clock.timestamp(), reason))

    def close(self) -> None:
        """Let the held poll go at once."""
        self._closing.set()
        self._wake()
