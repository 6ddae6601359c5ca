"""A person with a phone: writes, taps, reads, comes and goes."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from emulator.actors.group import Group
from emulator.actors.heard import Heard, find_button, labels
from emulator.actors.uploader import Uploader
from emulator.membership import bot_blocked, person_standing
from emulator.records import Chat, Message, Query, Wire


class Person(Uploader):
    """One user of Telegram."""

    async def taps(
        self, label: str, *, where: Group | None = None, on: Heard | None = None, wait: bool = True
    ) -> None:
        """Press the button that shows ``label``: exact, else the only one that contains it.

        Looked for on ``on``, else on the newest message that shows it and on the reply keyboard
        (which sends the label as a text). Fails with what is visible instead.
        """
        message, button = self._find(label, where, on)
        if message is None:
            await self._tap_key(button, where, wait)
        elif "callback_data" in button:
            self._press(message, button["callback_data"])
            await self._telegram.acted(wait)
        elif "url" in button:
            await self._open(button["url"], wait)

    def _find(self, label: str, where: Group | None, on: Heard | None) -> tuple[Heard | None, Wire]:
        messages = [on] if on else list(reversed(self.heard(where)))
        keys = [] if on else (self.chat(where).keyboard or {}).get("keyboard", [])
        for exact in (True, False):
            for message in messages:
                button = find_button(message.inline, label, exact=exact)
                if button:
                    return message, button
            button = find_button(keys, label, exact=exact)
            if button:
                return None, button
        raise AssertionError(
            f"{self.name} sees no button {label!r}; the newest messages show "
            f"{[m.buttons for m in messages[:3]]}, the keyboard {labels({'keyboard': keys})}"
        )

    async def _tap_key(self, button: Wire, where: Group | None, wait: bool) -> None:
        if button.get("request_contact"):
            await self.sends_contact(where=where, wait=wait)
            return
        special = [key for key in button if key.startswith("request_") or key == "web_app"]
        if special:
            raise AssertionError(f"{special} is not imitated")
        await self.sends(button["text"], where=where, wait=wait)

    async def _open(self, url: str, wait: bool) -> None:
        """Follow a link; one to the bot itself with ``start`` starts it."""
        self.opened.append(url)
        parts = urlsplit(url)
        payload = parse_qs(parts.query).get("start")
        own = parts.hostname == "t.me" and parts.path == f"/{self._world.me['username']}"
        if own and payload:
            await self.sends(f"/start {payload[0]}", wait=wait)

    def presses(self, message: Heard, data: str) -> None:
        """Press with any data, as a forged client would; nothing is awaited."""
        self._press(message, data)

    def _press(self, heard: Heard, data: str) -> None:
        world = self._world
        number = str(4_382_000_000_000_000 + world.number())
        chat = heard.chat
        world.queries[number] = Query(
            chat.id, self.id, heard.message_id, world.clock(), self._remember()
        )
        message = _visible(chat, heard.message)
        query = {
            "id": number,
            "from": self.user,
            "message": message,
            "chat_instance": str(abs(chat.id) * 7919),
            "data": data,
        }
        world.updates.create("callback_query", query)

    def _remember(self) -> Callable[[str | None, bool], None]:
        def answered(text: str | None, alert: bool) -> None:
            self._answer = (text, alert)
            if text:
                self.toasts.append(text)

        return answered

    async def blocks_bot(self, *, wait: bool = True) -> None:
        """Block the bot."""
        bot_blocked(self._world, self.chat(), True)
        await self._telegram.acted(wait)

    async def unblocks_bot(self, *, wait: bool = True) -> None:
        """Unblock the bot."""
        bot_blocked(self._world, self.chat(), False)
        await self._telegram.acted(wait)

    async def joins(self, group: Group, *, wait: bool = True) -> None:
        """Enter a group."""
        person_standing(self._world, group.chat, self.user, self.user, "member")
        group.announce(self.user, {"new_chat_members": [self.user]})
        await self._telegram.acted(wait)

    async def leaves(self, group: Group, *, wait: bool = True) -> None:
        """Leave a group."""
        group.announce(self.user, {"left_chat_member": self.user})
        person_standing(self._world, group.chat, self.user, self.user, "left")
        await self._telegram.acted(wait)

    def deactivates(self) -> None:
        """Delete the account; the bot hears nothing of it."""
        self.chat().deleted = True


def _visible(chat: Chat, message: Message) -> Wire:
    """The message of a pressed button; of a deleted one only its number is left."""
    if message.deleted:
        return {"chat": chat.wire(), "message_id": message.wire["message_id"], "date": 0}
    return message.wire
