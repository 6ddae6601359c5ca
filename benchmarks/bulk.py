"""What is done to many at once: everybody's notifications of one change, a whole timetable."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlmodel import func, select

from benchmarks import school
from benchmarks.school import ZONE
from models import changes, imports
from models.changes import Publication
from models.outbox import Notification
from models.timetable_csv import read_timetable

FAMILIES = 5_000  # a student and a guardian each
LESSONS = 448
AT = datetime(2026, 10, 14, 5, 35, tzinfo=UTC)


class Expanded(NamedTuple):
    addressees: int
    seconds: float


async def publish(folder: Path) -> Expanded:
    """One changed lesson of a group of 5,000: from the tap to the commit, nothing sent yet."""
    _, store = school.empty(folder, "publication.db")
    async with store.writing() as session:
        made = await school.found(session, classes=1, at=AT)
        await school.enroll(session, made, students=FAMILIES, guardians=True)
        await school.drafted(session, made[0], at=AT)
    began = time.perf_counter()
    async with store.writing() as session:
        draft = (await session.exec(select(Publication))).one()
        await changes.publish(session, draft, by=draft.author, at=AT)
    seconds = time.perf_counter() - began
    async with store.reading() as session:
        told = (await session.exec(select(func.count()).select_from(Notification))).one()
    await store.close()
    return Expanded(told, seconds)


class Imported(NamedTuple):
    reading: float  # seconds, the file alone
    whole: float  # seconds: read, compare with the store, take over, commit


async def import_lessons(folder: Path) -> Imported:
    """An unknown timetable into an empty store, as `python -m bot import --apply` does it."""
    content = school.timetable_csv(LESSONS)
    began = time.perf_counter()
    found = read_timetable(content)
    reading = time.perf_counter() - began
    if len(found.rows) != LESSONS:
        raise RuntimeError(f"the invented timetable is wrong: {found.problems[:3]}")
    _, store = school.empty(folder, "import.db")
    began = time.perf_counter()
    async with store.writing() as session:
        _, plan = await imports.from_files(session, content, None, by=None, zone=ZONE, at=AT)
        await imports.apply(session, plan, by=None, at=AT)
    whole = time.perf_counter() - began
    await store.close()
    return Imported(reading, whole)
