"""Opens the store: the only place that knows SQLite from other databases."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.sqlite import DRIVER
from models import audit
from models.store import Store

ROOT = Path(__file__).parent.parent
READERS = 4
PRIVATE = 0o600
PRAGMAS = ("foreign_keys=ON", "busy_timeout=5000", "synchronous=FULL", "secure_delete=ON")


def connect(url: str) -> Store:
    """One writer in IMMEDIATE transactions and a few read-only connections, on one file."""
    _keep_private(url)
    writer = _engine(url, "BEGIN IMMEDIATE", "journal_mode=WAL", *PRAGMAS, pool_size=1)
    # Only the writer checkpoints, so that no reader pays for it in the middle of an answer.
    readers = _engine(
        url,
        "BEGIN",
        *PRAGMAS,
        "busy_timeout=0",  # in a thread they are patient, too: see `bot/sqlite.py`
        "wal_autocheckpoint=0",
        "query_only=ON",
        pool_size=READERS,
    )
    # Rows of the audit log are hashed where they are added: see `models/audit.py`.
    event.listen(writer.sync_engine, "connect", _teach_sha256)
    return Store(readers, writer)


def _teach_sha256(connection: Any, _record: Any) -> None:
    connection.create_function("sha256", 1, audit.sha256, deterministic=True)


def _engine(url: str, begins_with: str, *pragmas: str, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        make_url(url).set(drivername=f"sqlite+{DRIVER}"),
        connect_args={"begins_with": begins_with},
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=30,
        hide_parameters=True,  # an error in the log must not show whose row it was
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


class TooNew(Exception):
    """The store's schema is of a later version of the bot than this one."""


def file_of(url: str) -> Path:
    """The file that holds the store. Raises ValueError for a store that is not one SQLite file."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise ValueError("this store is not a file of SQLite")
    return Path(parsed.database)


def url_of(file: Path) -> str:
    """How `connect` and `migrate` name a store in this file."""
    return URL.create("sqlite+aiosqlite", database=str(file)).render_as_string(False)


def schema_of(file: sqlite3.Connection) -> str | None:
    """The revision of a store's schema; None for a file that is no store of ours."""
    try:
        row = file.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    return str(row[0]) if row else None


def schemas() -> list[str]:
    """The revisions that this version of the bot knows, the newest first."""
    return [script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()]


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


def migrate(url: str, schema: str = "head") -> None:
    """Bring the store to this schema, from an older one; one that is there is left alone.

    Raises TooNew for a store of a later version of the bot.
    """
    _refuse_newer(url)
    _keep_private(url)
    config = _alembic()
    config.attributes["url"] = make_url(url).set(drivername="sqlite").render_as_string(False)
    command.upgrade(config, schema)


def _refuse_newer(url: str) -> None:
    file = file_of(url)
    if file.exists():
        with closing(sqlite3.connect(file)) as connection:
            if schema_of(connection) not in (None, *schemas()):
                raise TooNew


def erasures_beside(url: str) -> Path:
    """Where the list of erasures lies: beside the store, and in no backup of it.

    It has to outlive a restored backup, which brings back whoever was erased after it was made.
    """
    file = file_of(url)
    return file.with_name(file.name + ".erasures")


def _keep_private(url: str) -> None:
    """Nobody but the owner reads the store; SQLite gives its other files the same mode."""
    file = file_of(url)
    if file.parent.is_dir():
        file.touch(mode=PRIVATE)
    for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        if part.exists():
            part.chmod(PRIVATE)
