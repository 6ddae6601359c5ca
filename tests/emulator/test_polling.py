"""getUpdates: confirmation, waiting, conflicts, expiry, allowed_updates."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import aiohttp
import pytest

from emulator import Clock, Emulator, Person
from tests.emulator.client import Answer, Api, PollingBot, inline


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001)


async def texts(answer: Answer) -> list[str]:
    return [update["message"]["text"] for update in answer.result]


async def write(anna: Person, *words: str) -> None:
    for word in words:
        await anna.sends(word, wait=False)


async def test_offset_confirms_and_limit_limits(api: Api, anna: Person) -> None:
    await write(anna, "раз", "два", "три")
    first = await api("getUpdates", offset=1, limit=2)
    assert await texts(first) == ["раз", "два"]
    ids = [update["update_id"] for update in first.result]
    assert ids[1] == ids[0] + 1
    assert await texts(await api("getUpdates", offset=ids[1] + 1)) == ["три"]
    assert await texts(await api("getUpdates", offset=ids[0])) == ["три"], "forgotten for good"


async def test_negative_offset_keeps_only_the_last(api: Api, anna: Person) -> None:
    await write(anna, "раз", "два", "три")
    assert await texts(await api("getUpdates", offset=-1)) == ["три"]
    assert await texts(await api("getUpdates", offset=1)) == ["три"]


async def test_a_held_poll_is_answered_at_once(telegram: Emulator, api: Api, anna: Person) -> None:
    held = asyncio.get_running_loop().create_task(api("getUpdates", offset=1, timeout=30))
    await telegram.until(lambda: telegram.updates.held)
    begun = time.monotonic()
    await write(anna, "раз")
    assert await texts(await held) == ["раз"]
    assert time.monotonic() - begun < 1


async def test_timeout_is_clamped_and_ends_empty(telegram: Emulator, api: Api) -> None:
    telegram.forgive()
    assert (await api("getUpdates", offset=1, timeout=-5, limit=0)).result == []


async def test_asking_the_same_again_is_slowed_down(
    telegram: Emulator, api: Api, anna: Person
) -> None:
    telegram.updates.shortest_wait = 0.2
    await write(anna, "раз", "два")
    assert len((await api("getUpdates", offset=1)).result) == 2
    assert len((await api("getUpdates", offset=1)).result) == 1, "within half a second: one"
    last = telegram.updates.waiting[-1].id
    await api("getUpdates", offset=last + 1)
    begun = time.monotonic()
    await api("getUpdates", offset=last + 1)
    assert time.monotonic() - begun > 0.15, "an empty answer is held back"


async def test_two_bots_conflict(telegram: Emulator, api: Api) -> None:
    telegram.updates.conflict_delay = 0.2
    loop = asyncio.get_running_loop()
    first = loop.create_task(api("getUpdates", offset=1, timeout=30))
    await telegram.until(lambda: telegram.updates.polls == 1)
    second = loop.create_task(api("getUpdates", offset=2, timeout=30))
    refused = await first
    assert refused.status == 409
    assert refused.refusal == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance "
        "is running"
    )
    begun = time.monotonic()
    third = loop.create_task(api("getUpdates", offset=3, timeout=30))
    assert (await second).status == 409
    assert time.monotonic() - begun > 0.15, "a further conflict is answered late"
    telegram.updates.close()
    assert (await third).result == []


async def test_ready_updates_go_to_both(api: Api, anna: Person) -> None:
    await write(anna, "раз")
    answers = await asyncio.gather(
        api("getUpdates", offset=1, timeout=5), api("getUpdates", offset=2, timeout=5)
    )
    assert [await texts(answer) for answer in answers] == [["раз"], ["раз"]]


async def test_expiry(telegram: Emulator, api: Api, anna: Person, clock: Clock) -> None:
    await write(anna, "раз")
    await api.text(anna.id, reply_markup=inline(["Да"]))
    await anna.taps("Да", wait=False)
    clock.advance(timedelta(seconds=151))
    assert await texts(await api("getUpdates", offset=1)) == ["раз"], "the press is gone"
    clock.advance(timedelta(hours=24))
    assert (await api("getUpdates", offset=2)).result == []


async def test_allowed_updates_are_remembered_and_applied_at_creation(
    telegram: Emulator, api: Api, anna: Person
) -> None:
    await api("getUpdates", offset=1, allowed_updates=["message"])
    await write(anna, "раз")
    await anna.edits("два", wait=False)
    await api("getUpdates", offset=2, allowed_updates=["message", "edited_message"])
    await anna.edits("три", wait=False)
    found = (await api("getUpdates", offset=3)).result
    assert ["message" in found[0], "edited_message" in found[1], len(found)] == [True, True, 2]
    assert found[1]["edited_message"]["text"] == "три"


@pytest.mark.parametrize("asked", ["[]", '["nothing_known"]'])
async def test_empty_allowed_updates_mean_the_default(
    telegram: Emulator, api: Api, anna: Person, asked: str
) -> None:
    await api("getUpdates", offset=1, allowed_updates=["callback_query"])
    await api("getUpdates", offset=2, allowed_updates=asked)
    await write(anna, "раз")
    assert len((await api("getUpdates", offset=3)).result) == 1
    assert not telegram.updates.wants("chat_member")


async def test_unreadable_allowed_updates_change_nothing(
    telegram: Emulator, api: Api, anna: Person
) -> None:
    telegram.forgive()
    await api("getUpdates", offset=1, allowed_updates=["callback_query"])
    await api("getUpdates", offset=2, allowed_updates="{")
    await write(anna, "раз")
    assert (await api("getUpdates", offset=3)).result == []


async def test_redelivery_keeps_the_id(telegram: Emulator, bot: PollingBot, anna: Person) -> None:
    await anna.sends("раз")
    await anna.sends("два")
    assert len(await telegram.redeliver(2)) == 2
    await telegram.settle()
    ids = [update["update_id"] for update in bot.updates]
    assert ids == [ids[0], ids[0] + 1] * 2
    await telegram.redeliver(ids[0])
    await telegram.settle()
    assert bot.updates[-1]["update_id"] == ids[0]
    await anna.sends("три")
    assert bot.updates[-1]["update_id"] == ids[0] + 2


async def test_pushed_updates(telegram: Emulator, bot: PollingBot) -> None:
    number = await telegram.push({"poll_answer": "broken"}, raw=True)
    await telegram.settle()
    assert bot.updates == [{"update_id": number, "poll_answer": "broken"}]
    with pytest.raises(AssertionError, match="bad update"):
        await telegram.push({"message": {"message_id": 1}})


async def test_settle_says_that_nobody_polls(telegram: Emulator, anna: Person) -> None:
    await write(anna, "раз")
    with pytest.raises(AssertionError, match="no bot is polling"):
        await telegram.settle(timeout=0.01)


async def test_settle_says_what_is_missing(telegram: Emulator, api: Api, anna: Person) -> None:
    loop = asyncio.get_running_loop()
    await write(anna, "раз")
    await api("getUpdates", offset=1)
    with pytest.raises(AssertionError, match="the bot stopped polling after 1 polls"):
        await telegram.settle(timeout=0.01)
    await api("getUpdates", offset=-1)
    await telegram.push({"poll_answer": "last"}, raw=True)
    await api("getUpdates", offset=telegram.updates.waiting[-1].id + 1)
    telegram.fail("getMe", kind="hang")
    call = loop.create_task(api("getMe"))
    await telegram.until(lambda: telegram.server.in_flight)
    with pytest.raises(AssertionError, match=r"calls still run: \['getMe'\]"):
        await telegram.settle(timeout=0.01)
    call.cancel()
    await telegram.settle()
    telegram.on_quiet(asyncio.Event().wait)
    with pytest.raises(AssertionError, match="still busy"):
        await telegram.settle(timeout=0.01)
    with pytest.raises(AssertionError, match="did not come true"):
        await telegram.until(lambda: False, timeout=0.01)


async def test_settle_waits_for_calls_and_hooks(
    telegram: Emulator, bot: PollingBot, api: Api, anna: Person
) -> None:
    done: list[str] = []
    busy = asyncio.Event()

    async def answers(update: object) -> None:
        asyncio.get_running_loop().call_later(0.05, busy.set)

    async def works() -> None:
        await busy.wait()
        if not done:
            done.append((await api.text(anna.id, "готово"))["text"])

    bot.on_update = answers
    telegram.on_quiet(works)
    await anna.sends("раз")
    assert done == ["готово"]
    assert anna.last.text == "готово"


async def test_closing_releases_the_held_poll(clock: Clock) -> None:
    async with aiohttp.ClientSession() as session:
        async with Emulator(clock=clock) as telegram:
            api = Api(telegram.url, telegram.token, session)
            held = asyncio.get_running_loop().create_task(api("getUpdates", timeout=50))
            await telegram.until(lambda: telegram.updates.held)
            begun = time.monotonic()
        assert time.monotonic() - begun < 0.05
        assert (await held).result == []


async def test_a_client_that_goes_away_frees_its_poll(telegram: Emulator, api: Api) -> None:
    held = asyncio.get_running_loop().create_task(api("getUpdates", timeout=50))
    await telegram.until(lambda: telegram.updates.held)
    held.cancel()
    await telegram.until(lambda: not telegram.updates.held)
