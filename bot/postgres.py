"""PostgreSQL: how its engines begin a transaction, and which of its errors pass by themselves."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from itertools import chain, repeat
from typing import Any

import asyncpg
from sqlalchemy import URL, Connection, Integer, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import AsyncpgBigInteger, PGDialect_asyncpg
from sqlalchemy.dialects.postgresql.base import PGTypeCompiler
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from models.store import Unavailable

log = logging.getLogger(__name__)

# Whoever writes holds this lock until the end of the transaction: see decision 0028.
WRITING = 0x7475746F72
TURN = f"SELECT pg_advisory_xact_lock({WRITING})"
RUNNING = 0x626F74  # held by the running bot; replicas share it
FIRST = f"SELECT pg_try_advisory_lock({RUNNING})"
STATEMENTS = 500  # prepared ones that a connection keeps; the bot has some hundreds
PATIENCE = 10.0  # seconds for a new connection
LONGEST_STATEMENT = 60.0  # seconds; a server that has gone away silently says nothing at all
SESSION = {
    "application_name": "tutorbot",
    "timezone": "UTC",
    "jit": "off",  # costs more than any of our statements
    "lock_timeout": "30s",  # then it is asked again: see `models.store.unavailable`
    "idle_in_transaction_session_timeout": "60s",  # a process that hangs gives its turn away
}
NO_ENTRY = ("28", "3D000")  # it does not know us, or the database
# Classes and codes of SQLSTATE (PostgreSQL, Appendix A): nothing is wrong with the statement.
PASSING = (
    "08",  # the connection is gone, or can't be made
    "25006",  # read-only, as a standby is
    "25P03",  # idle in a transaction for too long
    *NO_ENTRY,  # a password is being changed, a database restored
    "40",  # a deadlock, a conflict
    "53",  # too many connections, a full disk, no memory
    "55P03",  # a lock that others keep
    "57P",  # shut down, crashed, or starting up
    "58",  # the system below has failed
)
GONE = ("08", "25P03", "57P")  # the connection is of no use any more


class _Types(PGTypeCompiler):
    """How columns are declared."""

    visit_INTEGER = PGTypeCompiler.visit_BIGINT  # noqa: N815 (SQLAlchemy's name)


class Dialect(PGDialect_asyncpg):
    """Numbers and names of states as SQLite has them, so that one set of migrations serves both.

    Every number has 64 bits, Telegram's and the forged one of a button too; a state is a text.
    """

    supports_statement_cache = True
    supports_native_enum = False
    type_compiler_cls = _Types
    colspecs = {**PGDialect_asyncpg.colspecs, Integer: AsyncpgBigInteger}  # noqa: RUF012


registry.register("postgresql.tutorbot", __name__, Dialect.__name__)


def url_for(url: str) -> URL:
    """How SQLAlchemy and asyncpg name what people and `libpq` write as postgresql://…"""
    parsed = make_url(url).set(drivername="postgresql+tutorbot")
    query = dict(parsed.query)
    if "sslmode" in query:
        query["ssl"] = query.pop("sslmode")
    return parsed.set(query=query)


def engine(url: str, *, writes: bool, pool_size: int) -> AsyncEngine:
    """Whoever writes waits for their turn; whoever reads sees one moment and changes nothing."""
    options: dict[str, Any] = {"isolation_level": "READ COMMITTED"}
    if not writes:
        options = {
            "isolation_level": "REPEATABLE READ",
            "execution_options": {"postgresql_readonly": True},
        }
    made = create_async_engine(
        url_for(url),
        pool_size=pool_size,
        max_overflow=0,
        pool_use_lifo=True,  # the one used last has most at hand
        pool_timeout=30,
        hide_parameters=True,  # an error in the log must not show whose row it was
        connect_args={
            "async_creator_fn": _connected,
            "prepared_statement_cache_size": STATEMENTS,
            "timeout": PATIENCE,
            "command_timeout": LONGEST_STATEMENT,
            "server_settings": SESSION,
        },
        **options,
    )
    event.listen(made.sync_engine, "handle_error", _passing, retval=True)
    if writes:
        event.listen(made.sync_engine, "begin", _wait_for_turn)
    return made


def _wait_for_turn(connection: Connection) -> None:
    connection.exec_driver_sql(TURN)


async def _connected(*args: Any, **options: Any) -> Any:
    """Raises what SQLAlchemy knows as an error of the database, also when nobody is there."""
    try:
        return await asyncpg.connect(*args, **options)
    except (OSError, TimeoutError) as error:
        raise asyncpg.ClientCannotConnectError(str(error) or "no answer") from error


def _passing(context: ExceptionContext) -> Unavailable | None:
    """What passes by itself becomes Unavailable: whoever gets it asks again."""
    error = context.original_exception
    state = str(getattr(error, "sqlstate", None) or "")
    if _is_broken(error.__cause__ or error):
        state = "08006"
    if not state.startswith(PASSING):
        return None
    if state.startswith(GONE) and context.connection is not None:
        context.is_disconnect = True
    return Unavailable(context.statement, None, error, hide_parameters=True)


def _is_broken(error: BaseException) -> bool:
    """What asyncpg says of a connection that has been cut, with no SQLSTATE of the server's."""
    if isinstance(error, asyncpg.InterfaceError):
        return "closed" in str(error)
    # A server that says goodbye in between leaves the protocol confused.
    return isinstance(error, OSError | TimeoutError | asyncpg.InternalClientError)


async def reached(url: str) -> None:
    """Wait for a server that is not there yet. Raises Unavailable if it does not want us."""
    for wait in chain((1, 2, 4), repeat(8)):
        entry = engine(url, writes=False, pool_size=1)
        try:
            async with entry.connect():
                return
        except Unavailable as error:
            if str(getattr(error.orig, "sqlstate", "")).startswith(NO_ENTRY):
                raise
            log.warning("PostgreSQL is out of reach (%s)", error.orig)
            await asyncio.sleep(wait)
        finally:
            await entry.dispose()


@asynccontextmanager
async def alone(url: str) -> AsyncIterator[bool]:
    """Whether nobody else is in such a block on this database."""
    entry = engine(url, writes=False, pool_size=1)
    try:
        async with entry.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            yield bool((await connection.exec_driver_sql(FIRST)).scalar())
    finally:
        await entry.dispose()


def blocking(work: Callable[[], Awaitable[None]]) -> None:
    """Do this to its end from code that does not wait, whether or not an event loop turns here."""

    async def done() -> None:
        await work()

    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(lambda: asyncio.run(done())).result()
