"""`python -m bot doctor`: looks at everything an installation needs, one line for each thing."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot import exit_codes
from bot.doctor.chats import of_chats
from bot.doctor.findings import Finding, Level
from bot.doctor.machine import of_machine
from bot.doctor.store import of_store
from bot.doctor.telegram import of_telegram
from bot.settings import Settings

__all__ = ["Finding", "Level", "diagnose", "examine"]


async def examine(settings: Settings, env_file: Path | None, now: datetime) -> list[Finding]:
    """Everything that was found, in the order of a person's concern. Changes nothing."""
    found = await of_telegram(settings, now)
    found += await asyncio.to_thread(of_store, settings)
    found += await asyncio.to_thread(of_machine, settings, env_file, now)
    if not any(finding.level is Level.BAD for finding in found):
        found += await of_chats(settings)  # it needs Telegram and a store of today's schema
    return found


async def diagnose(
    settings: Settings, env_file: Path | None, now: datetime, tell: Callable[[str], None]
) -> int:
    """Tell each finding in a line; returns the exit code.

    That of the store if it is bad, else that of the token, else 1 if anything else is bad.
    """
    found = await examine(settings, env_file, now)
    for finding in found:
        tell(f"{finding.level:8}{finding.about}: {finding.said}")
    codes = {finding.code for finding in found if finding.level is Level.BAD}
    for code in (exit_codes.STORAGE, exit_codes.TOKEN):
        if code in codes:
            return code
    return exit_codes.TROUBLE if codes else exit_codes.OK
