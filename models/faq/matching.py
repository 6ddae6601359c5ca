"""Which of some known questions is the one that somebody has just asked, if any is.

A question is known again by its words, whichever form they have and with a letter mistyped. Rare
words weigh more than those that stand in many. What the numbers are worth is measured with
`tests/data/faq.tsv`, see docs/decisions/0045.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from models.faq import wording

ENOUGH, ENOUGH_TOLD = 0.64, 0.8  # of 1: it is the same question; where nobody asks, but tells
ENDS_OTHERWISE, MISTYPED = 0.9, 0.8  # what a word is worth that is known again in spite of that
WEAK, UNKNOWN = 0.25, 0.6  # weight of a word that is in questions about anything, of a new one
SHORTEST = 4  # letters of a stem that may go on in another way, or be mistyped
LONGER = 3  # letters by which it may go on
KEPT = 64  # groups of questions that stay in memory, each a school's or a tutor's


class Known(NamedTuple):
    """A question that has an answer: whose number is `key`."""

    key: tuple[str, int]
    question: str


class Match(NamedTuple):
    key: tuple[str, int]
    score: float


class Index:
    """Known questions by their words."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._subjects = [(one.key, wording.subject(one.question)) for one in known]
        counted = Counter(word for _, subject in self._subjects for word in subject)
        self._weights = {word: _weight(word, n) for word, n in counted.items()}
        self._holding: Mapping[str, list[int]] = defaultdict(list)
        self._beginning: Mapping[str, list[str]] = defaultdict(list)
        for place, (_, subject) in enumerate(self._subjects):
            for word in subject:
                self._holding[word].append(place)
        for word in counted:
            self._beginning[word[0]].append(word)

    def matches(self, text: str, most: int) -> list[Match]:
        """What this text asks, the surest first; each answer once."""
        best: dict[tuple[str, int], float] = {}
        for sentence in wording.sentences(text):
            enough = ENOUGH if sentence.asks else ENOUGH_TOLD
            if sentence.asks or sentence.wants:
                for key, score in self._scores(sentence.subject):
                    if score >= enough:
                        best[key] = max(score, best.get(key, 0))
        found = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return [Match(*pair) for pair in found[:most]]

    def _scores(self, asked: frozenset[str]) -> Iterator[Match]:
        """How much of each question is in the other: the harmonic mean of the two shares."""
        worth = {word: self._known(word) for word in asked}
        best: dict[str, float] = {}
        for words in worth.values():
            best |= {one: max(value, best.get(one, 0)) for one, value in words.items()}
        for place in {place for one in best for place in self._holding[one]}:
            key, subject = self._subjects[place]
            there = self._share({one: best.get(one, 0) for one in subject})
            here = self._share(
                {word: max(worth[word].get(one, 0) for one in subject) for word in asked}
            )
            yield Match(key, 2 * here * there / (here + there))

    def _known(self, word: str) -> dict[str, float]:
        """The words of known questions that this one may be, each with what it is worth."""
        near = self._beginning.get(word[0], ())
        return {one: worth for one in near if (worth := alike(word, one))}

    def _share(self, worth: Mapping[str, float]) -> float:
        """How much of these words is found, by weight."""
        weights = {word: self._weight(word) for word in worth}
        return sum(weights[word] * worth[word] for word in worth) / sum(weights.values())

    def _weight(self, word: str) -> float:
        return self._weights.get(word) or _weight(word, 0)


@lru_cache(KEPT)
def index(known: tuple[Known, ...]) -> Index:
    """Kept by what is in it, so it is never out of date."""
    return Index(known)


def _weight(word: str, known: int) -> float:
    weight = 1 / (1 + log(known)) if known else UNKNOWN
    return weight * WEAK if wording.is_weak(word) else weight


@lru_cache(100_000)
def alike(one: str, other: str) -> float:
    """How surely two stems are those of one word, from 0 to 1."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST:
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
