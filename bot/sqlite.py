"""SQLite for asyncio: a short look is made on the spot, everything else takes one trip to a thread.

SQLAlchemy's own adapter sends each step of a statement (cursor, execute, fetch, close) into the
thread of its connection and waits there for the answer. A look that finds its rows by an index
takes less time than one such trip, so it is made right here. It gets some milliseconds; one that
takes longer, or finds the store busy, is broken off and made again in the thread, where it holds
up nobody. Breaking off a SELECT leaves its transaction and snapshot as they were. What changes
something, and what waits for the disk or for a lock, always goes into the thread.
"""

import math
import sqlite3
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

import aiosqlite
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util import EMPTY_DICT
from sqlalchemy.util.concurrency import await_

DRIVER = "onthespot"  # in addresses for SQLAlchemy: sqlite+onthespot:///file

SHORT = 0.003  # seconds that a look may take on the spot
STEPS = 2000  # of SQLite's machine between two looks at the clock: some 0.1 ms
PATIENCE = 5000  # milliseconds that a look waits for a busy store, in its thread
BREAKS_OFF = (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_BUSY)

registry.register(f"sqlite.{DRIVER}", __name__, "Dialect")


async def _made(found: Any) -> Any:
    return found


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """Executes, fetches and closes in one go."""

    __slots__ = ()
    _awaitable_cursor_close = False  # all there was has been fetched, so nothing is open
    _adapt_connection: "Connection"
    _cursor: Any

    def __init__(self, adapt_connection: "Connection") -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._soft_closed_memoized = EMPTY_DICT
        self._rows = deque()
        self._cursor = adapt_connection.raw.cursor()

    def execute(self, operation: str, parameters: Any = None) -> None:
        def step() -> Any:
            cursor = self._cursor.execute(operation, parameters or ())
            return cursor.fetchall() if cursor.description else ()

        self._rows = deque(self._adapt_connection.run(step, looks=operation.startswith("SELECT")))

    def executemany(self, operation: str, seq_of_parameters: Any) -> None:
        self._adapt_connection.run(lambda: self._cursor.executemany(operation, seq_of_parameters))

    def close(self) -> None:
        self._rows.clear()


class Connection(AsyncAdapt_aiosqlite_connection):
    """One connection and its thread."""

    __slots__ = ("_in_thread", "_until", "begins_with", "only_looks")
    _cursor_cls = Cursor  # type: ignore[assignment]

    def __init__(self, dbapi: Any, connection: Any, begins_with: str) -> None:
        super().__init__(dbapi, connection)
        self.begins_with = begins_with
        self.only_looks = begins_with == "BEGIN"
        self._in_thread: deque[None] = deque()  # one for each trip, whoever still waits for it
        self._until = math.inf  # on the monotonic clock
        self.raw.isolation_level = None  # transactions begin where we say
        self.raw.set_progress_handler(lambda: monotonic() > self._until, STEPS)

    @property
    def raw(self) -> sqlite3.Connection:
        """SQLite's own connection, which any thread may use: it has a lock of its own."""
        try:
            return self._connection._conn  # type: ignore[no-any-return]
        except ValueError as error:  # closed
            self._handle_exception(error)

    def run(self, step: Callable[[], Any], *, looks: bool = False) -> Any:
        """What the step returns: made on the spot if it only looks, and is quick about it."""
        try:
            if looks and not self._in_thread:
                self._until = monotonic() + SHORT
                try:
                    return await_(_made(step()))  # SQLAlchemy insists on being awaited
                except sqlite3.OperationalError as error:
                    if getattr(error, "sqlite_errorcode", None) not in BREAKS_OFF:
                        raise
                finally:
                    self._until = math.inf
            return await_(self._visit(step))
        except Exception as error:  # noqa: BLE001  (which turns it into one of SQLAlchemy)
            self._handle_exception(error)

    async def _visit(self, step: Callable[[], Any]) -> Any:
        raw = self.raw

        def patiently() -> Any:
            try:
                if self.only_looks:
                    raw.execute(f"PRAGMA busy_timeout={PATIENCE}")
                return step()
            finally:
                if self.only_looks:
                    raw.execute("PRAGMA busy_timeout=0")
                self._in_thread.pop()

        self._in_thread.append(None)
        return await self._connection._execute(patiently)

    def begin(self) -> None:
        """Begin a transaction; only one that is to change something waits for others."""
        self.run(lambda: self.raw.execute(self.begins_with), looks=self.only_looks)

    def rollback(self) -> None:
        if self._connection._connection:  # it may be closed by now
            self.run(self.raw.rollback, looks=self.only_looks)


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """aiosqlite, as far as it is its threads."""

    def connect(self, *arg: Any, begins_with: str, **kw: Any) -> Connection:
        connection = self.aiosqlite.connect(*arg, **kw | {"check_same_thread": False})
        connection._thread.daemon = True  # whoever forgets to close must not hang at the end
        return Connection(self, await_(connection), begins_with)


class Dialect(SQLiteDialect_aiosqlite):
    """SQLAlchemy's dialect; `begins_with` is one of its connect arguments."""

    driver = DRIVER
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> Driver:
        return Driver(aiosqlite, sqlite3)

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.begin()
