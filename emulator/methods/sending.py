"""Methods that send: texts, files of every kind, albums, chat actions."""

from __future__ import annotations

import json
from typing import Any

from emulator import markup as markups
from emulator.arguments import Arguments
from emulator.ephemerals import Recipient, ephemeral_recipient, reply_target
from emulator.kinds import ALBUM_KINDS, UNMIXED, captioned, kind_of, right_to
from emulator.media import media_content
from emulator.methods.registry import method
from emulator.records import Chat, Message, Wire
from emulator.refusals import ApiError, bad_request
from emulator.rights import check_write, find_chat
from emulator.text import caption, message_text
from emulator.topics import chosen_topic, topic_fields
from emulator.world import World

_ALBUM_LIMIT = 10
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send(world: World, arguments: Arguments, content: Wire) -> Message:
    """Post what a send method made, after the checks that all of them share."""
    markup = markups.read(arguments.text("reply_markup"))
    chat = find_chat(world, arguments)
    check_write(world, chat, right_to(content))
    markups.check_place(markup, private=chat.private)
    recipient = ephemeral_recipient(world, chat, arguments)
    reply = reply_target(world, chat, arguments, recipient)
    place = topic_fields(chosen_topic(world, chat, arguments, reply))
    return _post(world, chat, arguments, {**place, **reply, **content}, markup, recipient)


def _post(
    world: World,
    chat: Chat,
    arguments: Arguments,
    content: Wire,
    markup: markups.Markup,
    recipient: Recipient | None,
) -> Message:
    if arguments.flag("protect_content"):
        content = {**content, "has_protected_content": True}
    return world.post(
        chat,
        world.me,
        content,
        markup=markup.inline,
        keyboard=markup.keyboard,
        receiver=recipient.user if recipient else None,
        replaces=recipient.replaces if recipient else None,
    )


def link_preview(arguments: Arguments) -> Wire:
    """``link_preview_options`` as the message shows it."""
    raw = arguments.text("link_preview_options")
    options = json.loads(raw) if raw else None
    return {"link_preview_options": options} if isinstance(options, dict) and options else {}


@method("sendMessage")
def send_message(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendmessage"""
    content = {**message_text(world, arguments), **link_preview(arguments)}
    return send(world, arguments, content).wire


def _send_media(world: World, arguments: Arguments, kind: str) -> Wire:
    media = media_content(world, arguments, kind, arguments.text(kind), field_name=kind)
    words = {**caption(world, arguments), **_looks(arguments)} if captioned(media) else {}
    return send(world, arguments, {**media, **words}).wire


def _looks(arguments: Arguments) -> Wire:
    looks = {
        "show_caption_above_media": "show_caption_above_media",
        "has_spoiler": "has_media_spoiler",
    }
    return {shown: True for given, shown in looks.items() if arguments.flag(given)}


@method("sendPhoto")
def send_photo(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendphoto"""
    return _send_media(world, arguments, "photo")


@method("sendDocument")
def send_document(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#senddocument"""
    return _send_media(world, arguments, "document")


@method("sendVoice")
def send_voice(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendvoice"""
    return _send_media(world, arguments, "voice")


@method("sendVideo")
def send_video(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendvideo"""
    return _send_media(world, arguments, "video")


@method("sendAnimation")
def send_animation(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendanimation"""
    return _send_media(world, arguments, "animation")


@method("sendAudio")
def send_audio(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendaudio"""
    return _send_media(world, arguments, "audio")


@method("sendVideoNote")
def send_video_note(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendvideonote"""
    return _send_media(world, arguments, "video_note")


@method("sendSticker")
def send_sticker(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#sendsticker"""
    return _send_media(world, arguments, "sticker")


@method("sendMediaGroup")
def send_media_group(world: World, arguments: Arguments) -> list[Wire]:
    """https://core.telegram.org/bots/api#sendmediagroup"""
    items: Any = arguments.structure("media", "can't parse media JSON object")
    if not isinstance(items, list) or not items:
        raise bad_request("there are no messages to send")  # recalled
    if len(items) > _ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")  # td MessageContent.cpp:5327
    if not {item.get("type") for item in items} <= ALBUM_KINDS:
        raise bad_request("can't use the media of the specified type in the album")  # C:117
    contents = [_album_item(world, arguments, item, n) for n, item in enumerate(items, 1)]
    kinds = {str(kind_of(content)) for content in contents}
    if len(kinds) > 1 and (unmixed := sorted(kinds & UNMIXED)):
        raise bad_request(f"{unmixed[0]} can't be mixed with other media types")  # td 1.8.69
    chat = find_chat(world, arguments)
    for content in contents:
        check_write(world, chat, right_to(content))
    group = world.album() if len(items) > 1 else {}
    return [send(world, arguments, {**content, **group}).wire for content in contents]


def _album_item(world: World, arguments: Arguments, item: Wire, number: int) -> Wire:
    own = Arguments(
        {k: v if isinstance(v, str) else json.dumps(v) for k, v in item.items()}, arguments.files
    )
    try:
        media = media_content(world, own, item["type"], str(item.get("media", "")))
        return {**media, **caption(world, own), **_looks(own)}
    except ApiError as refusal:
        reason = refusal.description.partition(": ")[2]
        raise bad_request(  # C:12597
            f'failed to send message #{number} with the error message "{reason}"'
        ) from refusal


@method("sendChatAction")
def send_chat_action(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#sendchataction"""
    if arguments.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")  # C:13446
    chat = find_chat(world, arguments)
    check_write(world, chat, "text messages")
    world.events.emit({"type": "typing", "chat": chat.id})
    return True
