"""A typed line, «Кузнецова алгебра 4 дз №7»: who, in what, which mark or level, and what for."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from models.gradebook.scores import looks_like_mark
from models.names import is_form, plain
from models.people import Person, visible

LONGEST_REASON = 100  # characters
MOST_WORDS = 6  # before the mark: two of a name, a group, three of a subject
SHORTEST_SHORT = 2  # letters of a subject that may stand for all of it
LIKENESS = 0.75  # of a mistyped surname with the right one, as difflib measures it
IDLE = {"по", "в", "за", "in", "for"}


class Line(NamedTuple):
    """`who` are the words before the mark: a name, and maybe a group and a subject."""

    who: tuple[str, ...]
    value: str
    what_for: str


class Named(NamedTuple):
    """Whom the words name, and the words that are left for a subject.

    `close` ones were only guessed from a name that is nobody's.
    """

    students: tuple[Person, ...]
    rest: tuple[str, ...]
    close: bool = False


def read(text: str) -> Line | None:
    """The parts of a line, if it can be one."""
    text = re.sub(r"(?i)\bне освоен[оа]\b", "неосвоено", text)
    words = re.sub(r"(\d) %", r"\1%", text).split()
    for place, word in enumerate(words[: MOST_WORDS + 1]):
        value = word.rstrip(".,:;")
        if place and looks_like_mark(value):
            who = tuple(one.strip(".,:;") for one in words[:place])
            reason = " ".join(words[place + 1 :]).strip(" .,:;—-–")
            return Line(who, value, visible(reason, LONGEST_REASON))
    return None


def named(who: Sequence[str], students: Sequence[Person]) -> Named:
    """Whom these words name: by surname, given name or both, in any case and order."""
    words = [plain(word) for word in who]
    for place, word in enumerate(words):
        found = [one for one in students if _part_of(word, one)]
        if found:
            rest = [other for number, other in enumerate(words) if number != place]
            for other in list(rest):
                both = [one for one in found if _part_of(other, one)]
                if both:
                    found = both
                    rest.remove(other)
            return Named(tuple(found), _kept(rest))
    surnames = {plain(one.name.split()[-1]): one for one in students}
    for place, word in enumerate(words):
        near = get_close_matches(word, surnames, n=3, cutoff=LIKENESS)
        if near:
            rest = [other for number, other in enumerate(words) if number != place]
            likely = [one for one in students if plain(one.name.split()[-1]) in near]
            return Named(tuple(likely), _kept(rest), close=True)
    return Named((), _kept(words))


def _part_of(word: str, student: Person) -> bool:
    return any(is_form(word, part) for part in {*student.name.split(), *student.called.split()})


def _kept(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word and word not in IDLE)


def means_subject(words: Sequence[str], subject: str) -> bool:
    """Do these words stand for the subject: in any case, or the beginnings of its words?"""
    full = plain(subject).split()
    if not words or len(words) > len(full):
        return False
    return all(
        is_form(word, whole) or (len(word) >= SHORTEST_SHORT and whole.startswith(word))
        for word, whole in zip(words, full, strict=False)
    )
