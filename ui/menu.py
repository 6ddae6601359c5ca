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
from ui.screen import CallbackData, Row, Screen, Shelf, button, phrase, screen


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


class Key(Filter):
    """A key under the input, in any language of ours."""

    def __init__(self, words: str) -> None:
        self.words = words

    async def __call__(self, message: Message, words: Translator) -> Any:
        return message.text in words.in_all_languages(self.words)


class Entry(Key):
    """An entry of the menu: a command, and the same as a key under the input."""

    def __init__(self, name: str, action: Action, *, shelf: Shelf | None, aloud: bool) -> None:
        super().__init__(f"menu-{name}")
        self.name, self.action, self.shelf, self.aloud = name, action, shelf, aloud
        self.command = Command(name)

    async def __call__(self, message: Message, words: Translator, **kwargs: Any) -> Any:
        return await super().__call__(message, words) or await self.command(message, kwargs["bot"])


ENTRIES: list[Entry] = []
WAYS = {shelf: Key(f"menu-{shelf}") for shelf in Shelf}  # from one shelf to another


def entry(
    name: str, action: Action, *, shelf: Shelf | None = Shelf.DAILY, aloud: bool = False
) -> Entry:
    """Register an entry; its words are `menu-<name>` and, in the list of commands, `…-about`.

    With `aloud` a group's chat lists it, too; what is answered to the asker alone is asked there
    unheard by the others. What lies on no shelf stands in the list of commands only.
    """
    ENTRIES.append(Entry(name, action, shelf=shelf, aloud=aloud))
    return ENTRIES[-1]


def entries(me: Person) -> list[Entry]:
    """What this person finds in their menu, in the order of the features."""
    return [item for item in ENTRIES if may(me, item.action) and me.roles]


def keys(me: Person, shelf: Shelf = Shelf.DAILY) -> list[Key]:
    """What lies on a shelf for this person, and the ways to others.

    For a single thing nobody goes to another shelf.
    """
    lying = {one: [item for item in entries(me) if item.shelf is one] for one in Shelf}
    if shelf is not Shelf.DAILY:
        return [*lying[shelf], WAYS[Shelf.DAILY]]
    found: list[Key] = []
    for one, items in lying.items():
        found += items if one is shelf or len(items) == 1 else [WAYS[one]] if items else []
    return found


def greeting(me: Person, shelf: Shelf = Shelf.DAILY) -> Screen:
    """One shelf of the menu, or a kind dead end for somebody whom nobody has invited."""
    if not me.roles:
        return screen("menu-stranger")
    if not any(item.shelf is shelf for item in entries(me)):
        shelf = Shelf.DAILY
    lines = [
        phrase("menu-line", label=phrase(key.words), about=phrase(f"{key.words}-about"))
        for key in keys(me, shelf)
        if key is not WAYS[Shelf.DAILY]
    ]
    return screen(f"menu-{shelf}-shelf", name=me.called, lines=lines).but(menu=me, shelf=shelf)


class Typed(Filter):
    """An answer to what was asked: anything but a command or a key of the menu, which leave it."""

    async def __call__(self, message: Message, words: Translator) -> bool:
        text = message.text or ""
        labels = (words.in_all_languages(key.words) for key in (*ENTRIES, *WAYS.values()))
        return not text.startswith("/") and not any(text in any_of for any_of in labels)
