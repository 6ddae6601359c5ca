"""What holidays are: days on which the whole school, or one group, has no lessons."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Field, Relationship, SQLModel

from models import around
from models.base import Refusal, utc
from models.groups import Group
from models.people import Person
from models.permissions import Reach

LONGEST = 130  # days: the summer holidays are shorter


class HolidayKind(StrEnum):
    """Why there are no lessons. Nobody types it: a reason in own words might speak of a child."""

    BREAK = "break"
    HOLIDAY = "holiday"
    QUARANTINE = "quarantine"


class HolidayState(StrEnum):
    DRAFT = "draft"  # thought of: nothing has happened
    DECLARED = "declared"
    WITHDRAWN = "withdrawn"  # declared, and taken back
    DISCARDED = "discarded"


class HolidayOver(Refusal):
    """The last of those days is past."""


class HolidayTooLong(Refusal):
    """No holidays last as long: probably the year is wrong."""


class HolidayKnown(Refusal):
    """The same days are declared already."""


class HolidayDecided(Refusal):
    """The draft has been declared or discarded, or the holidays withdrawn, meanwhile."""


class Holiday(SQLModel, table=True):
    """No lessons from `first` to `last`, both among them, by the clock of `zone`.

    Without a group it is the whole school's; a group's is that of its parts, too. Meetings of
    teachers, which have no group, are held all the same.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int | None = Field(default=None, foreign_key="student_group.id", index=True)
    kind: HolidayKind
    first: date
    last: date = Field(index=True)
    zone: str
    state: HolidayState = HolidayState.DRAFT
    author_id: int = Field(foreign_key="person.id")
    begun_at: datetime = utc()
    declared_at: datetime | None = utc(default=None)
    ended_at: datetime | None = utc(default=None)
    group: Group | None = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    author: Person = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """The whole school's are everybody's to hear of; `declaring` says whose to change."""
        return around.concerning(cls.group_id, reach)
