"""Methods that copy, forward and pin messages."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.kinds import CARRIED, captioned
from emulator.methods.registry import method
from emulator.methods.sending import send
from emulator.records import Message, Wire
from emulator.refusals import bad_request
from emulator.rights import find_chat, message_of
from emulator.standing import may
from emulator.text import caption
from emulator.topics import topic_fields
from emulator.world import World


def _source(world: World, arguments: Arguments, purpose: str) -> Message:
    chat = find_chat(world, arguments, "from_chat_id")
    return message_of(chat, arguments, purpose)


def _content(message: Message) -> Wire:
    return {key: message.wire[key] for key in CARRIED if key in message.wire}


@method("copyMessage")
def copy_message(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#copymessage"""
    content = _content(_source(world, arguments, "copy"))
    if not content:
        raise bad_request("the message can't be copied")  # td 1.8.69
    if captioned(content) and "caption" in arguments.fields:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content.update(caption(world, arguments))
    return {"message_id": send(world, arguments, content).wire["message_id"]}


@method("forwardMessage")
def forward_message(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#forwardmessage"""
    message = _source(world, arguments, "forward")
    content = _content(message)
    if not content or message.wire.get("has_protected_content"):
        raise bad_request("the message can't be forwarded")  # td 1.8.69
    origin = {
        "type": "user",
        "date": message.date,
        "sender_user": message.wire["from"],
    }
    return send(world, arguments, {"forward_origin": origin, **content}).wire


@method("pinChatMessage")
def pin_chat_message(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#pinchatmessage"""
    chat = find_chat(world, arguments)
    message = message_of(chat, arguments, "pin")
    if not chat.private and not may(world, chat, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")  # td 1.8.69
    chat.pinned = message.wire["message_id"]
    place = topic_fields(chat.topics.get(message.wire.get("message_thread_id", 0)))
    world.post(chat, world.me, {**place, "pinned_message": message.wire})
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#unpinchatmessage"""
    chat = find_chat(world, arguments)
    if not chat.private and not may(world, chat, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")  # td 1.8.69
    if chat.pinned is None:
        raise bad_request("message to unpin not found")  # recalled
    chat.pinned = None
    return True
