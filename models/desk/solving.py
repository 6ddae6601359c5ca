"""A family finds the answer by itself: the question is closed, and nobody has to answer it."""

from datetime import datetime

from models.base import AccessDenied, Session
from models.desk import writing
from models.desk.tables import Message, Thread, ThreadState
from models.people import Person


async def solve(
    session: Session, thread: Thread, asked: list[Message], *, by: Person, at: datetime
) -> bool:
    """These questions need no answer any more; False if they had none left to wait for.

    Only whoever has asked says so. What else the family has asked still waits.
    """
    if any(one.author_id != by.id or one.thread_id != thread.id for one in asked):
        raise AccessDenied
    waiting = [one for one in asked if one.answered_at is None]
    for one in waiting:
        one.answered_at, one.answered_by = at, by.id
        await writing.renew(session, one, at=at)
    if waiting:
        await writing.settle(session, thread, at=at)
    if waiting and thread.asked_at is None:
        thread.state = ThreadState.DONE
        await session.flush()
    return bool(waiting)
