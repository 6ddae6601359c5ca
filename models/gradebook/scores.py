"""Marks and levels as people write them: «4», «зачёт», «87 %», «базовый»."""

import re

from models.base import Refusal
from models.courses import Scale
from models.mastery import Level
from models.words import folded

MARK = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?%?")
PASSED = {"зачет": 1.0, "зач": 1.0, "незачет": 0.0, "незач": 0.0}
PASSED |= {"pass": 1.0, "passed": 1.0, "fail": 0.0, "failed": 0.0}
LEVELS = {
    "базовый": Level.BASIC,
    "базовая": Level.BASIC,
    "повышенный": Level.ADVANCED,
    "неосвоено": Level.MISSED,
    "basic": Level.BASIC,
    "advanced": Level.ADVANCED,
    "missed": Level.MISSED,
}
BOUNDS = {Scale.FIVE: (2, 5), Scale.PASS: (0, 1), Scale.PERCENT: (0, 100)}


class NotOnScale(Refusal):
    """The course's marks are written otherwise."""


def looks_like_mark(word: str) -> bool:
    """Could this word be a mark on some scale, or a level?"""
    word = folded(word)
    return bool(MARK.fullmatch(word)) or word in PASSED or word in LEVELS


def level(word: str) -> Level | None:
    return LEVELS.get(folded(word))


def score(word: str, scale: Scale) -> float | None:
    """The number that a mark is kept as on this scale; None if it is not on it."""
    word = folded(word)
    if scale is Scale.PASS:
        return PASSED.get(word)
    if not MARK.fullmatch(word) or (word.endswith("%") and scale is not Scale.PERCENT):
        return None
    number = float(word.removesuffix("%").replace(",", "."))
    low, high = BOUNDS[scale]
    if not low <= number <= high or (scale is Scale.FIVE and not number.is_integer()):
        return None
    return number


def checked(word: str, scale: Scale) -> float:
    """The same; a mark that is not on the scale is refused."""
    found = score(word, scale)
    if found is None:
        raise NotOnScale(value=word, scale=scale.value)
    return found


def tapped(score: int, scale: Scale) -> float:
    """A mark that was tapped; the course may have another scale by now."""
    low, high = BOUNDS[scale]
    if not low <= score <= high:
        raise NotOnScale(value=str(score), scale=scale.value)
    return score
