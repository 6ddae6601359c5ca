"""What a standing in a group allows: members, restricted members, administrators, the creator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from emulator.records import Chat, Wire
from emulator.world import World

_ADMINISTRATORS = ("administrator", "creator")
_TAGGED = ("member", "restricted")  # ChatMemberMember and ChatMemberRestricted have a tag (doc)
# What the refusals call a thing to send, and the right to send it (ChatPermissions, doc).
SENDING = {
    "text messages": "can_send_messages",
    "photos": "can_send_photos",
    "videos": "can_send_videos",
    "documents": "can_send_documents",
    "music": "can_send_audios",
    "voice notes": "can_send_voice_notes",
    "video notes": "can_send_video_notes",
    "animations": "can_send_other_messages",
    "stickers": "can_send_other_messages",
}
_ADMINISTRATOR_RIGHTS = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
    "can_send_welcome_messages": False,
    "can_manage_tags": False,
}
_PERMISSIONS = {
    **dict.fromkeys(SENDING.values(), True),
    "can_send_polls": True,
    "can_add_web_page_previews": True,
    "can_react_to_messages": True,
    "can_edit_tag": False,
    "can_change_info": False,
    "can_invite_users": True,
    "can_pin_messages": False,
    "can_manage_topics": False,
}


def administers(world: World, chat: Chat) -> bool:
    """Whether the bot is an administrator of the group."""
    return world.status(chat, world.bot_id) in _ADMINISTRATORS


def may(world: World, chat: Chat, right: str) -> bool:
    """Whether the bot administers the group and has this right (``can_pin_messages``)."""
    status = world.status(chat, world.bot_id)
    given = {**_ADMINISTRATOR_RIGHTS, **chat.rights.get(world.bot_id, {})}
    return status == "creator" or (status == "administrator" and given[right])


def may_send(world: World, chat: Chat, kind: str) -> bool:
    """Whether the bot may send this kind to a group; silence does not touch administrators."""
    if administers(world, chat):
        return True
    own = chat.rights.get(world.bot_id, {})
    return kind not in chat.silenced and own.get(SENDING[kind], True)


def administrator_rights(changed: Mapping[str, bool]) -> Wire:
    """What differs from an administrator's usual rights; fails at a right that does not exist."""
    unknown = set(changed) - set(_ADMINISTRATOR_RIGHTS)
    if unknown:
        raise AssertionError(f"no rights of administrators: {sorted(unknown)}")
    return dict(changed)


def forbidden_kinds(kinds: Iterable[str]) -> list[str]:
    """The kinds themselves, all of them when none is named; fails at one that does not exist."""
    named = list(kinds) or list(SENDING)
    unknown = set(named) - set(SENDING)
    if unknown:
        raise AssertionError(f"nothing to send is called {sorted(unknown)}; see {list(SENDING)}")
    return named


def permissions(chat: Chat) -> Wire:
    """``ChatPermissions`` of the group's members."""
    return {**_PERMISSIONS, **{SENDING[kind]: False for kind in chat.silenced}}


def standing_wire(world: World, chat: Chat, user: Wire) -> Wire:
    """The ``ChatMember`` object of somebody in a group."""
    wire = member_wire(user, world.status(chat, user["id"]), chat.rights.get(user["id"], {}))
    if chat.type == "group" and wire["status"] == "administrator":
        del wire["can_manage_topics"]  # supergroups only (doc)
    if wire["status"] in _TAGGED and user["id"] in chat.tags:
        wire["tag"] = chat.tags[user["id"]]
    return wire


def member_wire(user: Wire, status: str, rights: Mapping[str, bool] | None = None) -> Wire:
    """The ``ChatMember`` object for a standing; ``rights`` are those that differ."""
    wire: Wire = {"status": status, "user": user}
    if status == "administrator":
        return {**wire, **_ADMINISTRATOR_RIGHTS, **(rights or {})}
    if status == "restricted":
        return {**wire, **_PERMISSIONS, **(rights or {}), "is_member": True, "until_date": 0}
    if status == "creator":
        return {**wire, "is_anonymous": False}
    if status == "kicked":
        return {**wire, "until_date": 0}
    return wire
