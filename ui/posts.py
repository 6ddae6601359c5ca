"""What people send us as posts, and how posts are shown again."""

from html import unescape

from aiogram.types import Message

from models.posts import Attachment, MediaKind, Post
from ui.i18n import TAG
from ui.screen import Html, Media


def text_of(message: Message) -> Html:
    """What somebody wrote, with its formatting."""
    return Html(message.html_text if message.text or message.caption else "")


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


def plain_of(post: Post) -> str:
    """The words of a post without their formatting."""
    return unescape(TAG.sub("", post.html))


def media_of(post: Post) -> tuple[Media, ...]:
    """The files of a post, for a screen."""
    return tuple(Media(MediaKind(file.kind), file.file_id) for file in post.attachments)


def html_of(post: Post) -> Html:
    """The words of a post, for a screen."""
    return Html(post.html)
