"""Looks every few seconds whether updates come in, get done, and notifications go out."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as NoConnection

from bot import health, systemd
from bot.alarms import Alarms
from bot.doctor.machine import LEAST_ROOM, room
from bot.receiver import Receiver
from bot.settings import Settings
from jobs.delivery import Delivery
from models import backlog
from models.backlog import Backlog
from models.store import Store

if TYPE_CHECKING:  # it brings a web server along
    from bot.webhook import Webhook

log = logging.getLogger(__name__)

# Seconds after which something is wrong.
SILENT = 120  # no answer to getUpdates has been stored; one takes 25 at the most
CONFLICT = 60  # since somebody else has asked for our updates
INBOX_LAG = 60
OUTBOX_LAG, STUCK = 300, 60  # due for so long, and nothing at all sent for so long


class Signs(NamedTuple):
    """What can be seen of a running bot. Seconds are since the event; None: not in this run."""

    backlog: Backlog | None  # None: the store did not answer
    polled: float
    conflict: float | None
    committed: float | None
    sent: float | None
    room: int | None  # bytes
    webhook: str = ""  # why Telegram can't bring updates, in its words


class Watchdog:
    """Writes the health file, rings alarms, and keeps systemd's own watchdog content."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clock: Callable[[], datetime],
        receiver: "Receiver | Webhook",
        delivery: Delivery,
        alarms: Alarms,
    ) -> None:
        self.settings, self.store, self.clock = settings, store, clock
        self.receiver, self.delivery, self.alarms = receiver, delivery, alarms
        # Hears what waits, how much is wrong, and when that was.
        self.looked: Callable[[Backlog | None, int, datetime], None] | None = None
        self.seen: dict[str, Any] | None = None  # at the last look: what stands in the health file
        self._missing = 0
        self._broken: int | None = None  # updates and notifications, as of the last look

    async def beat(self) -> None:
        """Look, write down, ring. Called every few seconds."""
        systemd.notify(systemd.ALIVE)  # the event loop turns: that is all systemd asks
        now = self.clock()
        signs = await self._look(now)
        wrong = troubles(signs, now)
        self.seen = facts(signs, wrong, now)
        if self.looked is not None:
            self.looked(signs.backlog, len(wrong), now)
        await asyncio.to_thread(self._write, self.seen)
        async with asyncio.TaskGroup() as ringing:  # a slow command must not hold up the next look
            for kind, sentence in (wrong | self._news(signs)).items():
                ringing.create_task(self.alarms.ring(kind, sentence))

    def _news(self, signs: Signs) -> dict[str, str]:
        """What has happened since the last look: it is told, but the bot is well."""
        told = {}
        if (missing := self.receiver.missing - self._missing) > 0:
            told["gap"] = (
                f"{missing} updates never came: somebody else has asked for them, or an older "
                "store was restored."
            )
        self._missing = self.receiver.missing
        if signs.backlog is not None:
            broken = signs.backlog.poison + signs.backlog.dead
            if self._broken is not None and broken > self._broken:
                told["broken"] = (
                    f"{broken - self._broken} updates or notifications broke: look at the log."
                )
            self._broken = broken
        return told

    def ends(self) -> None:
        """The bot stops: there is no health to speak of."""
        health.gone(health.file_for(self.settings))

    async def _look(self, now: datetime) -> Signs:
        measured = None
        try:
            async with self.store.reading() as session:
                measured = await backlog.measure(session, at=now)
        except (DatabaseError, NoConnection) as error:
            log.error("the store can't be read: %s", type(error).__name__)
        turned = asyncio.get_running_loop().time()
        events = (self.receiver.conflict_at, self.store.committed_at, self.delivery.sent_at)
        conflict, committed, sent = (at if at is None else turned - at for at in events)
        free = await asyncio.to_thread(room, self.settings)
        heard = turned - self.receiver.polled_at
        return Signs(measured, heard, conflict, committed, sent, free, self.receiver.trouble)

    def _write(self, seen: dict[str, Any]) -> None:
        try:
            health.write(health.file_for(self.settings), seen)
        except OSError as error:
            log.error("the health file can't be written: %s", error.strerror)


def facts(signs: Signs, wrong: dict[str, str], now: datetime) -> dict[str, Any]:
    """What stands in the health file."""

    def moment(ago: float | None) -> datetime | None:
        return None if ago is None else now - timedelta(seconds=ago)

    seen: dict[str, Any] = {
        "written_at": now,
        "polled_at": moment(signs.polled),
        "committed_at": moment(signs.committed),
        "sent_at": moment(signs.sent),
        "troubles": list(wrong.values()),
    }
    if signs.backlog is not None:
        seen |= {
            "inbox_lag": _lag(signs.backlog.received_at, now),
            "outbox_lag": _lag(signs.backlog.due_at, now),
            "poison": signs.backlog.poison,
            "dead": signs.backlog.dead,
        }
    return seen


def troubles(signs: Signs, now: datetime) -> dict[str, str]:
    """What is wrong just now: a sentence for each kind, fit for an alarm."""
    wrong = {}
    if signs.polled > SILENT:
        wrong["silence"] = (
            f"No updates have been taken for {signs.polled:.0f} s: Telegram is out of reach, or "
            "the store takes nothing."
        )
    if signs.conflict is not None and signs.conflict < CONFLICT:
        wrong["conflict"] = (
            "Somebody else asks for this bot's updates or has set a webhook: find the other "
            "process; if it is not yours, renew the token with @BotFather."
        )
    if signs.webhook:
        wrong["webhook"] = f"Telegram can't bring updates to WEBHOOK_URL: {signs.webhook}"
    if signs.room is not None and signs.room < LEAST_ROOM:
        wrong["disk"] = f"Only {signs.room / 1e6:.0f} MB are free where the store is."
    if signs.backlog is None:
        wrong["store"] = "The store can't be read."
        return wrong
    if (lag := _lag(signs.backlog.received_at, now)) > INBOX_LAG:
        wrong["inbox"] = f"An update has been waiting for {lag:.0f} s."
    lag, sent = _lag(signs.backlog.due_at, now), signs.sent
    if lag > OUTBOX_LAG and (sent is None or sent > STUCK):
        wrong["outbox"] = f"A notification has been due for {lag:.0f} s, and none is sent."
    return wrong


def _lag(since: datetime | None, now: datetime) -> float:
    return 0.0 if since is None else round((now - since).total_seconds(), 1)
