"""A question about progress in plain words, «как дела у Лизы?», with the name in any case."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from aiogram.filters import Filter
from aiogram.types import Message

from models.people import Person

NAME = r"(?P<name>[a-zа-я-]+(?: [a-zа-я-]+)??)"
AFTER = r"(?: (?:учится|в школе|с учебой|с оценками|по учебе|doing|getting on))?"
# A question that can only be about progress, whoever is named in it.
SURE = (
    r"(?:а )?(?:мо[яи] )?(?:успеваемость|успехи|оценки)",
    rf"(?:а )?(?:успеваемость|успехи|оценки) (?:у )?{NAME}",
    rf"(?:а )?как (?:там )?(?:дела|успехи|учеба|оценки|успеваемость) у {NAME}{AFTER}",
    r"(?:а )?как (?:мои дела|я учусь)(?: с учебой)?|how am i doing",
    r"(?:my )?(?:progress|grades|marks)",
    rf"(?:progress|grades|marks) of {NAME}",
)
# One that may as well be about something else, unless a child of that name is there.
UNSURE = (
    rf"(?:а )?как (?:там )?{NAME}{AFTER}",
    rf"(?:а )?что (?:там )?у {NAME}{AFTER}",
    rf"how(?: is)? {NAME}{AFTER}",
    rf"{NAME} (?:progress|grades|marks)",
)
CASES = re.compile("|а|я|ы|и|е|у|ю|о|ой|ей|ою|ею|ом|ем|ью|ым|им|ого|его|ому|ему|ии|ию")
SHORTEST_STEM = 2  # letters


class Question(NamedTuple):
    """Whom somebody asks about (nobody in particular if empty), and whether they surely ask."""

    name: str
    sure: bool


class AsksProgress(Filter):
    """A message that asks how somebody is doing at school."""

    async def __call__(self, message: Message, **_: Any) -> bool:
        return question(message.text or "") is not None


def question(text: str) -> Question | None:
    """What a text asks, if it asks about progress."""
    asked = _plain(text)
    for patterns, sure in ((SURE, True), (UNSURE, False)):
        for pattern in patterns:
            found = re.fullmatch(pattern, asked)
            if found:
                return Question(found.groupdict().get("name") or "", sure)
    return None


def meant(name: str, among: Sequence[Person]) -> list[Person]:
    """Those whom a name in any case can mean: the given name, and the surname if it is there."""
    given, _, surname = name.partition(" ")
    return [
        person
        for person in among
        if (_is(given, person.name.split()[0]) or _is(given, person.called.split()[0]))
        and (not surname or _is(surname, person.name.split()[-1]))
    ]


def _is(word: str, name: str) -> bool:
    """Is this word a form of that name?"""
    name = _plain(name)
    if word == name:
        return True
    return any(
        word.startswith(stem) and CASES.fullmatch(word.removeprefix(stem))
        for stem in _stems(name)
        if len(stem) >= SHORTEST_STEM
    )


def _stems(name: str) -> list[str]:
    """What stays of a name in all cases; Павел and Лев lose a vowel."""
    if name[-1:] in tuple("аяйьоеиы"):
        return [name[:-1]]
    fleeting = re.fullmatch(r"(.*[^аеиоуыэюя])[ео]([^аеиоуыэюя])", name)
    return [name, *(fleeting.expand(form) for form in (r"\1\2", r"\1ь\2"))] if fleeting else [name]


def _plain(text: str) -> str:
    text = re.sub("['’]s\\b", "", text.casefold().replace("ё", "е"))
    return " ".join(re.sub(r"[^\w\s-]", " ", text).split())
