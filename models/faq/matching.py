"""Which of some known questions is the one that somebody has just asked, if any is.

A question is known again by its words, whichever form they have and with a letter mistyped. How
good that is has been measured with `tests/data/faq.tsv`, see docs/decisions/0045.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from models.faq import wording
from models.words import alike

ENOUGH, ENOUGH_TOLD = 0.6, 0.8  # of 1: it is the same question; where nobody asks, but tells
WEAK, UNKNOWN = 0.25, 0.6  # weight of a word that is in questions about anything; in none
KEPT = 64  # sets of questions that stay in memory, each of those who read the same

Key = tuple[str, int]  # of which kind, with which number
Known = tuple[str, int, str]  # the same, and a question that it answers


class Match(NamedTuple):
    """A known question, and how surely it is the one."""

    key: Key
    score: float


class Index:
    """Known questions by their words."""

    def __init__(self, known: Iterable[Known]) -> None:
        asked = [((kind, id), wording.subject(question)) for kind, id, question in known]
        self._subjects = [(key, subject) for key, subject in asked if subject]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for place, (_, subject) in enumerate(self._subjects):
            for word in subject:
                self._holding[word].append(place)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for word in self._holding:
            self._beginning[word[0]].append(word)
        self._sums = [self._sum(subject) for _, subject in self._subjects]

    def matches(self, text: str, most: int) -> list[Match]:
        """What this text asks, the surest first; each answer once."""
        best: dict[Key, float] = {}
        for sentence in wording.sentences(text):
            if sentence.asks or sentence.wants:
                enough = ENOUGH if sentence.asks else ENOUGH_TOLD
                for key, score in self._scores(sentence.subject, enough):
                    best[key] = max(score, best.get(key, 0))
        found = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return [Match(*pair) for pair in found[:most]]

    def _scores(self, asked: frozenset[str], enough: float) -> Iterator[Match]:
        """How much of each question is in the other: the harmonic mean of the two shares."""
        worth = {word: self._known(word) for word in asked}
        best: dict[str, float] = {}
        for words in worth.values():
            best |= {one: max(value, best.get(one, 0)) for one, value in words.items()}
        shared: dict[int, float] = defaultdict(float)
        for one, value in best.items():
            for place in self._holding[one]:
                shared[place] += value * self._weight(one)
        all_asked = self._sum(asked)
        for place, weight in shared.items():
            there = weight / self._sums[place]
            if _mean(there, 1) < enough:  # it would not do if all that is asked were in it
                continue
            key, subject = self._subjects[place]
            heard = (self._weight(w) * max(worth[w].get(one, 0) for one in subject) for w in asked)
            score = _mean(there, sum(heard) / all_asked)
            if score >= enough:
                yield Match(key, score)

    def _known(self, word: str) -> dict[str, float]:
        """The words of known questions that this one may be, each with what it is worth."""
        near = self._beginning.get(word[0], ())
        return {one: worth for one in near if (worth := alike(word, one))}

    def _sum(self, words: Iterable[str]) -> float:
        return sum(map(self._weight, words))

    def _weight(self, word: str) -> float:
        weight = 1 if word in self._holding else UNKNOWN
        return weight * WEAK if wording.is_weak(word) else weight


@lru_cache(KEPT)
def index(known: tuple[Known, ...]) -> Index:
    """Kept by what is in it, so it is never out of date."""
    return Index(known)


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other)
