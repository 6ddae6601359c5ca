"""A bot's texts and captions: parsed, cleaned, marked and measured as the server does."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from emulator import td_text
from emulator.arguments import Arguments
from emulator.records import Wire
from emulator.refusals import bad_request
from emulator.td_text import Entity
from emulator.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_RAW_LIMIT = 32768
# These may overlap others; all other kinds stand alone (td MessageEntity.cpp).
_OVERLAPPING = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
    }
)
_ENTITY_KEYS = frozenset(
    {
        "type",
        "offset",
        "length",
        "url",
        "user",
        "language",
        "custom_emoji_id",
        "unix_time",
        "date_time_format",
    }
)
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units: offsets of entities count them."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def message_text(world: World, arguments: Arguments) -> Wire:
    """The ``text`` part of a message from its arguments, or a refusal."""
    raw = arguments.text("text")
    if not raw:
        raise bad_request("message text is empty")  # C:11401
    text, entities = _formatted(world, raw, arguments, "entities")
    if not text:
        raise bad_request("text must be non-empty")  # td MessageEntity.cpp:4519
    if len(text) > TEXT_LIMIT:
        raise bad_request("message is too long")  # td MessageContent.cpp:4757
    return {"text": text, **({"entities": entities} if entities else {})}


def caption(world: World, arguments: Arguments) -> Wire:
    """The ``caption`` part of a message, empty when there is none."""
    raw = arguments.text("caption")
    if not raw:
        return {}
    text, entities = _formatted(world, raw, arguments, "caption_entities")
    if len(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")  # td MessageContent.cpp:5241
    if not text:
        return {}
    return {"caption": text, **({"caption_entities": entities} if entities else {})}


def _formatted(
    world: World, raw: str, arguments: Arguments, entities_field: str
) -> tuple[str, list[Entity]]:
    if len(raw.encode()) > _RAW_LIMIT:
        raise bad_request("text is too long")  # C:11309
    mode = arguments.text("parse_mode")
    explicit: Iterable[Entity] = ()
    text = raw
    if mode:
        if not td_text.knows_mode(mode):
            raise bad_request("unsupported parse_mode")  # C:11323
        try:
            text, explicit = td_text.parse(raw, mode)
        except td_text.TextRefused as refused:
            raise bad_request(str(refused)) from refused  # td MessageEntity.cpp:1991-3572
    elif arguments.text(entities_field):
        given = arguments.structure(entities_field, "can't parse entities JSON object")
        explicit = _given(given, utf16_length(raw))
    text, entities = _trimmed(text, _with_people(world, explicit))
    return text, marked(text, entities)


def _given(given: Any, length: int) -> list[Entity]:
    """Explicit entities; the server drops those that lie outside the text."""
    return [
        {key: value for key, value in entity.items() if key in _ENTITY_KEYS}
        for entity in (given if isinstance(given, list) else [])
        if isinstance(entity, dict)
        and entity.get("offset", -1) >= 0
        and 0 < entity.get("length", 0) <= length - entity["offset"]
    ]


def _with_people(world: World, entities: Iterable[Entity]) -> list[Entity]:
    """Mentions by id show the whole person; of a stranger nothing is left."""
    result = []
    for entity in entities:
        if entity["type"] != "text_mention":
            result.append(entity)
        elif (user := world.users.get(entity.get("user", {}).get("id", 0))) is not None:
            result.append({**entity, "user": user})
    return result


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without blank ends, the entities moved and cut to fit."""
    text = text.replace("\r", "")
    right = text.rstrip()
    first = min((entity["offset"] for entity in entities), default=len(right))
    left = min(len(right) - len(right.lstrip()), first)
    cleaned = right[left:]
    if left == 0 and len(right) == len(text):
        return cleaned, entities
    length = utf16_length(cleaned)
    moved = []
    for entity in entities:
        offset = entity["offset"] - left
        size = min(entity["length"], length - offset)
        if size > 0:
            moved.append({**entity, "offset": offset, "length": size})
    return cleaned, moved


def marked(text: str, explicit: Iterable[Entity] = ()) -> list[Entity]:
    """All entities of a text: the explicit ones and what Telegram marks by itself."""
    entities = list(explicit)
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] not in _OVERLAPPING
    ]
    entities += [
        entity
        for entity in td_text.automatic(text)
        if not any(
            entity["offset"] < end and start < entity["offset"] + entity["length"]
            for start, end in taken
        )
    ]
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def as_html(text: str, entities: Iterable[Entity]) -> str:
    """The text with its entities as Telegram's HTML."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        start, end = _tags(entity)
        if start:
            opening.setdefault(entity["offset"], []).append(start)
            closing.setdefault(entity["offset"] + entity["length"], []).insert(0, end)
    parts: list[str] = []
    position = 0
    for character in text:
        parts += closing.pop(position, [])
        parts += opening.pop(position, [])
        parts.append(html.escape(character, quote=False))
        position += 2 if character > "\uffff" else 1
    parts += closing.pop(position, [])
    return "".join(parts)


def _tags(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{entity["custom_emoji_id"]}">', "</tg-emoji>"
    if kind == "date_time":
        style = entity.get("date_time_format")
        shown = f' format="{style}"' if style else ""
        return f'<tg-time unix="{entity["unix_time"]}"{shown}>', "</tg-time>"
    if kind == "pre":
        language = entity.get("language")
        if language:
            return f'<pre><code class="language-{language}">', "</code></pre>"
        return "<pre>", "</pre>"
    return "", ""
