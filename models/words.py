"""Texts word by word, as one compares them: without formatting, capitals and endings."""

import re
from functools import cache, lru_cache
from html import unescape
from typing import Any

ENDS_OTHERWISE, MISTYPED = 0.9, 0.8  # what a word is worth that is known again in spite of that
SHORTEST = 4  # letters of a stem that may go on in another way, or be mistyped
LONGER = 3  # letters by which it may go on
VOCABULARY = 20_000  # words of which it is known how they are cut
WORD = re.compile(r"\w+")
TAG = re.compile("<[^>]*>")


def unformatted(html: str) -> str:
    """A text without its formatting."""
    return unescape(TAG.sub("", html))


def folded(text: str) -> str:
    """Without capitals, ё as е."""
    return text.casefold().replace("ё", "е")


def says(html: str, query: str) -> bool:
    """Does a text hold every word of a query, in whichever form?"""
    there, wanted = _stems(unformatted(html)), _stems(query)
    return bool(wanted) and all(
        word in there or any(alike(word, one) for one in there) for word in wanted
    )


def _stems(text: str) -> set[str]:
    return {stem(word) for word in WORD.findall(folded(text))}


@lru_cache(VOCABULARY)
def stem(word: str) -> str:
    """A folded word without its ending, by Snowball: Russian, or English by its letters."""
    return str(_stemmer("english" if word.isascii() else "russian").stemWord(word))


@lru_cache(100_000)
def alike(one: str, other: str) -> float:
    """How surely two stems are those of one word, from 0 to 1."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or short[0] != long[0]:
        return 0.0
    if long.startswith(short) and len(long) - len(short) <= LONGER:
        return ENDS_OTHERWISE
    return MISTYPED if len(long) > SHORTEST and _mistyped(short, long) else 0.0


def _mistyped(short: str, long: str) -> bool:
    """Is a letter changed or left out, or are two next to each other in the wrong order?"""
    while short and short[0] == long[0]:
        short, long = short[1:], long[1:]
    if len(short) < len(long):
        return short == long[1:]
    return short[1:] == long[1:] or (short[:2] == long[1::-1] and short[2:] == long[2:])


@cache  # imported when somebody asks: few starts of the bot see a question at once
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(language)
