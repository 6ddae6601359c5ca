"""What files a person sends."""

from __future__ import annotations

from typing import TypedDict, Unpack

from emulator import attachments
from emulator.actors.group import Group
from emulator.actors.topic import Topic
from emulator.actors.writer import Writer
from emulator.attachments import Attachment
from emulator.media import shown
from emulator.records import Wire
from emulator.text import marked


class Sending(TypedDict, total=False):
    """How a file is sent; ``entities`` are those of the caption."""

    caption: str | None
    entities: list[Wire] | None
    where: Group | None
    topic: Topic | None
    wait: bool


class Uploader(Writer):
    """A person as the one who sends files."""

    async def attaches(self, *files: Attachment, **how: Unpack[Sending]) -> None:
        """Send a file, or several as an album, which carries its caption on the first.

        An album reaches the bot as one message for each file, all before it is waited for.
        """
        where, topic = how.get("where"), how.get("topic")
        album = self._world.album() if len(files) > 1 else {}
        for number, file in enumerate(files):
            stored = self._world.store(file.kind, file.name, file.content)
            words = _caption(how) if number == 0 else {}
            self._post({**album, **shown(self._world, stored), **words}, where, topic=topic)
        await self._telegram.acted(how.get("wait", True))

    async def sends_album(self, *files: Attachment, **how: Unpack[Sending]) -> None:
        """Send an album: photos and videos, or documents, or music."""
        if len(files) < 2:
            raise AssertionError("an album has at least two files")
        await self.attaches(*files, **how)

    async def sends_file(self, name: str, content: bytes, **how: Unpack[Sending]) -> None:
        """Send a document."""
        await self.attaches(attachments.document(name, content), **how)

    async def sends_photo(self, *content: bytes, **how: Unpack[Sending]) -> None:
        """Send a photo."""
        await self.attaches(attachments.photo(*content), **how)

    async def sends_video(self, *content: bytes, **how: Unpack[Sending]) -> None:
        """Send a video."""
        await self.attaches(attachments.video(*content), **how)

    async def sends_animation(self, *content: bytes, **how: Unpack[Sending]) -> None:
        """Send an animation."""
        await self.attaches(attachments.animation(*content), **how)

    async def sends_audio(self, *content: bytes, **how: Unpack[Sending]) -> None:
        """Send a piece of music."""
        await self.attaches(attachments.audio(*content), **how)

    async def sends_voice(self, *content: bytes, **how: Unpack[Sending]) -> None:
        """Send a voice note."""
        await self.attaches(attachments.voice(*content), **how)

    async def sends_video_note(self, *content: bytes, **how: Unpack[Sending]) -> None:
        """Send a round video."""
        await self.attaches(attachments.video_note(*content), **how)

    async def sends_sticker(self, *content: bytes, **how: Unpack[Sending]) -> None:
        """Send a sticker."""
        await self.attaches(attachments.sticker(*content), **how)


def _caption(how: Sending) -> Wire:
    caption = how.get("caption")
    if not caption:
        return {}
    entities = marked(caption, how.get("entities") or ())
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}
