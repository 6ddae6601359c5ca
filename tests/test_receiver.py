"""Nothing is confirmed before it is stored, and nothing that comes in stops the receiving."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import receiver
from bot.receiver import Receiver
from jobs.verdicts import TokenRefused
from models import inbox
from models.inbox import InboxState
from models.store import Unavailable
from tests.conftest import School
from tests.notes import dies_and_returns, inbox_of

NASTY = Path(__file__).parent / "data" / "nasty_updates.jsonl"
SECRET = "секретное слово"
FINAL = {InboxState.DONE, InboxState.POISON}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "BACK_OFF", (0,))


def hears(school: School) -> Receiver:
    """A second way in, for what the emulator would not carry."""
    app = school.app
    return Receiver(app.bot, app.store, app.clock, app.workers.take)


def message(school: School, update_id: int, text: str) -> dict[str, Any]:
    anna = school.anna
    chat = {"id": anna.id, "type": "private", "first_name": "Анна"}
    content = {"message_id": update_id, "date": school.clock.timestamp(), "text": text}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    said = {**content, "chat": chat, "from": anna.user, "entities": entities}
    return {"update_id": update_id, "message": said}


def test_what_is_edited_in_a_group_is_kept_in_a_tutors_forum_alone() -> None:
    said = {"chat": {"id": -5, "type": "supergroup", "is_forum": True}, "from": {"id": 1}}
    said |= {"text": "тайна", "message_id": 7, "message_thread_id": 3, "is_topic_message": True}
    edited = {"update_id": 1, "edited_message": said}
    for forums, kept in (((), False), ((-5,), True)):
        found = receiver.read(edited, forums)
        assert found is not None
        assert ("тайна" in found.raw) is kept
    general = {name: value for name, value in said.items() if name != "is_topic_message"}
    heard = receiver.read({"update_id": 1, "message": general}, (-5,))
    assert heard is not None
    assert heard.raw == ""


async def test_a_poll_that_brings_nothing_confirms_nothing(school: School) -> None:
    ear = hears(school)
    ear.received = lambda stored: pytest.fail(f"{stored} has come from nowhere")
    ear.offset = 7
    await ear.keep([])
    assert ear.offset == 7
    assert await inbox_of(school) == []


@pytest.mark.parametrize("stored", [True, False])
async def test_a_crash_around_the_storing_loses_nothing_and_repeats_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    reached = asyncio.Event()
    real = Receiver.keep

    async def dies(self: Receiver, updates: list[Any]) -> None:
        if stored:
            self.received = lambda _: None  # it dies before anybody is told
            await real(self, updates)
        reached.set()
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr(Receiver, "keep", dies)
        await dies_and_returns(school)
        await school.anna.sends("/today", wait=False)
        await school.anna.sends("/week", wait=False)
        async with asyncio.timeout(10):
            await reached.wait()
        assert school.telegram.updates.waiting  # not confirmed: Telegram has them still
    await dies_and_returns(school)
    await school.telegram.settle()
    assert [row.state for row in await inbox_of(school)] == [InboxState.DONE] * 2
    assert len(school.anna.heard()) == 2
    await school.telegram.redeliver(2)
    await school.telegram.settle()
    assert len(school.anna.heard()) == 2


async def test_what_can_not_be_read_delays_nobody(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    nasty = [json.loads(line) for line in NASTY.read_text().splitlines()]
    batch = [message(school, 1, "/today")]
    for number, sample in enumerate(nasty, 2):
        batch.append({**sample["update"], "update_id": number})
    batch.append(message(school, len(nasty) + 2, "/week"))
    await hears(school).keep(batch)
    await school.telegram.settle()
    said = [call.args["text"] for call in school.telegram.calls("sendMessage")]
    assert [text for text in said if "ср, 14 октября" in text]
    assert [text for text in said if "18.10" in text]
    rows = {row.update_id: row for row in await inbox_of(school)}
    unfinished = {
        sample["what"]: rows[number].state
        for number, sample in enumerate(nasty, 2)
        if rows[number].state not in FINAL
    }
    assert unfinished == {}
    poison = [row for row in rows.values() if row.state is InboxState.POISON]
    assert len(poison) > 15
    for row in poison:
        assert f"update {row.update_id} " in caplog.text
    assert SECRET not in caplog.text
    assert "Анна" not in caplog.text


@pytest.mark.parametrize(
    "odd", [None, 7, "update", [], {}, {"update_id": "5"}, {"update_id": True}, {"update_id": -1}]
)
async def test_what_has_no_number_is_passed_over(school: School, odd: Any) -> None:
    school.oracles.forgive("ledger")  # the emulator knows nothing of this update
    ear = hears(school)
    await ear.keep([odd, message(school, 8, "/today")])
    await school.telegram.settle()
    assert len(school.anna.heard()) == 1
    with pytest.raises(ValueError, match="without a number"):
        await ear.keep([odd])  # asked for again without haste, not at once and for ever
    assert ear.offset == 9


async def test_of_talk_in_a_group_only_the_number_is_kept(school: School) -> None:
    chat = {"id": school.chat.id, "type": "supergroup", "title": "8-Д"}
    talk = message(school, 3, SECRET)
    talk["message"] |= {"chat": chat, "entities": []}
    await hears(school).keep([talk])
    await school.telegram.settle()
    [row] = await inbox_of(school)
    assert (row.state, row.raw) == (InboxState.DONE, "")
    await school.liza.sends("/today", where=school.chat)
    assert (await inbox_of(school))[1].raw is None
    assert "11:00" in school.liza.heard(school.chat)[-1].text


async def test_numbers_begin_anew_after_a_silent_week(school: School) -> None:
    await school.anna.sends("/today")
    [old] = await inbox_of(school)
    await school.passes(days=8)
    for number in (old.update_id, 5, 6):  # inside the old range, and far below it
        await school.telegram.push(message(school, number, "/today"), raw=True)
        await school.telegram.settle()
    assert len(school.anna.heard()) == 4
    await dies_and_returns(school)
    await school.anna.sends("/today")
    assert len(school.anna.heard()) == 5


FAULTS: list[dict[str, Any]] = [
    {"code": 409, "text": "terminated by other getUpdates request"},
    {"code": 429, "text": "retry after 1", "retry_after": 1},
    {"kind": "html502"},
    {"kind": "status500"},
    {"kind": "reset"},
    {"kind": "cut"},
    {"kind": "lost_answer"},
]


async def test_no_answer_of_telegram_ends_the_asking(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    school.telegram.updates.shortest_wait = 0.05  # Telegram slows down who asks the same again
    for number, fault in enumerate(FAULTS, 1):
        school.telegram.fail("getUpdates", **fault)
        await school.anna.sends("/today", wait=False)
        await school.telegram.until(lambda: not school.telegram.server.faults.pending)
        await school.telegram.settle()
        assert len(school.anna.heard()) == number
    assert caplog.text.count("no updates (") == len(FAULTS)


async def test_a_token_that_telegram_does_not_know_ends_the_run(school: School) -> None:
    school.oracles.forgive("conservation")  # the bot is gone before it has done anything
    school.telegram.fail("getUpdates", 401, "")
    await school.anna.sends("/today", wait=False)
    with pytest.raises(ExceptionGroup) as ended:
        await asyncio.wait_for(school._running, 10)
    assert ended.value.subgroup(TokenRefused)


async def test_somebody_else_asking_is_reported_and_survived(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    school.telegram.updates.shortest_wait = 0.05
    url = f"{school.telegram.url}/bot{school.telegram.token}/getUpdates"
    # Another offset than the bot's own, or Telegram would hold this call back as a repeated one.
    async with aiohttp.ClientSession() as thief, thief.post(url, json={"offset": 1}) as answer:
        assert answer.status == 200
    await school.telegram.until(lambda: "somebody else is asking" in caplog.text)
    await school.anna.sends("/today")
    assert len(school.anna.heard()) == 1


async def test_while_the_store_is_full_nothing_is_confirmed(
    school: School, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    school.telegram.updates.shortest_wait = 0.05
    real, full = inbox.store, iter(range(3))

    async def store(*args: Any, **more: Any) -> Any:
        if next(full, None) is not None:
            raise Unavailable("INSERT", {}, Exception("database or disk is full"))
        return await real(*args, **more)

    monkeypatch.setattr(inbox, "store", store)
    await school.anna.sends("/today")
    assert len(school.anna.heard()) == 1
    assert caplog.text.count("no updates (Unavailable)") == 3


Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def telegram_that_answers(*bodies: bytes) -> Any:
    """A server that gives these answers to getUpdates, one after the other, and then none."""
    left = list(bodies)

    async def answer(_: web.Request) -> web.StreamResponse:
        if not left:
            await asyncio.Event().wait()
        return web.Response(body=left.pop(0), content_type="application/json")

    app = web.Application()
    app.router.add_post("/bot{token}/getUpdates", answer)
    async with TestServer(app, handler_cancellation=True, shutdown_timeout=0.1) as server:
        yield str(server.make_url("")).rstrip("/")


async def test_bytes_that_are_no_text_and_answers_that_are_no_answers(bare: School) -> None:
    bare.oracles.forgive("conservation")  # nobody works while the receiver is tried alone
    wanted = (
        b'{"ok":true,"result":[{"update_id":%d,"callback_query":{"id":"1","data":"\xff\xfe"}}]}'
    )
    deep = b'{"ok":true,"result":' + b"[" * 5000 + b"]" * 5000 + b"}"
    bodies = [b"", b"[]", b"7", b'{"ok":true,"result":[null]}', deep, wanted % 1, wanted % 2]
    heard = asyncio.Event()
    async with telegram_that_answers(*bodies) as url:
        await bare._stop()
        bare.app.bot.session.api = TelegramAPIServer.from_base(url)
        ear = hears(bare)
        ear.received = lambda _: heard.set() if ear.offset == 3 else None
        asking = asyncio.get_running_loop().create_task(ear.run())
        async with asyncio.timeout(10):
            await heard.wait()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    assert [row.update_id for row in await inbox_of(bare)] == [1, 2]


async def test_numbers_that_never_came_are_counted(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    school.oracles.forgive("ledger")  # the emulator knows nothing of these updates
    ear = hears(school)
    await ear.keep([message(school, 8, "/today")])
    await ear.keep([message(school, 9, "/today")])
    assert ear.missing == 0
    await ear.keep([message(school, 12, "/today")])
    assert ear.missing == 2
    assert "2 updates before 12 never came" in caplog.text
    await school.telegram.settle()
