"""Methods about chats and their members, and about the bot itself."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.membership import bot_standing
from emulator.methods.registry import method
from emulator.records import Chat, Wire
from emulator.refusals import bad_request
from emulator.rights import find_chat, user_of
from emulator.standing import member_wire, permissions, standing_wire
from emulator.tags import set_tag
from emulator.world import PRESENT, World

_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


@method("getMe")
def get_me(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#getme"""
    return {
        **world.me,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


@method("getChat")
def get_chat(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#getchat"""
    chat = find_chat(world, arguments, read=True)
    full: Wire = {
        **chat.wire(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _GIFTS,
    }
    if not chat.private:
        full["permissions"] = permissions(chat)
    if chat.pinned in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned].wire
    return full


@method("getChatMember")
def get_chat_member(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#getchatmember"""
    chat = find_chat(world, arguments)
    user_id = arguments.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")  # recalled
    user = user_of(world, user_id)
    if chat.private:
        return member_wire(user, "member" if user_id in (chat.id, world.bot_id) else "left")
    return standing_wire(world, chat, user)


@method("setChatMemberTag")
def set_chat_member_tag(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#setchatmembertag"""
    chat = find_chat(world, arguments)
    user_id = arguments.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")  # recalled
    set_tag(world, chat, user_of(world, user_id)["id"], arguments.text("tag"))
    return True


def _members(world: World, chat: Chat) -> list[tuple[int, str]]:
    if chat.private:
        return [(chat.id, "member"), (world.bot_id, "member")]
    return [(number, status) for number, status in chat.members.items() if status in PRESENT]


@method("getChatAdministrators")
def get_chat_administrators(world: World, arguments: Arguments) -> list[Wire]:
    """https://core.telegram.org/bots/api#getchatadministrators"""
    chat = find_chat(world, arguments)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")  # C:15121
    bots = arguments.flag("return_bots")
    found = [
        standing_wire(world, chat, user_of(world, number))
        for number, status in _members(world, chat)
        if status in ("creator", "administrator")
    ]
    return [m for m in found if bots or not m["user"]["is_bot"] or m["user"] is world.me]


@method("getChatMemberCount")
def get_chat_member_count(world: World, arguments: Arguments) -> int:
    """https://core.telegram.org/bots/api#getchatmembercount"""
    return len(_members(world, find_chat(world, arguments)))


@method("leaveChat")
def leave_chat(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#leavechat"""
    chat = find_chat(world, arguments)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")  # recalled
    bot_standing(world, chat, world.me, "left")
    return True
