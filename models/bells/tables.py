"""What bells are: when the first, second, … lesson begins and ends, and on which days."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import Field, Relationship, SQLModel

from models import around
from models.base import Refusal, utc
from models.groups import Group
from models.people import Person
from models.permissions import Reach

LONGEST_NAME = 40  # characters


class PlanState(StrEnum):
    DRAFT = "draft"  # thought of: nothing has happened
    DECLARED = "declared"
    WITHDRAWN = "withdrawn"  # declared, and taken back
    DISCARDED = "discarded"


class BellsUnread(Refusal):
    """A line has no beginning and end of a lesson in it."""


class BellsOverlap(Refusal):
    """A lesson begins before the one before it has ended."""


class BellsSame(Refusal):
    """The bells ring like that already."""


class BellsOver(Refusal):
    """The last of those days is past."""


class BellsDecided(Refusal):
    """The draft has been declared or discarded, or the plan withdrawn, meanwhile."""


class Ring(NamedTuple):
    """When a lesson begins and ends, by the wall clock."""

    number: int
    starts: time
    ends: time


class Bell(SQLModel, table=True):
    """One lesson number of a schedule of bells."""

    schedule_id: int = Field(default=None, foreign_key="bell_schedule.id", primary_key=True)
    number: int = Field(primary_key=True)
    starts: time
    ends: time


class BellSchedule(SQLModel, table=True):
    """A schedule of bells, of a group or (None) of the school. The `regular` one is every day's."""

    __tablename__ = "bell_schedule"
    id: int = Field(default=None, primary_key=True)
    group_id: int | None = Field(default=None, foreign_key="student_group.id", index=True)
    name: str = ""
    zone: str
    regular: bool = False
    author_id: int = Field(foreign_key="person.id")
    made_at: datetime = utc()
    bells: list[Bell] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "order_by": "Bell.number"}
    )

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return around.concerning(cls.group_id, reach)

    @property
    def rings(self) -> tuple[Ring, ...]:
        return tuple(Ring(bell.number, bell.starts, bell.ends) for bell in self.bells)


class BellPlan(SQLModel, table=True):
    """From `first` to `last` lessons ring by this schedule; without `last` from then on.

    What rings by another one in between, by the regular one of `base`, is told by lesson numbers.
    """

    __tablename__ = "bell_plan"
    id: int = Field(default=None, primary_key=True)
    base_id: int = Field(foreign_key="bell_schedule.id")
    schedule_id: int = Field(foreign_key="bell_schedule.id")
    group_id: int | None = Field(default=None, foreign_key="student_group.id", index=True)
    first: date
    last: date | None = Field(default=None, index=True)
    zone: str
    state: PlanState = PlanState.DRAFT
    author_id: int = Field(foreign_key="person.id")
    begun_at: datetime = utc()
    declared_at: datetime | None = utc(default=None)
    ended_at: datetime | None = utc(default=None)
    base: BellSchedule = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "BellPlan.base_id"}
    )
    schedule: BellSchedule = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "BellPlan.schedule_id"}
    )
    group: Group | None = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    author: Person = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """The whole school's are everybody's to hear of; `planning` says whose to change."""
        return around.concerning(cls.group_id, reach)


class BellShift(SQLModel, table=True):
    """When a weekly lesson was before a plan without end moved it."""

    __tablename__ = "bell_shift"
    plan_id: int = Field(foreign_key="bell_plan.id", primary_key=True)
    slot_id: int = Field(foreign_key="slot.id", primary_key=True, index=True)
    was_starts: time
    was_ends: time
