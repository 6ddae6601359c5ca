"""A text word by word, with what a reader sees at a glance: capitals, sentences, neighbours."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from models.words import folded, unformatted

HREF = re.compile('href="([^"]+)"')
LONGEST_QUOTE = 60
WORD = re.compile(r"\d+(?:[:.,/-]\w+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
ENDS = re.compile(r"[.!?…]+[\s»”\")]|[;]")
OPENS = re.compile(r"[.!?…:;\n«„“\"(•*—–-]\s*$")


class Word(NamedTuple):
    """One word: as it is written, plain, and where."""

    text: str
    plain: str
    start: int
    end: int
    sentence: int
    opens: bool  # the first of a sentence, a line or a quotation, where everything is capital
    joined: bool  # nothing but space between it and the word before
    initial: bool  # one letter and a full stop
    quoted: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Page(NamedTuple):
    """A text, and where in it people are named."""

    whole: str
    words: list[Word]
    givens: set[int]  # where anybody's given name stands
    adults: set[int]  # where somebody of the staff, or a parent, is named in full
    strict: bool

    def quote(self, places: Iterable[int]) -> str:
        chosen = sorted(places)
        first, last = self.words[chosen[0]], self.words[chosen[-1]]
        return " ".join(self.whole[first.start : last.end].split())[:LONGEST_QUOTE]

    def together(self, one: int, other: int) -> bool:
        """Whether two words stand side by side with nothing between."""
        return abs(one - other) == 1 and self.words[max(one, other)].joined

    def after(self, place: int) -> Word | None:
        """The word that follows with nothing between."""
        word = self.words[place + 1] if place + 1 < len(self.words) else None
        return word if word is not None and word.joined and not word.opens else None

    def near(self, place: int, others: Iterable[int], within: int) -> int | None:
        """The nearest of the others in the same sentence."""
        here = [
            other
            for other in others
            if abs(other - place) <= within
            and self.words[other].sentence == self.words[place].sentence
        ]
        return min(here, key=lambda other: abs(other - place), default=None)


def of_html(html: str) -> Iterator[str]:
    """All that can be read of a text with formatting, and where its links lead."""
    yield unformatted(html)
    yield from map(unescape, HREF.findall(html))


def read(text: str) -> list[Word]:
    """The words of a text."""
    words: list[Word] = []
    sentence, last, quotes = 0, 0, 0
    for found in WORD.finditer(text):
        between = text[last : found.start()]
        after_initial = bool(words) and words[-1].initial
        if words and not after_initial and ENDS.search(between + " "):
            sentence += 1
        quotes += between.count("«") - between.count("»")
        rest = between[1:] if after_initial else between
        words.append(
            Word(
                found[0],
                folded(found[0]),
                *found.span(),
                sentence,
                opens=not words or (not after_initial and bool(OPENS.search(between))),
                joined=bool(words) and not rest.strip(" \u00a0"),
                initial=len(found[0]) == 1 and text[found.end() : found.end() + 1] == ".",
                quoted=quotes > 0,
            )
        )
        last = found.end()
    return words
