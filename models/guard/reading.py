"""A text word by word, with what a reader sees at a glance: capitals, sentences, neighbours."""

import re
from typing import NamedTuple

from models.guard.forms import plain

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
                plain(found[0]),
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
