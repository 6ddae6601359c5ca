"""How the real process begins and ends: alone, on a signal, without a token, without a store.

`FAULTS=full` plays a hundred second instances and dies at every statement of a migration.
"""

import asyncio
import os
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import pytest

from bot import backup, exit_codes
from bot.database import connect, migrate, schemas, url_of
from bot.restore import restore
from emulator import Clock, Emulator, Person
from models import parked
from tests.conftest import TOKEN
from tests.faults.child import KILLED, ForkServer
from tests.faults.figures import FULL, Promise
from tests.faults.test_kill import (
    FIRST,
    IN_FLIGHT,
    SECOND,
    said,
    seed,
    unfinished,
)

SECONDS = 100 if FULL else 8  # second instances
EACH = 1 if FULL else 40  # so many statements between two deaths of a migration
OLD = "0004"
FAMILY, BOTH = (400, 40) if FULL else (48, 12)  # parents, and how many of them hear two changes
STOPS = 2
LATENCY = 0.03  # seconds


@pytest.fixture
def forks(tmp_path: Path) -> Iterator[ForkServer]:
    forks = ForkServer(tmp_path / "bot.log")
    yield forks
    forks.close()


class Day(NamedTuple):
    """A school with two changes that a whole school has to hear of."""

    telegram: Emulator
    store: Path
    parents: list[Person]

    async def quiet(self) -> None:
        """Everything that came has been done, everything that was to be said has been said."""
        with sqlite3.connect(self.store) as watching:
            await self.telegram.until(
                lambda: not self.telegram.updates.waiting and not unfinished(watching), 60
            )
            assert watching.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        watching.close()

    def copies(self) -> int:
        """How many cards came a second time; fails if somebody has none."""
        cards = Counter[tuple[int, str]]()
        for chat, message in self.telegram.ledger():
            text = str(message.get("text", ""))
            for subject in (FIRST, SECOND):
                if "изменение" in text.lower() and subject in text:
                    cards[chat, subject] += 1
        assert len(cards) == FAMILY + BOTH
        return sum(cards.values()) - len(cards)


def distant(telegram: Emulator) -> None:
    """Answers are on their way for a while, so that some are at any moment."""
    answer = telegram.server._answer

    async def late(request: Any, name: str, arguments: Any) -> Any:
        response = await answer(request, name, arguments)
        if name != "getUpdates":
            await asyncio.sleep(LATENCY)
        return response

    vars(telegram.server)["_answer"] = late


DayOf = Callable[[], AbstractAsyncContextManager[Day]]


@pytest.fixture
def day(empty_store: Path, tmp_path: Path) -> DayOf:
    return partial(_day, empty_store, tmp_path / "school.db")


@asynccontextmanager
async def _day(empty_store: Path, store: Path) -> AsyncIterator[Day]:
    shutil.copy(empty_store, store)
    clock = Clock.running()
    opened = connect(f"sqlite+aiosqlite:///{store}")
    async with opened.writing() as session:
        await seed(session, clock, FAMILY, BOTH)
    await opened.close()
    async with Emulator(token=TOKEN, clock=clock) as telegram:
        telegram.updates.shortest_wait = 0.05
        distant(telegram)
        parents = [
            telegram.person("Родитель", str(n), id=10_000 + n, started=True) for n in range(FAMILY)
        ]
        yield Day(telegram, store, parents)


async def test_a_second_instance_leaves_at_once_and_says_nothing(
    forks: ForkServer, empty_store: Path, tmp_path: Path, promise: Promise
) -> None:
    store = tmp_path / "school.db"
    shutil.copy(empty_store, store)
    async with Emulator(token=TOKEN) as telegram:
        first = await forks.start(telegram.url, store)
        await telegram.until(lambda: telegram.updates.held)
        before = len(telegram.calls())
        longest = 0.0
        for _ in range(SECONDS):
            began = monotonic()
            second = await forks.start_beside(telegram.url, store)
            assert await forks.ended(second) == exit_codes.SECOND_INSTANCE
            longest = max(longest, monotonic() - began)
        assert longest < 2
        assert telegram.updates.held
        assert len(telegram.calls()) == before
        os.kill(first, signal.SIGTERM)
        assert await forks.ended(first) == exit_codes.OK
    promise(
        "P12",
        f"{SECONDS} of {SECONDS} second processes left with code {exit_codes.SECOND_INSTANCE}, the "
        f"slowest {longest:.2f} s after its imports, and said nothing",
    )


async def test_the_command_line_itself_gives_way(
    forks: ForkServer, empty_store: Path, tmp_path: Path
) -> None:
    """`python -m bot run`, as somebody would type it."""
    store = tmp_path / "school.db"
    shutil.copy(empty_store, store)
    async with Emulator(token=TOKEN) as telegram:
        first = await forks.start(telegram.url, store)
        await telegram.until(lambda: telegram.updates.held)
        told = {"BOT_TOKEN": TOKEN, "TELEGRAM_API": telegram.url}
        told |= {"DATABASE_URL": f"sqlite+aiosqlite:///{store}"}
        command = (sys.executable, "-m", "bot", "run")
        second = await asyncio.create_subprocess_exec(*command, env=os.environ | told, stderr=-1)
        _, log = await second.communicate()
        assert second.returncode == exit_codes.SECOND_INSTANCE
        assert "another process works on this store" in log.decode()
        os.kill(first, signal.SIGTERM)
        assert await forks.ended(first) == exit_codes.OK


async def test_a_signal_under_load_loses_nothing_and_repeats_nothing(
    forks: ForkServer, day: DayOf, promise: Promise
) -> None:
    """Twice SIGTERM while a whole school is told of changes and asks for its day."""
    async with day() as school:
        telegram = school.telegram
        longest = 0.0
        for part in range(STOPS):
            bot = await forks.start(telegram.url, school.store)
            for parent in school.parents[part::STOPS]:
                await parent.sends("/today", wait=False)
            await telegram.until(partial(said, telegram, len(telegram.ledger()) + 20), 60)
            os.kill(bot, signal.SIGTERM)
            began = monotonic()
            assert await forks.ended(bot) == exit_codes.OK
            longest = max(longest, monotonic() - began)
        assert longest < 10
        bot = await forks.start(telegram.url, school.store)
        await school.quiet()
        os.kill(bot, signal.SIGTERM)
        assert await forks.ended(bot) == exit_codes.OK
        assert school.copies() == 0
        answers = Counter(
            chat
            for chat, message in telegram.ledger()
            if "изменение" not in str(message.get("text", "")).lower()
        )
        assert set(answers.values()) == {1}
        assert len(answers) == FAMILY
    promise(
        "P1",
        f"0 lost and 0 twice of {FAMILY} questions and {FAMILY + BOTH} cards with {STOPS} SIGTERM, "
        f"the slowest stop took {longest:.2f} s",
    )


async def test_a_token_that_is_renewed_in_the_middle(forks: ForkServer, day: DayOf) -> None:
    """Everything waits in the store, and goes on with the new token."""
    async with day() as school:
        telegram = school.telegram
        bot = await forks.start(telegram.url, school.store)
        await telegram.until(partial(said, telegram, 20), 60)
        telegram.fail("sendMessage", 401, "Unauthorized", times=IN_FLIGHT)
        assert await forks.ended(bot) == exit_codes.TOKEN
        assert len(telegram.ledger()) < FAMILY
        telegram.server.faults.pending.clear()
        bot = await forks.start(telegram.url, school.store)
        await school.quiet()
        os.kill(bot, signal.SIGTERM)
        assert await forks.ended(bot) == exit_codes.OK
        assert school.copies() <= IN_FLIGHT


async def test_backups_under_load_and_the_way_back(forks: ForkServer, day: DayOf) -> None:
    """Each backup is one moment; what it still owed is not said again until that is wanted."""
    async with day() as school:
        telegram, store = school.telegram, school.store
        url, copy = url_of(store), store.with_name("copy.db")
        bot = await forks.start(telegram.url, store)
        sent = []
        for messages in range(10, 60, 10):
            await telegram.until(partial(said, telegram, messages), 60)
            await asyncio.to_thread(backup.back_up, url, copy)
            sent.append(count(copy, "state = 'SENT'"))
        assert sent == sorted(sent)
        assert sent[0] > 0
        await school.quiet()
        os.kill(bot, signal.SIGKILL)
        assert await forks.ended(bot) == -signal.SIGKILL
        heard = len(telegram.ledger())
        done = await asyncio.to_thread(restore, url, copy, at=telegram.clock())
        waiting = FAMILY + BOTH - sent[-1]  # and what says nothing, such as lists of commands
        assert done.parked >= waiting > 0
        bot = await forks.start(telegram.url, store)
        await school.parents[0].sends("/today", wait=False)
        await school.quiet()
        assert len(telegram.ledger()) == heard + 1
        os.kill(bot, signal.SIGTERM)
        assert await forks.ended(bot) == exit_codes.OK
        await parked_are_released(url)
        bot = await forks.start(telegram.url, store)
        await telegram.until(partial(said, telegram, heard + 1 + waiting), 60)
        await school.quiet()
        os.kill(bot, signal.SIGTERM)
        assert await forks.ended(bot) == exit_codes.OK
        assert count(store, "state = 'SENT'") == FAMILY + BOTH
        assert school.copies() == waiting


def count(store: Path, which: str) -> int:
    """How many cards of the two changes are so."""
    with sqlite3.connect(store) as connection:
        cards = f"SELECT count(*) FROM notification WHERE kind = 'changes-published' AND {which}"
        found = int(connection.execute(cards).fetchone()[0])
    connection.close()
    return found


async def parked_are_released(url: str) -> None:
    """What `python -m bot parked --release` does."""
    store = connect(url)
    async with store.writing() as session:
        await parked.release(session)
    await store.close()


@pytest.mark.parametrize("store", ["/nowhere/at/all/school.db", "/proc/school.db"])
async def test_a_store_that_can_not_be(forks: ForkServer, store: str) -> None:
    """No such folder; a folder that takes no file from anybody."""
    async with Emulator(token=TOKEN) as telegram:
        bot = await forks.start(telegram.url, Path(store))
        assert await forks.ended(bot) == exit_codes.STORAGE
        assert telegram.calls() == []


def shape(store: Path) -> tuple[str, list[str], int]:
    """The revision, every column of every table and index, and how many rows are there."""
    with sqlite3.connect(store) as connection:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        columns = (
            "SELECT m.name, p.* FROM sqlite_master m, pragma_table_info(m.name) p UNION ALL"
            " SELECT m.name, p.*, 0, 0, 0 FROM sqlite_master m, pragma_index_info(m.name) p"
        )
        tables = sorted(map(str, connection.execute(columns).fetchall()))
        rows = connection.execute("SELECT count(*) FROM inbox").fetchone()[0]
    connection.close()
    return str(revision), tables, int(rows)


async def test_a_migration_that_is_killed_is_all_or_nothing(
    forks: ForkServer, tmp_path: Path, promise: Promise
) -> None:
    """Killed before any of its statements, the store is as it was, and the next start finishes."""
    old, new, store = tmp_path / "old.db", tmp_path / "new.db", tmp_path / "school.db"
    await asyncio.to_thread(migrate, f"sqlite+aiosqlite:///{old}", OLD)
    with sqlite3.connect(old) as connection:
        connection.execute(
            "INSERT INTO inbox (update_id, lane, received_at, state, attempts)"
            " VALUES (7, 1, '2026-10-14 05:35:00', 'DONE', 0)"
        )
    connection.close()
    shutil.copy(old, new)
    await asyncio.to_thread(migrate, f"sqlite+aiosqlite:///{new}")
    before, after = shape(old), shape(new)
    assert (before[0], after[0]) == (OLD, schemas()[0])
    deaths = 0
    for statements in range(0, 1000, EACH):
        shutil.copy(old, store)
        code = await forks.migrate(store, statements)
        if code == 0:
            break
        assert code == KILLED
        deaths += 1
        assert shape(store) == before
        assert await forks.migrate(store, 10**6) == 0
        assert shape(store) == after
    assert deaths > 3
    promise("P11", f"{deaths} deaths of a migration: the old store each time, then the new one")
