"""What every model stands on: time that is always UTC, and refusals that can be said aloud."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, SelectBase, Table, TypeDecorator, func, select
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession as Session

# Names for what the database would name itself, so that a migration can speak of it.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.model_config["defer_build"] = True  # rows are not validated: most need no validator

__all__ = ["AccessDenied", "Refusal", "Session", "UtcDateTime", "number_on", "rows", "utc"]


class UtcDateTime(TypeDecorator[datetime]):
    """SQLite forgets time zones; this column refuses naive moments and gives back aware ones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}")
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


async def rows(session: Session, *questions: SelectBase, **given: Any) -> list[Sequence[Any]]:
    """The rows that each of these finds, asked in one go; they name columns, not objects.

    Nothing is kept in the session, which would take longer than the store takes to answer; what
    it has not written yet is written first. `given` are the values of their parameters.
    """

    def found(session: Any) -> list[Sequence[Any]]:
        session.flush()
        connection = session.connection()
        return [connection.execute(question, given).all() for question in questions]

    return await session.run_sync(found)


async def number_on(session: Session, table: Table) -> None:
    """New rows go on after the largest number, also where a row has come with one of its own.

    SQLite does so by itself; PostgreSQL counts apart from what is there.
    """
    column = table.autoincrement_column
    if column is None or session.get_bind().dialect.name == "sqlite":
        return
    counter = func.pg_get_serial_sequence(table.name, column.name)
    largest = select(func.coalesce(func.max(column), 1)).scalar_subquery()
    await (await session.connection()).execute(
        select(func.setval(counter, func.greatest(largest, func.nextval(counter))))
    )


def utc(**options: Any) -> Any:
    """A column for a moment in time; see UtcDateTime."""
    return Field(sa_type=UtcDateTime, **options)


class Refusal(Exception):
    """The school says no. The class name is the key of the words: TooLate -> refusal-too-late.

    Facts that the words need (who decided, when) are keyword arguments.
    """

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.key())
        self.facts = facts

    @classmethod
    def key(cls) -> str:
        return "refusal" + re.sub("([A-Z])", r"-\1", cls.__name__).lower()


class AccessDenied(Refusal):
    """It does not exist, or it is not for you; we never say which."""
