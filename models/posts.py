"""Posts: what somebody wrote to be shown to others, text with its formatting and files."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Field, Relationship, SQLModel, col, select

from models.base import Refusal, Session

MOST_FILES = 10  # in one album (Bot API, sendMediaGroup)
ALBUM_ARRIVES = timedelta(seconds=2)  # its files come one by one
LONGEST_TEXT = 3500  # characters; the rest of a message's 4096 is for what we say around it


class PostTooLong(Refusal):
    """The text would not fit into one message together with our own words."""


class TooManyFiles(Refusal):
    """An album holds no more."""


class NothingSent(Refusal):
    """Neither words nor a file that can be sent on: a contact, a place, a poll."""


class MediaKind(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    DOCUMENT = "document"
    AUDIO = "audio"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"
    STICKER = "sticker"


class Post(SQLModel, table=True):
    """Text as HTML that came from Telegram's own entities, and files by their `file_id`.

    `album` is the `media_group_id` under which the files are still arriving.
    """

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    html: str = ""
    album: str | None = None
    attachments: list["Attachment"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "order_by": "Attachment.id"}
    )


class Attachment(SQLModel, table=True):
    """One file of a post. It lies with Telegram: we keep its name there, not its bytes."""

    id: int = Field(default=None, primary_key=True)
    post_id: int = Field(default=None, foreign_key="post.id", index=True)
    kind: MediaKind
    file_id: str
    name: str = ""


async def write(
    session: Session,
    author_id: int,
    html: str,
    files: list[Attachment],
    *,
    length: int,
    album: str | None = None,
) -> Post:
    """Keep what was written; `length` is that of the text without its tags, in characters."""
    _fits(length)
    if not html and not files:
        raise NothingSent
    post = Post(author_id=author_id, html=html, album=album, attachments=files)
    session.add(post)
    await session.flush()
    return post


def rewrite(post: Post, html: str, *, length: int) -> None:
    """Other words to the same files."""
    _fits(length)
    post.html = html


def _fits(length: int) -> None:
    if length > LONGEST_TEXT:
        raise PostTooLong(n=length, limit=LONGEST_TEXT)


def complete_at(post: Post, at: datetime) -> datetime:
    """When all of a post that has begun to arrive `at` this moment will be there."""
    return at + ALBUM_ARRIVES if post.album else at


async def of_album(session: Session, author_id: int, album: str | None) -> Post | None:
    """The post to which the other files of this album have been added already."""
    if album is None:
        return None
    same = select(Post).where(Post.author_id == author_id, Post.album == album)
    return (await session.exec(same.order_by(col(Post.id).desc()))).first()


async def add_file(session: Session, post: Post, file: Attachment) -> None:
    """One more file; the text stays as it is."""
    if len(post.attachments) >= MOST_FILES:
        raise TooManyFiles(limit=MOST_FILES)
    post.attachments.append(file)
    await session.flush()
