"""The benchmarks still run: what they measure with is tried with tiny numbers."""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from benchmarks import broadcast, deeds, faq, query, school
from benchmarks.growth import slope
from benchmarks.hook import Hook
from benchmarks.programs import Running
from benchmarks.street import Street
from benchmarks.table import Goal, Table
from benchmarks.wire import TAPPED, Wire
from bot.webhook import HEADER, secret_for
from models.reassignment import RequestState
from models.reassignment.tables import Request
from tests.faults.figures import FULL

AT = datetime(2026, 10, 14, 5, 35, tzinfo=UTC)
SIZE = school.Size(64)


async def test_a_school_is_built_asked_and_told(tmp_path: Path) -> None:
    school.build(tmp_path / "school.db", SIZE, at=AT)
    compared = await query.compare(tmp_path / "school.db", SIZE)
    assert compared.rows > 5 * 8  # the tasks of five courses, and what else there is
    faq.fill(tmp_path / "school.db", 20)
    assert (await faq.look(tmp_path / "school.db")).found <= faq.ANSWERS
    store = school.opened(tmp_path / "school.db")
    async with store.reading() as session:
        last = await session.get_one(Request, SIZE.requests)
        assert last.state is RequestState.ASKED
        assert last.wishes[0].at > AT
    assert await deeds.publish(store, at=AT)
    await store.close()
    told, _ = await broadcast.expand(tmp_path / "school.db", at=AT)
    assert told > 2 * SIZE.students


async def test_a_tap_is_timed_until_its_message_is_written_over() -> None:
    async with Wire("42:T") as telegram, ClientSession(f"{telegram.url}/bot42:T/") as bot:
        street = Street(telegram, Running(os.getpid()))

        async def answers() -> None:
            async with bot.post("getUpdates", json={"offset": 0, "timeout": 5}) as polled:
                [update] = (await polled.json())["result"]
            chat = update["callback_query"]["message"]["chat"]["id"]
            over = {"chat_id": str(chat), "message_id": str(TAPPED), "text": "Всё сдано"}
            async with bot.post("editMessageText", data=over) as edited:
                assert (await edited.json())["result"]["chat"]["id"] == chat
            confirm = {"offset": update["update_id"] + 1}
            async with bot.get("getUpdates", params=confirm) as polled:
                assert await polled.json() == {"ok": True, "result": []}

        answering = asyncio.get_running_loop().create_task(answers())
        pace = await street.steady(deeds.reads(SIZE), per_second=100, seconds=0.01)
        await answering
    assert pace.taps == len(telegram.spoken) == 1
    assert telegram.waiting == 0


async def test_a_webhook_brings_updates_to_each_in_turn_until_they_are_taken() -> None:
    came: list[int] = []
    all_came = asyncio.Event()

    async def take(request: web.Request) -> web.Response:
        assert request.headers[HEADER] == secret_for("42:T")
        update = (await request.json())["update_id"]
        came.append(update)
        if len(came) == 4:
            all_came.set()
        return web.Response(status=200 if came.count(update) == 2 else 503)

    app = web.Application()
    app.router.add_post("/telegram", take)
    async with TestServer(app) as one, TestServer(app) as other, Hook("42:T") as telegram:
        telegram.leads_to([one.port or 0, other.port or 0])
        telegram.says(1001, "/today")
        telegram.says(1002, "/today")
        async with asyncio.timeout(10):
            await all_came.wait()
    assert [came.count(update) for update in set(came)] == [2, 2]


def test_goals_are_judged_and_growth_is_a_slope() -> None:
    said: list[str] = []
    table = Table(said.append)
    table.goal("of the allowed rate", 97.9, Goal(98, at_least=True, unit=" %"), digits=1)
    table.goal("refusals", 0, Goal(0), digits=0)
    assert ["MISSED" in line for line in said] == [True, False]
    assert table.met == [False, True]
    assert slope([1, 10, 100], [5, 50, 500]) == pytest.approx(1)
    assert slope([1, 10, 100], [7, 7, 7]) == pytest.approx(0)


@pytest.mark.skipif(not FULL, reason="a run of minutes: FAULTS=full")
async def test_the_whole_table_is_printed() -> None:
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks", "--quick", stdout=asyncio.subprocess.PIPE
    )
    printed = (await running.communicate())[0].decode()
    assert running.returncode == 0
    assert "goals met" in printed
