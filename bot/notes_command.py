"""`python -m bot notes`: where a psychologist writes and reads notes, since Telegram is no place.

Whoever runs this has the store anyway; what makes a note its author's alone is the key file.
"""

import asyncio
import os
import sys
from datetime import datetime
from pathlib import Path

from bot import exit_codes
from bot.clock import now
from bot.database import connect
from bot.settings import Settings
from models import audit, notes, rosters
from models.audit import Asked
from models.base import Refusal, Session
from models.people import Person, Reader, Role
from ui import Phrase, phrase
from ui.i18n import Translator

OTHERS = 0o077  # the permissions of everybody but the owner


class KeyMissing(Refusal):
    """NOTES_KEY names no file that can be read."""


class KeyExposed(Refusal):
    """Others than its owner can read the key, or it is somebody else's."""


class KeyThere(Refusal):
    """There is a key already; a new one would make its notes unreadable."""


class WhichOne(Refusal):
    """Nobody is called so, or several are."""


async def keep(
    settings: Settings, verb: str, author: str, student: str, words: Translator | None = None
) -> int:
    """Do it, and say what came of it; returns the exit code."""
    at, words = now(), words or Translator()
    reader = Reader(settings.language, settings.school_zone)
    try:
        if verb == "key":
            lines = [await asyncio.to_thread(_make_key, settings.notes_key)]
        else:
            key = await asyncio.to_thread(_key, settings.notes_key)
            text = await asyncio.to_thread(sys.stdin.read) if verb == "write" else None
            lines = await _in_store(settings, verb, author, student, key, text, at)
    except Refusal as refusal:
        sys.stderr.write(words.say(reader, refusal.key(), **refusal.facts) + "\n")
        return exit_codes.TROUBLE
    for line in lines:
        sys.stdout.write(words.say(reader, line.words, **line.facts) + "\n")
    return exit_codes.OK


async def _in_store(
    settings: Settings,
    verb: str,
    author: str,
    student: str,
    key: bytes,
    text: str | None,
    at: datetime,
) -> list[Phrase]:
    store = connect(settings.database_url)
    try:
        async with store.writing() as session:
            by = await _one(session, author, Role.PSYCHOLOGIST)
            about = await _one(session, student, Role.STUDENT)
            asked = Asked(notes.ACTION, by.id, Role.PSYCHOLOGIST, "person", about.id)
            await audit.write(session, asked, at=at)
            if text is not None:
                await notes.write(session, text, about=about, by=by, key=key, at=at)
                return [phrase("notes-kept", name=about.name)]
            if verb == "list":
                found = await notes.listed(session, about=about, by=by)
                lines = [phrase("notes-one", id=str(note.id), at=note.at) for note in found]
            else:
                pages = await notes.read(session, about=about, by=by, key=key)
                lines = [phrase("notes-page", at=page.at, text=page.text) for page in pages]
            return [phrase("notes-of", name=about.name, n=len(lines)), *lines]
    finally:
        await store.close()


async def _one(session: Session, typed: str, role: Role) -> Person:
    found = await rosters.named(session, typed, role)
    if len(found) != 1:
        raise WhichOne(typed=typed, role=role.value, names=", ".join(one.name for one in found))
    return found[0]


def _key(file: Path | None) -> bytes:
    """The key, if it is a file of the caller's that nobody else can open."""
    if file is None or not file.is_file():
        raise KeyMissing
    about = file.stat()
    if about.st_uid != os.getuid() or about.st_mode & OTHERS:
        raise KeyExposed(file=str(file))
    return file.read_bytes()


def _make_key(file: Path | None) -> Phrase:
    if file is None:
        raise KeyMissing
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyThere(file=str(file)) from None
    with os.fdopen(handle, "wb") as opened:
        opened.write(notes.new_key())
    return phrase("notes-key-made", file=str(file))
