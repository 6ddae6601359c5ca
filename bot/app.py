"""Everything is put together here, and only here."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.types import BotCommandScopeAllGroupChats, BotCommandScopeDefault, User

from bot.alarms import Alarms
from bot.answers import Answers
from bot.clock import now
from bot.database import connect, erasures_beside, is_file
from bot.dispatching import dispatcher
from bot.handling import Handling
from bot.long_work import LongWork
from bot.pulse import felt
from bot.receiver import Receiver
from bot.rotation import Rotation
from bot.settings import Settings
from bot.watchdog import Watchdog
from bot.workers import Workers
from jobs import erasing
from jobs.delivery import Delivery
from jobs.pace import Pace
from jobs.scheduler import scheduler, tick
from models.inbox import Stored, bucket_of
from models.people import Reader
from models.store import Store
from ui import drawing
from ui.i18n import Translator

if TYPE_CHECKING:
    from bot.outside import Outside
    from bot.replicas import Replicas
    from bot.webhook import Webhook

Clock = Callable[[], datetime]

log = logging.getLogger(__name__)

LONGEST_CALL = 25  # seconds; a call that hangs longer holds up one sender of four


class App:
    """The running bot: receiver, workers, delivery and the tick, on one store."""

    def __init__(
        self, settings: Settings, bot: Bot, store: Store, words: Translator, clock: Clock
    ) -> None:
        self.settings, self.bot, self.store = settings, bot, store
        self.words, self.clock = words, clock
        self.alarms = Alarms(settings.alarm_command, clock)
        self.erasures = erasures_beside(settings)
        self.delivery: Delivery
        self.workers: Workers
        self.long_work: LongWork
        self.receiver: Receiver | Webhook
        self.watchdog: Watchdog
        self.replicas: Replicas | None = None
        self.outside: Outside | None = None
        self._receiving: asyncio.Task[None] | None = None
        self._ticking: asyncio.Task[None]
        self._going_on: asyncio.Task[None]

    async def prepare(self) -> None:
        """Ask Telegram who we are and lay out the parts; nothing runs yet."""
        me = await self._introduced()
        pace = Pace(self.settings.sends_per_second)
        self.delivery = Delivery(
            self.bot,
            self.store,
            self.words,
            self.clock,
            pace,
            me.username or "",
            personal=self.settings.personal_data_in_chat,
        )
        answers = Answers(self.bot, self.store, self.words, self.clock, self.delivery)
        reader = Reader(self.settings.language, self.settings.school_zone)
        self.long_work = LongWork(self.bot, self.store, self.clock, answers, self.settings)
        tools = {"words": self.words, "settings": self.settings, "long_work": self.long_work}
        handling = Handling(self.bot, self.store, self.clock, dispatcher(), answers, reader, tools)
        self.workers = Workers(self.store, handling)
        self.receiver = self._receiver()
        self.watchdog = Watchdog(
            self.settings, self.store, self.clock, self.receiver, self.delivery, self.alarms
        )
        if shared(self.settings):
            self._join_replicas()
        if self.settings.http_port is not None:
            from bot import outside

            self.outside = outside.of(self)

    def _receiver(self) -> "Receiver | Webhook":
        way = self.bot, self.store, self.clock, self._received
        if not self.settings.webhook_url:
            return Receiver(*way)
        from bot.webhook import Webhook  # a web server, for those who want one

        return Webhook(*way, self.settings.webhook_url)

    def _join_replicas(self) -> None:
        from bot.replicas import Replicas

        self.replicas = Replicas(self.settings.database_url, self.workers.lanes, self._woken)
        self.workers.replicas = self.replicas
        self.delivery.company.turn = self.replicas.turn
        self.delivery.company.woken = partial(self.replicas.tell, "outbox")

    def _woken(self, news: str, bucket: int | None = None) -> None:
        """Another process has left something for this one."""
        if news == "inbox":
            self.workers.wake(bucket)
        elif self.replicas is not None and "delivery" in self.replicas.duties:
            self.delivery.wake()

    def _received(self, stored: Stored) -> None:
        self.workers.take(stored)
        if self.replicas is not None:
            for item in stored.new:
                self.replicas.tell("inbox", bucket_of(item.lane))

    async def _introduced(self) -> User:
        """Who we are; waits for Telegram as long as it is out of reach."""
        for wait in chain((1, 2, 4, 8, 15, 30), repeat(60)):
            try:
                return await self.bot.me()
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
                log.warning("Telegram is out of reach (%s)", type(error).__name__)
                await asyncio.sleep(wait)
        raise AssertionError("unreachable")

    async def list_commands(self) -> None:
        """The commands of strangers and of groups; each person's own come with joining."""
        first = Reader(self.settings.language)
        for code, reader in {None: first, "en": Reader("en"), "ru": Reader("ru")}.items():
            for scope, listed in (
                (BotCommandScopeDefault(), drawing.first_commands(self.words, reader)),
                (BotCommandScopeAllGroupChats(), drawing.group_commands(self.words, reader)),
            ):
                await self.bot.set_my_commands(listed, scope=scope, language_code=code)

    async def run(self) -> None:
        """Run until cancelled, or until `stop` has let what is in hand come to its end."""
        await erasing.reapply(self.store, self.erasures)
        if self.replicas is None:
            await self.tick()
        looking = scheduler(self.watchdog.beat)
        looking.start()
        try:
            async with felt(), self._serving(), self._sharing(), asyncio.TaskGroup() as parts:
                self._receiving = parts.create_task(self.receiver.run())
                self._going_on = parts.create_task(self.long_work.run())
                parts.create_task(self.workers.run())
                parts.create_task(self._leading("delivery", self.delivery.run))
                self._ticking = parts.create_task(self._leading("scheduler", self._tick_on))
        finally:
            self._receiving = None
            looking.shutdown(wait=False)
            self.watchdog.ends()

    async def _tick_on(self) -> None:
        """Do what is due by the clock, every few seconds until cancelled."""
        rotation = Rotation(self.settings, self.clock, self.alarms.ring)
        ticking = scheduler(self.tick, rotation.beat)
        ticking.start()
        if self.replicas is not None:  # the one before us may have been away for a while
            await self.tick()
        try:
            await asyncio.Event().wait()
        finally:
            ticking.shutdown(wait=False)

    async def _leading(self, duty: str, work: Callable[[], Awaitable[None]]) -> None:
        """What only one process does: this one, or whichever of the replicas has the duty."""
        if self.replicas is None:
            await work()
        else:
            await self.replicas.leads(duty, work)

    @asynccontextmanager
    async def _sharing(self) -> AsyncIterator[None]:
        """Our place among the replicas, until what was in hand has come to its end."""
        if self.replicas is None:
            yield
            return
        async with asyncio.TaskGroup() as beside:
            place = beside.create_task(self.replicas.run())
            yield
            place.cancel()

    def _serving(self) -> AbstractAsyncContextManager[None]:
        if self.outside is None:
            return nullcontext()
        return self.outside.serving(self.settings.http_host, self.settings.http_port or 0)

    def stop(self) -> bool:
        """Take nothing new, finish what is begun, and `run` returns. False if it does not run.

        What has not been begun waits in the store for the next start.
        """
        if self._receiving is None:
            return False
        self._receiving.cancel()
        self._ticking.cancel()
        self._going_on.cancel()
        if self.replicas is not None:
            self.replicas.stop()
        if self.outside is not None:
            self.outside.stopping = True
        self.workers.stop()
        self.delivery.stop()
        return True

    async def tick(self) -> None:
        """Do what is due by the clock, as the scheduler does every few seconds."""
        await tick(self.store, self.clock, self.delivery.wake, self.erasures)

    async def quiet(self) -> None:
        """Returns when nothing is left to do: all updates worked, all that is due delivered."""
        await self.workers.quiet()
        await self.long_work.quiet()
        self.delivery.wake()
        await self.delivery.quiet()


def shared(settings: Settings) -> bool:
    """Whether other processes may work on this store, too: then each has a share of the work."""
    return bool(settings.webhook_url) and not is_file(settings.database_url)


@asynccontextmanager
async def opened(
    settings: Settings, clock: Clock = now, words: Translator | None = None
) -> AsyncIterator[App]:
    """An application on its store and its bot, closed again at the end of the block."""
    if settings.bot_token is None:
        raise ValueError("BOT_TOKEN is not set")
    server = TelegramAPIServer.from_base(settings.telegram_api)
    session = AiohttpSession(api=server, timeout=LONGEST_CALL)
    bot = Bot(settings.bot_token.get_secret_value(), session=session)
    store = connect(settings.database_url)
    app = App(settings, bot, store, words or Translator(), clock)
    try:
        await app.prepare()
        yield app
    finally:
        await session.close()
        await store.close()
