"""The weekly letter to guardians, each at the hour that they have chosen on their own clock."""

from datetime import datetime

from models import missed
from models.base import Session
from models.progress import letters


async def send(session: Session, at: datetime) -> int:
    """Put a letter into the outbox for each guardian whose hour has struck, once a week."""
    return await letters.due(session, at=at, since=await missed.last_look(session, at=at))
