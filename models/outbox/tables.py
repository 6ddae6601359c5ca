"""What a notification is, and what can become of it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from models.base import utc


class State(StrEnum):
    PENDING = "pending"
    HELD = "held"  # whoever wanted it said has asked to wait
    PARKED = "parked"  # came back with a backup and may have been sent since, see `models.parked`
    SENT = "sent"
    VOID = "void"  # no longer matters, or no longer the reader's business
    UNREACHABLE = "unreachable"  # Telegram takes nothing for this person; `trouble` says why
    EXPIRED = "expired"  # its moment passed before it could be sent
    DEAD = "dead"  # Telegram refuses it for good; `trouble` says why


ANSWER = "answer"
# What one notification takes over from another.
OF_COPY = ("person_id", "group_id", "chat_id", "about")
WAITING = (State.PENDING, State.HELD, State.PARKED)


class Notification(SQLModel, table=True):
    """To whom, what kind, about which thing, from when and until when."""

    __table_args__ = (
        Index("ix_notification_waiting", "state", "due_at"),
        Index("ix_notification_about", "kind", "about"),
        Index("ix_notification_turn", "state", "urgent", "id"),
    )
    id: int = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="student_group.id", index=True)
    chat_id: int | None = None  # an answer goes where the question came from
    kind: str
    about: int
    urgent: bool = False
    due_at: datetime = utc()
    use_by: datetime | None = utc(default=None)
    once: str | None = Field(default=None, unique=True)
    payload: str | None = None
    edits: int | None = None  # the message that it is written over
    state: State = State.PENDING
    trouble: str | None = None
    attempts: int = 0
    maybe_twice: bool = False  # sent again after Telegram's answer was lost
    message_id: int | None = None
    beside: list[int] | None = Field(default=None, sa_type=JSON)  # the files of the same message
    version: int = 0  # of the thing it is about, as that message shows it
    # Written over the message of that notification, once it has arrived.
    follows: int | None = Field(default=None, foreign_key="notification.id")
    sent_at: datetime | None = utc(default=None)
    # The report that tells the staff of it, where it was not said in time: see `models.missed`.
    missed_id: int | None = Field(default=None, foreign_key="missed.id")
