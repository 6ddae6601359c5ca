"""What a sentence is about: its words without their endings, and without those that say nothing.

Words are cut by the Snowball stemmers, Russian or English by the letters of each word.
"""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from models.faq import words

WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile("<[^>]*>")
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
LONGEST = 2000  # characters that are looked at: a question has been asked by then
LONGEST_LINE = 120  # characters; what is longer tells more than it asks
VOCABULARY = 20_000  # words of which it is known how they are cut
TEXTS = 256  # guides that have been looked through


class Sentence(NamedTuple):
    """What it is about, and whether it asks; if not, whether it tells of something wanted."""

    subject: frozenset[str]
    asks: bool
    wants: bool


def sentences(text: str) -> list[Sentence]:
    """Those that are about something."""
    plain = TAG.sub(" ", text[:LONGEST])
    found = [Sentence(subject(one), asks(one), wants(one)) for one in SENTENCE.split(plain)]
    return [one for one in found if one.subject]


@lru_cache(TEXTS)
def questions(html: str) -> tuple[str, ...]:
    """The lines of a text that ask something."""
    lines = TAG.sub(" ", html).splitlines()
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


@lru_cache(VOCABULARY)
def stem(word: str) -> str:
    """A word without its ending; the same for words that mean the same."""
    cut = _cut(word)
    return _same().get(cut, cut)


def _words(text: str) -> list[str]:
    """As one compares them: without capitals, ё as е."""
    return WORD.findall(text.casefold().replace("ё", "е"))


def _cut(word: str) -> str:
    return str(_stemmer("english" if word.isascii() else "russian").stemWord(word))


@cache
def _listed(*lists: str) -> frozenset[str]:
    return frozenset(_words(" ".join(lists)))


@cache
def _weak() -> frozenset[str]:
    return frozenset(map(stem, _listed(words.WEAK)))


@cache
def _same() -> dict[str, str]:
    lines = map(_words, words.SAME.strip().splitlines())
    return {_cut(word): _cut(line[0]) for line in lines for word in line}


@cache  # imported when somebody asks: few starts of the bot see a question at once
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(language)
