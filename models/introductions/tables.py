"""What an introduction is: a student who is new in a group, who may hear of it, and who has."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, false
from sqlmodel import Field, SQLModel, UniqueConstraint, col, select

from models.base import utc
from models.people import Role
from models.permissions import Reach

ASKED, HELLO, GONE = "introductions-asked", "introductions-hello", "introductions-gone"
WELCOME = "introductions-welcome"
TOLD, UNREAD = "introductions-told", "introductions-unread"


class Introduction(SQLModel, table=True):
    """A student who has come into a group on that day.

    `said_at` is when the group was told, or is to be told, because the family allows it; None:
    nothing is said, or not any more.
    """

    __table_args__ = (UniqueConstraint("student_id", "group_id"),)
    id: int = Field(default=None, primary_key=True)
    student_id: int = Field(foreign_key="person.id")
    group_id: int = Field(foreign_key="student_group.id")
    day: date
    at: datetime = utc(index=True)
    said_at: datetime | None = utc(default=None)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return col(cls.student_id).in_(reach.students)


class Permit(SQLModel, table=True):
    """Whether this guardian lets the group hear that the child is new; the last word counts."""

    __tablename__ = "introduction_permit"
    student_id: int = Field(foreign_key="person.id", primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    allows: bool
    at: datetime = utc()


class Briefing(SQLModel, table=True):
    """What one teacher is told, at once, about students who are new to them.

    `lesson_at` is when they first teach one of them; `reminded_at` when the tutors heard that it
    is near and nobody has confirmed.
    """

    id: int = Field(default=None, primary_key=True)
    teacher_id: int = Field(foreign_key="person.id", index=True)
    at: datetime = utc()
    lesson_at: datetime | None = utc(default=None)
    confirmed_at: datetime | None = utc(default=None)
    reminded_at: datetime | None = utc(default=None)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.role is Role.TEACHER:
            return col(cls.teacher_id) == reach.me.id
        if reach.role is not Role.TUTOR:
            return false()
        about: Any = select(Briefed.briefing_id).where(col(Briefed.student_id).in_(reach.students))
        return col(cls.id).in_(about)


class Briefed(SQLModel, table=True):
    """This student is in that briefing."""

    __tablename__ = "briefing_student"
    briefing_id: int = Field(foreign_key="briefing.id", primary_key=True)
    student_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
