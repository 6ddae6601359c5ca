"""Attendance: who was at a lesson, who came late, who was missed and why."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, col, select

from models.base import utc
from models.people import Role
from models.permissions import Reach, Scope
from models.timetable import Lesson


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
            return col(cls.lesson_id).in_(select(Lesson.id).where(Lesson.within(reach)))
        return col(cls.student_id).in_(reach.students)
