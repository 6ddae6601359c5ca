"""Every row of every table, to see that nothing has changed."""

from sqlmodel import SQLModel

from tests.conftest import School

# What tells of taps and messages, not of the school.
TOLD = {"audit", "audit_head", "inbox", "notification", "sent_message", "dialog"}


async def everything(school: School, *, but: set[str] = frozenset()) -> dict[str, list[str]]:  # type: ignore[assignment]
    """All rows by their tables, without those of `but`."""
    async with school.app.store.reading() as session:
        connection, found = await session.connection(), {}
        for table in SQLModel.metadata.sorted_tables:
            if table.name not in but:
                rows = (await connection.execute(table.select())).all()
                found[table.name] = sorted(map(repr, rows))
        return found
