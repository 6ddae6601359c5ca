"""Telegram's own text engine (TDLib through tdjson), offline: parsing and automatic entities."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import tdjson

Entity = dict[str, Any]
Entities = tuple[Entity, ...]

_KINDS = {
    "textEntityTypeMention": "mention",
    "textEntityTypeHashtag": "hashtag",
    "textEntityTypeCashtag": "cashtag",
    "textEntityTypeBotCommand": "bot_command",
    "textEntityTypeUrl": "url",
    "textEntityTypeEmailAddress": "email",
    "textEntityTypePhoneNumber": "phone_number",
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeUnderline": "underline",
    "textEntityTypeStrikethrough": "strikethrough",
    "textEntityTypeSpoiler": "spoiler",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
    "textEntityTypeCode": "code",
    "textEntityTypePre": "pre",
    "textEntityTypePreCode": "pre",
    "textEntityTypeTextUrl": "text_link",
    "textEntityTypeMentionName": "text_mention",
    "textEntityTypeCustomEmoji": "custom_emoji",
    "textEntityTypeDateTime": "date_time",
}
_MODES: dict[str, dict[str, Any]] = {
    "html": {"@type": "textParseModeHTML"},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
}


class TextRefused(ValueError):
    """The engine refused a text; the message is the server's wording without its prefix."""


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    if answer is None:
        raise TextRefused("can't parse entities")
    result: dict[str, Any] = json.loads(answer)
    return result


# The engine writes to stderr unless it is told to be silent before its first use.
_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def knows_mode(mode: str) -> bool:
    """Whether the server accepts this ``parse_mode``."""
    return mode.lower() in _MODES


@lru_cache(maxsize=4096)
def parse(text: str, mode: str) -> tuple[str, Entities]:
    """The plain text and its entities; ``TextRefused`` when the markup is broken."""
    answer = _execute(
        {"@type": "parseTextEntities", "text": text, "parse_mode": _MODES[mode.lower()]}
    )
    if answer["@type"] == "error":
        message: str = answer["message"]
        raise TextRefused(message[0].lower() + message[1:])
    return answer["text"], _wire(answer["entities"])


@lru_cache(maxsize=4096)
def automatic(text: str) -> Entities:
    """What Telegram marks by itself: commands, mentions, links and the like."""
    return _wire(_execute({"@type": "getTextEntities", "text": text})["entities"])


def _wire(found: list[dict[str, Any]]) -> Entities:
    return tuple(_entity(e) for e in found if e["type"]["@type"] in _KINDS)


def _entity(found: dict[str, Any]) -> Entity:
    kind = found["type"]
    entity: Entity = {
        "type": _KINDS[kind["@type"]],
        "offset": found["offset"],
        "length": found["length"],
    }
    for key, name in (("url", "url"), ("language", "language"), ("unix_time", "unix_time")):
        if kind.get(key):
            entity[name] = kind[key]
    if "custom_emoji_id" in kind:
        entity["custom_emoji_id"] = str(kind["custom_emoji_id"])
    if "user_id" in kind:
        entity["user"] = {"id": kind["user_id"]}
    if "formatting_type" in kind:
        entity["date_time_format"] = _date_time_format(kind["formatting_type"])
    return entity


def _date_time_format(formatting: dict[str, Any]) -> str:
    """TDLib's description of the format as the string of the Bot API (``r``, ``wDT``)."""
    if formatting["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    long = "dateTimePartPrecisionLong"
    short = "dateTimePartPrecisionShort"
    date = formatting.get("date_precision", {}).get("@type")
    time = formatting.get("time_precision", {}).get("@type")
    return (
        ("w" if formatting.get("show_day_of_week") else "")
        + {long: "D", short: "d"}.get(date, "")
        + {long: "T", short: "t"}.get(time, "")
    )
