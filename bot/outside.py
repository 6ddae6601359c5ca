"""The HTTP port: the webhook, calendars, and what says from outside how the bot is."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as NoConnection

from bot.calendars import CalendarPage
from bot.database import schemas
from bot.health import STALE, moment
from bot.metrics import CONTENT_TYPE, Metrics
from bot.watchdog import Watchdog
from bot.webhook import LARGEST, Webhook
from models.inbox import BUCKETS
from models.store import Store

if TYPE_CHECKING:
    from bot.app import App
    from bot.replicas import Replicas

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds that the store has to answer to /ready
LAST_REQUESTS = 2.0  # seconds that requests have when the bot stops


def of(app: "App") -> "Outside":
    """The HTTP port of this application, and somebody who counts at each of its parts."""
    metrics = Metrics()
    app.bot.session.middleware(metrics)
    app.store.waited = metrics.waited
    app.workers.handling.observed = metrics.tapped
    app.delivery.company.told = metrics.told
    app.watchdog.looked = metrics.looked
    if app.replicas is not None:
        app.replicas.observed = metrics.leads
    webhook = app.receiver if isinstance(app.receiver, Webhook) else None
    address = app.settings.calendar_url
    page = CalendarPage(app.store, app.words, app.clock, address) if address else None
    return Outside(app.store, app.watchdog, metrics, webhook, app.replicas, page)


class Outside:
    """Serves one address. Only the webhook's and the calendars' paths are meant for the world."""

    def __init__(
        self,
        store: Store,
        watchdog: Watchdog,
        metrics: Metrics,
        webhook: Webhook | None,
        replicas: "Replicas | None",
        calendars: CalendarPage | None = None,
    ) -> None:
        self.replicas = replicas
        self.store, self.watchdog, self.metrics = store, watchdog, metrics
        self.port = 0  # the one that was taken
        self.stopping = False
        self._app = web.Application(client_max_size=LARGEST)
        self._app.add_routes(
            [
                web.get("/metrics", self._metrics),
                web.get("/health", self._health),
                web.get("/ready", self._ready),
            ]
        )
        if webhook is not None:
            self._app.router.add_post(webhook.path, self._take(webhook))
        if calendars is not None:
            self._app.router.add_get(calendars.path, calendars.give)

    @asynccontextmanager
    async def serving(self, host: str, port: int) -> AsyncIterator[None]:
        """Answer for as long as the block runs. Raises OSError if the port is taken."""
        runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=LAST_REQUESTS)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            self.port = runner.addresses[0][1]
            log.info("listening on %s:%s", host, self.port)
            yield
        finally:
            await runner.cleanup()

    def _take(self, webhook: Webhook) -> Callable[[web.Request], Any]:
        async def take(request: web.Request) -> web.Response:
            if self.stopping:  # Telegram brings it again, to whoever runs then
                return web.Response(status=503)
            return await webhook.take(request)

        return take

    async def _metrics(self, _request: web.Request) -> web.Response:
        return web.Response(body=self.metrics.page(), headers={"Content-Type": CONTENT_TYPE})

    async def _health(self, _request: web.Request) -> web.Response:
        """What stands in the health file. 503: the bot does not look after itself any more."""
        seen = self.watchdog.seen
        alive = seen is None or self.watchdog.clock() - seen["written_at"] < STALE
        return _json(seen or {}, alive)

    async def _ready(self, _request: web.Request) -> web.Response:
        """Whether updates may be brought here: the store answers, and is of today's schema."""
        found = "out of reach"
        try:
            async with asyncio.timeout(PATIENCE), self.store.reading() as session:
                connection = await session.connection()
                row = await connection.execute(text("SELECT version_num FROM alembic_version"))
                found = str(row.scalar_one())
        except (DatabaseError, NoConnection, TimeoutError) as error:
            log.warning("not ready: the store does not answer (%s)", type(error).__name__)
        ready = found == await asyncio.to_thread(newest) and not self.stopping
        facts = {"ready": ready, "schema": found}
        if self.replicas is not None:
            share = len(self.replicas.mine) / BUCKETS
            facts |= {"leads": sorted(self.replicas.duties), "share": share}
        return _json(facts, ready)


@cache
def newest() -> str:
    """The revision that the store has to have."""
    return schemas()[0]


def _json(facts: dict[str, Any], well: bool) -> web.Response:
    return web.json_response(
        facts, status=200 if well else 503, dumps=partial(json.dumps, default=moment)
    )
