"""Russian forms of names: what stays of a name in all its cases, and where a text may have it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from models.names import CASES, stems

# What stands after the stem of a name: its cases, and possessives such as «Лизин».
ENDING = re.compile(f"(?:{CASES}|ов|ев|ин|ина|ину|иной|иным)")
LONGEST_ENDING = 4  # letters


class Places:
    """Where in a text the forms of a name stand: asked of thousands of names, so it is an index."""

    def __init__(self, words: Sequence[str]) -> None:
        self._at: dict[str, set[int]] = defaultdict(set)
        for place, word in enumerate(words):
            for stem in _beginnings(word.rpartition("-")[2]):
                self._at[stem].add(place)

    def of(self, name: str) -> set[int]:
        """The places of a plain name in any case."""
        half = name.rpartition("-")[2]
        return {place for stem in (f"{half}$", *stems(half)) for place in self._at.get(stem, ())}


def _beginnings(word: str) -> Iterable[str]:
    """What a word can be a form of."""
    yield f"{word}$"  # just as it is
    for length in range(max(2, len(word) - LONGEST_ENDING), len(word) + 1):
        if ENDING.fullmatch(word[length:]):
            yield word[:length]
