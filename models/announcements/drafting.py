"""Writing an announcement and choosing for whom and when: nobody has heard of it yet."""

from datetime import datetime

from sqlmodel import col, select

from models import people, posts
from models.announcements.tables import (
    Announcement,
    AnnouncementState,
    MomentPassed,
    NothingWritten,
    editable,
    step,
)
from models.audiences import Audience, AudiencePart, PartKind
from models.base import Session
from models.people import Person
from models.posts import Attachment, Post


async def current_draft(session: Session, me: Person) -> Announcement | None:
    """The one draft that this person is working on."""
    open_draft = select(Announcement).where(
        Announcement.author_id == me.id, Announcement.state == AnnouncementState.DRAFT
    )
    return (await session.exec(open_draft.order_by(col(Announcement.id).desc()))).first()


async def write(
    session: Session,
    html: str,
    files: list[Attachment],
    *,
    length: int,
    by: Person,
    at: datetime,
    album: str | None = None,
) -> Announcement:
    """Begin a draft, or put other words and files into the one there is."""
    if not html.strip() and not files:
        raise NothingWritten
    post = await posts.write(session, by.id, html, files, length=length, album=album)
    found = await current_draft(session, by)
    if found is None:
        audience = Audience(author_id=by.id, parts=[])
        session.add(audience)
        await session.flush()
        found = Announcement(author_id=by.id, audience_id=audience.id, post_id=post.id, begun_at=at)
        session.add(found)
    found.post_id = post.id
    await session.flush()
    await session.refresh(found, ["author", "audience", "post", "correction"])
    return found


async def add_file(session: Session, post: Post, html: str, file: Attachment) -> None:
    """One more file of the same album; its words belong to the whole."""
    await posts.add_file(session, post, file)
    if html and not post.html:
        post.html = html


def at_time(
    announcement: Announcement, due_at: datetime | None, *, by: Person, at: datetime
) -> None:
    """Send it then; None for at once."""
    editable(announcement, by=by)
    if due_at is not None and due_at <= at:
        raise MomentPassed
    announcement.due_at = due_at


def ask_receipts(announcement: Announcement, wanted: bool, *, by: Person) -> None:
    """Shall its readers confirm that they have read it?"""
    editable(announcement, by=by)
    announcement.wants_receipt = wanted


def toggle_silent(announcement: Announcement, earlier: Announcement, *, by: Person) -> None:
    """Those who have not confirmed an earlier one, too; or not any more."""
    editable(announcement, by=by)
    same = announcement.silent_of == earlier.id
    announcement.silent_of = None if same else earlier.id


async def for_family(
    session: Session, announcement: Announcement, student: Person, *, by: Person
) -> None:
    """Not for the group after all: for this student and whoever answers for them."""
    editable(announcement, by=by)
    guardians = [guardian.id for guardian, _ in await people.guardians(session, student.id)]
    alone = student.telegram_id is not None or not guardians
    chosen = ([student.id] if alone else []) + guardians
    announcement.silent_of = None
    announcement.audience.parts = [
        AudiencePart(kind=PartKind.PERSON, person_id=person_id) for person_id in chosen
    ]
    await session.flush()


async def discard(
    session: Session, announcement: Announcement, *, by: Person, at: datetime
) -> None:
    """Forget a draft: nothing has happened."""
    editable(announcement, by=by)
    await step(session, announcement, (AnnouncementState.DRAFT,), AnnouncementState.DISCARDED)
    announcement.ended_at = at
