"""Publishing a draft: the lessons change and everybody concerned hears, in one transaction."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col

from models import outbox, reminders
from models.base import AccessDenied, Session
from models.changes import audience
from models.changes.tables import (
    UNDO_WITHIN,
    AlreadyDecided,
    Cause,
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

LONGEST_REASON = 300  # characters


async def publish(session: Session, publication: Publication, *, by: Person, at: datetime) -> None:
    """Make the changes true and tell everybody concerned."""
    _own(publication, by)
    if not publication.changes:
        raise NothingToPublish
    await _pass(session, publication, PublicationState.DRAFT, PublicationState.PUBLISHED)
    publication.published_at = at
    for change in publication.changes:
        await _apply(session, change, at)
    await session.flush()
    await audience.tell(session, publication, at=at)


async def discard(session: Session, publication: Publication, *, by: Person, at: datetime) -> None:
    """Forget a draft: nothing has happened."""
    _own(publication, by)
    await _pass(session, publication, PublicationState.DRAFT, PublicationState.DISCARDED)
    publication.ended_at = at


async def explain(
    session: Session, publication: Publication, cause: Cause | None, reason: str, *, by: Person
) -> None:
    """Say why, while it is still a draft."""
    _own(publication, by)
    if publication.state is not PublicationState.DRAFT:
        raise AlreadyDecided
    publication.cause, publication.reason = cause, reason[:LONGEST_REASON]


def _own(publication: Publication, by: Person) -> None:
    """What is not published yet is its author's alone."""
    if publication.author_id != by.id:
        raise AccessDenied


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
    if (await session.exec(mine.values(state=new))).rowcount != 1:
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
