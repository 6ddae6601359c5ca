"""Russian forms of names: what stays of a name in all its cases, and where a text may have it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

# What Russian cases, and possessives such as «Лизин», put after the stem of a name.
ENDING = re.compile(
    "(?:а|у|ом|ем|ём|е|ы|и|ой|ою|ей|ею|ёй|ю|я|й|ь|ым|им|ого|его|ому|ему|ую|юю|ая|яя|ый|ий|ов|ев|ам"
    "|ами|ах|ям|ых|их|ьи|ье|ью|ьей|ья|ия|ии|ию|ией|ие|ием|ин|ина|ину|иной|иным)?"
)
LONGEST_ENDING = 4  # letters
ADJECTIVE = re.compile("(?:ий|ый|ой|ая|яя)$")
LAST = re.compile("[аеиоуыэюяйь]$")
FLEETING = re.compile("(?:е|о)(?=[лвкц]$)")  # Павел, Павла; Лев, Льва
KEPT = 20_000  # names whose stems are remembered


@lru_cache(KEPT)
def stems(name: str) -> tuple[str, ...]:
    """A plain name itself and what stays of it in other cases; of a double one the last half."""
    half = name.rpartition("-")[2]
    stem = ADJECTIVE.sub("", half) if len(half) > 4 else half
    stem = LAST.sub("", stem)
    short = FLEETING.sub("ь" if len(stem) == 3 else "", stem)
    shorter = [short] if short != stem and len(short) > 2 else []
    return (f"{half}$", *([stem] if len(stem) > 1 else []), *shorter)


class Places:
    """Where in a text the forms of a name stand: asked of thousands of names, so it is an index."""

    def __init__(self, words: Sequence[str]) -> None:
        self._at: dict[str, set[int]] = defaultdict(set)
        for place, word in enumerate(words):
            for stem in _beginnings(word.rpartition("-")[2]):
                self._at[stem].add(place)

    def of(self, name: str) -> set[int]:
        """The places of a plain name in any case."""
        return {place for stem in stems(name) for place in self._at.get(stem, ())}


def _beginnings(word: str) -> Iterable[str]:
    """What a word can be a form of."""
    yield f"{word}$"  # just as it is
    for length in range(max(2, len(word) - LONGEST_ENDING), len(word) + 1):
        if ENDING.fullmatch(word[length:]):
            yield word[:length]
