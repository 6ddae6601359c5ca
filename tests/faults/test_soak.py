"""A month in minutes: what the process takes of the machine stays what it was.

The bot is a process of its own whose clock the test moves on, so that its memory is not the
emulator's. Three days in the quick tier, thirty with `FAULTS=full`; `SEED=7` plays one again.
"""

import asyncio
import gc
import json
import logging
import os
import random
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, NoReturn

import pytest
from pydantic import SecretStr
from sqlmodel import select

from bot.app import opened
from bot.database import connect, file_of, url_of
from bot.settings import Settings
from emulator import Clock, Emulator
from models import changes
from models.inbox import KEPT
from models.people import Person
from models.timetable import Lesson
from tests.conftest import TOKEN, WEDNESDAY, School, peopled
from tests.faults import figures
from tests.faults.figures import FULL, Promise
from tests.stores import reading
from ui.i18n import Translator

DAYS = int(os.environ.get("DAYS", "30" if FULL else "3"))
AWAKE, DEEDS = (8, 15) if FULL else (2, 5)  # looks a day, and what people do before each
GROWTH = 0.10 if FULL else 0.25  # of memory, from the end of the first third to the end
WAL = 64 * 2**20
KEPT_OPEN = 8  # connections to Telegram and to the store that are kept for the next who needs one
PAGE = os.sysconf("SC_PAGE_SIZE")
WHO = ("anna", "dmitry", "liza", "mama", "papa")
WORDS = ("/today", "/week", "/people", "/progress", "/redo", "/announce", "/settings", "привет")
DANGEROUS = ("Да, отключить", "Disconnect", "Забыть", "Erase")


class Taken(NamedTuple):
    """What the process has of the machine."""

    memory: int  # bytes, resident
    files: int
    tasks: int
    log: int  # bytes of the log beside the store
    store: int


class Process:
    """The bot in a fork of the test: told how many seconds go by, it answers what it has taken."""

    def __init__(self, log: Path, words: Translator) -> None:
        asked, self._ask = os.pipe()
        self._hear, told = os.pipe()
        self._number = os.fork()
        if self._number == 0:
            os.close(self._ask)
            os.close(self._hear)
            _live(asked, told, log, words)
        os.close(asked)
        os.close(told)

    async def asks(self, word: object) -> Any:
        os.write(self._ask, f"{word}\n".encode())
        answer = await asyncio.to_thread(os.read, self._hear, 1000)
        assert answer, "the bot has died: see bot.log"
        return json.loads(answer)

    async def passes(self, seconds: float = 0) -> Taken:
        """Time goes by for the bot, its scheduler ticks, if so, and it comes to rest."""
        return Taken(*await self.asks(seconds))

    def close(self) -> None:
        os.close(self._ask)
        os.close(self._hear)
        os.waitpid(self._number, 0)


def _live(asked: int, told: int, log: Path, read: Translator) -> NoReturn:
    logging.getLogger().handlers.clear()
    with log.open("wb") as words, suppress(BaseException):
        os.dup2(words.fileno(), 1)
        os.dup2(words.fileno(), 2)
        logging.basicConfig(level=logging.WARNING)
        with os.fdopen(asked) as lines:
            asyncio.run(_serve(lines, told, read))
    os._exit(0)


async def _serve(lines: Any, told: int, words: Translator) -> None:
    url, telegram = (await asyncio.to_thread(lines.readline)).split()
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        database_url=url,
        telegram_api=telegram,
        sends_per_second=5000,
        state_folder=file_of(url).parent,
    )
    clock = Clock(WEDNESDAY)
    async with opened(settings, clock, words) as app:
        running = asyncio.ensure_future(app.run())  # noqa: TID251
        os.write(told, b"1")
        while line := await asyncio.to_thread(lines.readline):
            if seconds := float(line):
                clock.advance(timedelta(seconds=seconds))
                await app.tick()
            await app.quiet()
            os.write(told, json.dumps(_taken(file_of(url))).encode())
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _taken(store: Path) -> Taken:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    beside = store.with_name(f"{store.name}-wal")
    return Taken(
        pages * PAGE,
        len([*Path("/proc/self/fd").iterdir()]),
        len(asyncio.all_tasks()),
        beside.stat().st_size if beside.exists() else 0,
        store.stat().st_size,
    )


@pytest.fixture
def process(tmp_path: Path, words: Translator) -> Iterator[Process]:
    """Made before there is an event loop, so that the fork carries no half of one along."""
    process = Process(tmp_path / "bot.log", words)
    yield process
    process.close()


@asynccontextmanager
async def inhabited(url: str, clock: Clock) -> AsyncIterator[School]:
    """The usual school on this store, whose bot is another process."""
    store = connect(url)
    here: Any = SimpleNamespace(store=store, delivery=SimpleNamespace(wake=lambda: None))
    async with Emulator(token=TOKEN, clock=clock) as telegram:
        telegram.updates.shortest_wait = 0.01
        try:
            yield await peopled(School(here, telegram, clock))
        finally:
            await store.close()


class Month:
    """People who write and press, and a tutor who moves a lesson each day."""

    def __init__(self, school: School, process: Process, luck: random.Random) -> None:
        self.school, self.process, self.luck = school, process, luck
        self.updates = 0

    async def day(self) -> Taken:
        await self.moves()
        taken = None
        for _ in range(AWAKE):
            for _ in range(DEEDS):
                await self.luck.choice((self.writes, self.presses))()
            await self.school.telegram.settle(60)
            taken = await self.passes(hours=24 / AWAKE)
        assert taken is not None
        return taken

    async def passes(self, **time: float) -> Taken:
        self.school.clock.advance(timedelta(**time))
        taken = await self.process.passes(timedelta(**time).total_seconds())
        await self.school.telegram.settle(60)
        return taken

    async def writes(self) -> None:
        who = self.school.actors[self.luck.choice(WHO)]
        await who.sends(self.luck.choice(WORDS), wait=False)
        self.updates += 1

    async def presses(self) -> None:
        who = self.school.actors[self.luck.choice(WHO)]
        cards = [one for one in who.heard()[-5:] if one.inline]
        buttons = [(card, one) for card in cards for row in card.inline for one in row]
        pressed = [
            (card, one)
            for card, one in buttons
            if "callback_data" in one and not one["text"].startswith(DANGEROUS)
        ]
        if pressed:
            card, button = self.luck.choice(pressed)
            who.presses(card, button["callback_data"])
            await self.school.telegram.acted(wait=False)
            self.updates += 1

    async def moves(self) -> None:
        """The next lesson is a quarter of an hour later, and everybody hears of it."""
        now: datetime = self.school.clock()
        async with self.school.writing() as session:
            anna = await session.get_one(Person, self.school.ids["anna"])
            ahead = select(Lesson).where(Lesson.starts_at > now + timedelta(hours=2))
            lesson = (await session.exec(ahead.order_by("starts_at").limit(1))).first()
            if lesson is None:
                return
            later = lesson.starts_at + timedelta(minutes=15)
            await changes.move(session, lesson, later, by=anna, at=now)
            if draft := await changes.current_draft(session, anna):
                await changes.publish(session, draft, by=anna, at=now)


async def test_a_month_later_the_process_is_no_larger(
    process: Process, empty_store: Path, tmp_path: Path, promise: Promise
) -> None:
    seed = figures.seed()
    sys.stdout.write(f"SEED={seed}\n")  # shown if it fails
    url = url_of(Path(shutil.copy(empty_store, tmp_path / "school.db")))
    async with inhabited(url, Clock(WEDNESDAY)) as school:
        await process.asks(f"{url} {school.telegram.url}")
        school.telegram.on_quiet(process.passes)
        month = Month(school, process, random.Random(seed))
        days = [await month.day() for _ in range(DAYS)]
        heard = len(school.telegram.ledger())
        store = reading(url)
        states = {state for (state,) in store.rows("SELECT DISTINCT state FROM inbox")}
        [(first,)] = store.rows("SELECT min(received_at) FROM inbox")
        store.close()
        oldest = school.clock() - datetime.fromisoformat(first).replace(tzinfo=WEDNESDAY.tzinfo)
    assert states == {"DONE"}
    assert oldest <= KEPT + timedelta(hours=24 / AWAKE)
    third, last = days[max(0, DAYS // 3 - 1)], days[-1]
    grown = last.memory / third.memory - 1
    sys.stdout.write("\n".join(map(str, [*days, f"{grown:+.1%}"])))
    assert grown < GROWTH
    assert max(one.log for one in days) < WAL
    assert last.files <= max(one.files for one in days[: DAYS // 3]) + KEPT_OPEN
    assert last.tasks <= min(one.tasks for one in days) + 1  # one may be about to end
    daily = (last.store - third.store) / (DAYS - DAYS // 3)
    promise(
        "P22",
        f"{DAYS} days, {month.updates} updates, {heard} messages: memory {grown:+.1%} (to "
        f"{last.memory / 1e6:.0f} MB), {last.files} files and {last.tasks} tasks open throughout, "
        f"WAL at most {max(one.log for one in days) / 1e6:.1f} MB, store {daily / 1e3:.0f} kB a day"
        f" (SEED={seed})",
    )
