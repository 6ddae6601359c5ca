"""Scripted faults and rate limits."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import aiohttp
import pytest

from emulator import Clock, Emulator, Person
from tests.emulator.client import Api


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001, started=True)


async def test_refusal_for_one_chat_some_times(telegram: Emulator, api: Api, anna: Person) -> None:
    boris = telegram.person("Борис", id=1002, started=True)
    telegram.fail("sendMessage", 429, "retry after 5", chat=anna, retry_after=5, times=2)
    await api.text(boris.id)
    for _ in range(2):
        answer = await api("sendMessage", chat_id=anna.id, text="x")
        assert answer.refusal == "Too Many Requests: retry after 5"
        assert answer.body["parameters"] == {"retry_after": 5}
        assert answer.headers["Retry-After"] == "5"
    await api.text(anna.id)
    assert [call.status for call in telegram.calls("sendMessage")] == [200, 429, 429, 200]
    assert [chat_id for chat_id, _ in telegram.ledger()] == [boris.id, anna.id]


async def test_words_with_prefix_are_not_doubled(
    telegram: Emulator, api: Api, anna: Person
) -> None:
    telegram.fail("*", 403, "Forbidden: user is deactivated")
    assert (await api("getMe")).refusal == "Forbidden: user is deactivated"


async def test_any_method_leaves_polling_alone(telegram: Emulator, api: Api) -> None:
    telegram.fail("*", 400, "x")
    assert (await api("getUpdates")).result == []
    assert (await api("getMe")).refusal == "Bad Request: x"


async def test_429_without_parameters(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.fail("sendMessage", text="retry after 7", kind="no_parameters_429")
    answer = await api("sendMessage", chat_id=anna.id, text="x")
    assert (answer.status, answer.refusal) == (429, "Too Many Requests: retry after 7")
    assert "parameters" not in answer.body


async def test_status_500(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.fail("sendMessage", kind="status500")
    answer = await api("sendMessage", chat_id=anna.id, text="x")
    assert (answer.status, answer.refusal) == (500, "Internal Server Error")


async def test_html_502(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.fail("sendMessage", kind="html502")
    url = f"{api.url}/bot{api.token}/sendMessage"
    async with api.session.post(url, data={"chat_id": "1001", "text": "x"}) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await answer.text()
    assert telegram.ledger() == []


async def test_reset_comes_before_the_work(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.fail("sendMessage", kind="reset")
    with pytest.raises(aiohttp.ClientConnectionError):
        await api.text(anna.id)
    assert (telegram.ledger(), telegram.calls()[0].status) == ([], 0)


async def test_lost_answer_comes_after_the_work(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.fail("sendMessage", kind="lost_answer")
    with pytest.raises(aiohttp.ClientConnectionError):
        await api.text(anna.id, "дошло")
    assert anna.last.text == "дошло"


async def test_cut_answer(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.fail("sendMessage", kind="cut")
    with pytest.raises(json.JSONDecodeError):
        await api.text(anna.id, "дошло")
    assert anna.last.text == "дошло"


@pytest.mark.parametrize("kind", ["hang", "timeout"])
async def test_hanging_until_the_client_gives_up(
    telegram: Emulator, api: Api, anna: Person, kind: str
) -> None:
    telegram.fail("sendMessage", kind=kind)  # type: ignore[arg-type]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await api.text(anna.id)
    await telegram.settle()
    assert telegram.ledger() == []


async def test_closing_ends_a_hanging_call(clock: Clock) -> None:
    async with aiohttp.ClientSession() as session:
        async with Emulator(clock=clock) as telegram:
            telegram.fail("getMe", kind="hang")
            url = f"{telegram.url}/bot{telegram.token}/getMe"
            call = asyncio.get_running_loop().create_task(session.get(url))
            await telegram.until(lambda: telegram.server.in_flight)
        (await call).close()


async def test_unknown_kind(telegram: Emulator) -> None:
    with pytest.raises(ValueError, match="unknown kind of fault"):
        telegram.fail("getMe", kind="earthquake")  # type: ignore[arg-type]


async def test_limits_count_chats_groups_and_all(
    telegram: Emulator, api: Api, anna: Person, clock: Clock
) -> None:
    group = telegram.group("8-Д", anna, id=-100500)
    telegram.limits(per_second=30, chat_per_second=1, group_per_minute=2)
    await api.text(anna.id)
    refused = await api("sendMessage", chat_id=anna.id, text="x")
    assert refused.refusal == "Too Many Requests: retry after 1"
    clock.advance(timedelta(seconds=1))
    await api.text(anna.id)
    message = await api.text(group.id)
    edit = {"chat_id": group.id, "message_id": message["message_id"], "text": "y"}
    assert (await api("editMessageText", **edit)).result["text"] == "y"
    clock.advance(timedelta(seconds=10))
    refused = await api("sendMessage", chat_id=group.id, text="x")
    assert refused.body["parameters"] == {"retry_after": 50}
    assert (await api("sendChatAction", chat_id=group.id, action="typing")).result is True
    telegram.no_limits()
    await api.text(group.id)


async def test_limit_of_all_chats_together(telegram: Emulator, api: Api, clock: Clock) -> None:
    telegram.limits(per_second=3)
    people = [telegram.person(f"N{n}", started=True) for n in range(4)]
    statuses = [(await api("sendMessage", chat_id=p.id, text="x")).status for p in people]
    assert statuses == [200, 200, 200, 429]
    clock.advance(timedelta(seconds=1))
    await api.text(people[3].id)
