"""The page that calendar programs fetch: somebody's timetable, for whoever knows its address."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from aiohttp import web

from models import calendars
from models.store import Store
from ui.i18n import Translator
from ui.ics import REFRESH, calendar

TYPE = "text/calendar; charset=utf-8"


class CalendarPage:
    """What one address says is as secret as the address: it is never logged, never cached aside."""

    def __init__(
        self, store: Store, words: Translator, clock: Callable[[], datetime], address: str
    ) -> None:
        self.store, self.words, self.clock = store, words, clock
        self.path = urlsplit(address).path.rstrip("/") + "/{token}.ics"

    async def give(self, request: web.Request) -> web.Response:
        """404 for an address that is nobody's, whatever the reason."""
        now = self.clock()
        async with self.store.reading() as session:
            me = await calendars.owner(session, request.match_info["token"])
            if me is None:
                return web.Response(status=404)
            found = await calendars.entries(session, me, at=now)
        content = await asyncio.to_thread(calendar, self.words, me.reader, found, at=now)
        caching = f"private, max-age={int(REFRESH.total_seconds())}"
        return web.Response(body=content, headers={"Content-Type": TYPE, "Cache-Control": caching})
