"""What can be done next: features offer, the permission table filters, nobody writes menus."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiogram.filters import Command, Filter
from aiogram.types import Message

from models.people import Person
from models.permissions import Action, may
from ui.i18n import Translator
from ui.screen import CallbackData, Row, Screen, button, phrase, screen


@dataclass(frozen=True)
class Offer:
    """On the screen of such a thing, whoever may do this finds this button."""

    action: Action
    words: str
    callback: Callable[[Any], CallbackData]
    fits: Callable[[Any], bool]
    facts: Callable[[Any], dict[str, Any]]


OFFERS: dict[type, list[Offer]] = defaultdict(list)


def offer(
    about: type,
    action: Action,
    words: str,
    callback: Callable[[Any], CallbackData],
    fits: Callable[[Any], bool] = lambda thing: True,
    facts: Callable[[Any], dict[str, Any]] = lambda thing: {},
) -> None:
    """Offer to do this with such things. No feature edits another one's screen."""
    OFFERS[about].append(Offer(action, words, callback, fits, facts))


def offers(me: Person, thing: Any) -> list[Row]:
    return [
        [button(offer.words, offer.callback(thing), **offer.facts(thing))]
        for offer in OFFERS[type(thing)]
        if may(me, offer.action) and offer.fits(thing)
    ]


class Entry(Filter):
    """An entry of the main menu: a command, and the same as a key under the input."""

    def __init__(self, name: str, action: Action, *, key: bool, aloud: bool) -> None:
        self.name, self.action, self.key, self.aloud = name, action, key, aloud
        self.words = f"menu-{name}"
        self.command = Command(name)

    async def __call__(self, message: Message, words: Translator, **kwargs: Any) -> Any:
        if self.key and message.text in words.in_all_languages(self.words):
            return True
        return await self.command(message, kwargs["bot"])


ENTRIES: list[Entry] = []


def entry(name: str, action: Action, *, key: bool = True, aloud: bool = False) -> Entry:
    """Register an entry; its words are `menu-<name>` and, in the list of commands, `…-about`.

    With `aloud` a group's chat lists it, too; what is answered to the asker alone is asked there
    unheard by the others.
    """
    ENTRIES.append(Entry(name, action, key=key, aloud=aloud))
    return ENTRIES[-1]


def entries(me: Person) -> list[Entry]:
    """What this person finds in their menu, in the order of the features."""
    return [item for item in ENTRIES if may(me, item.action) and me.roles]


def greeting(me: Person) -> Screen:
    """The main menu, or a kind dead end for somebody whom nobody has invited."""
    if not me.roles:
        return screen("menu-stranger")
    lines = [
        phrase("menu-line", label=phrase(item.words), about=phrase(f"{item.words}-about"))
        for item in entries(me)
    ]
    return screen("menu-greeting", name=me.called, lines=lines).but(menu=me)


class Typed(Filter):
    """An answer to what was asked: anything but a command or a key of the menu, which leave it."""

    async def __call__(self, message: Message, words: Translator) -> bool:
        text = message.text or ""
        keys = (words.in_all_languages(item.words) for item in ENTRIES if item.key)
        return not text.startswith("/") and not any(text in labels for labels in keys)
