"""What a person sees of the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.actors.group import Group
from emulator.actors.heard import Heard, Rows, labels
from emulator.methods.commands import commands_for
from emulator.records import Chat, Wire
from emulator.world import World

if TYPE_CHECKING:
    from emulator.telegram import Emulator


class Reader:
    """A person as the one who reads; ``where`` is a group, the private chat by default."""

    def __init__(self, telegram: Emulator, user: Wire, phone: str) -> None:
        self._telegram = telegram
        self.user = user
        self.phone = phone
        self.toasts: list[str] = []
        self.opened: list[str] = []
        self._answer: tuple[str | None, bool] = (None, False)

    def __repr__(self) -> str:
        return f"<Person {self.name!r} {self.id}>"

    @property
    def _world(self) -> World:
        return self._telegram.world

    @property
    def id(self) -> int:
        """The user id, and the id of the private chat."""
        return int(self.user["id"])

    @property
    def name(self) -> str:
        """First and last name."""
        return " ".join(self.user[k] for k in ("first_name", "last_name") if self.user.get(k))

    def chat(self, where: Group | None = None) -> Chat:
        """The chat that she means."""
        return where.chat if where else self._world.private_chat(self.id)

    def heard(self, where: Group | None = None) -> list[Heard]:
        """The bot's messages that she sees, oldest first."""
        chat = self.chat(where)
        mine = [m for m in chat.log if m.mine and not m.deleted]
        seen = [m for m in mine if m.receiver_id in (None, self.id)]
        hidden = {m.replaces for m in seen if m.replaces is not None}
        return [Heard(chat, m) for m in seen if m.wire["message_id"] not in hidden]

    @property
    def last(self) -> Heard:
        """The bot's newest message in the private chat; fails when there is none."""
        heard = self.heard()
        if not heard:
            raise AssertionError(f"the bot has said nothing to {self.name}")
        return heard[-1]

    @property
    def toast(self) -> str | None:
        """The text of the newest callback answer, if it was a toast."""
        text, alert = self._answer
        return None if alert else text

    @property
    def alert(self) -> str | None:
        """The text of the newest callback answer, if it was an alert."""
        text, alert = self._answer
        return text if alert else None

    @property
    def keyboard(self) -> Rows:
        """The reply keyboard in the private chat now."""
        return labels(self.chat().keyboard)

    @property
    def blocked(self) -> bool:
        """Whether she blocked the bot."""
        return self.chat().blocked

    @property
    def offline(self) -> bool:
        """Whether her phone has no network: ephemeral messages do not reach her."""
        return self.id in self._world.offline

    @offline.setter
    def offline(self, offline: bool) -> None:
        if offline:
            self._world.offline.add(self.id)
        else:
            self._world.offline.discard(self.id)
        self._world.events.emit({"type": "world"})

    @property
    def commands(self) -> list[tuple[str, str]]:
        """The commands that her client offers in the private chat (BotCommandScope)."""
        scopes = [("chat", self.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
        found = commands_for(self._world, self.user, scopes)
        return [(command["command"], command["description"]) for command in found]
