"""Assignments: what a course asks of its students, until when, and who has handed it in."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, false
from sqlmodel import Field, Relationship, SQLModel, UniqueConstraint, col, select

from models.base import Refusal, Session, utc
from models.courses import Course
from models.people import Person, Role, visible
from models.permissions import Reach, Scope

LONGEST_TITLE = 120  # characters


class TaskUnnamed(Refusal):
    """A task needs a name that a family can read."""


class DueAlready(Refusal):
    """A task can't be due before it is given."""


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
    course: Course = Relationship(sa_relationship_kwargs={"lazy": "joined"})

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
    assignment: Assignment = Relationship(sa_relationship_kwargs={"lazy": "joined"})

    @property
    def late(self) -> bool:
        """Was it handed in after it was due?"""
        due = self.due_at or self.assignment.due_at
        return self.submitted_at is not None and due is not None and self.submitted_at > due

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
            mine = select(Assignment.id).where(Assignment.within(reach))
            return col(cls.assignment_id).in_(mine) & reach.agreed(cls.student_id)
        return reach.holds(cls.student_id)


def title_of(typed: str) -> str:
    """What somebody typed as a task's name, fit to be kept."""
    title = visible(typed, LONGEST_TITLE)
    if not any(map(str.isalnum, title)):
        raise TaskUnnamed
    return title


async def assign(
    session: Session,
    course: Course,
    title: str,
    *,
    due_at: datetime | None,
    by: Person,
    at: datetime,
    on: date,
) -> Assignment:
    """Ask this of everybody in the course; the same once more is the same task."""
    title = title_of(title)
    if due_at is not None and due_at < at:
        raise DueAlready
    same = select(Assignment).where(
        Assignment.course_id == course.id,
        Assignment.title == title,
        Assignment.due_at == due_at,
        Assignment.cancelled == false(),
    )
    task = (await session.exec(same)).first()
    if task is None:
        task = Assignment(
            course_id=course.id, title=title, due_at=due_at, given_on=on, author_id=by.id
        )
        session.add(task)
        await session.flush()
    return task


async def of_course(session: Session, course: Course) -> list[Assignment]:
    """What the course asks, what is due last first; what is never due comes after it."""
    asked = select(Assignment).where(
        Assignment.course_id == course.id, Assignment.cancelled == false()
    )
    newest_first = (col(Assignment.due_at).desc().nulls_last(), col(Assignment.id).desc())
    return list((await session.exec(asked.order_by(*newest_first))).all())


async def newest(session: Session, task: Assignment, student: Person) -> Attempt | None:
    """The attempt that counts."""
    mine = select(Attempt).where(Attempt.assignment_id == task.id, Attempt.student_id == student.id)
    return (await session.exec(mine.order_by(col(Attempt.number).desc()))).first()


async def note_handed_in(
    session: Session, task: Assignment, student: Person, handed_in: bool, *, at: datetime
) -> Attempt:
    """Note that the newest attempt is there, or that it is not after all."""
    attempt = await newest(session, task, student)
    if attempt is None:
        attempt = Attempt(assignment_id=task.id, student_id=student.id)
        session.add(attempt)
    if handed_in != (attempt.submitted_at is not None):
        attempt.submitted_at = at if handed_in else None
    await session.flush()
    return attempt
