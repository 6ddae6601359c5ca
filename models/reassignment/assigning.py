"""What an assigned request makes true: a moved or added lesson, or a new attempt at a task."""

from datetime import datetime

from sqlmodel import col, func, select

from models import changes, groups
from models.assignments import Attempt
from models.base import Session
from models.people import Person
from models.permissions import Action, within
from models.reassignment.tables import Instead, Request
from models.timetable import Lesson, LessonState, concerns


async def carry_out(
    session: Session, request: Request, to: datetime, *, by: Person, at: datetime
) -> None:
    """Change the timetable or give a new attempt; a recording with a task needs neither."""
    if request.assignment_id is not None:
        await _give_attempt(session, request, request.assignment_id, to)
    elif request.timed:
        await _change_timetable(session, request, to, by=by, at=at)


async def _give_attempt(
    session: Session, request: Request, assignment_id: int, due_at: datetime
) -> None:
    """There is no row for a first attempt that was not made: the new one is never the first."""
    made = select(func.max(col(Attempt.number))).where(
        Attempt.assignment_id == assignment_id, Attempt.student_id == request.student_id
    )
    number = ((await session.exec(made)).one() or 1) + 1
    attempt = Attempt(
        assignment_id=assignment_id,
        student_id=request.student_id,
        number=number,
        due_at=due_at,
    )
    session.add(attempt)
    await session.flush()
    request.attempt_id = attempt.id


async def _change_timetable(
    session: Session, request: Request, to: datetime, *, by: Person, at: datetime
) -> None:
    """Published on its own, like any other change; the reason stays between those who know it."""
    assert request.lesson is not None, "a time without a lesson"
    publication = await changes.draft_apart(session, by=by, at=at)
    if request.alone is None:
        await changes.move(session, request.lesson, to, by=by, at=at, into=publication)
    else:
        personal = await groups.personal(session, request.student, request.lesson.zone)
        host = await _host(session, request, to, by)
        await changes.add(
            session,
            host or request.lesson,
            to,
            by=by,
            at=at,
            into=publication,
            groups=[personal],
            # Whoever holds the other group's lesson holds no second one beside it.
            teachers=[] if host else None,
        )
    request.publication = publication
    await changes.publish(session, publication, by=by, at=at)


async def _host(session: Session, request: Request, to: datetime, by: Person) -> Lesson | None:
    """The other group's lesson that begins at that time, if the student is to be a guest there."""
    if request.instead is not Instead.OTHER_GROUP:
        return None
    return next((x for x in await hosts(session, request, by, after=to) if x.starts_at == to), None)


async def hosts(session: Session, request: Request, me: Person, *, after: datetime) -> list[Lesson]:
    """Lessons of the same subject that other groups have, as far as this person sees them."""
    assert request.lesson is not None, "other groups have lessons, not tasks"
    wanted = select(Lesson).where(
        within(me, Action.SEE_TIMETABLE, Lesson),
        ~concerns(request.student_id),
        Lesson.subject == request.lesson.subject,
        Lesson.state == LessonState.PLANNED,
        Lesson.starts_at >= after,
    )
    return list((await session.exec(wanted.order_by(col(Lesson.starts_at)).limit(5))).all())


async def take_out(session: Session, request: Request, *, at: datetime) -> None:
    """Undo what was made true."""
    if request.publication is not None:
        await changes.undo(session, request.publication, at=at)
        request.publication = None
    if request.attempt_id is not None:
        attempt = await session.get_one(Attempt, request.attempt_id)
        request.attempt_id = None
        await session.flush()
        await session.delete(attempt)
