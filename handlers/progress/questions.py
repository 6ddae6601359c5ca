"""A question about progress in plain words, «как дела у Лизы?», with the name in any case."""

import re
from typing import Any, NamedTuple

from aiogram.filters import Filter
from aiogram.types import Message

from models.names import plain

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
    asked = plain(text)
    for patterns, sure in ((SURE, True), (UNSURE, False)):
        for pattern in patterns:
            found = re.fullmatch(pattern, asked)
            if found:
                return Question(found.groupdict().get("name") or "", sure)
    return None
