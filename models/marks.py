"""Marks: what somebody was given for what, on the course's scale, with every correction kept."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Index, delete, false, update
from sqlmodel import Field, SQLModel, col, select

from models.assignments import Assignment, Attempt, newest
from models.base import Refusal, Session, utc
from models.courses import Course, Scale
from models.people import Person, Role
from models.permissions import Reach, Scope

SECOND_THOUGHTS = timedelta(minutes=10)  # in which an author may take back what they have noted


class AlreadyGiven(Refusal):
    """The same mark for the same thing stands there since today."""


class TenMinutesOver(Refusal):
    """More than ten minutes ago, or not one's own: it can be corrected, not undone."""


class CorrectedMeanwhile(Refusal):
    """Somebody else has changed the mark in the meantime."""


class ScaleInUse(Refusal):
    """There are marks on the old scale, and they would mean something else on another."""


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
        mine = col(kind.course_id).in_(select(Course.id).where(Course.within(reach)))
        return mine & reach.agreed(kind.student_id)
    return reach.holds(kind.student_id)


async def give(
    session: Session,
    student: Person,
    course: Course,
    score: float,
    what_for: str = "",
    *,
    task: Assignment | None = None,
    lesson_id: int | None = None,
    on: date,
    by: Person | None,
    at: datetime,
) -> Mark:
    """Give a mark on the course's scale; one that stands for that very thing is corrected.

    That thing is the newest attempt at a task, or taking part in a lesson: a student has one mark
    for either. What is given for anything else stands beside the others.
    """
    attempt = await newest(session, task, student) if task else None
    same = await _standing(session, student, course, task, attempt, lesson_id, what_for)
    if same is not None:
        await correct(session, same, score, by=by, at=at)
        return same
    mark = Mark(
        student_id=student.id,
        course_id=course.id,
        scale=course.scale,
        score=score,
        what_for=task.title if task else what_for,
        given_on=on,
        lesson_id=lesson_id,
        assignment_id=task.id if task else None,
        attempt_id=attempt.id if attempt else None,
        author_id=by.id if by else None,
        at=at,
    )
    if not task and what_for and await _repeated(session, mark):
        raise AlreadyGiven(child=student.called)
    session.add(mark)
    await session.flush()
    return mark


async def _standing(
    session: Session,
    student: Person,
    course: Course,
    task: Assignment | None,
    attempt: Attempt | None,
    lesson_id: int | None,
    what_for: str,
) -> Mark | None:
    """The mark for this very thing, if there is one."""
    standing = select(Mark).where(
        Mark.student_id == student.id, Mark.course_id == course.id, Mark.withdrawn == false()
    )
    if task is not None:
        made = attempt.id if attempt else None
        mine = standing.where(Mark.assignment_id == task.id, Mark.attempt_id == made)
    elif lesson_id is not None and not what_for:
        mine = standing.where(
            Mark.lesson_id == lesson_id, col(Mark.assignment_id).is_(None), Mark.what_for == ""
        )
    else:
        return None
    return (await session.exec(mine.order_by(col(Mark.id).desc()))).first()


async def _repeated(session: Session, mark: Mark) -> bool:
    """Has somebody sent the same line twice?"""
    same = select(Mark.id).where(
        Mark.student_id == mark.student_id,
        Mark.course_id == mark.course_id,
        Mark.score == mark.score,
        Mark.what_for == mark.what_for,
        Mark.given_on == mark.given_on,
        Mark.withdrawn == false(),
    )
    return (await session.exec(same)).first() is not None


async def correct(
    session: Session, mark: Mark, score: float | None, *, by: Person | None, at: datetime
) -> None:
    """Make it another mark, or none (it is withdrawn); what it was is kept.

    Within ten minutes an author may think twice of a new mark: that leaves no trace.
    """
    was = mark.score
    if score == was and not mark.withdrawn:
        return
    anew: dict[str, Any] = {"withdrawn": True} if score is None else {"score": score}
    standing = update(Mark).where(
        col(Mark.id) == mark.id, col(Mark.score) == was, col(Mark.withdrawn) == false()
    )
    if (await session.exec(standing.values(**anew))).rowcount != 1:
        raise CorrectedMeanwhile
    if not _fresh(mark.at, mark.author_id, by, at):
        author = by.id if by else None
        session.add(MarkCorrection(mark_id=mark.id, was=was, now=score, author_id=author, at=at))
    await session.flush()
    await session.refresh(mark)


async def undo(session: Session, mark: Mark, *, by: Person, at: datetime) -> float | None:
    """Take back what the author did last to a mark, within ten minutes; it leaves no trace.

    Returns what the mark is again, None where it is gone.
    """
    changes = select(MarkCorrection).where(MarkCorrection.mark_id == mark.id)
    last = (await session.exec(changes.order_by(col(MarkCorrection.id).desc()))).first()
    if last is not None:
        if not _fresh(last.at, last.author_id, by, at):
            raise TenMinutesOver
        gone = delete(MarkCorrection).where(col(MarkCorrection.id) == last.id)
        if (await session.exec(gone)).rowcount != 1:
            raise TenMinutesOver
        mark.score, mark.withdrawn = last.was, False
        return mark.score
    if not _fresh(mark.at, mark.author_id, by, at):
        raise TenMinutesOver
    mark.withdrawn = True
    return None


def _fresh(then: datetime, author_id: int | None, by: Person | None, at: datetime) -> bool:
    mine = by is not None and author_id == by.id
    return mine and at - then <= SECOND_THOUGHTS


async def set_scale(session: Session, course: Course, scale: Scale) -> None:
    """Write the marks of a course in another way, as long as there are none."""
    if scale is not course.scale:
        of_course = select(Mark.id).where(Mark.course_id == course.id).limit(1)
        if (await session.exec(of_course)).first() is not None:
            raise ScaleInUse(subject=course.subject)
        course.scale = scale
        await session.flush()
