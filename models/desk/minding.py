"""What time does to threads: a promise comes near, an answer has been left alone for days."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import col, select

from models import outbox
from models.base import Session
from models.desk import keeping
from models.desk.tables import PROMISED, Thread, ThreadState

NEAR = timedelta(minutes=30)  # before the promised moment
RESTS = timedelta(days=3)  # after that long without a word an answered thread is done


async def mind(session: Session, *, at: datetime) -> None:
    """Remind the staff, once, of an answer that has been promised; close what has come to rest."""
    near = select(Thread).where(
        Thread.state == ThreadState.OPEN,
        col(Thread.promised_at) <= at + NEAR,
        col(Thread.reminded_at).is_(None),
    )
    for thread in (await session.exec(near)).all():
        thread.reminded_at = at
        session.add(thread)
        for one in await keeping.asked(session, thread):
            until = thread.promised_at
            outbox.notify(session, one, PROMISED, thread.id, at=at, use_by=until, urgent=True)
    rests = (col(Thread.state) == ThreadState.WAITING) & (col(Thread.since) < at - RESTS)
    await session.exec(update(Thread).where(rests).values(state=ThreadState.DONE, since=at))
