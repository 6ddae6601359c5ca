"""How much is waiting, since when, and what could not be done at all: for whoever watches."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import col, select

from models.base import Session
from models.inbox import Inbox, InboxState
from models.outbox import Notification, State


class Backlog(NamedTuple):
    """Moments are those of the oldest; None if nothing waits."""

    received_at: datetime | None  # of the updates that are not done
    due_at: datetime | None  # of the notifications that may be sent, and are not
    poison: int  # updates that can't be read
    dead: int  # updates that broke their handler, and notifications that Telegram refuses


async def measure(session: Session, *, at: datetime) -> Backlog:
    received = select(func.min(Inbox.received_at)).where(Inbox.state == InboxState.NEW)
    due = select(func.min(Notification.due_at)).where(
        Notification.state == State.PENDING, col(Notification.due_at) <= at
    )
    states = select(Inbox.state, func.count()).where(col(Inbox.state) != InboxState.DONE)
    of = dict((await session.exec(states.group_by(col(Inbox.state)))).all())
    refused = select(func.count()).where(Notification.state == State.DEAD)
    return Backlog(
        (await session.exec(received)).one(),
        (await session.exec(due)).one(),
        of.get(InboxState.POISON, 0),
        of.get(InboxState.DEAD, 0) + (await session.exec(refused)).one(),
    )
