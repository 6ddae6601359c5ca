"""The health file beside the store: written every few seconds, read by `python -m bot health`."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot import exit_codes
from bot.database import beside
from bot.settings import Settings

STALE = timedelta(seconds=60)


def file_for(settings: Settings) -> Path:
    """Where the health of the bot on this store is written."""
    return beside(settings, ".health")


def write(file: Path, facts: dict[str, Any]) -> None:
    """Replace the file in one go; numbers and moments only. Raises OSError."""
    half = file.with_name(f"{file.name}.part")
    handle = os.open(half, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as writing:
        json.dump(facts, writing, default=moment)
    half.replace(file)


def moment(value: object) -> str:
    """How a moment is written down."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    raise TypeError(type(value).__name__)


def gone(file: Path) -> None:
    """The bot has ended as it should."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def judge(file: Path, now: datetime, tell: Callable[[str], None]) -> int:
    """Tell how the bot is; returns the exit code: 0 if it lives and nothing is wrong, else 1."""
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
        age = now - datetime.fromisoformat(facts["written_at"])
    except (OSError, ValueError, KeyError, TypeError):
        tell("no bot runs on this store")
        return exit_codes.TROUBLE
    if age > STALE:
        tell(f"the bot has not been heard of for {round(age.total_seconds())} s")
        return exit_codes.TROUBLE
    for trouble in facts.get("troubles", []):
        tell(trouble)
    if facts.get("troubles"):
        return exit_codes.TROUBLE
    tell("the bot is well")
    return exit_codes.OK
