"""`python -m bot mydata`: what is kept about one person, where that stays out of chats."""

import sys
from pathlib import Path
from typing import BinaryIO

from sqlmodel import select

from bot import exit_codes
from bot.clock import now
from bot.database import connect
from bot.new_file import new_file
from bot.settings import Settings
from models import audit, export, rosters
from models.audit import Asked
from models.base import Refusal, Session
from models.people import Person, Reader
from models.permissions import Action
from ui.i18n import Translator
from ui.own_page import page

DIGITS = 19  # a number this long may be more than a column holds


class NotOne(Refusal):
    """Nobody is called so, or several are."""


async def take(settings: Settings, who: str, out: Path, words: Translator | None = None) -> int:
    """Write it to `out`: a page to read, or JSON where the name ends so. Returns the exit code.

    The row of the audit log is committed before anything stands in the file.
    """
    words, reader = words or Translator(), Reader(settings.language, settings.school_zone)
    try:
        with new_file(out) as file:
            name = await _fill(settings, who, file, words, reader)
    except Refusal as refusal:
        sys.stderr.write(words.say(reader, refusal.key(), **refusal.facts) + "\n")
        return exit_codes.TROUBLE
    sys.stdout.write(words.say(reader, "export-written", name=name, file=str(out)) + "\n")
    return exit_codes.OK


async def _fill(
    settings: Settings, who: str, file: BinaryIO, words: Translator, reader: Reader
) -> str:
    """Gather it and write it; returns whose it is."""
    at, store = now(), connect(settings.database_url)
    try:
        async with store.writing() as session:
            person = await _one(session, who)
            parts = await export.gather(session, person)
            if file.name.endswith(".json"):
                content = export.as_json(parts, at=at)
            else:
                content = page(words, reader, person, parts, at).encode()
            asked = Asked(Action.SEE_MY_DATA, None, None, "person", person.id)
            await audit.write(session, asked, at=at)
            name = person.name
    finally:
        await store.close()
    file.write(content)
    return name


async def _one(session: Session, who: str) -> Person:
    """By number, or by a part of the name that is one person's."""
    if who.isascii() and who.isdecimal() and len(who) < DIGITS:
        found = list((await session.exec(select(Person).where(Person.id == int(who)))).all())
    else:
        found = await rosters.named(session, who)
    if len(found) != 1:
        names = "; ".join(f"{one.id} {one.name}" for one in found)
        raise NotOne(typed=who, names=names)
    return found[0]
