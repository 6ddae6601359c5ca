"""What people send us as posts, and how posts are shown again."""

from html import escape, unescape
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message
from sqlmodel import select

from models import people, posts
from models.base import Session
from models.people import Person, clean_name
from models.posts import Attachment, MediaKind, Post
from ui.i18n import TAG
from ui.screen import Html, Media

TABLES = ("text/csv", "text/comma-separated-values", "text/plain", "application/csv")
TABLE_FILES = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".ods", ".zip", ".ics")


def is_for_others(message: Message) -> bool:
    """A file that may be meant for others; tables are what imports are fed with."""
    document = message.document
    if document is not None and message.animation is None:
        named = (document.file_name or "").lower().endswith(TABLE_FILES)
        return not named and document.mime_type not in TABLES
    return bool(message.photo or message.video or message.animation or message.audio)


def text_of(message: Message) -> Html:
    """What somebody wrote, with its formatting, unless that can't be shown."""
    written = message.text or message.caption or ""
    try:
        return Html(message.html_text if written else "")
    except (UnicodeDecodeError, AttributeError):  # it cuts a surrogate pair, or mentions nobody
        return Html(escape(written, quote=False))


def length_of(message: Message) -> int:
    """Characters of the text or caption, without formatting."""
    return len(message.text or message.caption or "")


def file_of(message: Message) -> Attachment | None:
    """The file of a message, if it brings one that can be sent on."""
    for kind in MediaKind:
        found = getattr(message, kind.value, None)
        if found:  # an animation is a document, too: it comes first in MediaKind
            file = found[-1] if kind is MediaKind.PHOTO else found
            name = getattr(file, "file_name", None) or ""
            return Attachment(kind=kind, file_id=file.file_id, name=name)
    return None


async def received(session: Session, message: Message, author_id: int) -> Post:
    """Keep what somebody has sent: words, a file, or the first file of an album."""
    file = file_of(message)
    return await posts.write(
        session,
        author_id,
        text_of(message),
        [file] if file else [],
        length=length_of(message),
        album=message.media_group_id,
    )


async def joins(session: Session, message: Message, post: Post) -> bool:
    """Is this one more file of the same album? It is added, with the words if they come late."""
    file = file_of(message)
    if message.media_group_id is None or message.media_group_id != post.album or file is None:
        return False
    await posts.add_file(session, post, file)
    post.html = post.html or text_of(message)
    return True


async def joined(session: Session, message: Message, me: Person) -> bool:
    """Was it one more file of an album of theirs that is there already?"""
    post = await posts.of_album(session, me.id, message.media_group_id)
    return post is not None and await joins(session, message, post)


class OfAlbum(Filter):
    """One more file of an album whose first one stands already in a thing of this kind."""

    def __init__(self, kind: type[Any]) -> None:
        self.kind = kind

    async def __call__(self, message: Message, unit: Any) -> bool:
        if message.media_group_id is None or message.from_user is None:
            return False
        me = await people.by_telegram(unit.session, message.from_user.id)
        post = me and await posts.of_album(unit.session, me.id, message.media_group_id)
        if not post:
            return False
        held = select(self.kind.id).where(self.kind.post_id == post.id)
        return (await unit.session.exec(held)).first() is not None


def plain_of(post: Post) -> str:
    """The words of a post without their formatting."""
    return unescape(TAG.sub("", post.html))


def media_of(post: Post) -> tuple[Media, ...]:
    """The files of a post, for a screen."""
    return tuple(Media(MediaKind(file.kind), file.file_id) for file in post.attachments)


def html_of(post: Post) -> Html:
    """The words of a post, for a screen."""
    return Html(post.html)


def name_of_file(message: Message, otherwise: str) -> str:
    """The document's name as far as it can be shown on one line."""
    name = message.document.file_name if message.document else None
    return clean_name(name) if name and any(map(str.isalnum, name)) else otherwise
