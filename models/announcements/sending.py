"""Sending: the audience is frozen as rows of the outbox; those can be held, stopped, taken back."""

from datetime import datetime

from models import outbox
from models.announcements import whom
from models.announcements.tables import (
    AGAIN,
    ALOUD,
    TOLD,
    Announcement,
    AnnouncementState,
    MomentPassed,
    NobodyToTell,
    editable,
    own,
    step,
)
from models.base import Session
from models.people import Person

DRAFT, SENDING, PAUSED = (
    AnnouncementState.DRAFT,
    AnnouncementState.SENDING,
    AnnouncementState.PAUSED,
)


async def send(session: Session, announcement: Announcement, *, by: Person, at: datetime) -> None:
    """Owe it to everybody who has been chosen, now or at the chosen moment."""
    editable(announcement, by=by)
    due_at = announcement.due_at or at
    if due_at < at:
        raise MomentPassed
    await step(session, announcement, (DRAFT,), SENDING)
    announcement.sent_at = at
    told = await outbox.broadcast(
        session, whom.people(announcement), TOLD, about=announcement.id, due_at=due_at
    )
    groups = await whom.chats(session, announcement)
    for group in groups:
        outbox.announce(session, group, ALOUD, announcement.id, at=due_at)
    if not told and not groups:
        raise NobodyToTell


async def unschedule(
    session: Session, announcement: Announcement, *, by: Person, at: datetime
) -> None:
    """Before its moment it becomes a draft again: nobody has heard of it."""
    own(announcement, by)
    if announcement.due_at is None or announcement.due_at <= at:
        raise MomentPassed
    await step(session, announcement, (SENDING, PAUSED), DRAFT)
    announcement.sent_at = None
    for kind in (TOLD, ALOUD):
        await outbox.forget(session, kind, announcement.id)


async def pause(session: Session, announcement: Announcement) -> None:
    """Nobody more hears it until it is released."""
    await step(session, announcement, (SENDING,), PAUSED)
    for kind in (TOLD, ALOUD, AGAIN):
        await outbox.hold(session, kind, announcement.id)


async def release(session: Session, announcement: Announcement) -> None:
    """It goes on where it was paused."""
    await step(session, announcement, (PAUSED,), SENDING)
    for kind in (TOLD, ALOUD, AGAIN):
        await outbox.release(session, kind, announcement.id)


async def stop(session: Session, announcement: Announcement, *, at: datetime) -> None:
    """Nobody more hears it, ever; whoever has it keeps it."""
    await step(session, announcement, (SENDING, PAUSED), AnnouncementState.STOPPED)
    announcement.ended_at = at
    for kind in (TOLD, ALOUD, AGAIN):
        await outbox.void(session, kind, announcement.id)
