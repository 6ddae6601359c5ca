"""What the other program calls what we have: its sourced ids, each beside ours."""

from enum import StrEnum

from sqlmodel import Field, SQLModel, select

from models.base import Session


class SourcedKind(StrEnum):
    ORG = "org"
    USER = "user"
    CLASS = "class"
    LEARNS = "learns"  # an enrollment of a student
    TEACHES = "teaches"  # an enrollment of a teacher


class Sourced(SQLModel, table=True):
    """One row of another program. `thing_id` is a school or a course, as its kind has it."""

    kind: SourcedKind = Field(primary_key=True)
    sourced_id: str = Field(primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    thing_id: int | None = None


async def remembered(session: Session) -> dict[SourcedKind, dict[str, Sourced]]:
    """Everything that came from another program, by kind and sourced id."""
    found: dict[SourcedKind, dict[str, Sourced]] = {kind: {} for kind in SourcedKind}
    for row in await session.exec(select(Sourced)):
        found[SourcedKind(row.kind)][row.sourced_id] = row
    return found
