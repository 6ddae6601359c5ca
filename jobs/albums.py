"""Files that lie with Telegram: which method sends each kind, and which stand together."""

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import (
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
)

from jobs.calls import (
    SendAnimation,
    SendAudio,
    SendDocument,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
)
from models.posts import MediaKind
from ui.screen import Media

SENDS: dict[MediaKind, type[TelegramMethod[Message]]] = {
    MediaKind.PHOTO: SendPhoto,
    MediaKind.VIDEO: SendVideo,
    MediaKind.ANIMATION: SendAnimation,
    MediaKind.DOCUMENT: SendDocument,
    MediaKind.AUDIO: SendAudio,
    MediaKind.VOICE: SendVoice,
    MediaKind.VIDEO_NOTE: SendVideoNote,
    MediaKind.STICKER: SendSticker,
}
ALBUMS: dict[MediaKind, Any] = {
    MediaKind.PHOTO: InputMediaPhoto,
    MediaKind.VIDEO: InputMediaVideo,
    MediaKind.DOCUMENT: InputMediaDocument,
    MediaKind.AUDIO: InputMediaAudio,
}
WORDLESS = frozenset({MediaKind.VIDEO_NOTE, MediaKind.STICKER})  # these have no caption
MIXED = frozenset({MediaKind.PHOTO, MediaKind.VIDEO})  # these two may share an album


def albums(media: tuple[Media, ...]) -> list[list[Media]]:
    """The files in their order, together where Telegram can show them together."""
    albums: list[list[Media]] = []
    for file in media:
        last = albums[-1][-1].kind if albums else None
        alike = last is file.kind or (last in MIXED and file.kind in MIXED)
        if alike and file.kind in ALBUMS:
            albums[-1].append(file)
        else:
            albums.append([file])
    return albums
