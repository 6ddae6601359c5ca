"""Pushes updates to the bot's webhook (WebhookActor.cpp)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from emulator.queued import Queued
from emulator.updates import Updates

Execute = Callable[[str, dict[str, str]], Awaitable[Any]]

_LONGEST_PAUSE = 60.0
_LONGEST_RETRY_AFTER = 3600.0
_ANSWER_SECONDS = 60


class WebhookPusher:
    """Delivers in order within a chat (and within one person's presses), chats side by side.

    A failed push is repeated at once, then after 2, 4, … 60 pauses; ``pause`` is the length of one
    in seconds of real time.
    """

    def __init__(self, updates: Updates, execute: Execute) -> None:
        self.pause = 1.0
        self._updates = updates
        self._execute = execute
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        updates.on_queued = self._queued

    async def close(self) -> None:
        """Give up everything that waits for a retry."""
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _queued(self, queued: Queued) -> None:
        if self._updates.webhook.url and queued.lane not in self._lanes:
            task = asyncio.get_running_loop().create_task(self._drive(queued.lane))
            self._lanes[queued.lane] = task

    def _head(self, lane: str) -> Queued | None:
        if not self._updates.webhook.url:
            return None
        return next((queued for queued in self._updates.waiting if queued.lane == lane), None)

    async def _drive(self, lane: str) -> None:
        failures = 0
        try:
            while (head := self._head(lane)) is not None:
                asked = await self._push(head)
                if asked is None:
                    failures = 0
                    self._updates.done([head])
                    await self._updates.notify()
                else:
                    await asyncio.sleep(asked or self._back_off(failures))
                    failures += 1
        finally:
            self._lanes.pop(lane, None)

    def _back_off(self, failures: int) -> float:
        return min(2.0**failures, _LONGEST_PAUSE) * self.pause if failures else 0.0

    async def _push(self, queued: Queued) -> float | None:
        """None when the bot took the update, else the seconds it asked to wait (0: none named)."""
        webhook = self._updates.webhook
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
            )
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            async with self._session.post(
                webhook.url, json=queued.update, headers=headers
            ) as answer:
                body = await answer.read()
                status = answer.status
                retry_after = answer.headers.get("Retry-After", "")
        except (aiohttp.ClientError, TimeoutError) as error:
            self._updates.webhook_failed(str(error) or type(error).__name__)
            return 0.0
        if 200 <= status < 300:
            await self._answered(body)
            return None
        self._updates.webhook_failed(f"Wrong response from the webhook: {status}")
        return min(float(retry_after), _LONGEST_RETRY_AFTER) if retry_after.isdigit() else 0.0

    async def _answered(self, body: bytes) -> None:
        """A bot may answer with a method call; methods that read are not taken."""
        try:
            call = json.loads(body)
        except ValueError:
            return
        if not isinstance(call, dict) or not isinstance(call.get("method"), str):
            return
        name = call.pop("method")
        if name.lower().startswith("get") or name.lower() in ("setwebhook", "deletewebhook"):
            return
        await self._execute(
            name, {k: v if isinstance(v, str) else json.dumps(v) for k, v in call.items()}
        )
