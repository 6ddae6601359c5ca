"""What a person writes to the bot or into a group."""

from __future__ import annotations

from emulator.actors.group import Group
from emulator.actors.heard import Heard
from emulator.actors.reader import Reader
from emulator.actors.topic import Topic
from emulator.ephemerals import quoted
from emulator.hearing import bot_hears, is_ephemeral_command
from emulator.kinds import CARRIED
from emulator.records import ANONYMOUS_ADMINISTRATOR, Chat, ForumTopic, Wire
from emulator.tags import tagged
from emulator.text import marked
from emulator.topics import topic_fields


class Writer(Reader):
    """A person as the one who writes.

    Every action waits until the bot has dealt with it; ``wait=False`` leaves the waiting out.
    """

    async def sends(
        self,
        text: str,
        *,
        where: Group | None = None,
        wait: bool = True,
        anonymous: bool = False,
        entities: list[Wire] | None = None,
        reply_to: Heard | None = None,
        topic: Topic | None = None,
    ) -> None:
        """Write a text; ``anonymous`` as an administrator who hides the name."""
        content: Wire = {"text": text}
        found = marked(text, entities or ())
        if found:
            content["entities"] = found
        self._post(content, where, anonymous=anonymous, reply_to=reply_to, topic=topic)
        await self._telegram.acted(wait)

    async def replies(
        self, message: Heard, text: str, *, where: Group | None = None, wait: bool = True
    ) -> None:
        """Write a text in reply to a message."""
        await self.sends(text, where=where, wait=wait, reply_to=message)

    async def sends_contact(
        self,
        phone: str | None = None,
        *,
        of: Reader | None = None,
        known: bool = True,
        where: Group | None = None,
        wait: bool = True,
    ) -> None:
        """Send her own contact, or that ``of`` somebody else.

        The server fills in ``user_id`` itself, and leaves it out where the number is not ``known``.
        """
        owner = of or self
        contact = {
            "phone_number": phone or owner.phone,
            "first_name": owner.user["first_name"],
            **({"user_id": owner.id} if known else {}),
        }
        await self._send({"contact": contact}, where, wait)

    async def forwards(
        self, message: Heard, *, where: Group | None = None, wait: bool = True
    ) -> None:
        """Forward a message; buttons do not travel."""
        wire = message.wire
        origin = {"type": "user", "date": wire["date"], "sender_user": wire["from"]}
        content = {key: wire[key] for key in CARRIED if key in wire}
        await self._send({"forward_origin": origin, **content}, where, wait)

    async def edits(
        self,
        text: str,
        *,
        message_id: int | None = None,
        where: Group | None = None,
        wait: bool = True,
    ) -> None:
        """Change the text or caption of her newest message (or of the one named)."""
        chat = self.chat(where)
        own = [
            m
            for m in chat.log
            if m.wire["from"]["id"] == self.id
            and m.wire.keys() & {"text", "caption"}
            and message_id in (None, m.wire["message_id"])
        ]
        if not own:
            raise AssertionError(f"{self.name} has no text to edit")
        words, prefix = ("text", "") if "text" in own[-1].wire else ("caption", "caption_")
        wire = {k: v for k, v in own[-1].wire.items() if k != f"{prefix}entities"}
        wire.update({words: text, "edit_date": self._world.clock.timestamp()})
        found = marked(text)
        if found:
            wire[f"{prefix}entities"] = found
        self._world.edit(chat, own[-1], wire)
        if bot_hears(self._world, chat, wire):
            self._world.updates.create("edited_message", wire)
        await self._telegram.acted(wait)

    async def _send(self, content: Wire, where: Group | None, wait: bool) -> None:
        self._post(content, where)
        await self._telegram.acted(wait)

    def _post(
        self,
        content: Wire,
        where: Group | None,
        *,
        anonymous: bool = False,
        reply_to: Heard | None = None,
        topic: Topic | None = None,
    ) -> None:
        """Put a message into the chat and its update into the queue."""
        chat = self.chat(where or (topic.group if topic else None))
        if chat.private:
            if chat.blocked:
                raise AssertionError(f"{self.name} has blocked the bot and can't write to it")
            chat.started = True
        sender = self.user
        if anonymous:
            sender, content = ANONYMOUS_ADMINISTRATOR, {"sender_chat": chat.wire(), **content}
        else:
            content = {**tagged(chat, self.id), **content}
        place = topic_fields(self._topic(chat, topic, reply_to))
        if reply_to is not None:
            content = {"reply_to_message": quoted(reply_to.wire), **content}
        content = {**place, **content}
        hidden = is_ephemeral_command(self._world, chat, self.user, content)
        message = self._world.post(
            chat, sender, content, receiver=self._world.me if hidden else None
        )
        if bot_hears(self._world, chat, message.wire):
            self._world.updates.create("message", message.wire)

    def _topic(self, chat: Chat, topic: Topic | None, reply_to: Heard | None) -> ForumTopic | None:
        """Where she writes: into the topic named, else into that of the message answered."""
        number = topic.id if topic else reply_to.wire.get("message_thread_id") if reply_to else None
        if number is None:
            return None
        found = chat.topics.get(number)
        if found is None:
            raise AssertionError(f"the topic is gone and {self.name} can't write in it")
        governs = chat.members.get(self.id) in ("administrator", "creator")
        if found.closed and not governs and found.creator_id != self.id:
            raise AssertionError(f"{self.name} can't write in {found.name!r}: it is closed")
        return found
