"""Attendance: who was at a lesson, who came late, who was missed and why."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, col, select

from models.base import Refusal, Session, utc
from models.people import Person, Role
from models.permissions import Reach, Scope
from models.timetable import Lesson


class LessonAhead(Refusal):
    """Who was at a lesson can be said once it has begun."""


class AttendanceState(StrEnum):
    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    EXCUSED = "excused"  # absent with a good reason


class Attendance(SQLModel, table=True):
    """One student at one lesson. No row: nobody has noted it, which is not an absence."""

    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    student_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    state: AttendanceState
    reason: str = ""
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
            mine = col(cls.lesson_id).in_(select(Lesson.id).where(Lesson.within(reach)))
            return mine & reach.agreed(cls.student_id)
        return reach.holds(cls.student_id)


async def note(
    session: Session,
    lesson: Lesson,
    student: Person,
    state: AttendanceState,
    *,
    by: Person,
    at: datetime,
) -> None:
    """Note who was there; what was noted before is written over, an excuse given stays."""
    row = await session.get(Attendance, (lesson.id, student.id))
    if row is None:
        row = Attendance(lesson_id=lesson.id, student_id=student.id, state=state, at=at)
        session.add(row)
    row.state, row.author_id, row.at = state, by.id, at
    await session.flush()


async def of_lesson(session: Session, lesson: Lesson) -> dict[int, AttendanceState]:
    """What is noted, by the id of the student."""
    noted = select(Attendance.student_id, Attendance.state).where(Attendance.lesson_id == lesson.id)
    return {student_id: AttendanceState(state) for student_id, state in await session.exec(noted)}


def check_begun(lesson: Lesson, at: datetime) -> None:
    if lesson.starts_at > at:
        raise LessonAhead(begins=lesson.starts_at)
