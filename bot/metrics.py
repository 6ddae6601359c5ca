"""What Prometheus may read: numbers by action, kind and reason; nothing that tells one person
from another."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.process_collector import ProcessCollector

from models.audit import Asked
from models.backlog import Backlog

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
# How a call of the Bot API ended; whatever else there is counts as "other".
ENDS: tuple[tuple[type[Exception], str], ...] = (
    (TelegramRetryAfter, "429"),
    (TelegramBadRequest, "400"),
    (TelegramForbiddenError, "403"),
    (TelegramServerError, "5xx"),
    (TelegramNetworkError, "network"),
)
NONE = "none"


class Metrics(BaseRequestMiddleware):
    """Counts from the start of the process, and the last look of `bot.watchdog`."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._taps = self._made(
            Histogram,
            "tap_seconds",
            "From taking an update out of the inbox to its answer",
            ("action", "end"),
            buckets=SECONDS,
        )
        self._calls = self._made(
            Counter, "telegram_calls", "Calls of the Bot API", ("method", "end")
        )
        self._told = self._made(
            Counter, "notifications", "What became of them", ("kind", "state", "reason")
        )
        self._waits = self._made(
            Histogram, "store_wait_seconds", "How long a write waited for its turn", buckets=SECONDS
        )
        self._inbox = self._made(Gauge, "inbox_lag_seconds", "Age of the oldest update not done")
        self._outbox = self._made(
            Gauge, "outbox_lag_seconds", "How long the oldest notification has been due"
        )
        self._broken = self._made(Gauge, "broken", "Updates and notifications given up", ("what",))
        self._troubles = self._made(Gauge, "troubles", "What the watchdog finds wrong just now")
        self._leads = self._made(Gauge, "leads", "1 if this process has this duty", ("duty",))

    def _made(self, kind: Any, name: str, text: str, labels: Any = (), **more: Any) -> Any:
        return kind(f"tutorbot_{name}", text, labels, registry=self.registry, **more)

    def tapped(self, asked: Asked | None, end: str, seconds: float) -> None:
        """An update has been brought to its end."""
        self._taps.labels(asked.action if asked else NONE, end).observe(seconds)

    def told(self, kind: str, state: str | None, reason: str | None) -> None:
        """Telegram has answered to a notification; no state: it is tried again."""
        self._told.labels(kind, state or "again", reason or NONE).inc()

    def waited(self, seconds: float) -> None:
        """Somebody who writes has got their turn."""
        self._waits.observe(seconds)

    def looked(self, backlog: Backlog | None, troubles: int, at: datetime) -> None:
        """What the watchdog has seen."""
        self._troubles.set(troubles)
        if backlog is not None:
            self._inbox.set(_age(backlog.received_at, at))
            self._outbox.set(_age(backlog.due_at, at))
            self._broken.labels("poison").set(backlog.poison)
            self._broken.labels("dead").set(backlog.dead)

    def leads(self, duty: str, has: bool) -> None:
        """This process has got or lost a duty."""
        self._leads.labels(duty).set(has)

    async def __call__(
        self,
        make_request: Callable[[Bot, TelegramMethod[Any]], Awaitable[Any]],
        bot: Bot,
        method: TelegramMethod[Any],
    ) -> Any:
        end = "ok"
        try:
            return await make_request(bot, method)
        except Exception as error:
            end = next((name for kind, name in ENDS if isinstance(error, kind)), "other")
            raise
        finally:
            self._calls.labels(type(method).__name__, end).inc()

    def page(self) -> bytes:
        """The text that Prometheus reads."""
        return generate_latest(self.registry)


def _age(since: datetime | None, at: datetime) -> float:
    return 0.0 if since is None else max((at - since).total_seconds(), 0.0)
