"""Screens become Bot API parameters: text, keyboard and picture, in the reader's language."""

import re
from typing import Any

from aiogram.types import (
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from models.people import Person, Reader
from models.permissions import PERMISSIONS, Listeners
from ui.i18n import TAG, Translator
from ui.menu import ENTRIES, Entry, entries, keys
from ui.screen import Button, Row, Screen, Shelf

MESSAGE_LIMIT = 4096  # characters after entities parsing (Bot API, sendMessage)
PER_ROW = 2
TRAILING = re.compile(" +$", re.MULTILINE)
EMPTY_LINES = re.compile("\n{3,}")  # where a screen had nothing to say


def text(words: Translator, reader: Reader, screen: Screen) -> str:
    """The words of a screen as HTML, cut at a line where they would be too long for a message."""
    drawn = words.html(reader, screen.words, **screen.facts)
    drawn = EMPTY_LINES.sub("\n\n", TRAILING.sub("", drawn)).strip()
    if len(drawn) <= MESSAGE_LIMIT:
        return drawn
    plain = TAG.sub("", drawn)  # a cut could part an opening tag from its end
    room = MESSAGE_LIMIT - len(more := words.html(reader, "common-more"))
    return plain if len(plain) <= MESSAGE_LIMIT else plain[:room].rsplit("\n", 1)[0] + more


def keyboard(
    words: Translator, reader: Reader, rows: tuple[Row, ...], username: str
) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    drawn = [[_button(words, reader, button, username) for button in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=drawn)


def _button(
    words: Translator, reader: Reader, button: Button, username: str
) -> InlineKeyboardButton:
    does: dict[str, Any] = {"url": button.url} if button.url else {}
    if button.callback is not None:
        does["callback_data"] = button.callback.pack()
    if button.start is not None:
        does["url"] = f"https://t.me/{username}?start={button.start}"
    if button.copies is not None:
        does["copy_text"] = CopyTextButton(text=button.copies)
    if button.style is not None:
        does["style"] = button.style
    return InlineKeyboardButton(text=words.say(reader, button.words, **button.facts), **does)


def menu(
    words: Translator, me: Person, shelf: Shelf = Shelf.DAILY
) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    """The keys under the input: what this person's roles let them do.

    Whoever holds no role, or none any more, finds no keys.
    """
    if not me.roles:
        return ReplyKeyboardRemove(remove_keyboard=True)
    labels = [KeyboardButton(text=words.say(me.reader, key.words)) for key in keys(me, shelf)]
    rows = [labels[i : i + PER_ROW] for i in range(0, len(labels), PER_ROW)]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, is_persistent=True)


def number_keys(words: Translator, reader: Reader, keys: tuple[str, str]) -> ReplyKeyboardMarkup:
    """A key that sends one's own telephone number, above one that sends its own words."""
    yes, no = (words.say(reader, key) for key in keys)
    rows = [[KeyboardButton(text=yes, request_contact=True)], [KeyboardButton(text=no)]]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, one_time_keyboard=True)


def commands(words: Translator, me: Person) -> list[BotCommand]:
    """What this person's client lists in the private chat."""
    return [_command(words, me.reader, item.name) for item in entries(me)]


def first_commands(words: Translator, reader: Reader) -> list[BotCommand]:
    """What everybody finds before we know who they are."""
    return [_command(words, reader, "start")]


def group_commands(words: Translator, reader: Reader) -> list[BotCommand]:
    """What can be asked there; where only the asker is answered, only the bot hears the question"""
    return [
        _command(words, reader, item.name).model_copy(
            update={"is_ephemeral": True if _aside(item) else None}
        )
        for item in ENTRIES
        if item.aloud
    ]


def _aside(item: Entry) -> bool:
    return PERMISSIONS[item.action].group is Listeners.ASKER


def _command(words: Translator, reader: Reader, name: str) -> BotCommand:
    return BotCommand(command=name, description=words.say(reader, f"menu-{name}-about"))
