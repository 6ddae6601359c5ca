"""Changes of membership and the updates that report them."""

from __future__ import annotations

from emulator.records import Chat, Wire
from emulator.standing import administers, member_wire, standing_wire
from emulator.world import PRESENT, World


def _report(world: World, kind: str, chat: Chat, by: Wire, old: Wire, new: Wire) -> None:
    change = {
        "chat": chat.wire(),
        "from": by,
        "date": world.clock.timestamp(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    world.updates.create(kind, change)


def _change(world: World, chat: Chat, user: Wire, status: str, rights: Wire) -> tuple[Wire, Wire]:
    """The ``ChatMember`` before and after."""
    old = standing_wire(world, chat, user)
    chat.members[user["id"]] = status
    chat.rights[user["id"]] = rights
    if status not in PRESENT:
        chat.tags.pop(user["id"], None)
    world.events.emit({"type": "world"})
    return old, standing_wire(world, chat, user)


def bot_standing(
    world: World, chat: Chat, by: Wire, status: str, rights: Wire | None = None
) -> None:
    """The bot's own standing in a group becomes ``status``; it hears of it.

    ``rights`` are those that differ from what comes with the standing.
    """
    old, new = _change(world, chat, world.me, status, rights or {})
    if old != new:
        _report(world, "my_chat_member", chat, by, old, new)


def bot_blocked(world: World, chat: Chat, blocked: bool) -> None:
    """A person blocks or unblocks the bot; it hears of it as ``my_chat_member``."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    old, new = (member_wire(world.me, status) for status in statuses)
    _report(world, "my_chat_member", chat, world.users[chat.id], old, new)
    world.events.emit({"type": "world"})


def person_standing(world: World, chat: Chat, by: Wire, user: Wire, status: str) -> None:
    """A person's standing becomes ``status``; only a bot that administers the group hears of it."""
    old, new = _change(world, chat, user, status, {})
    if old != new and administers(world, chat):
        _report(world, "chat_member", chat, by, old, new)


def bot_present(world: World, chat: Chat) -> bool:
    """Whether the bot is in the group."""
    return world.status(chat, world.bot_id) in PRESENT
