"""Where the bot may act: chats that it knows, groups that it is in, people who let it."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.records import Chat, Message, Wire
from emulator.refusals import ApiError, bad_request, forbidden
from emulator.standing import may_send
from emulator.world import World

_PLACE = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


def find_chat(
    world: World, arguments: Arguments, name: str = "chat_id", *, read: bool = False
) -> Chat:
    """The chat that an argument names, if the bot may act there; else a refusal.

    ``read`` is for methods that only look: they may look at a group that became a supergroup.
    """
    raw = arguments.text(name)
    if not raw:
        raise bad_request(f"{name} is empty")  # C:8201
    chat = _lookup(world, raw)
    if chat is None:
        raise bad_request("chat not found")  # C:6571
    if chat.private:
        return chat
    if chat.migrated_to is not None:
        if read:
            return chat
        raise bad_request(  # C:8158
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    if chat.deleted:
        raise forbidden("the group chat was deleted")  # C:8155
    status = world.status(chat, world.bot_id)
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {_PLACE[chat.type]}")  # C:8162-8185
    if status == "left":
        raise forbidden(f"bot is not a member of the {_PLACE[chat.type]}")  # C:8162-8185
    return chat


def _lookup(world: World, raw: str) -> Chat | None:
    if raw.startswith("@"):
        named = [c for c in world.chats.values() if not c.private and f"@{c.username}" == raw]
        return named[0] if named else None
    try:
        number = int(raw)
    except ValueError:
        return None
    if number in world.users or number == world.bot_id:
        return _person_chat(world, number)
    return world.chats.get(number)


def _person_chat(world: World, user_id: int) -> Chat | None:
    """People whom the bot neither met in a group nor heard of are unknown to it."""
    if user_id == world.bot_id:
        raise forbidden("the bot can't send messages to the bot")  # td MessagesManager.cpp:27952
    known = user_id in world.chats and world.chats[user_id].started
    return world.private_chat(user_id) if known or world.shares_group(user_id) else None


def check_write(world: World, chat: Chat, kind: str) -> None:
    """Refuse if the bot may not send this kind (``text messages``, ``photos``) here."""
    if chat.private:
        _check_person(world, chat)
    elif not may_send(world, chat, kind):
        raise bad_request(  # td MessageContent.cpp:6183-6340
            f"not enough rights to send {kind} to the chat"
        )


def _check_person(world: World, chat: Chat) -> None:
    user = world.users[chat.id]
    if user.get("is_bot"):
        raise forbidden("the bot can't send messages to the bot")  # td MessagesManager.cpp:27952
    if chat.deleted:
        raise forbidden("user is deactivated")  # C:122-124
    if chat.blocked:
        raise forbidden("bot was blocked by the user")  # C:125-127
    if not chat.started:
        # td MessagesManager.cpp:27957
        raise forbidden("bot can't initiate conversation with a user")


def message_of(chat: Chat, arguments: Arguments, purpose: str, name: str = "message_id") -> Message:
    """The message that an argument names; ``purpose`` completes the refusal."""
    if not arguments.text(name):
        raise bad_request("message identifier is not specified")  # recalled
    message = chat.messages.get(arguments.integer(name))
    if message is None:
        raise bad_request(f"message to {purpose} not found")  # C:13541, 13804, 8516
    return message


def user_of(world: World, user_id: int) -> Wire:
    """A person the server knows, or the bot itself."""
    user = world.me if user_id == world.bot_id else world.users.get(user_id)
    if user is None:
        raise ApiError(400, "member not found")  # recalled
    return user
