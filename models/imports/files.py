"""A file between preview and confirmation, and reading one of either kind."""

import asyncio
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import JSON, ColumnElement, Delete, delete, update
from sqlmodel import Field, SQLModel, col

from models.base import Refusal, Session, utc
from models.imports.comparing import compare
from models.imports.plans import Plan
from models.people import Person
from models.permissions import Reach
from models.spreadsheets import ProblemKey, is_calendar
from models.student_sets_csv import StudentSets, read_sets
from models.timetable_csv import Reading, read_timetable

LIVES = timedelta(hours=1)
NOT_THIS_KIND = {ProblemKey.MISSING_COLUMN}


class FileUsed(Refusal):
    """It has been taken over, or put aside, already."""


class FileState(StrEnum):
    WAITING = "waiting"
    APPLIED = "applied"
    CANCELLED = "cancelled"


class ImportFile(SQLModel, table=True):
    """A file that somebody has sent and seen a preview of. What was in it goes once it is used.

    `fingerprint` is that of the plan they have seen: they are asked again if it is another one by
    the time they say yes.
    """

    __tablename__ = "import_file"
    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    name: str
    content: bytes
    fingerprint: str
    state: FileState = FileState.WAITING
    answers: dict[str, str] | None = Field(default=None, sa_type=JSON)  # about namesakes in a list
    received_at: datetime = utc(index=True)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return col(cls.author_id) == reach.me.id


class Source(NamedTuple):
    """What was read: a timetable, sets of students, or both."""

    timetable: Reading | None
    sets: StudentSets | None

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """Columns without a meaning, as the files call them."""
        read = [part for part in self if part is not None]
        return tuple(name for part in read for name in part.ignored_columns)


async def read(content: bytes, sets: bytes | None = None) -> Source:
    """Read a timetable and maybe its sets; a table of sets alone is known by its header."""
    if sets is not None:
        return Source(
            await asyncio.to_thread(read_timetable, content),
            await asyncio.to_thread(read_sets, sets),
        )
    if not is_calendar(content):
        alone = await asyncio.to_thread(read_sets, content)
        if NOT_THIS_KIND.isdisjoint(problem.key for problem in alone.problems) and alone.encoding:
            return Source(None, alone)
    return Source(await asyncio.to_thread(read_timetable, content), None)


async def from_files(
    session: Session,
    content: bytes,
    sets: bytes | None = None,
    *,
    by: Person | None,
    zone: str,
    at: datetime,
) -> tuple[Source, Plan]:
    """What a file says and what taking it over would change; nothing is changed yet."""
    source = await read(content, sets)
    plan = await compare(session, source.timetable, sets=source.sets, by=by, zone=zone, at=at)
    return source, plan


async def keep(
    session: Session, name: str, content: bytes, fingerprint: str, *, by: Person, at: datetime
) -> ImportFile:
    """Let a file wait for its author to say yes."""
    file = ImportFile(
        author_id=by.id, name=name, content=content, fingerprint=fingerprint, received_at=at
    )
    session.add(file)
    await session.flush()
    return file


def check_waiting(file: ImportFile) -> None:
    if file.state is not FileState.WAITING:
        raise FileUsed


async def cancel(session: Session, file: ImportFile) -> None:
    await close(session, file, FileState.CANCELLED)


async def close(session: Session, file: ImportFile, state: FileState) -> None:
    """It has been taken over or put aside; of two taps one counts."""
    mine = update(ImportFile).where(
        col(ImportFile.id) == file.id, col(ImportFile.state) == FileState.WAITING
    )
    if (await session.exec(mine.values(state=state, content=b""))).rowcount != 1:
        raise FileUsed


def expired(at: datetime) -> Delete:
    """The statement that forgets files which nobody has confirmed within the hour."""
    return delete(ImportFile).where(col(ImportFile.received_at) <= at - LIVES)
