"""What was not posted after all: whoever wrote it hears of it, or the tutors of the group."""

from datetime import datetime
from typing import Any

from sqlalchemy import Insert
from sqlmodel import SQLModel, col, select

from models import outbox
from models.groups import GroupStaff
from models.outbox import Notification
from models.people import Role

STOPPED = "guard-stopped"
Unsaid = Notification  # what was to be said
PERSONAL = "personal"  # why a notification was given up


def stopped(notification: Notification, about: type[SQLModel], *, at: datetime) -> Insert:
    """The statement that tells the author of what a notification is about."""
    author: Any = getattr(about, "author_id", None)
    whom: Any = select(GroupStaff.person_id).where(
        GroupStaff.group_id == notification.group_id, col(GroupStaff.role) == Role.TUTOR
    )
    if author is not None:
        whom = select(author.label("person_id")).where(about.id == notification.about)  # type: ignore[attr-defined]
    return outbox.telling(whom, STOPPED, about=notification.id, due_at=at)
