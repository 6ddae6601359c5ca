"""Requests to move, make up or redo something, and what became of each."""

from sqlmodel import col, select

from models.base import Session
from models.downloads.kinds import Table, Wish, wall
from models.permissions import Action, within
from models.reassignment import Request
from models.reassignment.tables import UNSAID
from models.timetable import day_bounds
from models.words import unformatted

COLUMNS = (
    *("student", "request", "subject", "task", "lesson_at", "cause", "comment"),
    *("teacher", "state", "since", "offered", "reason"),
)


async def requests(session: Session, wish: Wish) -> Table:
    """Whatever has been asked: a draft is nobody's business. Times by the reader's own clock."""
    begins, _ = day_bounds(wish.since, wish.me.zone)
    wanted = select(Request).where(
        within(wish.me, Action.DOWNLOAD_RECORDS, Request),
        wish.of_group(Request.student_id),
        col(Request.state).not_in(UNSAID),
        col(Request.since) >= begins,
    )
    table = Table("requests", COLUMNS, read=False)
    for one in (await session.exec(wanted.order_by(col(Request.id)))).all():
        task, lesson = one.assignment, one.lesson
        table.add(
            [
                one.student.name,
                one.kind,
                lesson.subject if lesson else task.course.subject if task else None,
                task.title if task else None,
                wall(one.lesson_at, wish.me.zone),
                one.cause,
                unformatted(one.post.html) if one.post else None,
                one.teacher.name if one.teacher else None,
                one.state,
                wall(one.since, wish.me.zone),
                wall(one.offered_at, wish.me.zone),
                next((step.reason for step in reversed(one.steps) if step.reason), None),
            ]
        )
    return table
