"""Second thoughts: other words, or none at all, in every copy that has been sent."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col

from models import outbox, posts
from models.announcements.tables import (
    AGAIN,
    ALOUD,
    CORRECTED,
    CORRECTED_ALOUD,
    GONE_OUT,
    NEWS,
    NEWS_ALOUD,
    STRUCK,
    STRUCK_ALOUD,
    TOLD,
    Announcement,
    AnnouncementDecided,
    AnnouncementState,
    NothingWritten,
    step,
)
from models.base import Refusal, Session
from models.people import Person
from models.posts import Post

LONGEST_CAPTION = 900  # characters of HTML; the rest of a caption's 1024 is for our own words
CAPTION = 1024


class CaptionTooLong(Refusal):
    """The words stand under a picture, where fewer fit."""


async def propose(
    session: Session, announcement: Announcement, html: str, *, length: int, by: Person
) -> None:
    """Other words for what has been sent, to be looked at first."""
    if announcement.state not in GONE_OUT:
        raise AnnouncementDecided
    if not html.strip():
        raise NothingWritten
    under_one_file = len(announcement.post.attachments) == 1
    if under_one_file and len(announcement.post.html) <= CAPTION and len(html) > LONGEST_CAPTION:
        raise CaptionTooLong(n=len(html), limit=LONGEST_CAPTION)
    announcement.correction = await posts.write(session, by.id, html, [], length=length)
    await session.flush()


async def correct(
    session: Session, announcement: Announcement, *, loud: bool, at: datetime
) -> None:
    """The proposed words take the place of the old ones in every copy; `loud` says so, too."""
    proposed = announcement.correction_id
    if announcement.state not in GONE_OUT or proposed is None:
        raise AnnouncementDecided
    mine = update(Announcement).where(
        col(Announcement.id) == announcement.id, col(Announcement.correction_id) == proposed
    )
    newer = mine.values(correction_id=None, version=Announcement.version + 1)
    if (await session.exec(newer)).rowcount != 1:
        raise AnnouncementDecided
    announcement.post.html = (await session.get_one(Post, proposed)).html
    await session.refresh(announcement, ["correction_id", "correction", "version"])
    for told, corrected in ((TOLD, CORRECTED), (AGAIN, CORRECTED), (ALOUD, CORRECTED_ALOUD)):
        await outbox.follow_up(session, told, corrected, announcement.id, at=at)
    if loud:
        await _news(session, announcement, at)


async def recall(session: Session, announcement: Announcement, *, loud: bool, at: datetime) -> None:
    """Whoever has not got it never will; every copy is struck out, and its files go away."""
    await step(session, announcement, GONE_OUT, AnnouncementState.RECALLED)
    announcement.ended_at = at
    for said in (TOLD, AGAIN, ALOUD, CORRECTED, CORRECTED_ALOUD, NEWS, NEWS_ALOUD):
        await outbox.void(session, said, announcement.id)
    for told, struck in ((TOLD, STRUCK), (AGAIN, STRUCK), (ALOUD, STRUCK_ALOUD)):
        await outbox.follow_up(session, told, struck, announcement.id, at=at)
    if loud:
        await _news(session, announcement, at)


async def _news(session: Session, announcement: Announcement, at: datetime) -> None:
    """A short word to whoever has it: an edit makes no sound."""
    await outbox.tell_again(session, TOLD, NEWS, announcement.id, at=at)
    await outbox.tell_again(session, ALOUD, NEWS_ALOUD, announcement.id, at=at)
