"""A screen is a value: which words, with which facts, over which buttons. It knows no language."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Self

from aiogram.filters.callback_data import CallbackData as AiogramCallbackData
from pydantic import ConfigDict

from models.people import Person, Reader
from models.posts import MediaKind

SAFE_INTEGER = 2**53
# Every moment of these days is a moment in every zone, with weeks to spare on either side.
FIRST_DAY, LAST_DAY = date(1970, 1, 5), date(2199, 12, 30)
LAST_DAY_SECONDS = int(datetime(2199, 12, 30, tzinfo=UTC).timestamp())


class CallbackData(AiogramCallbackData, prefix="-"):
    """A button's data: a complete sentence in at most 64 bytes.

    It comes back from a stranger's program, so only what we would have written ourselves is
    read: "7", not " 7", "1_0", "+7" or a number that no row can have.
    """

    model_config = ConfigDict(defer_build=True)  # there are hundreds; a few are tapped

    @classmethod
    def unpack(cls, value: str) -> Self:
        found = super().unpack(value)
        numbers = [part for part in dict(found).values() if isinstance(part, int)]
        if found.pack() != value or any(not 0 <= part < SAFE_INTEGER for part in numbers):
            raise ValueError("not a sentence of ours")
        return found


@dataclass(frozen=True)
class Phrase:
    """Words inside other words: a line of a list, the name of a role."""

    words: str
    facts: dict[str, Any]


def phrase(words: str, **facts: Any) -> Phrase:
    return Phrase(words, facts)


class Html(str):
    """A fact that carries markup of Telegram's own making: it is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True)
class Media:
    """A file that lies with Telegram."""

    kind: MediaKind
    file_id: str


@dataclass(frozen=True)
class Button:
    """A label and what it does: a sentence said back to us, a link opened, a text copied."""

    words: str
    facts: dict[str, Any] = field(default_factory=dict)
    callback: CallbackData | None = None
    url: str | None = None
    start: str | None = None  # opens the private chat with the bot
    copies: str | None = None
    style: str | None = None


Row = list[Button]


def button(words: str, callback: CallbackData, *, style: str | None = None, **facts: Any) -> Button:
    """A button that answers. Style is `success`, `danger` or `primary`, never the only sign."""
    return Button(words, facts, callback=callback, style=style)


def link(words: str, url: str, **facts: Any) -> Button:
    return Button(words, facts, url=url)


def private_link(words: str, start: str, **facts: Any) -> Button:
    """A way out of a group into the private chat with the bot."""
    return Button(words, facts, start=start)


def copying(words: str, text: str, **facts: Any) -> Button:
    return Button(words, facts, copies=text)


class Shelf(StrEnum):
    """Where something lies in the menu: at hand, or where a person looks for it once a month."""

    DAILY = "daily"
    SCHOOL = "school"
    OWN = "own"


@dataclass(frozen=True)
class Screen:
    """What a handler returns. Facts are escaped; phrases among them are drawn, lists line by line.

    `secret` screens are sent at most once and never stored; `fresh` ones are not written over the
    screen that was tapped; `photo` is a PNG, `document` a file by its name, `media` are files that
    Telegram has already, and the words are their caption. Over a tapped message a screen with
    `media` changes the words only. With `menu` the keys under the input are laid out anew for that
    person, those of one `shelf`; `asker` is the Telegram id of the one member of a group who is to
    see it. `reader` is whose eyes it is drawn for, if not those of whoever gets it. A notification
    may say which `version` of its thing it shows, go into a `topic` of a forum (and `only_there`),
    stand as an answer to the message that it `replies` to, and, written over another one, `clear`
    away all files of that. `number` are the words of two keys under the input: one sends the
    reader's own telephone number, the other says no. What is `confidential` can be neither
    forwarded nor saved from the chat, and is never written over a message for which that does not
    hold.
    """

    words: str
    rows: tuple[Row, ...]
    facts: dict[str, Any]
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None
    media: tuple[Media, ...] = ()
    secret: bool = False
    fresh: bool = False
    menu: Person | None = None
    shelf: Shelf = Shelf.DAILY
    toast: str | None = None
    asker: int | None = None
    reader: Reader | None = None
    version: int = 0
    topic: int | None = None
    clears: bool = False
    replies: int | None = None
    only_there: bool = False
    number: tuple[str, str] | None = None
    confidential: bool = False

    def but(self, **more: Any) -> "Screen":
        """The same screen with other traits."""
        return replace(self, **more)


def screen(words: str, *rows: Row, **facts: Any) -> Screen:
    return Screen(words, tuple(row for row in rows if row), facts)


def minute(at: datetime) -> int:
    """A moment small enough for a button: whole minutes since 1970."""
    return int(at.timestamp()) // 60


def moment(minute: int) -> datetime:
    """The moment that a button names; whoever forges one lands in this century or the next."""
    return datetime.fromtimestamp(min(minute * 60, LAST_DAY_SECONDS), UTC)


def calendar_day(ordinal: int) -> date:
    """The day that a button names by its number (`date.toordinal`), forged ones brought near."""
    return date.fromordinal(min(max(ordinal, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))
