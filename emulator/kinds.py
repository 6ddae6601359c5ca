"""The kinds of files in messages: what each is called, what it shows, who may send it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from emulator.records import Wire


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    ``td`` is its name in refusals (td FileType.cpp), ``right`` what a member without the right may
    not send (td MessageContent.cpp:6183-6340), ``prefix`` how its identifiers begin (seen).
    ``measures`` are the numbers that it always shows; nothing is read from the content.
    """

    td: str
    right: str
    prefix: str
    suffix: str = ""
    mime_type: str = "application/octet-stream"
    measures: Mapping[str, int] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    named: bool = True
    captioned: bool = True


_SCREEN = {"width": 1280, "height": 720, "duration": 0}
# In the order in which a message is asked for them: an animation shows a ``document`` as well.
KINDS = {
    "photo": Kind("Photo", "photos", "AgAC", ".jpg", "image/jpeg"),
    "video": Kind("Video", "videos", "BAAC", ".mp4", "video/mp4", _SCREEN),
    "animation": Kind("Animation", "animations", "CgAC", ".mp4", "video/mp4", _SCREEN),
    "audio": Kind(
        "Audio", "music", "CQAC", ".mp3", "audio/mpeg", {"duration": 0}, ("performer", "title")
    ),
    "document": Kind("Document", "documents", "BQAC"),
    "voice": Kind(
        "VoiceNote", "voice notes", "AwAC", ".oga", "audio/ogg", {"duration": 0}, named=False
    ),
    "video_note": Kind(
        "VideoNote",
        "video notes",
        "DQAC",
        ".mp4",
        "video/mp4",
        {"length": 384, "duration": 0},
        named=False,
        captioned=False,
    ),
    "sticker": Kind(
        "Sticker",
        "stickers",
        "CAAC",
        ".webp",
        "image/webp",
        {"width": 512, "height": 512},
        named=False,
        captioned=False,
    ),
}
# td FileManager.cpp is_document_type: one may be sent as the other and stays what it is.
_ALIKE = frozenset({"document", "audio", "animation"})
# td MessageContentType.cpp is_allowed_media_group_content, is_homogenous_media_group_content
ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})
UNMIXED = frozenset({"document", "audio"})
# What a copy or a forwarded message takes along.
CARRIED = (
    "text",
    "entities",
    "link_preview_options",
    "contact",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    *KINDS,
)


def kind_of(wire: Wire) -> str | None:
    """The kind of file that a message shows, None when it shows none."""
    return next((kind for kind in KINDS if kind in wire), None)


def captioned(wire: Wire) -> bool:
    """Whether a message may have a caption."""
    kind = kind_of(wire)
    return kind is not None and KINDS[kind].captioned


def right_to(wire: Wire) -> str:
    """What one must be allowed to send in order to send this message."""
    kind = kind_of(wire)
    return KINDS[kind].right if kind else "text messages"


def interchangeable(kind: str, other: str) -> bool:
    """Whether a file of one kind may be named where the other one is asked for."""
    return kind == other or {kind, other} <= _ALIKE
