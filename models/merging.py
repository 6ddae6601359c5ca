"""Two entries that turn out to be one human being: everything of the one becomes the other's."""

from sqlalchemy import delete, exists, update
from sqlmodel import SQLModel, col

from models.base import Session
from models.people import Person


async def merge(session: Session, gone: Person, into: Person) -> None:
    """Two entries turn out to be one human being: everything of the one becomes the other's.

    Walks every foreign key to a person, so a new table needs no line here.
    """
    into.school_id = into.school_id or gone.school_id
    await session.flush()
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if any(key.references(Person.__table__) for key in column.foreign_keys):  # type: ignore[attr-defined]
                theirs = update(table).where(column == gone.id).values({column: into.id})
                if column.primary_key:  # what both have is there once afterwards
                    twin = table.alias()
                    rest = [key for key in table.primary_key if key is not column]
                    same = [twin.c[key.name] == key for key in rest]
                    both = exists().where(twin.c[column.name] == into.id, *same)
                    await session.exec(theirs.where(~both))
                    await session.exec(delete(table).where(column == gone.id))
                else:
                    await session.exec(theirs)
    await session.refresh(into, ["grants"])
    session.expunge(gone)
    await session.exec(delete(Person).where(col(Person.id) == gone.id))
