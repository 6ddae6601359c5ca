"""`python -m bot import FILE`: read a timetable, report on it, and take it over if asked to."""

import asyncio
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import now
from bot.database import connect, migrate
from bot.settings import Settings
from handlers.imports import clash_lines, plan_lines
from models import audit, imports
from models.audit import Asked
from models.imports import Plan, Source
from models.people import Reader
from models.permissions import Action
from ui import Phrase, phrase
from ui.i18n import Translator
from ui.problems import problem_lines

CLASHES_SHOWN = 50
DONE, BROKEN = 0, 1


async def import_timetable(settings: Settings, file: Path, sets: Path | None, apply: bool) -> int:
    """Print what the file would change and what is wrong with it; change the store with `apply`.

    Returns the exit code: 1 if there are rows that can't be taken, and then nothing is.
    """
    content = await asyncio.to_thread(file.read_bytes)
    parts = await asyncio.to_thread(sets.read_bytes) if sets else None
    await asyncio.to_thread(migrate, settings.database_url)
    store, at = connect(settings.database_url), now()
    zone = settings.school_zone
    try:
        async with store.writing() as session:
            source, plan = await imports.from_files(
                session, content, parts, by=None, zone=zone, at=at
            )
            if apply and not plan.problems and plan.changes_anything:
                await imports.apply(session, plan, by=None, at=at)
                await audit.write(session, Asked(Action.IMPORT_TIMETABLE, None), at=at)
    finally:
        await store.close()
    _print(settings, _report(plan, source, zone, applied=apply))
    return BROKEN if plan.problems else DONE


def _report(plan: Plan, source: Source, zone: str, *, applied: bool) -> list[Phrase]:
    if plan.problems:
        return [phrase("imports-command-broken"), *problem_lines(plan.problems)]
    lines = [phrase("imports-command-zone", zone=ZoneInfo(zone)), *plan_lines(plan)]
    lines += clash_lines(plan, CLASHES_SHOWN)
    if source.ignored_columns:
        lines.append(phrase("imports-ignored", columns=", ".join(source.ignored_columns)))
    if not plan.changes_anything:
        return [*lines, phrase("imports-command-nothing")]
    if applied:
        return [*lines, phrase("imports-command-applied")]
    return [*lines, phrase("imports-command-only-shown", flag="apply")]


def _print(settings: Settings, lines: list[Phrase]) -> None:
    words, reader = Translator(), Reader(settings.language, settings.school_zone)
    for line in lines:
        sys.stdout.write(words.say(reader, line.words, **line.facts) + "\n")
