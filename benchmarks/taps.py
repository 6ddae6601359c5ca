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
CLASSES, STUDENTS = 2, 64
AT_ONCE = 16  # people who each wait for their answer before they tap again
SECONDS, ALONE = 5.0, 2.0
PATIENCE = 90.0  # seconds for all of it, on a machine that has much else to do
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

    async def open_week(self, number: int) -> None:
        """Every 16th of the people opens the week, one after the other."""
        for person in self.people[number::AT_ONCE]:
            await self.asks(person, "/week")

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

    async def crowd(
        self, says: Callable[[int], str], people: list[Person], seconds: float, at_once: int
    ) -> Pace:
        """So many at once tap, again and again, for a while; `says` gets the round they are in."""
        ends = time.perf_counter() + seconds
        took: list[float] = []

        async def one(number: int) -> None:
            turn = number
            while time.perf_counter() < ends:
                around, person = divmod(turn, len(people))
                took.append(await self.taps(people[person], says(around)))
                turn += at_once

        began = time.perf_counter()
        await asyncio.gather(*(one(number) for number in range(at_once)))
        lasted = time.perf_counter() - began
        cuts = quantiles(took, n=100)
        return Pace(len(took) / lasted, cuts[49] * 1000, cuts[98] * 1000, len(took))


class Measured(NamedTuple):
    first_answer: float  # seconds
    read_alone: Pace
    read: Pace
    write_alone: Pace
    write: Pace


async def measure(folder: Path) -> Measured:
    """Start to first answer, then reading and writing taps."""
    at = datetime.now(UTC)  # noqa: TID251  (the bot in the other process goes by the wall's clock)
    url, store = school.empty(folder, "taps.db")
    async with store.writing() as session:
        made = await school.found(session, classes=CLASSES, at=at)
        await school.enroll(session, made, students=STUDENTS, guardians=False)
        publication = await school.drafted(session, made[0], at=at)
        id = publication.id
        await changes.publish(session, publication, by=publication.author, at=at)
        await school.as_if_delivered(session)
    await store.close()
    async with Emulator(TOKEN, Clock.running(at)) as telegram:
        telegram.forgive()
        street = Street(telegram)
        listening = asyncio.get_running_loop().create_task(street.listen())
        first_class = street.people[::CLASSES]
        monday = at.date().toordinal() - at.weekday()
        began = time.perf_counter()
        first = asyncio.get_running_loop().create_task(street.asks(street.people[0], "/week"))
        async with _bot(url, telegram.url), asyncio.timeout(PATIENCE):
            await first
            first_answer = time.perf_counter() - began
            await asyncio.gather(*(street.open_week(n) for n in range(AT_ONCE)))
            paces = [
                await street.crowd(says, people, seconds, at_once)
                for says, people in (
                    (lambda around: f"week:{monday + 7 * (1 - around % 2)}", street.people),
                    (lambda around: f"{('seen', 'cannot')[around % 2]}:{id}", first_class),
                )
                for seconds, at_once in ((ALONE, 1), (SECONDS, AT_ONCE))
            ]
        listening.cancel()
    return Measured(first_answer, *paces)


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
