"""Methods that change or delete ephemeral messages."""

from __future__ import annotations

from emulator import markup as markups
from emulator.arguments import Arguments
from emulator.methods.editing import put_caption, put_markup, put_media, put_text
from emulator.methods.registry import method
from emulator.records import Chat, Message
from emulator.refusals import bad_request
from emulator.rights import find_chat
from emulator.world import World


def _target(world: World, arguments: Arguments, purpose: str) -> tuple[Chat, Message]:
    chat = find_chat(world, arguments)
    key = (arguments.integer("receiver_user_id"), arguments.integer("ephemeral_message_id"))
    message = chat.ephemeral.get(key)
    if message is None or not message.mine:
        raise bad_request(f"message to {purpose} not found")  # ours, as for ordinary messages
    return chat, message


@method("editEphemeralMessageText")
def edit_ephemeral_message_text(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#editephemeralmessagetext"""
    put_text(world, *_target(world, arguments, "edit"), arguments)
    return True


@method("editEphemeralMessageCaption")
def edit_ephemeral_message_caption(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#editephemeralmessagecaption"""
    put_caption(world, *_target(world, arguments, "edit"), arguments)
    return True


@method("editEphemeralMessageMedia")
def edit_ephemeral_message_media(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#editephemeralmessagemedia"""
    put_media(world, *_target(world, arguments, "edit"), arguments)
    return True


@method("editEphemeralMessageReplyMarkup")
def edit_ephemeral_message_reply_markup(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#editephemeralmessagereplymarkup"""
    chat, message = _target(world, arguments, "edit")
    put_markup(world, chat, message, markups.read(arguments.text("reply_markup")))
    return True


@method("deleteEphemeralMessage")
def delete_ephemeral_message(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#deleteephemeralmessage"""
    world.delete(*_target(world, arguments, "delete"))
    return True
