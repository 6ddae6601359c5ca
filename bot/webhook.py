"""Updates by webhook: Telegram brings each one, and hears 200 once it is in the inbox."""

import asyncio
import hmac
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import WebhookInfo
from aiohttp import web

from bot.receiver import ALLOWED, BACK_OFF, FULL, loaded, store
from models.inbox import Stored
from models.store import Store

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 4 * 2**20  # bytes of one update; the longest that people can cause has some tens of KB
EVERY = 30  # seconds between two looks at what Telegram says about the webhook
LATELY = timedelta(minutes=1)


def secret_for(token: str) -> str:
    """What Telegram has to say with each update. The token makes it: one thing less to keep, and
    the same for all replicas."""
    return hmac.new(token.encode(), b"webhook", "sha256").hexdigest()


class Webhook:
    """The other receiver: it is served by `bot.outside`, and has the signs of life of the first."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        clock: Callable[[], datetime],
        received: Callable[[Stored], None],
        url: str,
    ) -> None:
        self.bot, self.store, self.clock, self.received = bot, store, clock, received
        self.url, self.path = url, urlsplit(url).path or "/"
        self.secret = secret_for(bot.token)
        # On the event loop's clock, for the watchdog.
        self.polled_at = 0.0  # heard of Telegram
        self.conflict_at: float | None = None
        self.missing = 0  # they come in any order: gaps mean nothing
        self.trouble = ""  # why Telegram can't bring us what waits there, in its words

    async def take(self, request: web.Request) -> web.Response:
        """One update. Whoever does not know the secret learns nothing."""
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self.secret.encode()):
            return web.Response(status=404)
        try:
            update = loaded(await request.read())
            _, stored = await store(self.store, [update], self.clock())
        except (ValueError, RecursionError) as error:
            log.error("the webhook was given what is no update: %s", type(error).__name__)
            return web.Response(status=400)
        except FULL as error:  # Telegram has it still, and tries again
            log.warning("an update was not taken (%s)", type(error).__name__)
            return web.Response(status=503)
        self.polled_at = asyncio.get_running_loop().time()
        self.received(stored)
        return web.Response()

    async def run(self) -> None:
        """Tell Telegram where we are, and look every while whether it finds us; until cancelled."""
        self.polled_at = asyncio.get_running_loop().time()
        failures, known = 0, False
        while True:
            try:
                if not known:
                    await self.bot.set_webhook(
                        self.url, allowed_updates=ALLOWED, secret_token=self.secret
                    )
                known = self._seen(await self.bot.get_webhook_info())
                wait, failures = EVERY if known else 1, 0
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise
            except (TelegramAPIError, ClientDecodeError) as error:
                if isinstance(error, TelegramBadRequest):  # it does not like the address
                    self.trouble = error.message
                wait = BACK_OFF[min(failures, len(BACK_OFF) - 1)]
                failures += 1
                log.warning("the webhook could not be set or seen: %s", type(error).__name__)
            await asyncio.sleep(wait)

    def _seen(self, info: WebhookInfo) -> bool:
        """What Telegram says of our webhook; False if it is not ours."""
        now = asyncio.get_running_loop().time()
        self.polled_at = now
        if info.url != self.url:
            log.error("somebody else has set another webhook, or none")
            self.conflict_at = now
            return False
        failed = info.last_error_date
        lately = failed is not None and self.clock() - failed < LATELY
        lately = lately and info.pending_update_count > 0
        self.trouble = (info.last_error_message or "") if lately else ""
        return True
