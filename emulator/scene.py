"""What the page of the emulator shows: the world as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from emulator.actors import Group, Person
from emulator.membership import bot_present
from emulator.methods.commands import commands_for
from emulator.records import Chat
from emulator.server import Call
from emulator.telegram import Emulator

Words = Mapping[str, str]

# Whoever opens the page sees this much of the past.
_MESSAGES = 400
_CALLS = 200
_ARGUMENT = 200


@dataclass(frozen=True)
class Scene:
    """The emulator's world and what the page says about it; see ``Stage`` for the fields."""

    telegram: Emulator
    title: Words
    panes: tuple[int, ...]
    notes: Mapping[int, Words]
    zone: str
    zones: Mapping[int, str]

    def state(self) -> dict[str, Any]:
        """All that the page needs to draw itself anew."""
        telegram, chats = self.telegram, self.telegram.world.chats.values()
        return {
            "now": telegram.clock().isoformat(),
            "zone": self.zone,
            "title": dict(self.title),
            "bot": self._bot(),
            "people": [self._person(person) for person in telegram.people.values()],
            "groups": [self._group(group) for group in telegram.groups.values()],
            "panes": [self._seat(chat_id) for chat_id in self.panes],
            "moved": {chat.id: chat.migrated_to for chat in chats if chat.migrated_to},
            "chats": {chat.id: _records(chat) for chat in chats},
            "commands": {person.id: person.commands for person in telegram.people.values()},
            "calls": [_call(call) for call in telegram.calls()[-_CALLS:]],
        }

    def _bot(self) -> dict[str, Any]:
        me, known = self.telegram.me, self.telegram.world.descriptions
        default = known.get(("description", ""), "")
        return {
            "id": me["id"],
            "name": me["first_name"],
            "username": me["username"],
            "description": {
                language: known.get(("description", language), default) for language in ("ru", "en")
            },
        }

    def _person(self, person: Person) -> dict[str, Any]:
        return {
            "id": person.id,
            "name": person.name,
            "short": person.user["first_name"],
            "note": dict(self.notes.get(person.id, {})),
            "zone": self.zones.get(person.id, self.zone),
            "blocked": person.blocked,
            "offline": person.offline,
        }

    def _group(self, group: Group) -> dict[str, Any]:
        known = self.telegram.people
        people = [known[number] for number in group.member_ids if number in known]
        return {
            "id": group.id,
            "title": group.title,
            "kind": group.chat.type,
            "members": [person.id for person in people],
            "bot": bot_present(self.telegram.world, group.chat),
            "commands": {person.id: self._group_commands(group, person) for person in people},
        }

    def _group_commands(self, group: Group, person: Person) -> list[tuple[str, str]]:
        """What the person's client offers in a group (BotCommandScope, narrowest scope first)."""
        chat = group.chat
        administrator = chat.members.get(person.id) in ("administrator", "creator")
        scopes = [
            ("chat_member", chat.id, person.id),
            *([("chat_administrators", chat.id, 0)] if administrator else []),
            ("chat", chat.id, 0),
            *([("all_chat_administrators", 0, 0)] if administrator else []),
            ("all_group_chats", 0, 0),
            ("default", 0, 0),
        ]
        found = commands_for(self.telegram.world, person.user, scopes)
        return [(command["command"], command["description"]) for command in found]

    def _seat(self, chat_id: int) -> dict[str, int]:
        group = self.telegram.groups.get(chat_id)
        return {"chat": chat_id, "as": group.member_ids[0] if group else chat_id}


def _records(chat: Chat) -> list[dict[str, Any]]:
    return [
        {
            "message": message.wire,
            "keyboard": message.keyboard,
            "mine": message.mine,
            "replaces": message.replaces,
        }
        for message in chat.log[-_MESSAGES:]
        if not message.deleted
    ]


def _call(call: Call) -> dict[str, Any]:
    return {
        "method": call.method,
        "status": call.status,
        "chat": call.chat_id,
        "description": call.description,
        "args": {name: value[:_ARGUMENT] for name, value in call.args.items()},
        "at": call.at.timestamp(),
    }
