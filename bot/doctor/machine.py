"""The doctor looks around: room on the disk, backups, the file with the token, the words."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from bot import backup, exit_codes, health
from bot.database import beside
from bot.doctor.findings import Finding, bad, ok, warning
from bot.rotation import folder_of
from bot.settings import Settings
from ui.i18n import FIRST_LANGUAGE, PATTERNS, keys

LEAST_ROOM = 500 * 10**6  # bytes
SLACK = timedelta(minutes=30)  # a backup may come late by so much


def of_machine(settings: Settings, env_file: Path | None, now: datetime) -> list[Finding]:
    """What can be seen without the store and without the network."""
    found = [_words()]
    if env_file is not None:
        found.append(_secret(env_file))
    return [_bot(settings, now), *_room(settings), _backups(settings, now), *found]


def _bot(settings: Settings, now: datetime) -> Finding:
    """What a running bot says of itself."""
    file = health.file_for(settings)
    if not file.exists():
        return ok("bot", "none runs on this store.")
    said: list[str] = []
    code = health.judge(file, now, said.append)
    return ok("bot", "runs and is well.") if code == exit_codes.OK else bad("bot", " ".join(said))


def room(settings: Settings) -> int | None:
    """How many bytes are free where the store and our files are; None if there is no such place."""
    try:
        return shutil.disk_usage(beside(settings, "").absolute().parent).free
    except OSError:
        return None


def _room(settings: Settings) -> list[Finding]:
    free = room(settings)
    if free is None:
        return []
    said = f"{free / 1e6:.0f} MB are free"
    if free < LEAST_ROOM:
        return [bad("disk", f"{said}: make room, or the bot will have to wait.")]
    return [ok("disk", f"{said}.")]


def _backups(settings: Settings, now: datetime) -> Finding:
    folder = folder_of(settings)
    found = backup.kept(folder, settings.database_url)
    if not found:
        said = f"there is none in {folder}"
        if not settings.backup_minutes:
            return warning("backups", f"{said}, and BACKUP_MINUTES is 0.")
        return warning("backups", f"{said}: the running bot makes the first one at once.")
    age = now - found[0].at
    said = f"{len(found)}, the newest is {round(age.total_seconds() / 60)} minutes old"
    if settings.backup_minutes and age > timedelta(minutes=settings.backup_minutes) + SLACK:
        return bad("backups", f"{said}: is the bot running? Look at its log.")
    return ok("backups", f"{said}.")


def _secret(env_file: Path) -> Finding:
    if env_file.stat().st_mode & 0o077:
        return bad(".env", f"others may read the token: chmod 600 {env_file}")
    return ok(".env", "only its owner may read it.")


def _words() -> Finding:
    everything = set().union(*(keys(language) for language in PATTERNS))
    missing = {language: len(everything - keys(language)) for language in PATTERNS}
    if any(missing.values()):
        told = ", ".join(f"{language}: {number}" for language, number in missing.items())
        return bad("words", f"keys without words ({told}): install this version anew.")
    return ok("words", f"{len(everything)}, {FIRST_LANGUAGE} and all other languages complete.")
