"""Opens the store: the only place that knows SQLite from other databases."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

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
        url, "BEGIN", *PRAGMAS, "wal_autocheckpoint=0", "query_only=ON", pool_size=READERS
    )
    return Store(readers, writer)


def _engine(url: str, begins_with: str, *pragmas: str, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=30,
        hide_parameters=True,  # an error in the log must not show whose row it was
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(begins_with)

    return engine


def migrate(url: str) -> None:
    """Bring the store to the newest schema; a store that is there already is left alone."""
    _keep_private(url)
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["url"] = make_url(url).set(drivername="sqlite").render_as_string(False)
    command.upgrade(config, "head")


def erasures_beside(url: str) -> Path | None:
    """Where the list of erasures lies: beside the store, and in no backup of it.

    It has to outlive a restored backup, which brings back whoever was erased after it was made.
    """
    file = _file(url)
    return file.with_name(file.name + ".erasures") if file else None


def _keep_private(url: str) -> None:
    """Nobody but the owner reads the store; SQLite gives its other files the same mode."""
    file = _file(url)
    if file is None:
        return
    if file.parent.is_dir():
        file.touch(mode=PRIVATE)
    for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        if part.exists():
            part.chmod(PRIVATE)


def _file(url: str) -> Path | None:
    """The file of an SQLite store; None for one in memory and for other databases."""
    parsed = make_url(url)
    named = parsed.database not in (None, "", ":memory:")
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" and named else None
