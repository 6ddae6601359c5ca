"""Places among the replicas: even shares, one holder of a duty, nothing for who is cut off."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from bot import postgres, replicas
from bot.lock import SecondInstance
from bot.replicas import DUTIES, Replicas
from models.inbox import BUCKETS, bucket_of
from tests.stores import Server

CUT = "SELECT pg_terminate_backend($1)"
Until = Callable[[Callable[[], object]], Awaitable[None]]


class One:
    """A process, as far as it takes part here."""

    def __init__(self, url: str) -> None:
        self.lanes: list[int] = []
        self.heard: list[tuple[object, ...]] = []
        self.place = Replicas(url, lambda: self.lanes, lambda *news: self.heard.append(news))
        self.worked = 0
        self.works = False

    async def work(self) -> None:
        self.worked += 1
        self.works = True
        try:
            await asyncio.Event().wait()
        finally:
            self.works = False


@asynccontextmanager
async def here(one: One) -> AsyncIterator[One]:
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(one.place.run())
        leading = tasks.create_task(one.place.leads("delivery", one.work))
        try:
            yield one
        finally:
            running.cancel()
            leading.cancel()


@pytest.fixture
def url(server: Server) -> str:
    return server.fresh()


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "EVERY", 0.05)


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while True:
            if condition():
                return
            await asyncio.sleep(0.01)


async def cut(one: One) -> None:
    """The server ends the connection, as it does when it goes down."""
    connection = one.place._connection
    with pytest.raises((*replicas.LOST,)):
        await connection.execute(CUT, connection.get_server_pid())


async def test_each_has_its_share_and_a_duty_has_one_holder(url: str) -> None:
    crew = [One(url) for _ in range(3)]
    async with AsyncExitStack() as stack:
        for one in crew[:2]:
            await stack.enter_async_context(here(one))
        async with here(crew[2]):
            await until(lambda: sum(len(one.place.mine) for one in crew) == BUCKETS)
            await until(lambda: all(len(one.place.mine) > BUCKETS // 4 for one in crew))
            owned = [bucket for one in crew for bucket in one.place.mine]
            assert sorted(owned) == list(range(BUCKETS))
            duties = [duty for one in crew for duty in one.place.duties]
            assert sorted(duties) == sorted(DUTIES)
            assert sum(one.works for one in crew) == 1
        left = crew[:2]
        await until(lambda: {len(one.place.mine) for one in left} == {BUCKETS // 2})
        await until(lambda: sum(len(one.place.duties) for one in left) == len(DUTIES))
        await until(lambda: sum(one.works for one in left) == 1)


async def test_who_is_cut_off_has_nothing_and_stops_at_once(url: str) -> None:
    one = One(url)
    async with here(one):
        await until(lambda: one.works and len(one.place.mine) == BUCKETS)
        await cut(one)
        assert not one.place.mine
        assert not one.place.duties
        await until(lambda: one.worked == 2)  # stopped, and begun anew with a new connection
        await until(lambda: len(one.place.mine) == BUCKETS)


async def test_a_chat_in_hand_is_not_given_away(url: str) -> None:
    """Its bucket leaves when the work for it is done; until then nobody else has it."""
    first, second = One(url), One(url)
    async with here(first):
        await until(lambda: len(first.place.mine) == BUCKETS)
        first.lanes = list(range(BUCKETS))
        async with here(second):
            await until(lambda: len(first.place.mine) == BUCKETS // 2)
            gone = next(lane for lane in first.lanes if not first.place.serves(lane))
            assert not second.place.mine
            first.lanes.remove(gone)
            await until(lambda: second.place.mine)
            assert second.place.mine == {bucket_of(gone)}
            first.lanes = []
            await until(lambda: len(second.place.mine) == BUCKETS // 2)


async def test_one_speaks_in_a_chat_at_a_time(url: str) -> None:
    first, second = One(url), One(url)
    said: list[str] = []
    async with here(first), here(second):

        async def speak() -> None:
            async with second.place.turn(-100500):
                said.append("second")

        async with asyncio.TaskGroup() as tasks, first.place.turn(-100500):
            tasks.create_task(speak())
            async with second.place.turn(-100501):
                said.append("elsewhere")
            await asyncio.sleep(replicas.ASK_AGAIN * 3)
            said.append("first")
        assert said == ["elsewhere", "first", "second"]


async def test_a_word_goes_to_the_others_if_it_is_anything_to_them(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = One(url), One(url)
    async with here(first):
        await until(lambda: first.works and len(first.place.mine) == BUCKETS)
        first.place.tell("inbox", 7)
        first.place.tell("outbox")
        assert not first.place._news  # all of it is its own
        async with here(second):
            await until(lambda: len(second.place.mine) == BUCKETS // 2)
            monkeypatch.setattr(replicas, "EVERY", 60)  # nobody looks by the clock
            await asyncio.sleep(0.2)
            first.heard.clear()
            second.heard.clear()
            second.place.tell("outbox")
            await until(lambda: first.heard == [("outbox",)])
            theirs, own = min(second.place.mine), min(first.place.mine)
            first.place.tell("inbox", own)  # nobody's business
            first.place.tell("inbox", theirs)
            await until(lambda: second.heard)
            assert second.heard == [("inbox", theirs)]


async def test_the_server_is_away_for_a_while(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = One(url)
    real = postgres.engine

    def away(*args: object, **more: object) -> None:
        raise ConnectionRefusedError

    async with here(one):
        await until(lambda: one.works)
        with monkeypatch.context() as patch:
            patch.setattr(postgres, "engine", away)
            await cut(one)
            await asyncio.sleep(0.2)
            assert not one.works
        assert postgres.engine is real
        await until(lambda: one.works)


async def test_a_bot_that_asks_for_updates_itself_shares_with_nobody(url: str) -> None:
    async with postgres.alone(url) as first:
        assert first
        with pytest.raises(SecondInstance):
            await Replicas(url, list, print).run()
