"""What a bot hears in a group (privacy mode) and which commands are ephemeral."""

from __future__ import annotations

from emulator.membership import bot_present
from emulator.methods.commands import commands_for
from emulator.records import Chat, Wire
from emulator.standing import administers
from emulator.topics import is_opening
from emulator.world import World


def bot_hears(world: World, chat: Chat, wire: Wire) -> bool:
    """Whether this message becomes an update."""
    if chat.private:
        return True
    if not bot_present(world, chat):
        return False
    if not world.privacy or administers(world, chat) or "ephemeral_message_id" in wire:
        return True
    return _addressed(world, wire)


def _addressed(world: World, wire: Wire) -> bool:
    """Commands, mentions of the bot and replies to it pass the privacy mode."""
    text = wire.get("text") or wire.get("caption") or ""
    name = f"@{world.me['username']}".lower()
    answered = wire.get("reply_to_message", {})
    # Whatever stands in a topic replies to the message that opened it: that is no address.
    if answered.get("from", {}).get("id") == world.bot_id and not is_opening(answered):
        return True
    if name in text.lower():
        return True
    command = _command(wire)
    return command is not None and "@" not in command


def _command(wire: Wire) -> str | None:
    """The command at the head of a message, without its slash."""
    text = str(wire.get("text", ""))
    first = next(iter(wire.get("entities", ())), None)
    if first is None or first["type"] != "bot_command" or first["offset"] != 0:
        return None
    return text[1 : first["length"]]


def is_ephemeral_command(world: World, chat: Chat, user: Wire, content: Wire) -> bool:
    """Whether a client sends this as an ephemeral message (``BotCommand.is_ephemeral``)."""
    command = _command(content)
    if chat.private or command is None or not bot_present(world, chat):
        return False
    administrator = world.status(chat, user["id"]) in ("administrator", "creator")
    scopes = [
        ("chat_member", chat.id, user["id"]),
        *([("chat_administrators", chat.id, 0)] if administrator else []),
        ("chat", chat.id, 0),
        *([("all_chat_administrators", 0, 0)] if administrator else []),
        ("all_group_chats", 0, 0),
        ("default", 0, 0),
    ]
    name = command.partition("@")[0]
    return any(
        listed["command"] == name and listed.get("is_ephemeral")
        for listed in commands_for(world, user, scopes)
    )
