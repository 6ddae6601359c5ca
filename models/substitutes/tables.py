"""What a substitution is, how far it has come, and why it may be refused."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, col, select

from models.base import Refusal, utc
from models.groups import GroupPart
from models.permissions import Reach

TOLD, BEGUN, ENDED = "substitutes-told", "substitutes-begun", "substitutes-ended"


class SubstituteForTime(Refusal):
    """Whoever keeps a group only for a time names no substitute: they would lengthen it."""


class KeepsAlready(Refusal):
    """They keep this group themselves."""


class SubstitutionOver(Refusal):
    """It has been decided, ended or called off meanwhile."""


class SubstitutionState(StrEnum):
    DRAFT = "draft"  # its author is still choosing the days
    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"


OPEN = (SubstitutionState.PLANNED, SubstitutionState.RUNNING)


class Substitution(SQLModel, table=True):
    """Somebody keeps a group in a tutor's place, from the first day to the last, both included.

    Days are those of the group's time zone. While it runs, rows of `GroupStaff` name it, and all
    that a tutor sees and does follows from them. `lends_role`: they are a tutor only as long.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", index=True)
    tutor_id: int = Field(foreign_key="person.id", index=True)
    substitute_id: int = Field(foreign_key="person.id", index=True)
    first_day: date
    last_day: date
    state: SubstitutionState = Field(default=SubstitutionState.DRAFT, index=True)
    lends_role: bool = False
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(reach.parts))
        return col(cls.group_id).in_(around)
