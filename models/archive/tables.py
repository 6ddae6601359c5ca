"""What is kept of a leaving, and why somebody can't leave yet or come back."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, or_
from sqlmodel import Field, SQLModel, col

from models.base import Refusal, utc
from models.permissions import Reach

LEFT = "archive-left"


class StillNeeded(Refusal):
    """They teach subjects, or are a group's only tutor: somebody has to take that over first."""


class LeavesThemselves(Refusal):
    """Nobody puts their own card away."""


class BackAlready(Refusal):
    """They, or the group, have been brought back, or put away, meanwhile."""


class Departure(SQLModel, table=True):
    """Somebody has left, until `back_at`. `had` is what they were here: roles, groups, children.

    `group_id` is where they learned, or the group that was put away with them in it; `with_id`
    says that a guardian has left with a child whose departure has that number.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="student_group.id", index=True)
    with_id: int | None = Field(default=None, index=True)
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()
    back_at: datetime | None = utc(default=None)
    had: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return or_(col(cls.group_id).in_(reach.parts), col(cls.author_id) == reach.me.id)
