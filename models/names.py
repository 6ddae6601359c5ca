"""Names of people as they are written: in any grammatical case, a given name alone, a surname."""

import re
from collections.abc import Sequence
from functools import lru_cache

from models.people import Person
from models.words import folded

# What Russian cases put after the stem of a name.
CASES = (
    "|а|я|й|ь|ы|и|е|у|ю|о|ой|ей|ою|ею|ом|ем|ью|ым|им|ого|его|ому|ему|ую|юю|ая|яя|ый|ий|ия|ии|ие|ию"
    "|ией|ием|ам|ям|ами|ах|ых|их|ыми|ьи|ье|ья|ьей"
)
ENDING = re.compile(CASES)
ADJECTIVE = re.compile("(?:ий|ый|ой|ая|яя)$")
LAST = re.compile("[аеиоуыэюяйь]$")
FLEETING = re.compile("(.*[^аеиоуыэюя])[ео]([^аеиоуыэюя])")  # Павел, Павла; Лев, Льва
SHORTEST_STEM = 2  # letters
SHORTEST_ADJECTIVE = 5
KEPT = 20_000  # names whose stems are remembered


def meant(name: str, among: Sequence[Person]) -> list[Person]:
    """Those whom a name in any case can mean: the given name, and the surname if it is there."""
    given, _, surname = name.partition(" ")
    return [
        person
        for person in among
        if (is_form(given, person.name.split()[0]) or is_form(given, person.called.split()[0]))
        and (not surname or is_form(surname, person.name.split()[-1]))
    ]


def is_form(word: str, name: str) -> bool:
    """Is this word, plain already, a form of that name? Of a double name both halves bend."""
    ones, others = word.split("-"), plain(name).split("-")
    return len(ones) == len(others) and all(map(_is_form, ones, others))


def _is_form(word: str, name: str) -> bool:
    return word == name or any(
        word.startswith(stem) and ENDING.fullmatch(word, len(stem)) for stem in stems(name)
    )


def plain(text: str) -> str:
    """Small letters, ё as е, no punctuation but the hyphen, one space between words."""
    text = re.sub("['’]s\\b", "", folded(text))
    return " ".join(re.sub(r"[^\w\s-]", " ", text).split())


@lru_cache(KEPT)
def stems(name: str) -> tuple[str, ...]:
    """What stays of a plain name in all cases; Павел and Лев lose a vowel."""
    bent = [LAST.sub("", name)]
    if len(name) >= SHORTEST_ADJECTIVE:
        bent.append(ADJECTIVE.sub("", name))
    fleeting = FLEETING.fullmatch(name)
    short = [fleeting.expand(form) for form in (r"\1\2", r"\1ь\2")] if fleeting else []
    return tuple(one for one in {*bent, *short} if len(one) >= SHORTEST_STEM)
