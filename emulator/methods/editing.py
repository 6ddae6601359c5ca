"""Methods that edit and delete messages."""

from __future__ import annotations

import json
from typing import Any

from emulator import markup as markups
from emulator.arguments import Arguments
from emulator.kinds import ALBUM_KINDS, KINDS, UNMIXED, captioned, kind_of
from emulator.media import media_content
from emulator.methods.registry import method
from emulator.methods.sending import link_preview
from emulator.records import Chat, Message, Wire
from emulator.refusals import ApiError, bad_request
from emulator.rights import find_chat, message_of
from emulator.standing import may
from emulator.text import caption, message_text
from emulator.world import World

_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_CONTENT = frozenset(
    {
        "text",
        "entities",
        "link_preview_options",
        "caption",
        "caption_entities",
        "show_caption_above_media",
        "has_media_spoiler",
        *KINDS,
    }
)
_CAPTION = frozenset({"caption", "caption_entities", "show_caption_above_media"})
_REPLACING = ALBUM_KINDS | {"animation"}
_DELETE_SECONDS = 48 * 3600
_DELETE_LIMIT = 100


def _editable(world: World, arguments: Arguments) -> tuple[Chat, Message]:
    chat = find_chat(world, arguments)
    message = message_of(chat, arguments, "edit")
    if not message.mine or message.keyboard:
        # td MessagesManager.cpp:23386, 23057-23085: a reply keyboard, even one taken away later,
        # makes a message uneditable.
        raise bad_request("message can't be edited")
    return chat, message


def _put(
    world: World,
    chat: Chat,
    message: Message,
    removed: frozenset[str],
    content: Wire,
    markup: markups.Markup,
) -> Wire:
    """Change content and buttons together; ``removed`` fields give way to ``content``."""
    old = message.wire
    fields = {k: v for k, v in old.items() if k not in removed and k != "reply_markup"}
    fields.update(content)
    if markup.inline:
        fields["reply_markup"] = markup.inline
    if {k: v for k, v in old.items() if k != "edit_date"} == {
        k: v for k, v in fields.items() if k != "edit_date"
    }:
        raise bad_request(_UNCHANGED)  # C:108-111
    fields["edit_date"] = world.clock.timestamp()
    return world.edit(chat, message, fields).wire


def put_text(world: World, chat: Chat, message: Message, arguments: Arguments) -> Wire:
    """Replace the text of a message that has one."""
    content = {**message_text(world, arguments), **link_preview(arguments)}
    markup = markups.read(arguments.text("reply_markup"))
    if "text" not in message.wire:
        raise bad_request("there is no text in the message to edit")  # td 1.8.69
    return _put(world, chat, message, _CONTENT, content, markup)


def put_caption(world: World, chat: Chat, message: Message, arguments: Arguments) -> Wire:
    """Replace or take away the caption of a media message."""
    content = caption(world, arguments)
    markup = markups.read(arguments.text("reply_markup"))
    if not captioned(message.wire):
        raise bad_request("there is no caption in the message to edit")  # td 1.8.69
    return _put(world, chat, message, _CAPTION, content, markup)


def put_media(world: World, chat: Chat, message: Message, arguments: Arguments) -> Wire:
    """Replace the file (or the text) of a message by a file."""
    media: Any = arguments.structure("media", "can't parse media JSON object")
    if not isinstance(media, dict):
        raise bad_request("input media is not specified")  # recalled
    own = Arguments(
        {k: v if isinstance(v, str) else json.dumps(v) for k, v in media.items()}, arguments.files
    )
    kind = str(media.get("type"))
    if kind not in _REPLACING:
        raise bad_request("can't use the media of the specified type in the album")  # C:117
    _check_album(message, kind)
    shown = media_content(world, own, kind, own.text("media"))
    markup = markups.read(arguments.text("reply_markup"))
    return _put(world, chat, message, _CONTENT, {**shown, **caption(world, own)}, markup)


def _check_album(message: Message, kind: str) -> None:
    """A message of an album may change its kind only where the album mixes kinds."""
    old = kind_of(message.wire)
    if "media_group_id" not in message.wire or old == kind:
        return
    if kind not in ALBUM_KINDS:
        # td 1.8.69
        raise bad_request("message content type can't be used in an album")
    if {kind, old} & UNMIXED:
        raise bad_request("can't change media type in the album")  # td 1.8.69


def put_markup(world: World, chat: Chat, message: Message, markup: markups.Markup) -> Wire:
    """Replace only the buttons; the message does not count as edited for people."""
    if message.wire.get("reply_markup") == markup.inline:
        raise bad_request(_UNCHANGED)  # C:108-111
    fields = {k: v for k, v in message.wire.items() if k != "reply_markup"}
    if markup.inline:
        fields["reply_markup"] = markup.inline
    return world.edit(chat, message, fields).wire


@method("editMessageText")
def edit_message_text(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#editmessagetext"""
    message_text(world, arguments)  # a bad text is refused before the message is looked for
    return put_text(world, *_editable(world, arguments), arguments)


@method("editMessageCaption")
def edit_message_caption(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#editmessagecaption"""
    return put_caption(world, *_editable(world, arguments), arguments)


@method("editMessageMedia")
def edit_message_media(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#editmessagemedia"""
    return put_media(world, *_editable(world, arguments), arguments)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#editmessagereplymarkup"""
    markup = markups.read(arguments.text("reply_markup"))
    return put_markup(world, *_editable(world, arguments), markup)


def _delete(world: World, chat: Chat, message: Message) -> None:
    old = world.clock.timestamp() - message.date > _DELETE_SECONDS
    foreign = not message.mine and not chat.private and not may(world, chat, "can_delete_messages")
    if old or foreign:
        raise bad_request("message can't be deleted")  # C:149-151, td:8504, doc
    world.delete(chat, message)


@method("deleteMessage")
def delete_message(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#deletemessage"""
    chat = find_chat(world, arguments)
    _delete(world, chat, message_of(chat, arguments, "delete"))
    return True


@method("deleteMessages")
def delete_messages(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#deletemessages"""
    chat = find_chat(world, arguments)
    numbers: Any = arguments.structure("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")  # recalled
    if len(numbers) > _DELETE_LIMIT:
        raise bad_request("too many message identifiers specified")  # C:12418
    for number in numbers:
        message = chat.messages.get(number)
        if message is not None:
            try:
                _delete(world, chat, message)
            except ApiError:
                continue  # those that can't be found or deleted are skipped (doc)
    return True
