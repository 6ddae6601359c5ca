"""Webhooks: pushing, secrets, retries, answers in the body."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from emulator import Clock, Emulator, Person
from tests.emulator.client import Api


@dataclass
class Receiver:
    """A bot's web server."""

    url: str = ""
    requests: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    answer: dict[str, Any] = field(default_factory=dict)

    async def take(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.requests.append((secret, await request.json()))
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.answer, status=status)

    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, update in self.requests]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001)


async def test_updates_are_pushed_with_the_secret(
    telegram: Emulator, api: Api, receiver: Receiver, anna: Person
) -> None:
    await anna.sends("до", wait=False)
    await api("setWebhook", url=receiver.url, secret_token="s-1")
    await telegram.settle()
    await anna.sends("после")
    assert receiver.texts() == ["до", "после"]
    assert receiver.requests[0][0] == "s-1"
    info = (await api("getWebhookInfo")).result
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)


async def test_failures_are_retried_in_order(
    telegram: Emulator, api: Api, receiver: Receiver, anna: Person
) -> None:
    telegram.webhook.pause = 0.001
    receiver.statuses = [500, 502, 500]
    await api("setWebhook", url=receiver.url)
    await anna.sends("раз", wait=False)
    await anna.sends("два", wait=False)
    await telegram.settle()
    assert receiver.texts() == ["раз"] * 4 + ["два"]
    assert "500" in (await api("getWebhookInfo")).result["last_error_message"]


async def test_answer_in_the_body_is_carried_out(
    telegram: Emulator, api: Api, receiver: Receiver, anna: Person
) -> None:
    receiver.answer = {"method": "sendMessage", "chat_id": 1001, "text": "сразу"}
    await api("setWebhook", url=receiver.url)
    await anna.sends("раз")
    assert anna.last.text == "сразу"


async def test_reading_methods_are_not_taken_from_the_body(
    telegram: Emulator, api: Api, receiver: Receiver, anna: Person
) -> None:
    receiver.answer = {"method": "getMe"}
    await api("setWebhook", url=receiver.url)
    await anna.sends("раз")
    assert telegram.calls("getMe") == []


async def test_polling_is_refused_while_a_webhook_is_set(
    telegram: Emulator, api: Api, receiver: Receiver
) -> None:
    held = asyncio.get_running_loop().create_task(api("getUpdates", timeout=30))
    await telegram.until(lambda: telegram.updates.held)
    telegram.updates.conflict_delay = 0.01
    await api("setWebhook", url=receiver.url)
    assert (await held).refusal == "Conflict: terminated by setWebhook request"
    refused = await api("getUpdates")
    assert refused.refusal == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to "
        "delete the webhook first"
    )
    await api("deleteWebhook")
    assert (await api("getUpdates", offset=1)).result == []


async def test_pending_updates_can_be_dropped(api: Api, anna: Person) -> None:
    await anna.sends("раз", wait=False)
    await api("deleteWebhook", drop_pending_updates=True)
    assert (await api("getUpdates", offset=1)).result == []


async def test_pending_retries_do_not_delay_closing(clock: Clock, receiver: Receiver) -> None:
    receiver.statuses = [500] * 3
    async with Emulator(clock=clock) as telegram, aiohttp.ClientSession() as session:
        await Api(telegram.url, telegram.token, session)("setWebhook", url=receiver.url)
        await telegram.person("Анна").sends("раз", wait=False)
        await telegram.until(lambda: len(receiver.requests) == 2)
        begun = time.monotonic()
    assert time.monotonic() - begun < 0.05
    assert len(receiver.requests) == 2


async def test_unreachable_webhook(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.webhook.pause = 0.001
    await api("setWebhook", url="http://127.0.0.1:9/hook")
    await anna.sends("раз", wait=False)
    await telegram.until(lambda: telegram.updates.webhook.last_error)
    assert (await api("getWebhookInfo")).result["pending_update_count"] == 1
    await api("deleteWebhook")
