"""A topic of a forum from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator import topics
from emulator.actors.heard import Heard
from emulator.records import ForumTopic

if TYPE_CHECKING:
    from emulator.actors.group import Group
    from emulator.actors.person import Person
    from emulator.telegram import Emulator


class Topic:
    """One topic; people change it, the bot hears of all but its deletion."""

    def __init__(self, telegram: Emulator, group: Group, topic: ForumTopic) -> None:
        self._telegram = telegram
        self.group = group
        self.topic = topic

    def __repr__(self) -> str:
        return f"<Topic {self.name!r} {self.id}>"

    @property
    def id(self) -> int:
        """The ``message_thread_id``."""
        return self.topic.id

    @property
    def name(self) -> str:
        """The name that members see."""
        return self.topic.name

    @property
    def closed(self) -> bool:
        """Whether only administrators may write."""
        return self.topic.closed

    @property
    def deleted(self) -> bool:
        """Whether it is gone."""
        return self.id not in self.group.chat.topics

    def heard(self) -> list[Heard]:
        """What the bot wrote in it, oldest first; service messages do not count."""
        return [
            heard
            for heard in self.group.heard()
            if heard.wire.get("message_thread_id") == self.id and (heard.text or heard.media)
        ]

    @property
    def last(self) -> Heard:
        """The bot's newest message in it; fails when there is none."""
        heard = self.heard()
        if not heard:
            raise AssertionError(f"the bot has said nothing in {self.name!r}")
        return heard[-1]

    async def closes(self, *, by: Person, wait: bool = True) -> None:
        """Somebody closes it."""
        await self._toggles(True, by, wait)

    async def reopens(self, *, by: Person, wait: bool = True) -> None:
        """Somebody opens it again."""
        await self._toggles(False, by, wait)

    async def _toggles(self, closed: bool, by: Person, wait: bool) -> None:
        world, chat = self._telegram.world, self.group.chat
        self.group.report(topics.close_topic(world, chat, self.topic, by.user, closed=closed))
        await self._telegram.acted(wait)

    async def becomes(self, name: str, *, by: Person, wait: bool = True) -> None:
        """Somebody gives it another name."""
        world, chat = self._telegram.world, self.group.chat
        self.group.report(topics.edit_topic(world, chat, self.topic, by.user, {"name": name}))
        await self._telegram.acted(wait)

    def disappears(self) -> None:
        """Somebody deletes it with all its messages; the bot hears nothing of it."""
        topics.delete_topic(self._telegram.world, self.group.chat, self.topic)
