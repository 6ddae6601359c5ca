"""What the bot can say: screens, buttons, notifications, words. Values, not actions."""

from ui.access import left_to_others, may, with_document
from ui.menu import Typed, entries, entry, greeting, offer, offers
from ui.notifications import Commands, Inspection, notification
from ui.screen import (
    Button,
    CallbackData,
    Html,
    Media,
    Phrase,
    Row,
    Screen,
    button,
    calendar_day,
    copying,
    link,
    minute,
    moment,
    phrase,
    private_link,
    screen,
)

__all__ = [
    "Button",
    "CallbackData",
    "Commands",
    "Html",
    "Inspection",
    "Media",
    "Phrase",
    "Row",
    "Screen",
    "Typed",
    "button",
    "calendar_day",
    "copying",
    "entries",
    "entry",
    "greeting",
    "left_to_others",
    "link",
    "may",
    "minute",
    "moment",
    "notification",
    "offer",
    "offers",
    "phrase",
    "private_link",
    "screen",
    "with_document",
]
