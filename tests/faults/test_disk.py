"""The disk: power that goes away in the middle, a store that is locked, full, or read-only.

60 pictures of a disk after a power cut in the quick tier, 5,000 with `FAULTS=full`.
"""

import asyncio
import os
import random
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import Any, NamedTuple

import pytest
from sqlalchemy import text

from bot import handling, receiver
from bot.database import connect
from models import store as store_module
from models.inbox import InboxState
from models.people import School as HomeSchool
from tests.conftest import School
from tests.faults.figures import FULL, Promise
from tests.notes import inbox_of

pytestmark = pytest.mark.sqlite


IMAGES = int(os.environ.get("IMAGES", "5000" if FULL else "60"))
COMMITS = 100 if FULL else 12
LOCKED = (1.0, 10.0) if FULL else (0.5,)  # seconds
RECOVERS = 10  # seconds after the cause has ended
PAGE = 4096


class Disk(NamedTuple):
    """What lay on the disk when a commit had just been acknowledged."""

    database: bytes
    wal: bytes


def disk_of(path: Path) -> Disk:
    return Disk(path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes())


async def commits(path: Path, luck: random.Random) -> list[Disk]:
    """Rows of all sizes, one commit each, through many checkpoints; the disk after each."""
    disks = []
    store = connect(f"sqlite+aiosqlite:///{path}")
    async with store.writing() as session:
        await session.exec(text("PRAGMA wal_autocheckpoint=30"))  # type: ignore[call-overload]
    for number in range(COMMITS):
        async with store.writing() as session:
            size = luck.choice((1, 100, 5000, 40_000))
            session.add(HomeSchool(name=f"{number} {'я' * size}", zone="Europe/Moscow"))
        disks.append(disk_of(path))
    await store.close()
    return disks


def after_power_cut(disks: list[Disk], luck: random.Random) -> tuple[Disk, int]:
    """A disk on which commits were acknowledged, and how many: what was not synced is anything."""
    last = luck.randrange(len(disks) - 1)
    before, after = disks[last], disks[last + 1]
    if before.database != after.database:  # a checkpoint was under way: each page old or new
        size = max(len(before.database), len(after.database))
        old, new = before.database.ljust(size, b"\0"), after.database.ljust(size, b"\0")
        pages = range(0, size, PAGE)
        torn = b"".join(luck.choice((old, new))[page : page + PAGE] for page in pages)
        return Disk(torn, after.wal), last + 2
    if not after.wal.startswith(before.wal):  # the log was begun anew: nothing of it is old
        return after, last + 2
    tail = bytearray(after.wal[len(before.wal) :])
    if tail:
        where = luck.randrange(len(tail))
        match luck.randrange(4):
            case 0:
                del tail[where:]
            case 1:
                tail[where:] = bytes(len(tail) - where)
            case 2:
                tail[where:] = luck.randbytes(len(tail) - where)
            case 3:
                tail[where] ^= 1 << luck.randrange(8)
    return Disk(before.database, before.wal + bytes(tail)), last + 1


async def test_power_that_goes_away_takes_nothing_that_was_acknowledged(
    empty_store: Path, tmp_path: Path, promise: Promise
) -> None:
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    sys.stdout.write(f"SEED={seed}\n")  # shown if it fails
    luck = random.Random(seed)
    disks = await commits(Path(copy(empty_store, tmp_path / "school.db")), luck)
    image = tmp_path / "image.db"
    for number in range(IMAGES):
        disk, acknowledged = after_power_cut(disks, luck)
        image.write_bytes(disk.database)
        (tmp_path / "image.db-wal").write_bytes(disk.wal)
        (tmp_path / "image.db-shm").unlink(missing_ok=True)
        with closing(sqlite3.connect(image)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",), number
            rows = {name.split()[0] for (name,) in opened.execute("SELECT name FROM school")}
        missing = {str(n) for n in range(acknowledged)} - rows
        assert not missing, number
    promise("P11", f"0 of {IMAGES} disks broken, 0 acknowledged rows lost")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asks again at once; how long it waits in earnest says `test_the_longest_waits`."""
    monkeypatch.setattr(receiver, "BACK_OFF", (0.05,))
    monkeypatch.setattr(handling, "STORE_REST", 0.05)
    monkeypatch.setattr(store_module, "BETWEEN_TRIES", 0.05)


def test_the_longest_waits_are_shorter_than_what_is_promised() -> None:
    busy = 5  # seconds, `busy_timeout` in bot/database.py
    assert (
        max(receiver.STORE_REST, handling.STORE_REST, store_module.BETWEEN_TRIES) + busy < RECOVERS
    )


async def sets(school: School, pragma: str) -> None:
    """Turn a screw of the writer's connection, of which there is one."""
    async with school.app.store.engines[1].connect() as connection:  # begins no transaction yet
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute(f"PRAGMA {pragma}")


async def recovered(school: School, sent: int) -> float:
    """All that was sent is done and answered, once; how long that has taken."""
    begun = time.monotonic()
    async with asyncio.timeout(RECOVERS):
        await school.telegram.settle(RECOVERS)
    rows = await inbox_of(school)
    assert [(row.state, row.attempts) for row in rows] == [(InboxState.DONE, 0)] * sent
    for actor in (school.liza, school.papa):
        assert len(actor.heard()) == sent // 2
    return time.monotonic() - begun


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("seconds", LOCKED)
async def test_a_store_that_somebody_else_holds_is_waited_for(
    school: School, seconds: float, promise: Promise
) -> None:
    path = str(school.app.store.engines[0].url.database)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for actor in (school.liza, school.papa):
            await actor.sends("/settings", wait=False)
        await asyncio.sleep(seconds)
        assert school.liza.heard() == []
        assert len(school.telegram.updates.waiting) == 2  # nothing confirmed that is not stored
        other.execute("COMMIT")
    took = await recovered(school, 2)
    promise("P19", f"locked for {seconds:.1f} s: all done {took:.1f} s after that, no restart")


FULL_DISK = "max_page_count=1", "max_page_count=1000000"  # one page: no larger than it is now
READ_ONLY = "query_only=ON", "query_only=OFF"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("screw", [FULL_DISK, READ_ONLY], ids=["full", "read-only"])
async def test_a_disk_that_takes_nothing_costs_nothing_but_time(
    school: School, screw: tuple[str, str], caplog: pytest.LogCaptureFixture, promise: Promise
) -> None:
    school.telegram.updates.shortest_wait = 0.05
    bad, good = screw
    async with school.writing() as session:  # no free page is left that a row could go into
        session.add(HomeSchool(name="x" * 20_000, zone="Europe/Moscow"))
    await sets(school, bad)
    for actor in (school.liza, school.papa):
        for _ in range(15):
            await actor.sends("/today", wait=False)
            await actor.sends("ы" * 4000, wait=False)
    await school.telegram.until(lambda: "no updates (OperationalError)" in caplog.text, 30)
    assert school.telegram.updates.waiting
    await sets(school, good)
    took = await recovered(school, 60)
    promise("P19", f"{bad.partition('=')[0]}: all done {took:.1f} s after that, no restart")
