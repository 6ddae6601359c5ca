"""Changes of membership and the updates that report them."""

from __future__ import annotations

from emulator.records import Chat, Wire
from emulator.rights import administers, member_wire
from emulator.world import World


def _changed(world: World, chat: Chat, by: Wire, user: Wire, old: str, new: str) -> Wire:
    return {
        "chat": chat.wire(),
        "from": by,
        "date": world.clock.timestamp(),
        "old_chat_member": member_wire(user, old),
        "new_chat_member": member_wire(user, new),
    }


def bot_standing(world: World, chat: Chat, by: Wire, status: str) -> None:
    """The bot's own standing in a group becomes ``status``; it hears of it."""
    old = world.status(chat, world.bot_id)
    chat.members[world.bot_id] = status
    if old != status:
        world.updates.create("my_chat_member", _changed(world, chat, by, world.me, old, status))
    world.events.emit({"type": "world"})


def bot_blocked(world: World, chat: Chat, blocked: bool) -> None:
    """A person blocks or unblocks the bot; it hears of it as ``my_chat_member``."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    person = world.users[chat.id]
    world.updates.create("my_chat_member", _changed(world, chat, person, world.me, old, new))
    world.events.emit({"type": "world"})


def person_standing(world: World, chat: Chat, by: Wire, user: Wire, status: str) -> None:
    """A person's standing becomes ``status``; only a bot that administers the group hears of it."""
    old = world.status(chat, user["id"])
    chat.members[user["id"]] = status
    if old != status and administers(world, chat):
        world.updates.create("chat_member", _changed(world, chat, by, user, old, status))
    world.events.emit({"type": "world"})


def bot_present(world: World, chat: Chat) -> bool:
    """Whether the bot is in the group."""
    return world.status(chat, world.bot_id) in ("member", "administrator", "creator")
