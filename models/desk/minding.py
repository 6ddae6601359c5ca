"""What time does to threads: a promise comes near, an answer has been left alone for days."""

from datetime import datetime, timedelta

from sqlalchemy import exists, update
from sqlmodel import col, select

from models import hours, outbox
from models.base import Session
from models.desk import keeping
from models.desk.tables import (
    ASKED,
    ASKED_IN_FORUM,
    LATE,
    MISSED,
    PROMISED,
    UNHEARD,
    Message,
    Thread,
    ThreadState,
)
from models.desk.writing import unanswered
from models.outbox import Notification, State

NEAR = timedelta(minutes=30)  # before the promised moment
RESTS = timedelta(days=3)  # after that long without a word an answered thread is done


async def _unheard(session: Session) -> list[Message]:
    """Questions that Telegram took for nobody who was asked, and whose authors believe it did."""
    mine = (col(Notification.about) == col(Message.id)) & (
        col(Notification.kind).in_((ASKED, ASKED_IN_FORUM))
    )
    away = (State.UNREACHABLE, State.DEAD)
    refused = exists().where(mine, col(Notification.state).in_(away))
    others = exists().where(mine, col(Notification.state).not_in(away))
    wanted = select(Message).where(
        col(Message.answered_at).is_(None),
        col(Message.unheard_at).is_(None),
        col(Message.addressee_id).is_(None),
        col(Message.thread_id).is_not(None),
        refused,
        ~others,
    )
    return list((await session.exec(wanted)).all())


async def _own_up(session: Session, *, at: datetime) -> None:
    """The promised moment has gone by: say so, once, to those who wait and to the staff.

    To the staff in their working hours.
    """
    late = select(Thread).where(Thread.state == ThreadState.OPEN, col(Thread.promised_at) <= at)
    for thread in (await session.exec(late)).all():
        since, thread.missed_at = thread.missed_at, thread.promised_at
        thread.promised_at = thread.reminded_at = None
        session.add(thread)
        asked = reversed(await unanswered(session, thread))
        for author_id, first in {one.author_id: one.at for one in asked}.items():
            if since is None or first > since:  # else they have been told once
                outbox.notify(session, author_id, MISSED, thread.id, at=at)
        for one in await keeping.asked(session, thread):
            works = await hours.working(session, one)
            due = hours.begins_work(works, one.zone, at)
            outbox.notify(session, one, LATE, thread.id, at=due)


async def mind(session: Session, *, at: datetime) -> None:
    """Remind the staff, once, of an answer that has been promised; close what has come to rest.

    Where a promise was not kept, those who wait are told so. Whoever was told that their message
    is passed on, and it has reached nobody, is told that, too.
    """
    near = select(Thread).where(
        Thread.state == ThreadState.OPEN,
        col(Thread.promised_at) <= at + NEAR,
        col(Thread.promised_at) > at,
        col(Thread.reminded_at).is_(None),
    )
    for thread in (await session.exec(near)).all():
        thread.reminded_at = at
        session.add(thread)
        for one in await keeping.asked(session, thread):
            until = thread.promised_at
            outbox.notify(session, one, PROMISED, thread.id, at=at, use_by=until, urgent=True)
    await _own_up(session, at=at)
    for said in await _unheard(session):
        said.unheard_at = at
        session.add(said)
        outbox.notify(session, said.author_id, UNHEARD, said.id, at=at, urgent=True)
    rests = (col(Thread.state) == ThreadState.WAITING) & (col(Thread.since) < at - RESTS)
    await session.exec(update(Thread).where(rests).values(state=ThreadState.DONE, since=at))
