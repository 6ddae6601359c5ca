"""The same Telegram with a webhook: it brings each update to one of several replicas, in turn."""

import asyncio
from itertools import cycle
from typing import Self

from aiohttp import ClientSession

from benchmarks.wire import Line, Wire, packed
from bot.webhook import HEADER, secret_for

URL = "http://127.0.0.1:1/telegram"  # what the bot calls its webhook; nobody listens there
AGAIN = 0.05  # seconds, when an update was not taken
_INFO = {"url": URL, "has_custom_certificate": False, "pending_update_count": 0}
_HOOKED = packed({"ok": True, "result": _INFO})


class Hook(Wire):
    """Stands in for the balancer as well: one more process would have a share of the cores."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self._bringing: set[asyncio.Task[None]] = set()
        self._headers = {HEADER: secret_for(token), "Content-Type": "application/json"}

    async def __aenter__(self) -> Self:
        self._http = ClientSession(headers=self._headers)
        return await super().__aenter__()

    async def __aexit__(self, *error: object) -> None:
        for bringing in self._bringing:
            bringing.cancel()
        await self._http.close()
        await super().__aexit__(*error)

    def leads_to(self, ports: list[int]) -> None:
        """These are who gets updates from now on."""
        self._turns = cycle([f"http://127.0.0.1:{port}/telegram" for port in ports])

    def answer(self, line: Line, method: str, body: bytes) -> None:
        if method == "getWebhookInfo":
            line.respond(_HOOKED)
        else:
            super().answer(line, method, body)

    def _put(self, number: int, body: bytes) -> None:
        bringing = asyncio.get_running_loop().create_task(self._bring(body))
        self._bringing.add(bringing)
        bringing.add_done_callback(self._bringing.discard)

    async def _bring(self, body: bytes) -> None:
        while True:
            async with self._http.post(next(self._turns), data=body) as answer:
                if answer.status == 200:
                    return
            await asyncio.sleep(AGAIN)
