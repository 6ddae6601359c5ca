"""A group chat from outside: who is in it, what the bot said, what happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.actors.heard import Heard
from emulator.actors.topic import Topic
from emulator.membership import bot_present, bot_standing
from emulator.records import Chat, Message, Wire
from emulator.standing import SENDING, administrator_rights, forbidden_kinds
from emulator.topics import open_topic
from emulator.world import World

if TYPE_CHECKING:
    from emulator.actors.person import Person
    from emulator.telegram import Emulator


class Group:
    """A basic group or supergroup; ``id`` changes when it migrates."""

    def __init__(self, telegram: Emulator, chat: Chat) -> None:
        self._telegram = telegram
        self.chat = chat

    def __repr__(self) -> str:
        return f"<Group {self.title!r} {self.id}>"

    @property
    def _world(self) -> World:
        return self._telegram.world

    @property
    def id(self) -> int:
        """The chat's id now."""
        return self.chat.id

    @property
    def title(self) -> str:
        """The name that members see."""
        return self.chat.title

    @property
    def member_ids(self) -> list[int]:
        """The people in it, the bot not counted."""
        return [
            number
            for number, status in self.chat.members.items()
            if status not in ("left", "kicked") and number != self._world.bot_id
        ]

    def heard(self) -> list[Heard]:
        """What the bot said to all, oldest first."""
        return [
            Heard(self.chat, message)
            for message in self.chat.log
            if message.mine and not message.deleted and message.receiver_id is None
        ]

    @property
    def last(self) -> Heard:
        """The newest message of the bot; fails when there is none."""
        heard = self.heard()
        if not heard:
            raise AssertionError(f"the bot has said nothing in {self.title!r}")
        return heard[-1]

    def silences(self, *kinds: str) -> None:
        """Forbid members to send these kinds, all when none is named; see ``standing.SENDING``."""
        self.chat.silenced |= set(forbidden_kinds(kinds))

    def allows(self, *kinds: str) -> None:
        """Let members send these kinds again, all when none is named."""
        self.chat.silenced -= set(forbidden_kinds(kinds))

    def promotes(self, person: Person, status: str = "administrator") -> None:
        """Make a member an administrator (or ``creator``)."""
        self.chat.members[person.id] = status

    async def promotes_bot(self, *, by: Person, wait: bool = True, **rights: bool) -> None:
        """Make the bot an administrator, or change what it may: ``can_pin_messages=False``.

        Rights that are not named are those of an ordinary administrator.
        """
        changed = administrator_rights(rights)
        bot_standing(self._world, self.chat, by.user, "administrator", changed)
        await self._telegram.acted(wait)

    async def restricts_bot(self, *kinds: str, by: Person, wait: bool = True) -> None:
        """Forbid the bot alone to send these kinds, all when none is named."""
        if self.chat.type != "supergroup":
            raise AssertionError("only a supergroup restricts its members one by one")
        lost = {SENDING[kind]: False for kind in forbidden_kinds(kinds)}
        bot_standing(self._world, self.chat, by.user, "restricted", lost)
        await self._telegram.acted(wait)

    async def demotes_bot(self, *, by: Person, wait: bool = True) -> None:
        """Make the bot an ordinary member: neither administrator nor restricted."""
        bot_standing(self._world, self.chat, by.user, "member")
        await self._telegram.acted(wait)

    async def adds_bot(self, *, by: Person, wait: bool = True) -> None:
        """Somebody adds the bot."""
        bot_standing(self._world, self.chat, by.user, "member")
        self.announce(by.user, {"new_chat_members": [self._world.me]})
        await self._telegram.acted(wait)

    async def removes_bot(self, *, by: Person | None = None, wait: bool = True) -> None:
        """Somebody removes the bot; from now on it is ``kicked``."""
        actor = by.user if by else self._somebody()
        bot_standing(self._world, self.chat, actor, "kicked")
        await self._telegram.acted(wait)

    def disbands(self) -> None:
        """The group is deleted; the bot hears nothing of it."""
        self.chat.deleted = True

    async def migrates(
        self, new_id: int | None = None, *, announced: bool = True, wait: bool = True
    ) -> None:
        """Become a supergroup: new id, a service message in both chats unless one got lost."""
        if self.chat.type != "group":
            raise AssertionError("only a basic group can become a supergroup")
        old = self.chat
        actor = self._somebody()
        new = self._telegram.new_supergroup(new_id, old.title, dict(old.members))
        if announced:
            self.announce(actor, {"migrate_to_chat_id": new.id})
        new.rights, new.silenced = dict(old.rights), set(old.silenced)
        old.migrated_to = new.id
        self._telegram.groups[new.id] = self._telegram.groups.pop(old.id, self)
        self.chat = new
        if announced:
            self.announce(actor, {"migrate_from_chat_id": old.id})
        self._world.events.emit({"type": "world"})
        await self._telegram.acted(wait)

    def announce(self, actor: Wire, content: Wire) -> None:
        """A service message; the bot hears it whatever its privacy mode is."""
        self.report(self._world.post(self.chat, actor, content))

    def report(self, message: Message) -> None:
        """Let the bot hear of a service message."""
        if bot_present(self._world, self.chat):
            self._world.updates.create("message", message.wire)

    # Topics

    def becomes_forum(self, forum: bool = True) -> None:
        """Switch topics on or off; the bot hears nothing of it."""
        if self.chat.type != "supergroup":
            raise AssertionError("only a supergroup has topics")
        self.chat.is_forum = forum

    @property
    def topics(self) -> list[Topic]:
        """The topics that are there, General not counted, oldest first."""
        return [Topic(self._telegram, self, topic) for topic in self.chat.topics.values()]

    def topic(self, name: str) -> Topic:
        """The topic of this name; fails when there is none."""
        for topic in self.topics:
            if topic.name == name:
                return topic
        raise AssertionError(f"{self.title!r} has no topic {name!r}: {self.topics}")

    async def opens_topic(self, name: str, *, by: Person, wait: bool = True) -> Topic:
        """Somebody opens a topic."""
        if not self.chat.is_forum:
            raise AssertionError(f"{self.title!r} is not a forum")
        topic = open_topic(self._world, self.chat, by.user, name)
        self.report(topic.created)
        await self._telegram.acted(wait)
        return Topic(self._telegram, self, topic)

    def _somebody(self) -> Wire:
        for number in self.member_ids:
            return self._world.users[number]
        raise AssertionError(f"nobody is in {self.title!r}")
