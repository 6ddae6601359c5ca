"""The doctor looks at the store: is it sound, of today's schema, and nobody else's to read."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bot import backup, database, dump, exit_codes
from bot.doctor.findings import Finding, bad, ok, warning
from bot.settings import Settings
from models import parked as parking
from models.base import Session

# Older ones can, very rarely, damage a store in WAL mode that several connections write to.
SAFE_SQLITE = (3, 51, 3)
ABOUT = """SELECT current_setting('server_version'), pg_database_size(current_database()),
    to_regclass('alembic_version') IS NOT NULL"""
LARGE_LOG = 64 * 2**20  # bytes


def of_store(settings: Settings) -> list[Finding]:
    """Looks at the files and reads; a running bot does not notice."""
    if not database.is_file(settings.database_url):
        return asyncio.run(_of_database(settings.database_url))
    file = database.file_of(settings.database_url)
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


async def _of_database(url: str) -> list[Finding]:
    store = database.connect(url)
    try:
        async with store.reading() as session:
            asked = await session.exec(text(ABOUT))  # type: ignore[call-overload]
            version, size, mine = asked.one()
            schema = await _revision(session) if mine else None
            parked = await parking.count(session) if schema == database.schemas()[0] else 0
    except DatabaseError as error:
        said = f"{getattr(error, 'orig', error)}: look at DATABASE_URL and at the server."
        return [bad("store", said, exit_codes.STORAGE)]
    finally:
        await store.close()
    found = [ok("store", f"{size / 1e6:.1f} MB."), ok("PostgreSQL", f"{version}.")]
    if not mine:
        return [warning("store", "it is empty: the first start makes the tables."), found[1]]
    if lacking := dump.missing():
        said = f"{', '.join(lacking)}: not here, so the bot makes none. See docs/operations.md."
        found.append(warning("backups", said))
    return [found[0], _schema(schema), *_set_aside(parked), *found[1:]]


async def _revision(session: Session) -> str | None:
    asked = await session.exec(text("SELECT version_num FROM alembic_version"))  # type: ignore[call-overload]
    return next((str(row[0]) for row in asked.all()), None)


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
    return _set_aside(number)


def _set_aside(number: int) -> list[Finding]:
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
