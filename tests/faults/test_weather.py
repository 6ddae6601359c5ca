"""Everything at once, at random: people, deaths, refusals, repetitions, a busy store, time.

Two days of weather in the quick tier, 200 with `FAULTS=full`; `SEED=7` plays a failure again.
"""

import asyncio
import os
import random
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from bot import handling, receiver
from emulator.faults import EXECUTED
from models import outbox
from models import store as store_module
from models.inbox import InboxState
from models.outbox import Notification, State
from tests.conftest import peopled
from tests.faults import figures
from tests.faults.figures import FULL, Promise
from tests.faults.mortal import MortalSchool, facts, mortal
from tests.faults.test_answers import Storm
from tests.notes import NOTE, inbox_of, notes, numbers
from ui.i18n import Translator

__all__ = ["notes"]

# Who dies while a connection is being opened leaves it half open: the real process would be gone.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

DAYS = int(os.environ.get("DAYS", "200" if FULL else "2"))
HOURS = 12
IN_FLIGHT = 4
WHO = ("anna", "dmitry", "liza", "mama", "papa")
WORDS = (
    *("/today", "/week", "/people", "/progress", "/redo", "/announce", "/settings"),
    *("привет", "16.10 15:00"),
)
# Those who are told something: no button that anybody presses makes them leave.
TOLD = ("mama", "papa", "dmitry")
DANGEROUS = ("Да, отключить", "Disconnect")


class Weather:
    """One day of one school."""

    def __init__(self, school: MortalSchool, luck: random.Random) -> None:
        self.school, self.luck = school, luck
        self.storm = Storm(luck)
        self.calm = school.telegram.server.faults
        self.blows = False
        self.told = dict.fromkeys(TOLD, 0)

    async def hour(self) -> None:
        """Some of what can happen, and then some time."""
        for _ in range(self.luck.randrange(1, 5)):
            often = (self.writes, self.presses, self.tells)
            seldom = (self.dies, self.repeats, self.holds_the_store, self.turns)
            await self.luck.choice((*often, *often, *seldom))()
        await self.school.telegram.settle()
        await self.school.passes(seconds=self.luck.choice((1, 20, 300, 3600)))

    async def writes(self) -> None:
        who = self.school.actors[self.luck.choice(WHO)]
        await who.sends(self.luck.choice(WORDS), wait=False)

    async def presses(self) -> None:
        who = self.school.actors[self.luck.choice(WHO)]
        heard = [one for one in who.heard() if one.inline]
        if not heard:
            return
        card = self.luck.choice(heard[-5:])
        button = self.luck.choice([one for row in card.inline for one in row])
        if "callback_data" in button and button["text"] not in DANGEROUS:
            who.presses(card, button["callback_data"])
            await self.school.telegram.acted(wait=False)

    async def tells(self) -> None:
        who = self.luck.choice(TOLD)
        self.told[who] += 1
        async with self.school.writing() as session:
            outbox.notify(session, self.school.ids[who], NOTE, 1, at=self.school.clock())

    async def dies(self) -> None:
        self.school.life.ends_in(self.luck.randrange(1, 15))

    async def repeats(self) -> None:
        await self.school.telegram.redeliver(self.luck.randrange(1, 4))

    async def holds_the_store(self) -> None:
        path = str(self.school.app.store.engines[0].url.database)
        with (
            closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other,
            suppress(sqlite3.OperationalError),  # the bot was quicker
        ):
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(0.05)
            other.execute("COMMIT")

    async def turns(self) -> None:
        """Refusals begin, or end."""
        server = self.school.telegram.server
        self.blows = not self.blows
        server.faults = self.storm if self.blows else self.calm  # type: ignore[assignment]

    async def ends(self) -> None:
        """The sun comes out, and an hour later nothing waits any more."""
        self.school.telegram.server.faults = self.calm
        self.school.life.ends_at = None
        for _ in range(12):
            await self.school.passes(minutes=6)


@pytest.mark.usefixtures("notes")
async def test_any_weather_passes(
    empty_store: Path,
    tmp_path: Path,
    words: Translator,
    monkeypatch: pytest.MonkeyPatch,
    promise: Promise,
) -> None:
    monkeypatch.setattr(receiver, "BACK_OFF", (0.02,))
    monkeypatch.setattr(handling, "STORE_REST", 0.02)
    monkeypatch.setattr(store_module, "BETWEEN_TRIES", 0.02)
    seed = figures.seed()
    deaths = faults = copies = updates = told = 0
    for day in range(DAYS):
        sys.stdout.write(f"SEED={seed + day}\n")  # the last one shown is the one that fails
        store = Path(shutil.copy(empty_store, tmp_path / f"{day}.db"))
        async with mortal(store, words) as school:
            await peopled(school)
            weather = Weather(school, random.Random(seed + day))
            for _ in range(HOURS):
                await weather.hour()
            await weather.ends()
            states = [row.state for row in await inbox_of(school)]
            assert set(states) <= {InboxState.DONE}
            async with school.app.store.reading() as session:
                waits = select(func.count(col(Notification.id))).where(
                    col(Notification.state) == State.PENDING,
                    col(Notification.due_at) <= school.clock(),
                )
                assert (await session.exec(waits)).one() == 0
            lost = sum(weather.storm.kinds[kind] for kind in EXECUTED)
            extra = sum(len(numbers(school, who)) - count for who, count in weather.told.items())
            for who, count in weather.told.items():
                assert len(numbers(school, who)) >= count, who
            assert 0 <= extra <= lost + IN_FLIGHT * school.deaths
            deaths, faults = deaths + school.deaths, faults + sum(weather.storm.kinds.values())
            copies, updates = copies + extra, updates + len(states)
            told += sum(weather.told.values())
        facts(store)  # which looks at its integrity, too
    bad = f"{deaths} deaths, {faults} bad answers, {DAYS} days of weather"
    promise("P1", f"0 of {updates} updates lost in {bad}")
    promise("P3", f"0 of {told} notes missing, {copies} extra copies in {bad}")
