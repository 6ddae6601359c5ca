"""Reminders of lessons: who is to be told that one begins soon, once and only while it is true."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, String, cast, literal, select, union
from sqlmodel import col

from models import outbox
from models.base import Session
from models.groups import Enrollment, GroupPart
from models.people import Guardianship, Person
from models.timetable import Lesson, LessonGroup, LessonState, LessonTeacher

KIND = "reminders-soon"


async def due(
    session: Session, *, at: datetime, before: timedelta, since: datetime | None = None
) -> int:
    """Remind students, the guardians of students without Telegram, and teachers.

    Who was to be reminded of a lesson that has begun since somebody last looked, at `since`, is
    noted as not told. Returns how many are told.
    """
    if since is not None and since + before < at:
        await outbox.not_told(session, _concerned(since + before, at), KIND, due_at=at)
    return await outbox.broadcast(session, _concerned(at, at + before), KIND, due_at=at)


def _concerned(after: datetime, until: datetime) -> Select[Any]:
    """Who is to be reminded of the lessons that begin between these two moments.

    `once` carries the moment the reminder speaks of: a moved lesson is reminded of anew, and the
    drawing of the old reminder finds that its moment is no longer the lesson's.
    """
    # Chosen first: else everybody's every lesson, ever, would be gone through each time.
    soon = select(col(Lesson.id)).where(
        col(Lesson.state) == LessonState.PLANNED,
        col(Lesson.starts_at) > after,
        col(Lesson.starts_at) <= until,
    )
    learners = (
        select(col(Enrollment.student_id), col(LessonGroup.lesson_id))
        .join(GroupPart, col(GroupPart.part_id) == Enrollment.group_id)
        .join(LessonGroup, col(LessonGroup.group_id) == GroupPart.whole_id)
        .where(col(LessonGroup.lesson_id).in_(soon))
    )
    without_telegram = (
        select(col(Guardianship.guardian_id), col(LessonGroup.lesson_id))
        .join(Enrollment, col(Enrollment.student_id) == Guardianship.student_id)
        .join(GroupPart, col(GroupPart.part_id) == Enrollment.group_id)
        .join(LessonGroup, col(LessonGroup.group_id) == GroupPart.whole_id)
        .join(Person, col(Person.id) == Guardianship.student_id)
        .where(col(Person.telegram_id).is_(None), col(LessonGroup.lesson_id).in_(soon))
    )
    teachers = select(col(LessonTeacher.teacher_id), col(LessonTeacher.lesson_id)).where(
        col(LessonTeacher.lesson_id).in_(soon)
    )
    concerned = union(learners, without_telegram, teachers).subquery()
    person_id, lesson_id = concerned.c
    moment = cast(col(Lesson.starts_at), String)
    once = literal(KIND) + ":" + cast(lesson_id, String) + ":" + moment
    rows: Select[Any] = (
        select(
            person_id.label("person_id"),
            col(Lesson.id).label("about"),
            (once + ":" + cast(person_id, String)).label("once"),
            col(Lesson.starts_at).label("use_by"),
        )
        .join(Lesson, col(Lesson.id) == lesson_id)
        .join(Person, col(Person.id) == person_id)
        .where(col(Person.telegram_id).is_not(None))
    )
    return rows
