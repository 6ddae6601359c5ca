"""Publishing a draft: the lessons change and everybody concerned hears, in one transaction."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col

from models import outbox, reminders
from models.base import Session
from models.changes import audience
from models.changes.tables import (
    UNDO_WITHIN,
    AlreadyDecided,
    Change,
    ChangeKind,
    InThePast,
    LessonChanged,
    NothingToPublish,
    Publication,
    PublicationState,
    TooLateToUndo,
)
from models.people import Person
from models.timetable import LessonState


async def publish(session: Session, publication: Publication, *, at: datetime) -> None:
    """Make the changes true and tell everybody concerned."""
    if not publication.changes:
        raise NothingToPublish
    await _pass(session, publication, PublicationState.DRAFT, PublicationState.PUBLISHED)
    publication.published_at = at
    for change in publication.changes:
        await _apply(session, change, at)
    await session.flush()
    await audience.tell(session, publication, at=at)


async def discard(session: Session, publication: Publication, *, at: datetime) -> None:
    """Forget a draft: nothing has happened."""
    await _pass(session, publication, PublicationState.DRAFT, PublicationState.DISCARDED)
    publication.ended_at = at


async def undo(session: Session, publication: Publication, *, at: datetime) -> None:
    """Take everything back; whoever has heard of it hears that, too."""
    if publication.published_at is not None and at > publication.published_at + UNDO_WITHIN:
        raise TooLateToUndo
    await _pass(session, publication, PublicationState.PUBLISHED, PublicationState.UNDONE)
    publication.ended_at = at
    for change in publication.changes:
        await _revert(session, change)
    await audience.recall(session, publication, at=at)


async def _pass(
    session: Session, publication: Publication, old: PublicationState, new: PublicationState
) -> None:
    """From one state to the next; of two who decide at once, one wins."""
    await session.flush()
    mine = update(Publication).where(
        col(Publication.id) == publication.id, col(Publication.state) == old
    )
    if (await session.exec(mine.values(state=new))).rowcount != 1:  # type: ignore[attr-defined]
        raise AlreadyDecided
    await session.refresh(publication, ["state"])


async def _apply(session: Session, change: Change, at: datetime) -> None:
    lesson = change.lesson
    if (lesson.starts_at, lesson.ends_at) != (change.was_starts_at, change.was_ends_at):
        raise LessonChanged(subject=lesson.subject)
    if change.kind is not ChangeKind.ADD and lesson.state is not LessonState.PLANNED:
        raise LessonChanged(subject=lesson.subject)
    if change.now_starts_at <= at and change.kind in (ChangeKind.MOVE, ChangeKind.ADD):
        raise InThePast
    cancelled = change.kind is ChangeKind.CANCEL
    lesson.state = LessonState.CANCELLED if cancelled else LessonState.PLANNED
    lesson.starts_at, lesson.ends_at = change.now_starts_at, change.now_ends_at
    lesson.changed = True
    if change.now_teacher_id is not None:
        lesson.teachers = [await session.get_one(Person, change.now_teacher_id)]
    await outbox.void(session, reminders.KIND, lesson.id)


async def _revert(session: Session, change: Change) -> None:
    lesson = change.lesson
    if (lesson.starts_at, lesson.ends_at) != (change.now_starts_at, change.now_ends_at):
        raise LessonChanged(subject=lesson.subject)
    added = change.kind is ChangeKind.ADD
    lesson.state = LessonState.CANCELLED if added else LessonState.PLANNED
    lesson.starts_at, lesson.ends_at = change.was_starts_at, change.was_ends_at
    if change.kind is ChangeKind.REPLACE:
        was = change.was_teacher_id
        lesson.teachers = [await session.get_one(Person, was)] if was else []
    await outbox.void(session, reminders.KIND, lesson.id)
