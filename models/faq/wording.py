"""What a sentence is about: its words without their endings, and without those that say nothing.

Words are cut as everywhere, see `models.words`; here some more mean the same.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from models.faq import words
from models.words import folded, unformatted
from models.words import stem as cut

WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
LONGEST = 2000  # characters that are looked at: a question has been asked by then
LONGEST_LINE = 120  # characters; what is longer tells more than it asks
TEXTS = 256  # guides that have been looked through


class Sentence(NamedTuple):
    """What it is about, and whether it asks; if not, whether it tells of something wanted."""

    subject: frozenset[str]
    asks: bool
    wants: bool


def sentences(text: str) -> list[Sentence]:
    """Those that are about something."""
    said = SENTENCE.split(unformatted(text[:LONGEST]))
    found = [Sentence(subject(one), asks(one), wants(one)) for one in said]
    return [one for one in found if one.subject]


@lru_cache(TEXTS)
def questions(html: str) -> tuple[str, ...]:
    """The lines of a text that ask something."""
    lines = unformatted(html).splitlines()
    return tuple(line for line in lines if "?" in line and len(line) <= LONGEST_LINE)


def subject(sentence: str) -> frozenset[str]:
    """The stems of the words that say something."""
    said = (word for word in _words(sentence) if len(word) > 1)
    return frozenset(stem(word) for word in said if word not in _listed(words.EMPTY, words.ASKING))


def asks(sentence: str) -> bool:
    return "?" in sentence or not _listed(words.ASKING).isdisjoint(_words(sentence))


def wants(sentence: str) -> bool:
    said = set(_words(sentence))
    return bool(said & _listed(words.TROUBLED)) and not said & _listed(words.THANKFUL)


def is_weak(stem: str) -> bool:
    """Is it in questions about anything?"""
    return stem in _weak()


def stem(word: str) -> str:
    """A word without its ending; the same for words that mean the same."""
    plainly = cut(word)
    return _same().get(plainly, plainly)


def _words(text: str) -> list[str]:
    """As one compares them: without capitals, ё as е."""
    return WORD.findall(folded(text))


@cache
def _listed(*lists: str) -> frozenset[str]:
    return frozenset(_words(" ".join(lists)))


@cache
def _weak() -> frozenset[str]:
    return frozenset(map(stem, _listed(words.WEAK)))


@cache
def _same() -> dict[str, str]:
    lines = map(_words, words.SAME.strip().splitlines())
    return {cut(word): cut(line[0]) for line in lines for word in line}
