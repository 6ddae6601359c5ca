"""Ephemeral messages: seen by one member of a group, and what they may answer.

The documentation of Bot API 10.3 is the source; the open server code stops at 10.0, so the refusals
marked "ours" have invented wording.
"""

from __future__ import annotations

from dataclasses import dataclass

from emulator.arguments import Arguments
from emulator.records import Chat, Message, Wire
from emulator.refusals import bad_request
from emulator.world import World

# ReplyParameters.ephemeral_message_id (doc).
REPLY_SECONDS = 15


@dataclass(frozen=True)
class Recipient:
    """Who will see an ephemeral message, and which message it hides from that person."""

    user: Wire
    replaces: int | None = None


def ephemeral_recipient(world: World, chat: Chat, arguments: Arguments) -> Recipient | None:
    """Read ``ephemeral_message_parameters``; None for an ordinary message."""
    given = arguments.structure(
        "ephemeral_message_parameters", "can't parse ephemeral message parameters JSON object"
    )
    if not given:
        return None
    if chat.private:
        raise bad_request("ephemeral messages can be sent only to groups")  # ours
    user_id = int(given.get("receiver_user_id") or 0)
    user = world.users.get(user_id)
    if user is None or world.status(chat, user_id) in ("left", "kicked"):
        raise bad_request("user not found")  # ours
    replaces = None
    query_id = given.get("callback_query_id")
    if query_id:
        query = world.queries.get(str(query_id))
        if query is None or query.user_id != user_id or query.chat_id != chat.id:
            raise bad_request(  # C:146-148, the same words as for answerCallbackQuery
                "query is too old and response timeout expired or query ID is invalid"
            )
        if given.get("replace_callback_query_message"):
            if not query.message_id:
                raise bad_request("an ephemeral message must be edited, not replaced")  # ours
            replaces = query.message_id
    return Recipient(user, replaces)


def reply_target(
    world: World, chat: Chat, arguments: Arguments, recipient: Recipient | None
) -> Wire:
    """``reply_to_message`` for the new message, empty when it replies to nothing."""
    given = arguments.structure("reply_parameters", "can't parse reply parameters JSON object")
    if given is None:
        number = arguments.integer("reply_to_message_id")
        given = {
            "message_id": number,
            "allow_sending_without_reply": arguments.flag("allow_sending_without_reply"),
        }
    if given.get("ephemeral_message_id"):
        target = _ephemeral_target(world, chat, int(given["ephemeral_message_id"]), recipient)
    elif given.get("message_id"):
        target = chat.messages.get(int(given["message_id"]))
    else:
        return {}
    if target is None:
        if given.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")  # C:8516-8522
    return {"reply_to_message": quoted(target.wire)}


def _ephemeral_target(
    world: World, chat: Chat, number: int, recipient: Recipient | None
) -> Message | None:
    if recipient is None:
        raise bad_request("a reply to an ephemeral message must be ephemeral")  # ours
    target = chat.ephemeral.get((recipient.user["id"], number))
    if target is None or world.clock.timestamp() - target.date > REPLY_SECONDS:
        return None
    return target


def quoted(wire: Wire) -> Wire:
    """A message inside another one has no further reply in it (doc)."""
    return {key: value for key, value in wire.items() if key != "reply_to_message"}
