"""Alembic's way in: which database to migrate, and how our own column types are written down.

The database is named by whoever calls, never by the environment: `config.attributes["url"]`,
`alembic -x database=sqlite:///file.db`, or `config.attributes["connection"]`, a connection in a
transaction that the caller commits (for drivers that only speak asynchronously).
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine, TypeDecorator, create_engine, event, make_url, pool
from sqlmodel import SQLModel

import models  # noqa: F401  (importing the package fills SQLModel.metadata)


def render_item(kind: str, item: Any, _autogen: AutogenContext) -> str | Literal[False]:
    """Write a type of ours or of SQLModel's as the plain SQL type below it.

    A migration must still run when the class it was made from has moved or is gone.
    """
    ours = isinstance(item, TypeDecorator) and type(item).__module__.startswith(
        ("models.", "sqlmodel.")
    )
    return f"sa.{item.impl_instance!r}" if kind == "type" and ours else False


def engine_for(url: str) -> Engine:
    """A blocking engine for the same database that the bot reaches asynchronously."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, poolclass=pool.NullPool)
    engine = create_engine(parsed.set(drivername="sqlite"), poolclass=pool.NullPool)

    # Left to itself sqlite3 commits each DDL statement alone: a failure would leave half of them.
    @event.listens_for(engine, "connect")
    def leave_transactions_to_us(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def migrate(connection: Connection) -> None:
    """Run what is asked for in the open transaction, and leave no row that points nowhere.

    Raises RuntimeError where SQLite enforces foreign keys: a batch migration copies a table and
    drops the old one, and that drop would cascade into every row that refers to it.
    """
    sqlite = connection.dialect.name == "sqlite"
    if sqlite and connection.exec_driver_sql("PRAGMA foreign_keys").scalar():
        raise RuntimeError("migrate SQLite on a connection with PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        render_item=render_item,
        transactional_ddl=True,
    )
    context.run_migrations()
    if sqlite and (orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"the migration left rows that point nowhere: {orphans[:5]}")


def run() -> None:
    """Find the database that the caller named, and migrate it in one transaction."""
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    named = context.get_x_argument(as_dictionary=True).get("database")
    url = context.config.attributes.get("url") or named
    if not isinstance(url, str):
        raise SystemExit("Which database? alembic -x database=sqlite:///file.db ...")
    engine = engine_for(url)
    with engine.begin() as connection:
        migrate(connection)
    engine.dispose()


run()
