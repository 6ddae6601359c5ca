"""A file from outside: which feature reads it, what it would change, and taking it over.

The bot and the command line ask the same.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from models import busy, gradebook, imports, lists, oneroster
from models.base import AccessDenied, Session
from models.busy import Busy
from models.imports import FileState, ImportFile, Refused, check_waiting, close
from models.lists import Question
from models.people import Person
from models.permissions import Action
from models.spreadsheets import Problem, is_calendar

T = TypeVar("T")


class Intake(StrEnum):
    """What reads the file."""

    GRADEBOOK = "gradebook"
    LISTS = "lists"
    ONEROSTER = "oneroster"
    TIMETABLE = "timetable"  # and whatever is no table of ours: its reader says what is missing


ACTIONS = {
    Intake.GRADEBOOK: Action.IMPORT_MARKS,
    Intake.LISTS: Action.IMPORT_PEOPLE,
    Intake.ONEROSTER: Action.MOVE_SCHOOL,
    Intake.TIMETABLE: Action.IMPORT_TIMETABLE,
}


class Sent:
    """What stands in a file; its header is read once, however many features ask."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._read: dict[Callable[[bytes], Any], Any] = {}

    def read(self, way: Callable[[bytes], T]) -> T:
        """What it says, read in this way once however often it is compared with the store."""
        if way not in self._read:
            self._read[way] = way(self.content)
        found: T = self._read[way]
        return found

    @cached_property
    def intake(self) -> Intake:
        """Told by the file's header, whatever the file is called."""
        if is_calendar(self.content):
            return Intake.TIMETABLE
        if oneroster.is_package(self.content):
            return Intake.ONEROSTER
        if gradebook.is_gradebook(self.content):
            return Intake.GRADEBOOK
        return Intake.LISTS if lists.is_list(self.content) else Intake.TIMETABLE


class Asked(NamedTuple):
    """Who brings a file (None: the command line), the school's zone, and the moment."""

    by: Person | None
    zone: str
    at: datetime


Answers = Mapping[str, str]  # about namesakes


class Job(NamedTuple):
    """A large file to look at, or to take over as well; `over` is the message to edit."""

    file_id: int
    intake: Intake
    person_id: int
    chat_id: int
    over: int | None = None
    taking: bool = False


@dataclass
class Look:
    """What a file says and what taking it over would do; `plan` is its feature's own."""

    intake: Intake
    plan: Any
    apply: Callable[[], Awaitable[None]]
    ignored_columns: Sequence[str] = ()
    questions: Sequence[Question] = ()
    # On which days how many students of the lessons are wanted in their own school.
    wanted: Sequence[tuple[Busy, date, int]] = ()

    @property
    def problems(self) -> Sequence[Problem | Refused]:
        return self.plan.problems  # type: ignore[no-any-return]

    @property
    def changes_anything(self) -> bool:
        return bool(self.plan.changes_anything)

    @property
    def fit(self) -> bool:
        """Can it be taken over, and is there anything to take over?"""
        return self.changes_anything and not self.problems and not self.questions


async def look(
    session: Session, sent: Sent, asked: Asked, answers: Answers, sets: bytes | None = None
) -> Look:
    """What taking the file over would change; nothing is changed yet."""
    intake = await asyncio.to_thread(lambda: sent.intake)
    return await LOOKS[intake](session, sent, asked, answers, sets)


async def confirm(
    session: Session, file: ImportFile, intake: Intake, asked: Asked
) -> tuple[Look, bool]:
    """Take a waiting file over, compared with the store as it is now; or not yet, and False.

    Not yet means that something else would happen than was promised: the new look is the one to
    confirm.
    """
    check_waiting(file)
    found = await look(session, Sent(file.content), asked, file.answers or {})
    if found.intake is not intake:
        raise AccessDenied  # the right to one kind of file takes over no other
    if not found.fit or found.plan.fingerprint != file.fingerprint:
        file.fingerprint = found.plan.fingerprint
        return found, False
    await close(session, file, FileState.APPLIED)
    await found.apply()
    return found, True


async def _timetable(
    session: Session, sent: Sent, asked: Asked, _: Answers, sets: bytes | None
) -> Look:
    by, zone, at = asked
    source, plan = await imports.from_files(session, sent.content, sets, by=by, zone=zone, at=at)
    return Look(
        Intake.TIMETABLE,
        plan,
        lambda: imports.apply(session, plan, by=by, at=at),
        source.ignored_columns,
        wanted=await busy.of_weekly(session, by, imports.new_lessons(plan), at=at),
    )


async def _gradebook(
    session: Session, sent: Sent, asked: Asked, _answers: Answers, _sets: bytes | None
) -> Look:
    by, zone, at = asked
    plan, kind = await gradebook.from_file(session, sent.content, by=by, zone=zone, at=at)
    return Look(
        Intake.GRADEBOOK,
        plan,
        lambda: gradebook.apply(kind, plan, by=by, at=at),
        plan.ignored_columns,
    )


async def _lists(
    session: Session, sent: Sent, asked: Asked, answers: Answers, _: bytes | None
) -> Look:
    by, zone, at = asked
    plan, kind = await lists.from_file(session, sent.content, answers, by=by, zone=zone, at=at)
    return Look(
        Intake.LISTS,
        plan,
        lambda: lists.apply(kind, plan, by=by, at=at),
        plan.ignored_columns,
        plan.questions,
    )


async def _oneroster(
    session: Session, sent: Sent, asked: Asked, answers: Answers, _: bytes | None
) -> Look:
    _by, zone, at = asked
    package = await asyncio.to_thread(sent.read, oneroster.read_package)
    plan, known = await oneroster.from_package(session, package, answers, zone=zone, at=at)
    return Look(
        Intake.ONEROSTER,
        plan,
        lambda: oneroster.apply(session, plan, known, zone=zone, at=at),
        questions=plan.questions,
    )


LOOKS = {
    Intake.TIMETABLE: _timetable,
    Intake.GRADEBOOK: _gradebook,
    Intake.LISTS: _lists,
    Intake.ONEROSTER: _oneroster,
}
