"""People who tap and write: as fast as they are answered, or at a fixed rate whatever happens."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from statistics import quantiles
from typing import NamedTuple

from benchmarks.programs import Running
from benchmarks.wire import TAPPED, Wire

PATIENCE = 120.0  # seconds; whoever waits longer for an answer ends the benchmark

Place = tuple[int, int | None]  # a chat, and the message in it that will be written over
Ask = Callable[[Wire], Place]  # does one thing, returns where the answer will be seen


class Pace(NamedTuple):
    """How it went: `taps` of them, in seconds on the wall, of processor time, and of waiting."""

    taps: int
    wall: float
    cpu: float
    took: tuple[float, ...]

    @property
    def per_second(self) -> float:
        return self.taps / self.wall

    @property
    def cpu_each(self) -> float:
        """Milliseconds of the bot's processor time for one tap."""
        return 1000 * self.cpu / self.taps

    def percentile(self, of_hundred: int) -> float:
        """Milliseconds until the answer."""
        if len(self.took) < 2:
            return 1000 * max(self.took, default=0)
        return 1000 * quantiles(self.took, n=100, method="inclusive")[of_hundred - 1]

    def __add__(self, other: object) -> "Pace":
        """Both rounds together."""
        if not isinstance(other, Pace):
            return NotImplemented
        return Pace(
            self.taps + other.taps,
            self.wall + other.wall,
            self.cpu + other.cpu,
            self.took + other.took,
        )


def press(chat_id: int, data: str) -> Ask:
    """Tap a button that says this."""

    def ask(telegram: Wire) -> Place:
        telegram.press(chat_id, data)
        return chat_id, TAPPED

    return ask


def write(chat_id: int, text: str) -> Ask:
    """Write this to the bot."""

    def ask(telegram: Wire) -> Place:
        telegram.says(chat_id, text)
        return chat_id, None

    return ask


class Street:
    """People before one bot; each chat hears its answers in order."""

    def __init__(self, telegram: Wire, bot: Running) -> None:
        self.telegram, self.bot = telegram, bot
        self._waiting: dict[Place, deque[asyncio.Future[float]]] = defaultdict(deque)
        telegram.heard = self._heard

    def _heard(self, chat_id: int, over: int | None, at: float) -> None:
        waits = self._waiting.get((chat_id, over))
        if waits:
            answered = waits.popleft()
            if not answered.done():
                answered.set_result(at)

    async def asks(self, ask: Ask) -> float:
        """Do one thing; returns the seconds until it was answered."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[float] = loop.create_future()
        began = loop.time()
        self._waiting[ask(self.telegram)].append(answered)
        async with asyncio.timeout(PATIENCE):
            return await answered - began

    async def crowd(self, asks: Iterator[Ask], *, at_once: int, seconds: float) -> Pace:
        """So many at once, each asking again as soon as they are answered."""
        loop = asyncio.get_running_loop()
        took: list[float] = []
        began, cpu = loop.time(), self.bot.cpu()

        async def one() -> None:
            while loop.time() < began + seconds and (ask := next(asks, None)):
                took.append(await self.asks(ask))

        await asyncio.gather(*(one() for _ in range(at_once)))
        return Pace(len(took), loop.time() - began, self.bot.cpu() - cpu, tuple(took))

    async def steady(self, asks: Iterator[Ask], *, per_second: float, seconds: float) -> Pace:
        """So many a second, whether or not the ones before have been answered."""
        loop = asyncio.get_running_loop()
        began, cpu = loop.time(), self.bot.cpu()
        async with asyncio.TaskGroup() as people:
            asked = []
            for number in range(round(per_second * seconds)):
                await asyncio.sleep(began + number / per_second - loop.time())
                asked.append(people.create_task(self.asks(next(asks))))
        took = tuple(task.result() for task in asked)
        return Pace(len(took), loop.time() - began, self.bot.cpu() - cpu, took)
