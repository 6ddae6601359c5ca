"""Notifications that came back with a backup: they may have been sent since it was made.

Nobody can know which of them were, so none is sent until the administrator has decided.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, update
from sqlmodel import col, select

from models.base import Session
from models.outbox import Notification, State

# Clocks of two machines differ a little; what is due later than this can't have been sent.
MARGIN = timedelta(minutes=1)


async def park(session: Session, *, at: datetime) -> int:
    """Set aside what the bot may have sent between the backup and `at`; returns how many."""
    maybe_sent = (
        col(Notification.state) == State.PENDING,
        col(Notification.due_at) <= at + MARGIN,
    )
    return await _pass(session, *maybe_sent, state=State.PARKED)


async def count(session: Session) -> int:
    """How many are set aside."""
    parked = select(func.count()).where(Notification.state == State.PARKED)
    return int((await session.exec(parked)).one())


async def release(session: Session) -> int:
    """Send all of them, at the risk of a second copy; what is out of date expires unsent."""
    return await _pass(session, _parked(), state=State.PENDING)


async def drop(session: Session) -> int:
    """Send none of them; drawn answers are forgotten with that."""
    return await _pass(session, _parked(), state=State.VOID, payload=None)


def _parked() -> ColumnElement[bool]:
    return col(Notification.state) == State.PARKED


async def _pass(session: Session, *which: ColumnElement[bool], **values: Any) -> int:
    result = await session.exec(update(Notification).where(*which).values(**values))
    return int(result.rowcount)
