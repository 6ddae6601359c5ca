"""Collecting changes in a draft: nothing has happened yet, nobody has heard of it."""

from datetime import datetime

from sqlmodel import select

from models.base import AccessDenied, Session
from models.changes.tables import (
    Change,
    ChangeKind,
    InThePast,
    LessonChanged,
    LessonOver,
    NothingChanges,
    Publication,
    PublicationState,
)
from models.groups import Group
from models.people import Person, Role
from models.timetable import Lesson, LessonState


async def draft(session: Session, *, by: Person, at: datetime) -> Publication:
    """The draft that this person is working on, or a new one."""
    found = await current_draft(session, by)
    return found or await draft_apart(session, by=by, at=at)


async def draft_apart(session: Session, *, by: Person, at: datetime) -> Publication:
    """A draft of its own, for what is published at once and beside the one in hand."""
    begun = Publication(author_id=by.id, begun_at=at, author=by, changes=[])
    session.add(begun)
    await session.flush()
    return begun


async def current_draft(session: Session, by: Person) -> Publication | None:
    open_draft = select(Publication).where(
        Publication.author_id == by.id, Publication.state == PublicationState.DRAFT
    )
    return (await session.exec(open_draft)).first()


async def move(
    session: Session,
    lesson: Lesson,
    to: datetime,
    *,
    by: Person,
    at: datetime,
    into: Publication | None = None,
) -> Change:
    """Put a lesson at another time into the draft, or `into` another one; it keeps its length."""
    _changeable(lesson, at)
    if to <= at:
        raise InThePast
    if to == lesson.starts_at:
        raise NothingChanges
    publication = into or await draft(session, by=by, at=at)
    return await _collect(session, lesson, ChangeKind.MOVE, publication, starts_at=to)


async def cancel(session: Session, lesson: Lesson, *, by: Person, at: datetime) -> Change:
    _changeable(lesson, at)
    publication = await draft(session, by=by, at=at)
    return await _collect(session, lesson, ChangeKind.CANCEL, publication)


async def replace(
    session: Session, lesson: Lesson, teacher_id: int, *, by: Person, at: datetime
) -> Change:
    """Give a lesson to another teacher."""
    _changeable(lesson, at)
    teacher = await session.get(Person, teacher_id)
    if teacher is None or Role.TEACHER not in teacher.roles:
        raise AccessDenied
    if [held.id for held in lesson.teachers] == [teacher_id]:
        raise NothingChanges
    publication = await draft(session, by=by, at=at)
    change = await _collect(session, lesson, ChangeKind.REPLACE, publication)
    change.was_teacher_id = lesson.teachers[0].id if lesson.teachers else None
    change.now_teacher_id = teacher_id
    return change


async def add(
    session: Session,
    like: Lesson,
    starts_at: datetime,
    *,
    by: Person,
    at: datetime,
    into: Publication | None = None,
    groups: list[Group] | None = None,
    teachers: list[Person] | None = None,
) -> Change:
    """One more lesson like another one; of the same groups and teachers, if no others are given."""
    if starts_at <= at:
        raise InThePast
    lesson = Lesson(
        day=starts_at.date(),
        starts_at=starts_at,
        ends_at=starts_at + like.lasts,
        zone=like.zone,
        subject=like.subject,
        room=like.room,
        link=like.link,
        state=LessonState.DRAFT,
        changed=True,
        groups=list(like.groups if groups is None else groups),
        teachers=list(like.teachers if teachers is None else teachers),
    )
    session.add(lesson)
    await session.flush()
    publication = into or await draft(session, by=by, at=at)
    return await _collect(session, lesson, ChangeKind.ADD, publication)


async def _collect(
    session: Session,
    lesson: Lesson,
    kind: ChangeKind,
    publication: Publication,
    *,
    starts_at: datetime | None = None,
) -> Change:
    """Into the draft, in place of what the draft had in mind for this lesson before."""
    for former in [c for c in publication.changes if c.lesson_id == lesson.id]:
        publication.changes.remove(former)
        await session.delete(former)
    now = starts_at or lesson.starts_at
    change = Change(
        lesson_id=lesson.id,
        lesson=lesson,
        kind=kind,
        was_starts_at=lesson.starts_at,
        was_ends_at=lesson.ends_at,
        now_starts_at=now,
        now_ends_at=now + lesson.lasts,
        publication=publication,
    )
    session.add(change)
    await session.flush()
    return change


def _changeable(lesson: Lesson, at: datetime) -> None:
    if lesson.ends_at <= at:
        raise LessonOver
    if lesson.state is not LessonState.PLANNED:
        raise LessonChanged(subject=lesson.subject)
