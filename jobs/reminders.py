"""Reminders: shortly before a lesson, to those who have to be there."""

from datetime import datetime, timedelta

from models import missed, reminders
from models.base import Session

BEFORE = timedelta(minutes=15)


async def remind(session: Session, at: datetime) -> int:
    """Put a reminder into the outbox for each lesson that begins soon, once for each person."""
    since = await missed.last_look(session, at=at)
    return await reminders.due(session, at=at, before=BEFORE, since=since)
