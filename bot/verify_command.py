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


async def verify(settings: Settings, since: str | None, words: Translator | None = None) -> int:
    """Print one sentence, and the head that is worth keeping; returns the exit code."""
    code, lines = await _walked(settings, since)
    words, reader = words or Translator(), Reader(settings.language, settings.school_zone)
    for line in lines:
        sys.stdout.write(words.say(reader, line.words, **line.facts) + "\n")
    return code


async def _walked(settings: Settings, since: str | None) -> tuple[int, list[Phrase]]:
    try:
        kept = Head.read(since) if since else None
    except ValueError:
        return exit_codes.SETTINGS, [phrase("audit-verify-no-head")]
    store = connect(settings.database_url)
    try:
        async with store.reading() as session:
            found = await audit.verify(session, kept)
    except DatabaseError:
        return exit_codes.STORAGE, [phrase("audit-verify-no-store")]
    finally:
        await store.close()
    if not found.good:
        return exit_codes.TROUBLE, [_broken(found, kept)]
    if not found.head.id:
        return exit_codes.OK, [phrase("audit-verify-empty")]
    whole = phrase("audit-verify-whole", n=found.head.id)
    return exit_codes.OK, [whole, phrase("audit-verify-head", head=str(found.head))]


def _broken(found: Verdict, kept: Head | None) -> Phrase:
    if found.broken is None and kept is not None:
        return phrase("audit-verify-cut", id=str(kept.id), n=found.head.id)
    return phrase("audit-verify-broken", id=str(found.broken), n=found.head.id)
