"""`python -m bot import FILE`: read any file that the bot reads, report on it, take it over."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import now
from bot.database import connect, migrate
from bot.settings import Settings
from bot.terminal import Terminal, question_lines
from handlers.gradebook import counts as gradebook_counts
from handlers.imports import busy_lines, clash_lines, plan_lines
from handlers.lists import counts as list_counts
from handlers.oneroster import counts as set_counts
from models import audit, incoming
from models.base import Session
from models.incoming import ACTIONS, Asked, Intake, Look, Sent
from models.store import Store
from ui import Phrase, phrase
from ui.problems import problem_lines

CLASHES_SHOWN = 50
DONE, BROKEN = 0, 1


@dataclass
class Incoming:
    """A file on its way in, with what has been said about namesakes."""

    sent: Sent
    sets: bytes | None
    asked: Asked
    answers: dict[str, str] = field(default_factory=dict)

    async def look(self, session: Session) -> Look:
        return await incoming.look(session, self.sent, self.asked, self.answers, self.sets)


async def import_file(
    settings: Settings, file: Path, sets: Path | None, apply: bool, terminal: Terminal
) -> int:
    """Print what the file would change and what is wrong with it; change the store with `apply`.

    Returns the exit code: 1 if there are rows that can't be taken or questions that nobody has
    answered, and then nothing is.
    """
    content = await asyncio.to_thread(file.read_bytes)
    parts = await asyncio.to_thread(sets.read_bytes) if sets else None
    file_ = Incoming(Sent(content), parts, Asked(None, settings.school_zone, now()))
    await asyncio.to_thread(migrate, settings.database_url)
    store = connect(settings.database_url)
    try:
        async with terminal.watching():
            look = await _looked(store, file_, terminal)
        applied = apply and look.fit
        if applied:
            del look  # a large one need not be there twice
            terminal.stage("writing")
            async with terminal.watching():
                look, applied = await _taken(store, file_)
    except asyncio.CancelledError:
        terminal.say(phrase("imports-command-stopped"))
        raise
    finally:
        await store.close()
    terminal.say(*_report(look, settings.school_zone, applied=applied))
    return BROKEN if look.problems or look.questions else DONE


async def _looked(store: Store, file: Incoming, terminal: Terminal) -> Look:
    """Read the file, and ask until nothing is left to be asked."""
    terminal.stage("reading")
    while True:
        async with store.reading() as session:
            look = await file.look(session)
        if look.problems or not look.questions or not terminal.asks:
            return look
        for question in look.questions:
            file.answers[question.key] = terminal.ask(question)


async def _taken(store: Store, file: Incoming) -> tuple[Look, bool]:
    """Take it over as it compares with the store by now, all of it or nothing."""
    async with store.writing() as session:
        look = await file.look(session)
        if look.fit:
            await look.apply()
            await audit.write(session, audit.Asked(ACTIONS[look.intake], None), at=file.asked.at)
    return look, look.fit


def _timetable(look: Look, zone: str) -> list[Phrase]:
    known = phrase("imports-command-zone", zone=ZoneInfo(zone))
    clashes = clash_lines(look.plan, CLASHES_SHOWN)
    return [known, *plan_lines(look.plan), *clashes, *busy_lines(look.wanted)]


LINES: Mapping[Intake, Callable[[Look, str], list[Phrase]]] = {
    Intake.TIMETABLE: _timetable,
    Intake.GRADEBOOK: lambda look, _: gradebook_counts(look.plan),
    Intake.LISTS: lambda look, _: list_counts(look.plan),
    Intake.ONEROSTER: lambda look, _: set_counts(look.plan),
}


def _report(look: Look, zone: str, *, applied: bool) -> list[Phrase]:
    if look.problems:
        return [phrase("imports-command-broken"), *problem_lines(look.problems)]
    if look.questions:
        asked = [line for question in look.questions for line in question_lines(question)]
        return [*asked, phrase("imports-command-open")]
    lines = LINES[look.intake](look, zone)
    if look.ignored_columns:
        lines.append(phrase("imports-ignored", columns=", ".join(look.ignored_columns)))
    if not look.changes_anything:
        return [*lines, phrase("imports-command-nothing")]
    if applied:
        return [*lines, phrase("imports-command-applied", what=look.intake.value)]
    return [*lines, phrase("imports-command-only-shown", flag="apply")]
