"""Part six: a weekly timetable of 448 lessons out of a file, as `python -m bot import` takes it."""

import time
from datetime import datetime
from pathlib import Path

from benchmarks.school import ZONE
from benchmarks.table import Table
from bot.database import connect, migrate, url_of
from models import imports
from models.timetable_csv import read_timetable

LESSONS = 448
SUBJECTS = ("Алгебра", "Физика", "Русский язык", "Литература", "История", "География", "Химия")


async def measure(table: Table, folder: Path, at: datetime) -> None:
    """An unknown timetable into an empty store: read, compare, take over, commit."""
    content = timetable(LESSONS)
    began = time.perf_counter()
    found = read_timetable(content)
    reading = time.perf_counter() - began
    if len(found.rows) != LESSONS:
        raise RuntimeError(f"the invented timetable is wrong: {found.problems[:3]}")
    url = url_of(folder / "import.db")
    migrate(url)
    store = connect(url)
    began = time.perf_counter()
    async with store.writing() as session:
        _, plan = await imports.from_files(session, content, None, by=None, zone=ZONE, at=at)
        await imports.apply(session, plan, by=None, at=at)
    taken = time.perf_counter() - began
    await store.close()
    table.title("6. a timetable's file", "read", "imported")
    table.row(f"{LESSONS} lessons a week", f"{reading:.2f} s", f"{taken:.2f} s")


def timetable(lessons: int) -> bytes:
    """A week without a clash, as a file with times by the clock."""
    lines = ["id;day;start;end;subject;teachers;groups;room"]
    for number in range(lessons):
        day, bell, row = number % 5, number // 5 % 7, number // 35
        starts, ends = 8 * 60 + 30 + 60 * bell, 9 * 60 + 10 + 60 * bell
        clock = ";".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (starts, ends))
        weekday = ("пн", "вт", "ср", "чт", "пт")[day]
        subject = SUBJECTS[(row + bell) % len(SUBJECTS)]
        lines.append(f"{number};{weekday};{clock};{subject};Учитель {row};{row + 1}-Д;{row + 1}")
    return "\n".join(lines).encode()
