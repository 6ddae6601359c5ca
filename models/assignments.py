"""Assignments: what a course asks of its students, until when, and who has handed it in."""

from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Field, Relationship, SQLModel, UniqueConstraint, col, select

from models.base import utc
from models.courses import Course
from models.people import Role
from models.permissions import Reach, Scope


class Assignment(SQLModel, table=True):
    """A task for everybody in a course. `key` is its name in the imported file.

    `weight` counts in the weighted mean, in whatever unit the school uses. Without `due_at` it is
    never late.
    """

    id: int = Field(default=None, primary_key=True)
    key: str | None = Field(default=None, unique=True)
    course_id: int = Field(foreign_key="course.id", index=True)
    title: str
    given_on: date | None = None
    due_at: datetime | None = utc(default=None)
    weight: float = 1.0
    lesson_id: int | None = Field(default=None, foreign_key="lesson.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="person.id")
    cancelled: bool = False
    course: Course = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return col(cls.course_id).in_(select(Course.id).where(Course.within(reach)))


class Attempt(SQLModel, table=True):
    """One student's attempt at an assignment: handed in, or given anew with a due date of its own.

    `number` counts from 1; there is no row for a first attempt that has not been made.
    `carried` work was handed in earlier and is counted again (the course's "banked" work).
    """

    __table_args__ = (UniqueConstraint("assignment_id", "student_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    student_id: int = Field(foreign_key="person.id", index=True)
    number: int = 1
    due_at: datetime | None = utc(default=None)  # in place of the assignment's own
    submitted_at: datetime | None = utc(default=None)
    carried: bool = False
    assignment: Assignment = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    @property
    def late(self) -> bool:
        """Was it handed in after it was due?"""
        due = self.due_at or self.assignment.due_at
        return self.submitted_at is not None and due is not None and self.submitted_at > due

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
            mine = select(Assignment.id).where(Assignment.within(reach))
            return col(cls.assignment_id).in_(mine)
        return col(cls.student_id).in_(reach.students)
