"""A file of the gradebook: read, compared with the store, and taken over whole or not at all."""

import asyncio
from datetime import datetime
from typing import Any

from models.base import Session
from models.gradebook import table
from models.gradebook.kinds import Kind
from models.gradebook.presence import Levels, Presence
from models.gradebook.roll import roll
from models.gradebook.table import FileKind
from models.gradebook.tasks import Tasks
from models.gradebook.works import Marks, Works
from models.people import Person
from models.spreadsheets.plans import Plan, plan_rows
from models.timetable import local_day

KINDS: dict[FileKind, type[Kind[Any]]] = {
    FileKind.TASKS: Tasks,
    FileKind.WORKS: Works,
    FileKind.MARKS: Marks,
    FileKind.ATTENDANCE: Presence,
    FileKind.LEVELS: Levels,
}


async def from_file(
    session: Session, content: bytes, *, by: Person | None, zone: str, at: datetime
) -> tuple[Plan, Kind[Any] | None]:
    """What taking the file over would change, and its kind; nothing is changed yet."""
    reading = await asyncio.to_thread(table.read, content)
    plan = Plan(reading.kind or FileKind.MARKS, problems=list(reading.problems))
    plan.ignored_columns = reading.ignored_columns
    if reading.kind is None:
        return plan, None
    kind = KINDS[reading.kind](session, await roll(session, by), local_day(at, zone))
    await kind.load()
    await asyncio.to_thread(plan_rows, kind, plan, reading.records)
    plan.problems.sort(key=lambda problem: problem.line)
    return plan, kind


async def apply(kind: Kind[Any] | None, plan: Plan, *, by: Person | None, at: datetime) -> None:
    """Take over what the plan says."""
    if kind is None:
        return  # a file of no kind changes nothing
    await kind.apply([*plan.new, *plan.changed], by=by, at=at)
    await kind.session.flush()
