"""Backups of the store: made while the bot runs, complete or not at all, and looked through."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot import dump
from bot.database import file_of, is_file, name_of
from bot.dump import Unsound

__all__ = ["Kept", "Unsound", "back_up", "check", "kept", "name", "reading", "superfluous"]

STAMP = "%Y%m%dT%H%M%SZ"
PATIENCE = 30  # seconds that a backup waits for the store


class Kept(NamedTuple):
    """A backup in the folder, and when it was made."""

    file: Path
    at: datetime


def back_up(url: str, target: Path) -> None:
    """Write the store as it is now to `target`, which nobody else may read.

    The bot may be running: SQLite reads one snapshot, and writers do not wait. A file that is
    there already is replaced only when the new one is complete and sound. Free pages are left
    out. Raises Unsound, OSError or sqlite3.Error; nothing is left behind then.
    PostgreSQL's own pg_dump does the same for it.
    """
    if not is_file(url):
        with _beside(target) as half:
            dump.write(url, half)
            _to_disk(half)
            half.replace(target)
        _to_disk(target.parent)
        return
    store = file_of(url)
    if target.exists() and target.samefile(store):
        raise Unsound(f"{target} is the store itself")
    with _beside(target) as half:
        with closing(reading(store)) as connection:
            connection.execute("VACUUM INTO ?", (str(half),))
        check(half)
        _to_disk(half)
        half.replace(target)
    _to_disk(target.parent)


def check(file: Path) -> None:
    """Look through every page of a store that nobody writes to. Raises Unsound."""
    try:
        with closing(reading(file)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Unsound(f"{file}: {error}") from None
    if found != "ok":
        # SQLite's description names pages and tables, never what stands in a row.
        raise Unsound(f"{file}: {found}")


def reading(file: Path) -> sqlite3.Connection:
    """A connection that only looks; it makes no file that is not there."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """An empty file next to `target` for its owner only; gone at the end, unless it was renamed."""
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield half
    finally:
        for left in (half, half.with_name(f"{half.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """A rename is only as durable as what it renames, and as the folder it happens in."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def name(url: str, at: datetime) -> str:
    """What a backup of this moment is called."""
    return f"{name_of(url)}-{at.astimezone(UTC):{STAMP}}{_ending(url)}"


def _ending(url: str) -> str:
    return ".db" if is_file(url) else ".dump"


def kept(folder: Path, url: str) -> list[Kept]:
    """The backups of this store in a folder, the newest first; other files are not ours."""
    ours = re.compile(rf"{re.escape(name_of(url))}-(\d{{8}}T\d{{6}}Z){re.escape(_ending(url))}")
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        if match := ours.fullmatch(file.name):
            with suppress(ValueError):
                at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
                found.append(Kept(file, at))
    return sorted(found, key=lambda one: one.at, reverse=True)


def superfluous(backups: list[Kept], recent: int, days: int, at: datetime) -> list[Kept]:
    """Which backups to delete: all but the `recent` newest, and the last of each of `days` days."""
    wanted = {one.file for one in backups[:recent]}
    daily: set[object] = set()
    for one in backups:
        day = one.at.date()
        if day not in daily and day > at.date() - timedelta(days=days):
            daily.add(day)
            wanted.add(one.file)
    return [one for one in backups if one.file not in wanted]
