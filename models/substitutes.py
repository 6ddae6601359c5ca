"""A tutor's substitute for a time: keeps the group from one day to another, and then no more."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, col, select

from models.base import utc
from models.groups import GroupPart
from models.permissions import Reach


class SubstitutionState(StrEnum):
    DRAFT = "draft"  # its author is still choosing the days
    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CALLED_OFF = "called_off"


class Substitution(SQLModel, table=True):
    """Somebody keeps a group in a tutor's place, from the first day to the last, both included.

    Days are those of the group's time zone. While it runs, rows of `GroupStaff` name it.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", index=True)
    tutor_id: int = Field(foreign_key="person.id", index=True)
    substitute_id: int = Field(foreign_key="person.id", index=True)
    first_day: date
    last_day: date
    state: SubstitutionState = Field(default=SubstitutionState.DRAFT, index=True)
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(reach.parts))
        return col(cls.group_id).in_(around)
