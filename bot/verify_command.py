"""`python -m bot verify`: says whether the audit log is whole, or where it has been changed."""

import sys

from sqlalchemy.exc import DatabaseError

from bot import exit_codes
from bot.database import connect
from bot.settings import Settings
from models import audit
from models.audit import Head, Verdict
from models.people import Reader
from ui import Phrase, phrase
from ui.i18n import Translator

WHOLE, BROKEN = 0, 1


async def verify(settings: Settings, since: str | None) -> int:
    """Print one sentence, and the head that is worth keeping; returns the exit code."""
    reader = Reader(settings.language, settings.school_zone)
    try:
        kept = Head.read(since) if since else None
    except ValueError:
        _print(reader, phrase("audit-verify-no-head"))
        return exit_codes.SETTINGS
    store = connect(settings.database_url)
    try:
        async with store.reading() as session:
            found = await audit.verify(session, kept)
    except DatabaseError:
        _print(reader, phrase("audit-verify-no-store"))
        return exit_codes.STORAGE
    finally:
        await store.close()
    _print(reader, _sentence(found, kept))
    if not found.good:
        return BROKEN
    if found.head.id:
        _print(reader, phrase("audit-verify-head", head=str(found.head)))
    return WHOLE


def _sentence(found: Verdict, kept: Head | None) -> Phrase:
    if found.broken is not None:
        return phrase("audit-verify-broken", id=str(found.broken), n=found.head.id)
    if found.cut and kept is not None:
        return phrase("audit-verify-cut", id=str(kept.id), n=found.head.id)
    return phrase("audit-verify-whole" if found.head.id else "audit-verify-empty", n=found.head.id)


def _print(reader: Reader, line: Phrase) -> None:
    sys.stdout.write(Translator().say(reader, line.words, **line.facts) + "\n")
