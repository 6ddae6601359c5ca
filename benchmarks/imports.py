"""Part six: a school moves in by `python -m bot import`, each file in a process of its own."""

import asyncio
import os
import sqlite3
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks import oulad, sets
from benchmarks.school import ZONE
from benchmarks.table import Goal, Table
from bot.database import connect, file_of, migrate, url_of
from models import groups

PEOPLE, MARKS = 30_000, 170_000
LOM = oulad.SHARED / "timetable-lom"
CONSENTS = """INSERT INTO consent (student_id, by_id, at, way, document)
    SELECT student_id, min(guardian_id), ?, 'PAPER', '№ 1' FROM guardianship GROUP BY student_id"""

ALSO = """INSERT OR IGNORE INTO enrollment (student_id, group_id)
    SELECT person.id, student_group.id FROM person, student_group
    WHERE person.name = ? AND student_group.name = ?"""


class Cost(NamedTuple):
    """What one import has taken: seconds by the clock, of the processor, MB at the peak."""

    wall: float
    cpu: float
    memory: float


async def measure(table: Table, folder: Path, at: datetime, *, quick: bool) -> None:
    """Every file into a store of its own; what came in once comes in again."""
    table.title("6. files that come in", "by the clock", "CPU", "at the peak")
    if LOM.exists():
        week, parts = (LOM / f"Bulgaria_Lom{end}.csv" for end in ("", "_student_sets"))
        await _taken(
            table, "timetable of Lom, 448 lessons", folder / "lom.db", week, "--sets", parts
        )
        await _open_university(table, folder, at)
    else:
        table.note("Lom's timetable and OULAD AAA are not beside the project: left out")
    await _oneroster(table, folder, at, PEOPLE // 10 if quick else PEOPLE)


async def _open_university(table: Table, folder: Path, at: datetime) -> None:
    store = folder / "oulad.db"
    migrate(url_of(store))
    opened = connect(url_of(store))
    async with opened.writing() as session:
        for name in oulad.BEGINS:
            await groups.create(session, name, zone=ZONE)
    await opened.close()
    files = {
        "OULAD AAA, 748 enrolments": oulad.families_file(),
        "   12 tasks": oulad.tasks_file(),
        "   3,149 works": oulad.works_file(),
    }
    for what, content in files.items():
        file = folder / "oulad.csv"
        file.write_bytes(content)
        await _taken(table, what, store, file)
        agreed(store, at)
        _both_years(store)


def _both_years(store: Path) -> None:
    """Whoever learns in both would be asked about in a list: their name is there already."""
    rows = [
        (oulad.named(one["id_student"]), one["code_presentation"]) for one in oulad.enrolments()
    ]
    with sqlite3.connect(file_of(url_of(store))) as connection:
        connection.executemany(ALSO, rows)
    connection.close()


async def _oneroster(table: Table, folder: Path, at: datetime, people: int) -> None:
    marks = MARKS * people // PEOPLE
    file, store = folder / "set.zip", folder / "set.db"
    file.write_bytes(sets.school_of(people // 2, classes=people // 50, places=4, marks=marks))
    what = f"OneRoster, {people:,} people, {people * 2:,} places"
    first = await _taken(table, what, store, file)
    agreed(store, at)
    second = await _taken(table, f"   {marks:,} marks, with consents", store, file)
    third = await _taken(table, "   once more: nothing changes", store, file)
    whole = first.wall + second.wall
    if people == PEOPLE:
        table.goal("people and marks", whole, Goal(60, unit=" s"))
        table.goal("memory", max(first.memory, second.memory, third.memory), Goal(500, unit=" MB"))


async def _taken(table: Table, what: str, store: Path, file: Path, *more: str | Path) -> Cost:
    """The command as somebody types it."""
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.importing", str(file), *map(str, more), "--apply"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"DATABASE_URL": url_of(store), "SCHOOL_ZONE": ZONE},
    )
    out, err = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{what}: {out.decode()[-500:]}{err.decode()[-500:]}")
    cpu, peak = err.decode().split("\n")[-2].split()
    cost = Cost(time.perf_counter() - began, float(cpu), int(peak) / 1024)
    table.row(what, f"{cost.wall:.1f} s", f"{cost.cpu:.1f} s", f"{cost.memory:.0f} MB")
    return cost


def agreed(store: Path, at: datetime) -> None:
    """Somebody consents for every child that has none yet."""
    with sqlite3.connect(file_of(url_of(store))) as connection:
        connection.execute("DELETE FROM consent")
        connection.execute(CONSENTS, [at.replace(tzinfo=None).isoformat(" ")])
    connection.close()
