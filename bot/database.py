"""Opens the store: the only place that knows SQLite from other databases."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.settings import Settings
from bot.sqlite import DRIVER
from models import audit
from models.store import Store

if TYPE_CHECKING:
    from alembic.config import Config  # imported where something has to change: see `migrate`

MIGRATIONS = Path(__file__).parent.parent / "migrations"
READERS = 4
PRIVATE = 0o600
PRAGMAS = ("foreign_keys=ON", "busy_timeout=5000", "synchronous=FULL", "secure_delete=ON")


def is_file(url: str) -> bool:
    """Whether the store is one file of SQLite; otherwise it is a database of PostgreSQL."""
    return make_url(url).get_backend_name() == "sqlite"


def connect(url: str) -> Store:
    """One connection that writes and a few that only read.

    On a file of SQLite the writer's transactions are IMMEDIATE ones; on PostgreSQL each of them
    waits for a lock that the writers of all processes share.
    """
    if not is_file(url):
        from bot import postgres  # asyncpg takes its time, and SQLite needs none of it

        readers = postgres.engine(url, writes=False, pool_size=READERS)
        return Store(readers, postgres.engine(url, writes=True, pool_size=1))
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
    event.listen(writer.sync_engine, "connect", _teach_to_seal)
    return Store(readers, writer)


def _teach_to_seal(connection: Any, _record: Any) -> None:
    """PostgreSQL has learnt it in migration 0010."""
    connection.create_function("audit_seal", len(audit.HASHED), audit.seal, deterministic=True)


def _engine(url: str, begins_with: str, *pragmas: str, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        make_url(url).set(drivername=f"sqlite+{DRIVER}"),
        connect_args={"begins_with": begins_with},
        pool_size=pool_size,
        max_overflow=0,
        pool_use_lifo=True,  # the one used last has most at hand
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


async def reached(url: str) -> None:
    """Wait until PostgreSQL lets us in. Raises Unavailable if it knows us and does not."""
    if not is_file(url):
        from bot import postgres

        await postgres.reached(url)


class TooNew(Exception):
    """The store's schema is of a later version of the bot than this one."""


def file_of(url: str) -> Path:
    """The file that holds the store. Raises ValueError for a store that is not one SQLite file."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise ValueError("this store is not a file of SQLite")
    return Path(parsed.database)


def name_of(url: str) -> str:
    """What the store is called: the file without its ending, or the database."""
    return file_of(url).stem if is_file(url) else str(make_url(url).database)


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
    files = (MIGRATIONS / "versions").glob("[0-9]*.py")  # chained in the order of their names
    return sorted((file.stem.partition("_")[0] for file in files), reverse=True)


def _alembic() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def migrate(url: str, schema: str = "head") -> None:
    """Bring the store to this schema, from an older one; one that is there is left alone.

    Raises TooNew for a store of a later version of the bot.
    """
    if not is_file(url):
        _migrate_database(url, schema)
        return
    found = _known_schema(url)
    _keep_private(url)
    if schema == "head" and found == schemas()[0]:
        return  # as at nearly every start, which Alembic would make longer by a quarter of a second
    from alembic import command

    config = _alembic()
    config.attributes["url"] = make_url(url).set(drivername="sqlite").render_as_string(False)
    command.upgrade(config, schema)


def _migrate_database(url: str, schema: str) -> None:
    """One transaction of the writer, so that of two processes the second finds it done."""
    from alembic import command
    from alembic.runtime.migration import MigrationContext

    from bot import postgres

    def upgrade(connection: Connection) -> None:
        if MigrationContext.configure(connection).get_current_revision() not in (None, *schemas()):
            raise TooNew
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, schema)

    async def done() -> None:
        engine = postgres.engine(url, writes=True, pool_size=1)
        try:
            async with engine.begin() as connection:
                await connection.run_sync(upgrade)
        finally:
            await engine.dispose()

    postgres.blocking(done)


def _known_schema(url: str) -> str | None:
    """The schema of a store in a file, None if there is none yet. Raises TooNew."""
    file = file_of(url)
    if not file.exists():
        return None
    with closing(sqlite3.connect(file)) as connection:
        found = schema_of(connection)
    if found not in (None, *schemas()):
        raise TooNew
    return found


def beside(settings: Settings, ending: str) -> Path:
    """A file of the bot's own: beside the store's, or in STATE_FOLDER for one of PostgreSQL."""
    url = settings.database_url
    store = file_of(url) if is_file(url) else settings.state_folder / str(make_url(url).database)
    return store.with_name(store.name + ending)


def erasures_beside(settings: Settings) -> Path:
    """Where the list of erasures lies: in no backup of the store.

    It has to outlive a restored backup, which brings back whoever was erased after it was made.
    """
    return beside(settings, ".erasures")


def _keep_private(url: str) -> None:
    """Nobody but the owner reads the store; SQLite gives its other files the same mode."""
    file = file_of(url)
    if file.parent.is_dir():
        file.touch(mode=PRIVATE)
    for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        if part.exists():
            part.chmod(PRIVATE)
