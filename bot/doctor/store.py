"""The doctor looks at the store: is it sound, of today's schema, and nobody else's to read."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot import backup, database, exit_codes
from bot.doctor.findings import Finding, bad, ok, warning
from bot.settings import Settings

# Older ones can, very rarely, damage a store in WAL mode that several connections write to.
SAFE_SQLITE = (3, 51, 3)
LARGE_LOG = 64 * 2**20  # bytes


def of_store(settings: Settings) -> list[Finding]:
    """Looks at the files and reads; a running bot does not notice."""
    try:
        file = database.file_of(settings.database_url)
    except ValueError as error:
        return [bad("store", f"{error}.", exit_codes.STORAGE)]
    library = [_library(sqlite3.sqlite_version_info)]
    if not file.exists():
        return [_absent(file), *library]
    try:
        backup.check(file)
        with closing(backup.reading(file)) as connection:
            schema = database.schema_of(connection)
            parked = _parked(connection)
    except (backup.Unsound, sqlite3.Error) as error:
        said = f"{error}. Restore a backup: `python -m bot restore FILE`."
        return [bad("store", said, exit_codes.STORAGE), *library]
    size = f"{file.stat().st_size / 1e6:.1f} MB, complete and sound."
    return [_writable(file) or ok("store", size), _schema(schema), *parked, *_files(file), *library]


def _absent(file: Path) -> Finding:
    folder = file.absolute().parent
    if not os.access(folder, os.W_OK):
        said = f"the folder {folder} is not there, or can't be written: look at DATABASE_URL."
        return bad("store", said, exit_codes.STORAGE)
    return warning("store", "there is none yet: the first start makes it.")


def _writable(file: Path) -> Finding | None:
    if os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK):
        return None
    said = "it or its folder can't be written by this user: look at owner and mode."
    return bad("store", said, exit_codes.STORAGE)


def _schema(schema: str | None) -> Finding:
    known = database.schemas()
    if schema == known[0]:
        return ok("schema", f"{schema}, the newest.")
    if schema is None:
        said = "the file holds no store of this bot: look at DATABASE_URL."
        return bad("schema", said, exit_codes.STORAGE)
    if schema in known:
        return warning("schema", f"{schema}: the next start brings it to {known[0]}.")
    said = f"{schema} is of a newer version of the bot: install that one."
    return bad("schema", said, exit_codes.STORAGE)


def _parked(connection: sqlite3.Connection) -> list[Finding]:
    try:
        question = "SELECT count(*) FROM notification WHERE state = 'PARKED'"
        number = connection.execute(question).fetchone()[0]
    except sqlite3.OperationalError:  # no such table yet
        return []
    if not number:
        return []
    said = f"{number} are set aside since a restore: `python -m bot parked --release` or `--drop`."
    return [warning("notifications", said)]


def _files(file: Path) -> list[Finding]:
    """The write-ahead log, and who may read."""
    found = []
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size > LARGE_LOG:
        size = f"{log.stat().st_size / 1e6:.0f} MB: something has been reading for very long."
        found.append(warning("write-ahead log", f"{size} Start the bot again."))
    if file.stat().st_mode & 0o077:
        found.append(warning("store", f"other users may read it: chmod 600 {file}"))
    return found


def _library(version: tuple[int, ...]) -> Finding:
    said = ".".join(map(str, version))
    if version < SAFE_SQLITE:
        wanted = ".".join(map(str, SAFE_SQLITE))
        return warning("SQLite", f"{said}: a rare fault is mended in {wanted}. Keep backups.")
    return ok("SQLite", f"{said}.")
