"""Files as people attach them to a message; what is in them hardly ever matters."""

from __future__ import annotations

from dataclasses import dataclass

from emulator.kinds import KINDS


@dataclass(frozen=True)
class Attachment:
    """A file on somebody's phone; ``kind`` says how it is sent."""

    kind: str
    name: str
    content: bytes


def document(name: str = "plan.pdf", content: bytes = b"%PDF plan") -> Attachment:
    """A file that is sent as a file."""
    return Attachment("document", name, content)


def photo(content: bytes = b"\xff\xd8\xff\xe0 photo") -> Attachment:
    """A picture."""
    return _attachment("photo", content)


def video(content: bytes = b"\0\0\0\x18ftyp video") -> Attachment:
    """A film."""
    return _attachment("video", content)


def animation(content: bytes = b"GIF89a animation") -> Attachment:
    """A film without sound that repeats itself."""
    return _attachment("animation", content)


def audio(content: bytes = b"ID3 music") -> Attachment:
    """A piece of music."""
    return _attachment("audio", content)


def voice(content: bytes = b"OggS voice") -> Attachment:
    """A voice note."""
    return _attachment("voice", content)


def video_note(content: bytes = b"\0\0\0\x18ftyp note") -> Attachment:
    """A round video."""
    return _attachment("video_note", content)


def sticker(content: bytes = b"RIFF sticker") -> Attachment:
    """A picture that says it without words."""
    return _attachment("sticker", content)


def _attachment(kind: str, content: bytes) -> Attachment:
    return Attachment(kind, f"{kind}{KINDS[kind].suffix}", content)
