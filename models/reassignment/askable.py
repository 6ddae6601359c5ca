"""What can be asked about, and for whom: lessons of two weeks either way, and tasks."""

from datetime import datetime, timedelta

from sqlmodel import col, or_, select

from models import consents, courses, people
from models.assignments import Assignment
from models.base import AccessDenied, Session
from models.changes import LessonOver
from models.people import Person, Role
from models.reassignment.standing import speaks_for
from models.reassignment.tables import OPEN, AsksThemselves, NotYetHeld, Request, RequestKind, about
from models.timetable import Lesson, LessonState, concerns

NEAR = timedelta(days=14)


async def students_of(session: Session, me: Person) -> list[Person]:
    """Whose lessons this person may ask about: their own, their children's."""
    mine = [me] if Role.STUDENT in me.roles else []
    return mine + (await people.children(session, me.id) if Role.PARENT in me.roles else [])


async def learners_of(session: Session, me: Person, thing: Lesson | Assignment) -> list[Person]:
    """For which of them this lesson or task is meant."""
    found = await students_of(session, me)
    return [student for student in found if await meant_for(session, thing, student)]


async def meant_for(session: Session, thing: Lesson | Assignment, student: Person) -> bool:
    """Is this one of the student's lessons or tasks?"""
    if isinstance(thing, Lesson):
        theirs = select(Lesson.id).where(Lesson.id == thing.id, concerns(student.id))
        return (await session.exec(theirs)).first() is not None
    return thing.course_id in {
        course.id for course in await courses.of_student(session, student.id)
    }


async def open_about(
    session: Session, student: Person, thing: Lesson | Assignment
) -> Request | None:
    """The request about this lesson or task that is not decided yet."""
    same = select(Request).filter_by(student_id=student.id, **about(thing))
    return (await session.exec(same.where(col(Request.state).in_(OPEN)))).first()


async def check_speaker(session: Session, me: Person, student: Person) -> None:
    """Refuse whoever is not to ask for this student: a child with an account asks alone."""
    await consents.check(session, student)
    if not await speaks_for(session, me, student):
        if student not in await students_of(session, me):
            raise AccessDenied
        raise AsksThemselves(child=student.called)


def check(kind: RequestKind, thing: Lesson | Assignment, at: datetime) -> None:
    """Refuse what can't be asked: to move what is over, to make up for what is to come."""
    if isinstance(thing, Assignment):
        if kind is not RequestKind.REDO or thing.cancelled:
            raise AccessDenied
        return
    ahead = kind is RequestKind.MOVE
    if thing.state is not LessonState.PLANNED or (ahead and thing.starts_at <= at):
        raise LessonOver
    if not ahead and thing.ends_at > at:
        raise NotYetHeld


async def lessons_to_ask_about(
    session: Session, student: Person, kind: RequestKind, *, at: datetime
) -> list[Lesson]:
    """Those of the coming two weeks to move, those of the past two to make up for or redo."""
    ahead = kind is RequestKind.MOVE
    begins, ends = (at, at + NEAR) if ahead else (at - NEAR, at)
    wanted = select(Lesson).where(
        concerns(student.id),
        Lesson.state == LessonState.PLANNED,
        Lesson.starts_at > begins,
        (col(Lesson.starts_at) if ahead else col(Lesson.ends_at)) <= ends,
    )
    order = col(Lesson.starts_at) if ahead else col(Lesson.starts_at).desc()
    return list((await session.exec(wanted.order_by(order))).all())


async def tasks_to_ask_about(
    session: Session, student: Person, *, at: datetime
) -> list[Assignment]:
    """The tasks of the student's courses that are given by now, the latest first."""
    learns = [course.id for course in await courses.of_student(session, student.id)]
    wanted = (
        select(Assignment)
        .where(col(Assignment.course_id).in_(learns), ~col(Assignment.cancelled))
        .where(or_(col(Assignment.given_on).is_(None), col(Assignment.given_on) <= at.date()))
        .order_by(col(Assignment.due_at).desc(), col(Assignment.id).desc())
    )
    return list((await session.exec(wanted)).all())
