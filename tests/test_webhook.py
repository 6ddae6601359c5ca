"""Updates by webhook: in the inbox before Telegram hears 200, and from nobody but Telegram."""

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy.exc import OperationalError

from bot import receiver, webhook
from bot.settings import Settings
from bot.webhook import HEADER, Webhook, secret_for
from emulator.queued import Webhook as Where
from models import inbox
from models.inbox import InboxState
from tests.conftest import TOKEN, WEDNESDAY, School, peopled, running
from tests.notes import inbox_of
from tests.stores import Place
from tests.test_receiver import message
from ui.i18n import Translator


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@asynccontextmanager
async def hooked(place: Place, words: Translator, **more: Any) -> AsyncIterator[School]:
    port = free_port()
    where: dict[str, Any] = {"http_port": port, "webhook_url": f"http://127.0.0.1:{port}/telegram"}
    async with running(place, words, **where | more) as bare:
        yield await peopled(bare)


@pytest.fixture
async def school(place: Place, words: Translator) -> AsyncIterator[School]:
    """The school of the other tests, behind a webhook."""
    async with hooked(place, words) as school:
        await school.telegram.until(lambda: school.telegram.updates.webhook.url)
        yield school


def hook(school: School) -> Webhook:
    assert isinstance(school.app.receiver, Webhook)
    return school.app.receiver


async def brings(
    school: School, body: bytes | io.BytesIO, secret: str | None = secret_for(TOKEN)
) -> int:
    """What whoever brings this to the webhook gets as an answer."""
    headers = {} if secret is None else {HEADER: secret}
    async with (
        aiohttp.ClientSession() as http,
        http.post(hook(school).url, data=body, headers=headers) as answer,
    ):
        return answer.status


async def test_a_day_by_webhook(school: School) -> None:
    await school.mama.sends("/today")
    assert "Алгебра" in school.mama.last.text
    await school.mama.taps("Вся неделя")
    assert "18.10" in school.mama.last.text
    assert school.telegram.calls("getUpdates") == []
    told = school.telegram.calls("setWebhook")[0].args
    assert sorted(json.loads(told["allowed_updates"])) == sorted(receiver.ALLOWED)
    assert TOKEN.partition(":")[2] not in told["secret_token"]


async def test_telegram_hears_yes_only_when_the_update_is_kept(
    school: School, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """While the store takes nothing Telegram keeps the update, and brings it again."""
    school.telegram.webhook.pause = 0.01
    troubles = [OperationalError("INSERT", None, Exception("disk is full")) for _ in range(3)]

    async def full(*args: Any) -> Any:
        if troubles:
            raise troubles.pop()
        return await receiver.store(*args)

    monkeypatch.setattr(webhook, "store", full)
    await school.mama.sends("/today")
    assert troubles == []
    assert "503" in str(school.telegram.updates.webhook.last_error)
    assert len(school.mama.heard()) == 1
    assert "was not taken" in caplog.text


@pytest.mark.parametrize("secret", [None, "", "0" * 64, "секрет", secret_for("43:OTHER")])
async def test_nobody_but_telegram_is_heard(school: School, secret: str | None) -> None:
    body = json.dumps(message(school, 7, "/today")).encode()
    headers = {} if secret is None else {HEADER.encode(): secret.encode()}
    request = b"POST /telegram HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n"
    for name, value in headers.items():
        request += name + b": " + value + b"\r\n"
    request += b"Content-Length: %d\r\n\r\n" % len(body) + body
    assert school.app.outside is not None
    reading, writing = await asyncio.open_connection("127.0.0.1", school.app.outside.port)
    writing.write(request)
    answer = await reading.read()
    writing.close()
    assert answer.split(b" ")[1] in (b"404", b"400")
    assert await inbox_of(school) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"message": 1}', b"[" * 5000, b"\xff\xfe"])
async def test_what_is_no_update_is_refused(school: School, body: bytes) -> None:
    assert await brings(school, body) == 400
    assert await inbox_of(school) == []
    await school.mama.sends("/today")
    assert len(school.mama.heard()) == 1


async def test_what_is_too_large_is_not_read(school: School) -> None:
    assert await brings(school, io.BytesIO(b" " * (webhook.LARGEST + 1))) == 413


async def test_an_update_that_comes_twice_is_done_once(school: School) -> None:
    school.oracles.forgive("ledger")  # nobody has asked in the emulator
    body = json.dumps(message(school, 7, "/today")).encode()
    assert await asyncio.gather(*(brings(school, body) for _ in range(4))) == [200] * 4
    await school.telegram.settle()
    assert [row.state for row in await inbox_of(school)] == [InboxState.DONE]
    assert len(school.anna.heard()) == 1


async def test_what_can_not_be_understood_is_kept_and_holds_nobody_up(school: School) -> None:
    assert await brings(school, b'{"update_id": 7, "message": {"chat": {"id": "x"}}}') == 200
    assert [row.state for row in await inbox_of(school)] == [InboxState.POISON]


async def test_while_the_bot_stops_nothing_new_is_taken(school: School) -> None:
    body = json.dumps(message(school, 7, "/today")).encode()
    assert school.app.outside is not None
    school.app.outside.stopping = True
    assert await brings(school, body) == 503
    assert await inbox_of(school) == []


async def test_a_webhook_that_somebody_else_has_set_is_set_right(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "EVERY", 0.01)
    await school.restarts()
    school.telegram.updates.set_webhook(Where("https://thief.example"))
    await school.telegram.until(lambda: hook(school).conflict_at)
    await school.telegram.until(
        lambda: school.telegram.updates.webhook.url == hook(school).url, timeout=5
    )
    await school.mama.sends("/today")


async def test_telegram_is_out_of_reach_when_the_bot_starts(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "BACK_OFF", (0.01,))
    school.telegram.updates.set_webhook(Where())
    school.telegram.fail("setWebhook", kind="html502")
    school.telegram.fail("setWebhook", 400, "Bad Request: bad webhook: no such host")
    await school.restarts()
    await school.telegram.until(lambda: school.telegram.updates.webhook.url)
    await school.mama.sends("/today")


async def test_why_telegram_can_not_bring_updates_is_an_alarm(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "EVERY", 0.01)
    await school.restarts()
    assert school.app.outside is not None
    school.app.outside.stopping = True
    await school.mama.sends("/today", wait=False)
    await school.telegram.until(lambda: hook(school).trouble)
    await school.app.watchdog.beat()
    assert school.app.watchdog.seen is not None
    (trouble,) = school.app.watchdog.seen["troubles"]
    assert trouble.endswith("Wrong response from the webhook: 503")
    school.app.outside.stopping = False
    school.telegram.webhook.pause = 0.01
    await school.telegram.settle()
    await school.telegram.until(lambda: not hook(school).trouble)


async def test_back_to_long_polling(
    place: Place, words: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without WEBHOOK_URL a webhook from before is taken away, and what waits behind it comes."""
    monkeypatch.setattr(receiver, "BACK_OFF", (0.01,))
    async with running(place, words) as bare:
        school = await peopled(bare)
        await school._stop()
        school.telegram.updates.set_webhook(Where("https://bot.school.example/telegram"))
        school.telegram.webhook.pause = 0.01
        await school.mama.sends("/today", wait=False)
        await school._start()
        await school.telegram.until(lambda: school.mama.heard())
        assert school.telegram.updates.webhook.url == ""
        assert school.app.receiver.conflict_at is None


async def test_the_clock_is_put_back_and_the_order_of_a_chat_stays(school: School) -> None:
    """And so it does when another process, whose clock is ahead, has taken the first of two."""
    school.oracles.forgive("ledger")  # nobody has asked in the emulator
    store = school.app.store
    await school._stop()
    await receiver.store(store, [message(school, 7, "/today")], WEDNESDAY)
    earlier = WEDNESDAY - timedelta(hours=3)
    await receiver.store(store, [message(school, 8, "/week")], earlier)
    other = message(school, 9, "/week")
    other["message"]["chat"] = {**other["message"]["chat"], "id": school.mama.id}
    await receiver.store(store, [other], earlier)
    async with store.reading() as session:
        waiting = [item.update_id for item in await inbox.waiting(session)]
    assert waiting == [9, 7, 8]
    await school._start()


def test_an_address_needs_a_port() -> None:
    with pytest.raises(ValidationError, match="needs HTTP_PORT"):
        Settings(bot_token=SecretStr(TOKEN), webhook_url="https://bot.school.example/telegram")
    with pytest.raises(ValidationError, match="not an address"):
        Settings(webhook_url="bot.school.example", http_port=8081)
