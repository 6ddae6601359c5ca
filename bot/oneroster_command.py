"""`python -m bot export-oneroster`: the school as a set that other school programs read."""

from pathlib import Path

from bot import exit_codes
from bot.clock import now
from bot.database import connect
from bot.new_file import new_file
from bot.settings import Settings
from bot.terminal import Terminal
from models import audit, oneroster
from models.audit import Asked
from models.base import Refusal
from models.permissions import Action
from ui import phrase


async def export(settings: Settings, out: Path, terminal: Terminal) -> int:
    """Write the set to `out`, a new file for its owner only. Returns the exit code."""
    at, store = now(), connect(settings.database_url)
    try:
        with new_file(out) as file:
            async with store.writing() as session:
                zone = settings.school_zone
                content = await oneroster.given_out(session, marks=True, zone=zone, at=at)
                await audit.write(session, Asked(Action.DOWNLOAD_RECORDS, None), at=at)
            file.write(content)
    except Refusal as refusal:
        terminal.say(phrase(refusal.key(), **refusal.facts))
        return exit_codes.TROUBLE
    finally:
        await store.close()
    terminal.say(phrase("oneroster-written", file=str(out)))
    return exit_codes.OK
