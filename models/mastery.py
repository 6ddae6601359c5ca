"""Mastery: how well a student has mastered a topic, as the teacher sees it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.base import utc
from models.marks import of_reach
from models.permissions import Reach


class Level(StrEnum):
    MISSED = "missed"  # not mastered yet
    BASIC = "basic"
    ADVANCED = "advanced"


class Mastery(SQLModel, table=True):
    """The level that a student has reached in one topic of a course."""

    __table_args__ = (UniqueConstraint("student_id", "course_id", "topic"),)
    id: int = Field(default=None, primary_key=True)
    student_id: int = Field(foreign_key="person.id")
    course_id: int = Field(foreign_key="course.id", index=True)
    topic: str
    level: Level
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return of_reach(cls, reach)
