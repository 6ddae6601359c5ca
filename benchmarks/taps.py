"""Taps through the real bot: `python -m bot run` in its own process, people and Telegram here."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from benchmarks import school
from benchmarks.school import FIRST_STUDENT, TUTOR, ZONE
from emulator import Clock, Emulator, Person
from models import changes

TOKEN = "42:BENCH"
CLASSES, STUDENTS = 8, 160
AT_ONCE = 16  # people who each wait for their answer before they tap again
SECONDS = 8.0
PATIENCE = 30.0
ANSWERS = ("sendMessage", "editMessageText")


class Pace(NamedTuple):
    """How taps went: how many a second, and how long one took, in milliseconds."""

    per_second: float
    p50: float
    p99: float
    taps: int


class Street:
    """People with telephones, and the moment at which each hears an answer."""

    def __init__(self, telegram: Emulator) -> None:
        self.telegram = telegram
        self.people = [
            telegram.person(f"Ученик {n}", id=FIRST_STUDENT + n, started=True)
            for n in range(STUDENTS)
        ]
        telegram.person("Анна Петровна", "Соколова", id=TUTOR, started=True)
        self._waiting: dict[int, asyncio.Future[float]] = {}

    async def listen(self) -> None:
        heard = self.telegram.listen()
        while True:
            event = await heard.get()
            if event["type"] == "call" and event["method"] in ANSWERS:
                waits = self._waiting.pop(event["chat"], None)
                if waits is not None and not waits.done():
                    waits.set_result(time.perf_counter())

    async def asks(self, person: Person, text: str) -> float:
        """Write to the bot; returns the seconds until the answer is there."""
        answer = self._answer(person)
        began = time.perf_counter()
        await person.sends(text, wait=False)
        return await answer - began

    async def taps(self, person: Person, data: str) -> float:
        """Tap a button that says this, on the newest message."""
        answer = self._answer(person)
        began = time.perf_counter()
        person.presses(person.last, data)
        await self.telegram.acted(wait=False)
        return await answer - began

    def _answer(self, person: Person) -> asyncio.Future[float]:
        self._waiting[person.id] = asyncio.get_running_loop().create_future()
        return self._waiting[person.id]

    async def crowd(self, says: Callable[[int], str]) -> Pace:
        """Many people tap, again and again, for a while."""
        ends = time.perf_counter() + SECONDS
        took: list[float] = []

        async def one(number: int) -> None:
            turn = number
            while time.perf_counter() < ends:
                person = self.people[turn % STUDENTS]
                took.append(await self.taps(person, says(turn)))
                turn += AT_ONCE

        began = time.perf_counter()
        await asyncio.gather(*(one(number) for number in range(AT_ONCE)))
        lasted = time.perf_counter() - began
        cuts = quantiles(took, n=100)
        return Pace(len(took) / lasted, cuts[49] * 1000, cuts[98] * 1000, len(took))


class Measured(NamedTuple):
    first_answer: float  # seconds
    read: Pace
    write: Pace


def _round(turn: int) -> int:
    """Everybody's first tap, their second, the first again: no answer is like the one before."""
    return turn // STUDENTS % 2


async def measure(folder: Path) -> Measured:
    """Start to first answer, then reading and writing taps."""
    at = datetime.now(UTC)  # noqa: TID251  (the bot in the other process goes by the wall's clock)
    url, store = school.empty(folder, "taps.db")
    async with store.writing() as session:
        made = await school.found(session, classes=CLASSES, at=at)
        await school.enroll(session, made, students=STUDENTS, guardians=False)
        publication = await school.drafted(session, at=at)
        id = publication.id
        await changes.publish(session, publication, by=publication.author, at=at)
        await school.as_if_delivered(session)
    await store.close()
    async with Emulator(TOKEN, Clock.running(at)) as telegram:
        telegram.forgive()
        street = Street(telegram)
        listening = asyncio.get_running_loop().create_task(street.listen())
        began = time.perf_counter()
        first = asyncio.get_running_loop().create_task(street.asks(street.people[0], "/week"))
        async with _bot(url, telegram.url), asyncio.timeout(PATIENCE + 3 * SECONDS):
            await first
            first_answer = time.perf_counter() - began
            for person in street.people[1:]:
                await street.asks(person, "/week")
            monday = at.date().toordinal() - at.weekday()
            read = await street.crowd(lambda turn: f"week:{monday + 7 * (1 - _round(turn))}")
            write = await street.crowd(lambda turn: f"{('seen', 'cannot')[_round(turn)]}:{id}")
        listening.cancel()
    return Measured(first_answer, read, write)


@asynccontextmanager
async def _bot(store: str, telegram: str) -> AsyncIterator[None]:
    """The bot as anybody would start it."""
    told = {"BOT_TOKEN": TOKEN, "DATABASE_URL": store, "TELEGRAM_API": telegram}
    told |= {"SCHOOL_ZONE": ZONE, "LOG_LEVEL": "ERROR"}
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env=os.environ | told,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        if running.returncode is None:
            running.terminate()
        await running.wait()
