"""Several real processes on one PostgreSQL: shares of the inbox, one leader, and two that die.

Four of them stand behind a balancer that Telegram's webhook leads to. While a change goes out to a
whole school and people write, two get `kill -9`, the first of them whoever delivers. `FAULTS=full`
plays it with a thousand people and five seeds. What a second process adds is measured by
`make bench ARGS="--only replicas"`.
"""

import asyncio
import json
import os
import random
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import aiohttp
import pytest
from aiohttp import web

from bot import exit_codes
from bot.database import connect
from emulator import Clock, Emulator, Person
from tests.conftest import TOKEN
from tests.faults.child import ForkServer
from tests.faults.figures import FULL, Promise
from tests.faults.figures import seed as chosen
from tests.faults.test_kill import FIRST, SECOND, said, seed
from tests.stores import Reading, Server, reading
from tests.test_webhook import free_port

PEOPLE, TWICE, ASKING = (1000, 200, 200) if FULL else (80, 16, 24)
SEEDS = range(5 if FULL else 1)
PROCESSES, PATIENCE = 4, 90 if FULL else 40
IN_FLIGHT = 4  # messages of a broadcast that one kill may cost a second copy of
LANES = 8  # chats that a process answers in at once, and may answer once more
UNFINISHED = """SELECT (SELECT count(*) FROM inbox WHERE state = 'NEW')
    + (SELECT count(*) FROM notification WHERE state = 'PENDING')"""


@pytest.fixture
def forks(tmp_path: Path) -> Iterator[ForkServer]:
    """Made before there is an event loop, so that a fork carries no half of one along."""
    made = ForkServer(tmp_path / "bot.log")
    yield made
    made.close()


class Balancer:
    """What stands before the replicas: whoever is there gets the next request."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.url = ""
        self._next = 0

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        for _ in self.ports:
            self._next += 1
            port = self.ports[self._next % len(self.ports)]
            url = f"http://127.0.0.1:{port}/telegram"
            headers = {**request.headers}
            try:
                async with self._http.post(url, data=body, headers=headers) as answer:
                    if answer.status < 500:
                        return web.Response(status=answer.status)
            except aiohttp.ClientError:
                continue
        return web.Response(status=502)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["Balancer"]:
        app = web.Application()
        app.router.add_post("/telegram", self._pass_on)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
            async with aiohttp.ClientSession() as self._http:
                yield self
        finally:
            await runner.cleanup()


class Crew(NamedTuple):
    """A school, its parents, and the processes of its bot by their ports."""

    telegram: Emulator
    balancer: Balancer
    forks: ForkServer
    url: str
    folder: Path
    store: Reading
    parents: list[Person]
    alive: dict[int, int]

    async def starts(self, processes: int = 1) -> None:
        for _ in range(processes):
            port = free_port()
            folder = self.folder / str(port)
            folder.mkdir()
            self.alive[port] = await self.forks.start_beside(
                self.telegram.url,
                self.url,
                http_port=port,
                webhook_url=self.balancer.url,
                state_folder=folder,
                backup_minutes=0,
            )
            self.balancer.ports.append(port)

    async def kills(self, port: int) -> None:
        """`kill -9`; returns when nothing of it is left."""
        process = self.alive.pop(port)
        os.kill(process, signal.SIGKILL)
        assert await self.forks.ended(process) == -signal.SIGKILL
        self.balancer.ports.remove(port)

    async def ready(self) -> dict[int, dict[str, Any]]:
        """What each process says of itself; nothing of one that is not ready."""
        found = {}
        async with aiohttp.ClientSession() as http:
            for port in self.alive:
                try:
                    async with http.get(f"http://127.0.0.1:{port}/ready") as answer:
                        if answer.status == 200:
                            found[port] = json.loads(await answer.read())
                except aiohttp.ClientError:
                    continue
        return found

    async def shared_out(self) -> dict[int, dict[str, Any]]:
        """Returns once everybody has their share, and each duty one leader."""
        async with asyncio.timeout(PATIENCE):
            while True:
                told = await self.ready()
                leads = sorted(duty for one in told.values() for duty in one["leads"])
                even = [one for one in told.values() if one["share"] * len(self.alive) >= 0.9]
                whole = sum(one["share"] for one in told.values()) == 1
                if whole and len(even) == len(self.alive) and leads == ["delivery", "scheduler"]:
                    return told
                assert leads == sorted(set(leads)), leads
                await asyncio.sleep(0.05)

    async def quiet(self) -> None:
        """Everything that came is done, and everything that was owed is said."""
        await self.telegram.until(
            lambda: not self.telegram.updates.waiting and not self.store.rows(UNFINISHED)[0][0],
            PATIENCE,
        )

    async def ends(self) -> None:
        for process in self.alive.values():
            os.kill(process, signal.SIGTERM)
        while self.alive:
            _port, process = self.alive.popitem()
            assert await self.forks.ended(process) == 0


@asynccontextmanager
async def crew(
    forks: ForkServer, server: Server, folder: Path, people: int, twice: int
) -> AsyncIterator[Crew]:
    url = server.fresh()
    clock = Clock.running()
    opened = connect(url)
    async with opened.writing() as session:
        await seed(session, clock, people, twice)
    await opened.close()
    store = reading(url)
    async with (
        Emulator(token=TOKEN, clock=clock) as telegram,
        Balancer().serving() as balancer,
    ):
        telegram.webhook.pause = 0.05
        parents = [
            telegram.person("Родитель", str(n), id=10_000 + n, started=True) for n in range(people)
        ]
        made = Crew(telegram, balancer, forks, url, folder, store, parents, {})
        try:
            yield made
        finally:
            for process in made.alive.values():
                os.kill(process, signal.SIGKILL)
            store.close()
    server.take_back(url)


@pytest.mark.parametrize("again", SEEDS)
async def test_two_of_four_die_and_nothing_is_lost(
    forks: ForkServer, server: Server, tmp_path: Path, promise: Promise, again: int
) -> None:
    number = chosen() + again
    chance = random.Random(number)
    sys.stdout.write(f"SEED={number}, {PEOPLE} people\n")
    async with crew(forks, server, tmp_path, PEOPLE, TWICE) as school:
        telegram = school.telegram
        asking = chance.sample(school.parents, ASKING)
        await school.starts(PROCESSES)
        began = monotonic()
        for moment in (PEOPLE // 4, PEOPLE // 2):
            for parent in asking[:: 1 if moment == PEOPLE // 4 else 2]:
                await parent.sends("/today", wait=False)
                await parent.sends("/week", wait=False)
            await telegram.until(partial(said, telegram, moment), PATIENCE)
            told = await school.ready()
            leading = [port for port, one in told.items() if "delivery" in one["leads"]]
            assert len(leading) <= 1
            others = [port for port in school.alive if port not in leading]
            victim = leading[0] if leading and moment == PEOPLE // 4 else chance.choice(others)
            await asyncio.sleep(chance.random() * 0.1)
            await school.kills(victim)
        await school.quiet()
        took = monotonic() - began
        told = await school.shared_out()
        assert len(told) == PROCESSES - 2
        fates = school.store.rows(
            "SELECT state, count(*) FROM notification WHERE kind = 'changes-published'"
            " GROUP BY state"
        )
        states = school.store.rows("SELECT state, count(*) FROM inbox GROUP BY state")
        await school.ends()
        asked = 2 * (ASKING + -(-ASKING // 2))
        assert fates == [("SENT", PEOPLE + TWICE)]
        assert states == [("DONE", asked)]
        copies, late = heard(telegram, {parent.id for parent in asking})
    sys.stdout.write(f"{copies} second copies, {late} late answers, {took:.1f} s\n")
    promise("P1", f"0 of {asked} updates lost, two of four replicas killed (SEED={number})")
    promise("P4", f"{copies} second copies of {2 * (IN_FLIGHT + LANES)} allowed (SEED={number})")


def heard(telegram: Emulator, asking: set[int]) -> tuple[int, int]:
    """How many messages came a second time, and how many answers were out of their order."""
    cards: Counter[tuple[int, str]] = Counter()
    answers: dict[int, list[str]] = defaultdict(list)
    for chat, message in telegram.ledger():
        text = str(message.get("text", ""))
        subject = next((one for one in (FIRST, SECOND) if one in text), "")
        if "изменение" in text.lower():
            cards[chat, subject] += 1
            assert subject == FIRST or cards[chat, FIRST], "the second change came first"
        else:
            answers[chat].append("week" if "–" in text else "day")
    assert len(cards) == PEOPLE + TWICE
    assert max(cards.values()) <= 2
    assert set(answers) == asking
    copies = sum(cards.values()) - len(cards)
    assert copies <= 2 * IN_FLIGHT
    late = sum(said.index("week") < said.index("day") for said in answers.values())
    assert late == 0
    return copies, late


async def test_long_polling_gives_way_to_replicas(
    forks: ForkServer, server: Server, tmp_path: Path
) -> None:
    """And they to it: updates come one way or the other."""
    async with crew(forks, server, tmp_path, 4, 0) as school:
        await school.starts()
        await school.shared_out()
        polling = await forks.start_beside(school.telegram.url, school.url)
        assert await forks.ended(polling) == exit_codes.SECOND_INSTANCE
        await school.ends()
        polling = await forks.start_beside(school.telegram.url, school.url)
        await school.telegram.until(lambda: school.telegram.updates.held, PATIENCE)
        await school.starts()
        assert await forks.ended(school.alive.popitem()[1]) == exit_codes.SECOND_INSTANCE
        os.kill(polling, signal.SIGKILL)
        await forks.ended(polling)
