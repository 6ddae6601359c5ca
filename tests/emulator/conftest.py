"""A running emulator, a client for it, and a bot that polls."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from emulator import Clock, Emulator
from tests.emulator.client import Api, PollingBot

START = datetime(2026, 10, 14, 5, 35, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[Emulator]:
    async with Emulator(token="42:TEST", clock=clock) as running:
        yield running


@pytest.fixture
async def api(telegram: Emulator) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(telegram.url, telegram.token, session)


@pytest.fixture
async def bot(api: Api) -> AsyncIterator[PollingBot]:
    polling = PollingBot(api)
    task = asyncio.get_running_loop().create_task(polling.run())
    yield polling
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
