"""Waiting until the bot has nothing left to do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from emulator.server import Server
from emulator.updates import Updates

OnQuiet = Callable[[], Awaitable[object]]


class Settling:
    """Knows when the bot confirmed every update and all its calls are done."""

    def __init__(self, updates: Updates, server: Server) -> None:
        self._updates = updates
        self._server = server
        self._hooks: list[OnQuiet] = []

    def on_quiet(self, hook: OnQuiet) -> None:
        """Await ``hook`` too before the bot counts as settled; it may be awaited repeatedly."""
        self._hooks.append(hook)

    def _quiet(self) -> bool:
        return not self._updates.waiting and not self._server.in_flight

    async def settle(self, timeout: float = 10) -> None:
        """Until the bot confirmed every update, no call is in flight and ``on_quiet`` agrees.

        ``timeout`` is in seconds of real time; ``AssertionError`` says what is still missing.
        """
        try:
            async with asyncio.timeout(timeout):
                await self._settle()
        except TimeoutError:
            raise AssertionError(self._unsettled(timeout)) from None

    async def _settle(self) -> None:
        while True:
            async with self._updates.changed:
                await self._updates.changed.wait_for(self._quiet)
            begun = self._server.begun
            for hook in self._hooks:
                await hook()
            if self._quiet() and self._server.begun == begun:
                return

    def _unsettled(self, timeout: float) -> str:
        waiting = [queued.id for queued in self._updates.waiting]
        if waiting and not self._updates.webhook.url and not self._updates.held:
            polls = self._updates.polls
            why = (
                "no bot is polling" if not polls else f"the bot stopped polling after {polls} polls"
            )
        elif waiting:
            why = "the bot does not confirm"
        elif self._server.in_flight:
            why = f"calls still run: {self._server.in_flight}"
        else:
            why = "the bot is still busy (on_quiet)"
        return f"not settled in {timeout} s: {why}; updates that wait: {waiting}"

    async def until(self, condition: Callable[[], object], timeout: float = 10) -> None:
        """Until ``condition()`` is true; it is asked after every change and every 20 ms."""
        try:
            async with asyncio.timeout(timeout):
                while not condition():
                    await self._change(0.02)
        except TimeoutError:
            raise AssertionError(f"it did not come true in {timeout} s") from None

    async def _change(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds), self._updates.changed:
                await self._updates.changed.wait()
        except TimeoutError:
            return
