"""Somebody else teaches the subject now: what waits for the old teacher does not wait for ever."""

from datetime import datetime

from sqlmodel import col, or_, select

from models.assignments import Assignment
from models.base import Session
from models.courses import Course
from models.people import Person
from models.reassignment import telling
from models.reassignment.passing import pass_on
from models.reassignment.tables import OPEN, Request, RequestState
from models.timetable import Lesson, LessonGroup


async def succeed(
    session: Session, course: Course, old: Person, new: Person | None, *, by: Person, at: datetime
) -> None:
    """Open requests about this subject are the new teacher's; with nobody new, the tutor's turn."""
    held = select(LessonGroup.lesson_id).where(LessonGroup.group_id == course.group_id)
    lessons = select(Lesson.id).where(Lesson.subject == course.subject, col(Lesson.id).in_(held))
    tasks = select(Assignment.id).where(Assignment.course_id == course.id)
    wanted = select(Request).where(
        Request.teacher_id == old.id,
        col(Request.state).in_(OPEN),
        or_(col(Request.lesson_id).in_(lessons), col(Request.assignment_id).in_(tasks)),
    )
    for request in (await session.exec(wanted)).all():
        request.teacher, request.reminded_at = new, None
        await session.flush()
        if request.state is RequestState.ASKED and new is not None:
            request.since = at  # their day begins now
        elif request.state is RequestState.ASKED:
            asked = (RequestState.ASKED,)
            await pass_on(session, request, asked, RequestState.AGREED, by=by, at=at)
        await telling.tell(session, request, by=by, at=at)
