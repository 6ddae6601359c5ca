"""Names of people as they are written: in any grammatical case, a given name alone, a surname."""

import re
from collections.abc import Sequence

from models.people import Person
from models.words import folded

CASES = re.compile("|а|я|ы|и|е|у|ю|о|ой|ей|ою|ею|ом|ем|ью|ым|им|ого|его|ому|ему|ии|ию|ых|ыми")
SHORTEST_STEM = 2  # letters


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
    """Is this word, plain already, a form of that name?"""
    name = plain(name)
    if word == name:
        return True
    return any(
        word.startswith(stem) and CASES.fullmatch(word.removeprefix(stem))
        for stem in _stems(name)
        if len(stem) >= SHORTEST_STEM
    )


def plain(text: str) -> str:
    """Small letters, ё as е, no punctuation but the hyphen, one space between words."""
    text = re.sub("['’]s\\b", "", folded(text))
    return " ".join(re.sub(r"[^\w\s-]", " ", text).split())


def _stems(name: str) -> list[str]:
    """What stays of a name in all cases; Павел and Лев lose a vowel."""
    if name[-1:] in tuple("аяйьоеиы"):
        return [name[:-1]]
    fleeting = re.fullmatch(r"(.*[^аеиоуыэюя])[ео]([^аеиоуыэюя])", name)
    return [name, *(fleeting.expand(form) for form in (r"\1\2", r"\1ь\2"))] if fleeting else [name]
