"""A handler that stands on the event loop: who waits for how long, who tells of it, who ends it.

`FAULTS=full` lets it stand for five seconds, and for ever until something like systemd ends it.
"""

import asyncio
import logging
import os
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import handlers.timetable
from bot import pulse, systemd
from bot.database import url_of
from emulator import Clock
from jobs import scheduler
from models.base import Session
from models.people import Person
from tests.conftest import School
from tests.faults.child import ForkServer
from tests.faults.figures import FULL, Promise
from tests.faults.test_soak import inhabited
from tests.stores import Row, reading
from ui import Screen

STANDS, STILL = (5.0, 2.0) if FULL else (0.6, 0.2)  # seconds
AFTER = 1.0  # seconds until others are answered, once it goes on
WATCHDOG_SEC = 3.0  # that the unit in `deploy` has at 60
HANGS = 10

drawn = handlers.timetable.week_screen


@pytest.fixture
def stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for their week makes everybody wait."""

    async def week_screen(session: Session, me: Person, monday: date) -> Screen:
        time.sleep(STANDS)  # noqa: ASYNC251
        return await drawn(session, me, monday)

    monkeypatch.setattr(handlers.timetable, "week_screen", week_screen)
    monkeypatch.setattr(pulse, "STILL", STILL)
    monkeypatch.setattr(pulse, "EVERY", 0.05)


@pytest.mark.usefixtures("stands")
async def test_who_stands_on_the_loop_is_named_and_the_others_are_answered(
    school: School, promise: Promise, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, pulse.__name__)
    begun = time.perf_counter()
    for who in ("papa", "mama", "liza"):
        await school.actors[who].sends("/week" if who == "papa" else "/today", wait=False)
    await school.telegram.until(lambda: school.mama.heard() and school.liza.heard(), 60)
    late = time.perf_counter() - begun - STANDS
    await school.telegram.settle(60)
    assert len(school.papa.heard()) == 1
    stood, turned = [one.getMessage() for one in caplog.records if one.name == pulse.__name__]
    assert stood.startswith(f"the event loop stands still in {__name__}.week_screen:")
    assert "handlers.timetable" in stood
    assert float(turned.removeprefix("the event loop turns again after ").split()[0]) >= STILL
    assert late < AFTER * (1 if FULL else 10)
    promise(
        "P9",
        f"the event loop stood for {STANDS:.0f} s: two other chats were answered "
        f"{late * 1000:.0f} ms after it went on, and the log names the function",
    )


class Supervisor:
    """What systemd does: hears signs of life, and ends and starts anew what gives none."""

    def __init__(self, path: Path) -> None:
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.ear.bind(str(path))
        self.ear.setblocking(False)
        self.ends = 0

    async def keeps(self, forks: ForkServer, url: str, store: Path) -> None:
        """Keep a process of the bot alive, until cancelled."""
        while True:
            bot = await forks.start(url, store)
            try:
                await self._hears(systemd.READY, within=60)
                while True:
                    await self._hears(systemd.ALIVE, within=WATCHDOG_SEC)
            except TimeoutError:
                self.ends += 1
            finally:
                os.kill(bot, signal.SIGKILL)

    async def _hears(self, word: str, within: float) -> None:
        async with asyncio.timeout(within):
            while await asyncio.get_running_loop().sock_recv(self.ear, 100) != word.encode():
                pass


@pytest.fixture
def hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """If this file is there, whoever asks for their week stands on the loop for ever; once."""
    there = tmp_path / "hangs"

    async def week_screen(session: Session, me: Person, monday: date) -> Screen:
        if there.exists():
            there.unlink()
            time.sleep(10**6)  # noqa: ASYNC251
        return await drawn(session, me, monday)

    monkeypatch.setattr(handlers.timetable, "week_screen", week_screen)
    monkeypatch.setattr(scheduler, "EVERY", 0.2)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    return there


@pytest.fixture
def forks(tmp_path: Path, hangs: Path) -> Iterator[ForkServer]:
    """Made before there is an event loop, and after what it takes along has been changed."""
    assert not hangs.exists()
    forks = ForkServer(tmp_path / "bot.log")
    yield forks
    forks.close()


def unfinished(store: Path) -> list[Row]:
    """Updates that have not come to a good end."""
    witness = reading(url_of(store))
    found = witness.rows("SELECT update_id, state FROM inbox WHERE state != 'DONE'")
    witness.close()
    return found


@pytest.mark.skipif(not FULL, reason="waits for systemd, again and again: make faults")
async def test_a_loop_that_never_goes_on_is_ended_and_nothing_is_lost(
    forks: ForkServer, hangs: Path, empty_store: Path, tmp_path: Path, promise: Promise
) -> None:
    store = Path(shutil.copy(empty_store, tmp_path / "school.db"))
    supervisor, longest = Supervisor(tmp_path / "notify"), 0.0
    async with inhabited(url_of(store), Clock.running()) as school, asyncio.TaskGroup() as beside:
        mama, papa, until = school.mama, school.papa, school.telegram.until
        keeps = beside.create_task(supervisor.keeps(forks, school.telegram.url, store))
        await mama.sends("/today", wait=False)
        await until(mama.heard, 60)
        for _ in range(HANGS):
            before = [len(who.heard()) for who in (mama, papa)]
            await asyncio.to_thread(hangs.touch)
            begun = time.perf_counter()
            await papa.sends("/week", wait=False)
            await until(lambda: not hangs.exists(), 60)
            await mama.sends("/today", wait=False)
            for who, heard in zip((mama, papa), before, strict=True):
                await until(lambda: len(who.heard()) > heard, 60)  # noqa: B023
            longest = max(longest, time.perf_counter() - begun)
        await until(lambda: not unfinished(store), 60)
        keeps.cancel()
    supervisor.ear.close()
    assert supervisor.ends >= HANGS
    promise(
        "P9",
        f"{HANGS} times the event loop stood for ever, the process was ended after "
        f"{WATCHDOG_SEC:.0f} s without a sign and started anew: everybody was answered, after "
        f"{longest:.1f} s at most",
    )
