"""Tags of members: a word beside somebody's name in a group.

The documentation of Bot API 10.3 is the source; the open server code stops at 10.0, so the refusals
marked "ours" have invented wording.
"""

from __future__ import annotations

import unicodedata

from emulator.records import Chat
from emulator.refusals import bad_request
from emulator.standing import may
from emulator.world import World

LONGEST = 16  # characters (doc, setChatMemberTag)
_REGULAR = ("member", "restricted")


def set_tag(world: World, chat: Chat, user_id: int, tag: str) -> None:
    """Give a regular member this tag, or none; else a refusal."""
    if chat.private:
        raise bad_request("chat members of private chats have no tags")  # ours
    if not may(world, chat, "can_manage_tags"):
        raise bad_request("not enough rights to manage tags")  # ours
    if len(tag) > LONGEST:
        raise bad_request("member tag is too long")  # ours
    if any(unicodedata.category(character) in ("So", "Sk", "Cs") for character in tag):
        raise bad_request("member tag must not contain emoji")  # ours
    status = world.status(chat, user_id)
    if status in ("left", "kicked"):
        raise bad_request("user not found")  # ours
    if status not in _REGULAR:
        raise bad_request("only regular members can have a tag")  # ours
    if tag:
        chat.tags[user_id] = tag
    else:
        chat.tags.pop(user_id, None)
    world.events.emit({"type": "world"})


def tagged(chat: Chat, user_id: int) -> dict[str, str]:
    """``sender_tag`` of a message, for supergroups only (doc)."""
    tag = chat.tags.get(user_id) if chat.type == "supergroup" else None
    return {"sender_tag": tag} if tag else {}
