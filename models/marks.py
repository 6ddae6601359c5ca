"""Marks: what somebody was given for what, on the course's scale, with every correction kept."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Index
from sqlmodel import Field, SQLModel, col, select

from models.base import utc
from models.courses import Course, Scale
from models.people import Role
from models.permissions import Reach, Scope


class Mark(SQLModel, table=True):
    """One mark of one student. Work that was handed in and not marked has no row here.

    `score` is on `scale` (see `courses.Scale`). A withdrawn mark counts nowhere and stays for the
    record. `key` names it in an imported file.
    """

    __table_args__ = (Index("ix_mark_of_student", "student_id", "course_id", "given_on"),)
    id: int = Field(default=None, primary_key=True)
    key: str | None = Field(default=None, unique=True)
    student_id: int = Field(foreign_key="person.id")
    course_id: int = Field(foreign_key="course.id", index=True)
    scale: Scale
    score: float
    what_for: str = ""
    given_on: date
    lesson_id: int | None = Field(default=None, foreign_key="lesson.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    attempt_id: int | None = Field(default=None, foreign_key="attempt.id")
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()
    withdrawn: bool = False

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return of_reach(cls, reach)


class MarkCorrection(SQLModel, table=True):
    """What a mark was before somebody corrected it; `now` None: the mark was withdrawn."""

    __tablename__ = "mark_correction"
    id: int = Field(default=None, primary_key=True)
    mark_id: int = Field(foreign_key="mark.id", index=True)
    was: float
    now: float | None
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()


def of_reach(kind: Any, reach: Reach) -> ColumnElement[bool]:
    """A teacher reaches a course of theirs, everybody else a student of theirs."""
    if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
        return col(kind.course_id).in_(select(Course.id).where(Course.within(reach)))
    return col(kind.student_id).in_(reach.students)
