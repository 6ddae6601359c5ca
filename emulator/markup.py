"""Keyboards: read, checked and refused as the server does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from emulator.records import Wire
from emulator.refusals import bad_request

_LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})
_INLINE_BUTTONS = 100
_REPLY_BUTTONS = 300
_PRIVATE_ONLY = {
    "request_contact": "phone number",
    "request_location": "location",
    "request_poll": "poll",
    "request_users": "users",
    "request_chat": "chats",
}


@dataclass(frozen=True)
class Markup:
    """What ``reply_markup`` asks for: buttons on the message, or a keyboard under the chat."""

    inline: Wire | None = None
    keyboard: Wire | None = None


NO_MARKUP = Markup()


def read(raw: str) -> Markup:
    """``reply_markup`` as it came; every refusal that does not depend on the chat."""
    return _read(raw) if raw else NO_MARKUP


@lru_cache(maxsize=2048)
def _read(raw: str) -> Markup:
    try:
        given = json.loads(raw)
    except ValueError as error:
        raise bad_request("can't parse reply keyboard markup JSON object") from error  # C:9694
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")  # C:9708
    if "inline_keyboard" in given:
        rows = [row for row in given["inline_keyboard"] if row]
        for row in rows:
            for button in row:
                _check_inline(button)
        if sum(map(len, rows)) > _INLINE_BUTTONS:
            raise bad_request("reply markup is too long")  # C:119-120
        return Markup(inline={"inline_keyboard": rows}) if rows else NO_MARKUP
    if "keyboard" in given:
        return _reply_keyboard(given)
    if given.get("remove_keyboard") or given.get("force_reply"):
        return Markup(keyboard=given)
    return NO_MARKUP


def _reply_keyboard(given: Wire) -> Markup:
    rows = [[_button(button) for button in row] for row in given["keyboard"] if row]
    if any(not button.get("text") for row in rows for button in row):
        raise bad_request("keyboard button text must be non-empty")  # td ReplyMarkup.cpp:472
    if sum(map(len, rows)) > _REPLY_BUTTONS:
        raise bad_request("reply markup is too long")  # C:119-120
    return Markup(keyboard={**given, "keyboard": rows}) if rows else NO_MARKUP


def _button(button: Any) -> Wire:
    return button if isinstance(button, dict) else {"text": str(button)}


def _check_inline(button: Wire) -> None:
    if not button.get("text"):
        raise bad_request("keyboard button text must be non-empty")  # td ReplyMarkup.cpp:550
    if not set(button) - _LOOKS:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )  # C:9753
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")  # seen
    if "url" in button:
        _check_url(str(button["url"]))


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme == "tg":
        return
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")  # seen


def check_place(markup: Markup, *, private: bool) -> None:
    """Refuse buttons that only private chats may have (td ReplyMarkup.cpp:472-550)."""
    if private or markup.keyboard is None:
        return
    for row in markup.keyboard.get("keyboard", ()):
        for button in row:
            for key, what in _PRIVATE_ONLY.items():
                if button.get(key):
                    raise bad_request(f"{what} can be requested in private chats only")
