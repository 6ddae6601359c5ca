"""`python -m bot import FILE`: read any file that the bot reads, report on it, take it over."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import now
from bot.database import connect, migrate
from bot.settings import Settings
from bot.terminal import Terminal, question_lines
from handlers.gradebook import counts as gradebook_counts
from handlers.imports import clash_lines, plan_lines
from handlers.lists import counts as list_counts
from models import audit, gradebook, imports, lists, oneroster
from models.audit import Asked
from models.base import Session
from models.imports import Refused
from models.incoming import Intake, recognised
from models.lists import Question
from models.permissions import Action
from models.spreadsheets import Problem
from models.store import Store
from ui import Phrase, phrase
from ui.problems import problem_lines

CLASHES_SHOWN = 50
DONE, BROKEN = 0, 1

Answers = Mapping[str, str]


@dataclass
class Look:
    """What a file says and what taking it over would do, whatever kind of file it is."""

    intake: Intake
    action: Action
    lines: Sequence[Phrase]
    problems: Sequence[Problem | Refused]
    changes_anything: bool
    apply: Callable[[], Awaitable[None]]
    ignored_columns: Sequence[str] = ()
    questions: Sequence[Question] = ()


@dataclass
class Incoming:
    """A file on its way in, with what has been said about namesakes."""

    content: bytes
    sets: bytes | None
    zone: str
    at: datetime
    answers: dict[str, str] = field(default_factory=dict)


async def import_file(
    settings: Settings, file: Path, sets: Path | None, apply: bool, terminal: Terminal
) -> int:
    """Print what the file would change and what is wrong with it; change the store with `apply`.

    Returns the exit code: 1 if there are rows that can't be taken or questions that nobody has
    answered, and then nothing is.
    """
    content = await asyncio.to_thread(file.read_bytes)
    parts = await asyncio.to_thread(sets.read_bytes) if sets else None
    incoming = Incoming(content, parts, settings.school_zone, now())
    await asyncio.to_thread(migrate, settings.database_url)
    store = connect(settings.database_url)
    try:
        look = await _looked(store, incoming, terminal)
        applied = apply and _is_fit(look)
        if applied:
            terminal.stage("writing")
            look, applied = await _taken(store, incoming)
    finally:
        await store.close()
    terminal.say(*_report(look, applied=applied))
    return BROKEN if look.problems or look.questions else DONE


async def _looked(store: Store, incoming: Incoming, terminal: Terminal) -> Look:
    """Read the file, and ask until nothing is left to be asked."""
    terminal.stage("reading")
    while True:
        async with store.reading() as session:
            look = await _look(session, incoming)
        if look.problems or not look.questions or not terminal.asks:
            return look
        for question in look.questions:
            incoming.answers[question.key] = terminal.ask(question)


async def _taken(store: Store, incoming: Incoming) -> tuple[Look, bool]:
    """Take it over as it compares with the store by now, all of it or nothing."""
    async with store.writing() as session:
        look = await _look(session, incoming)
        if fit := _is_fit(look):
            await look.apply()
            await audit.write(session, Asked(look.action, None), at=incoming.at)
    return look, fit


def _is_fit(look: Look) -> bool:
    return look.changes_anything and not look.problems and not look.questions


async def _look(session: Session, incoming: Incoming) -> Look:
    return await LOOKS[recognised(incoming.content)](session, incoming)


async def _timetable(session: Session, incoming: Incoming) -> Look:
    zone, at = incoming.zone, incoming.at
    source, plan = await imports.from_files(
        session, incoming.content, incoming.sets, by=None, zone=zone, at=at
    )
    return Look(
        Intake.TIMETABLE,
        Action.IMPORT_TIMETABLE,
        [
            phrase("imports-command-zone", zone=ZoneInfo(zone)),
            *plan_lines(plan),
            *clash_lines(plan, CLASHES_SHOWN),
        ],
        plan.problems,
        plan.changes_anything,
        lambda: imports.apply(session, plan, by=None, at=at),
        source.ignored_columns,
    )


async def _gradebook(session: Session, incoming: Incoming) -> Look:
    at = incoming.at
    plan, kind = await gradebook.from_file(
        session, incoming.content, by=None, zone=incoming.zone, at=at
    )

    async def apply() -> None:
        if kind is not None:
            await gradebook.apply(kind, plan, by=None, at=at)

    return Look(
        Intake.GRADEBOOK,
        Action.IMPORT_MARKS,
        gradebook_counts(plan),
        plan.problems,
        plan.changes_anything,
        apply,
        plan.ignored_columns,
    )


async def _lists(session: Session, incoming: Incoming) -> Look:
    at = incoming.at
    plan, kind = await lists.from_file(
        session, incoming.content, incoming.answers, by=None, zone=incoming.zone, at=at
    )

    async def apply() -> None:
        if kind is not None:
            await lists.apply(kind, plan, by=None, at=at)

    return Look(
        Intake.LISTS,
        Action.IMPORT_PEOPLE,
        list_counts(plan),
        plan.problems,
        plan.changes_anything,
        apply,
        plan.ignored_columns,
        plan.questions,
    )


async def _oneroster(session: Session, incoming: Incoming) -> Look:
    zone, at = incoming.zone, incoming.at
    plan, known = await oneroster.from_package(
        session, incoming.content, incoming.answers, zone=zone, at=at
    )
    return Look(
        Intake.ONEROSTER,
        Action.IMPORT_PEOPLE,
        set_lines(plan),
        plan.problems,
        plan.changes_anything,
        lambda: oneroster.apply(session, plan, known, zone=zone, at=at),
        questions=plan.questions,
    )


LOOKS: Mapping[Intake, Callable[[Session, Incoming], Awaitable[Look]]] = {
    Intake.TIMETABLE: _timetable,
    Intake.GRADEBOOK: _gradebook,
    Intake.LISTS: _lists,
    Intake.ONEROSTER: _oneroster,
}


def set_lines(plan: oneroster.SetPlan) -> list[Phrase]:
    """What a OneRoster set would do, counted."""
    counted = {"new": plan.new, "changed": plan.changed, "gone": plan.leaving}
    counted |= {"same": plan.same, "waiting": plan.waiting}
    return [phrase("imports-command-rows", what=what, n=n) for what, n in counted.items() if n]


def _report(look: Look, *, applied: bool) -> list[Phrase]:
    if look.problems:
        return [phrase("imports-command-broken"), *problem_lines(look.problems)]
    if look.questions:
        asked = [line for question in look.questions for line in question_lines(question)]
        return [*asked, phrase("imports-command-open")]
    lines = list(look.lines)
    if look.ignored_columns:
        lines.append(phrase("imports-ignored", columns=", ".join(look.ignored_columns)))
    if not look.changes_anything:
        return [*lines, phrase("imports-command-nothing")]
    if applied:
        return [*lines, phrase("imports-command-applied", what=look.intake.value)]
    return [*lines, phrase("imports-command-only-shown", flag="apply")]
