"""Fluent words in the reader's language and the reader's time zone."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, get_timezone_location
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax import ast

from models.people import Reader
from ui.screen import Html, Phrase

LOCALES = Path(__file__).parent.parent / "locales"
FIRST_LANGUAGE = "ru"
TAG = re.compile("<[^>]*>")
ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)  # where a word of Fluent's begins
REFERENCE = re.compile(r"\{\s*(-?[a-z][\w-]*)")  # and where another one's is used

# Fluent guards itself against pages of strangers by 2500 characters. Ours are our own, and what
# people write fills a whole message, its markup not counted.
resolver.MAX_PART_LENGTH = 100_000

# How the school writes days and times; `$at` is in the reader's zone already.
PATTERNS = {
    "ru": {
        "DAY": "EEE, d MMMM",
        "DAYMONTH": "d MMMM",
        "SHORTDAY": "d MMM",
        "BRIEF": "EEE d MMM, HH:mm",
        "WHEN": "EEE, d MMMM, HH:mm",
    },
    "en": {
        "DAY": "EEE, MMMM d",
        "DAYMONTH": "MMMM d",
        "SHORTDAY": "MMM d",
        "BRIEF": "EEE MMM d, HH:mm",
        "WHEN": "EEE, MMMM d, HH:mm",
    },
}
SAME_EVERYWHERE = {
    "WEEKDAY": "EEE",
    "DAYNUMBER": "d",
    "TIME": "HH:mm",
    "MONTH": "LLLL y",
    "DATE": "dd.MM.y",
}


@cache
def keys(language: str) -> set[str]:
    """Every key that has words in this language."""
    pages = sorted((LOCALES / language).glob("*.ftl"))
    entries = [e for page in pages for e in FluentResource(page.read_text("utf-8")).body]
    return {entry.id.name for entry in entries if isinstance(entry, ast.Message)}


class Translator:
    """All words of all languages; each page is parsed once, when one of its words is first said."""

    def __init__(self, locales: Path = LOCALES) -> None:
        self.bundles = {folder.name: _Bundle(folder) for folder in sorted(locales.iterdir())}
        self.in_all_languages = cache(self._in_all_languages)

    def say(self, reader: Reader, key: str, **facts: Any) -> str:
        """Plain words: for buttons, alerts, commands, captions of files."""
        return self._say(reader, key, facts, _plain)

    def html(self, reader: Reader, key: str, **facts: Any) -> str:
        """Words with markup. Words may carry it, facts never: they are escaped."""
        return self._say(reader, key, facts, _escaped)

    def _say(
        self, reader: Reader, key: str, facts: dict[str, Any], safe: Callable[[str], str]
    ) -> str:
        told = {name: self._fact(reader, fact, safe) for name, fact in facts.items()}
        bundle = self.bundles[reader.language]
        pattern = bundle.get_message(key).value
        assert pattern is not None, f"{key} has no words of its own"
        text, errors = bundle.format_pattern(pattern, told | {"address": reader.address})
        if errors:
            raise ValueError(f"{reader.language} {key}: {errors}")
        return str(text)

    def _fact(self, reader: Reader, fact: Any, safe: Callable[[str], str]) -> Any:
        if isinstance(fact, Phrase):
            return self._say(reader, fact.words, fact.facts, safe)
        if isinstance(fact, list | tuple):
            return "\n".join(str(self._fact(reader, line, safe)) for line in fact)
        if isinstance(fact, datetime):
            return fact.astimezone(ZoneInfo(reader.zone))
        if isinstance(fact, ZoneInfo):
            return get_timezone_location(fact, locale=reader.language, return_city=True)
        return safe(fact) if isinstance(fact, str) else fact

    def _in_all_languages(self, key: str) -> frozenset[str]:
        """How a label reads in every language and form of address: what people may send us."""
        return frozenset(
            self.say(Reader(language, address=address), key)
            for language in self.bundles
            for address in ("formal", "familiar")
        )


def _plain(fact: str) -> str:
    return unescape(TAG.sub("", fact)) if isinstance(fact, Html) else fact


def _escaped(fact: str) -> str:
    return str(fact) if isinstance(fact, Html) else escape(fact, quote=False)


class _Bundle(FluentBundle):
    """The words of one language. Parsing all pages would take a fifth of the bot's start."""

    def __init__(self, folder: Path) -> None:
        language = folder.name
        patterns = PATTERNS[language] | SAME_EVERYWHERE
        functions: dict[str, Callable[[Any], Any]] = {
            name: _writing(pattern, language) for name, pattern in patterns.items()
        }
        functions["GIVEN"] = lambda fact: "yes" if str(fact) else "no"
        super().__init__([language], functions=functions, use_isolating=False)
        self._unread = {page: page.read_text(encoding="utf-8") for page in folder.glob("*.ftl")}
        self._pages = {
            name: page for page, text in self._unread.items() for name in ENTRY.findall(text)
        }

    def get_message(self, message_id: str) -> Any:
        """Raises LookupError for a word that there is not, ValueError for a page with a mistake."""
        self._read(self._pages[message_id])
        return super().get_message(message_id)

    def _read(self, page: Path) -> None:
        text = self._unread.pop(page, None)
        if text is None:
            return
        resource = FluentResource(text)
        if mistakes := [entry for entry in resource.body if isinstance(entry, ast.Junk)]:
            raise ValueError(f"{page.parent.name}/{page.name}: {mistakes[0].content!r}")
        self.add_resource(resource)
        for name in REFERENCE.findall(text):
            if name in self._pages:
                self._read(self._pages[name])


def _writing(pattern: str, language: str) -> Callable[[Any], str]:
    def write(at: date) -> str:
        if isinstance(at, datetime):
            text = format_datetime(at, pattern, tzinfo=at.tzinfo, locale=language)
        else:
            text = format_date(at, pattern, locale=language)
        return text.replace(".,", ",").removesuffix(".")  # «окт.» ends no sentence

    return write
