"""How a tag beside a name reads: at most sixteen characters, no emoji, whole words."""

import re

from models.people import Reader
from models.tags import Tag, TagKind
from ui.i18n import Translator

LONGEST = 16  # characters (Bot API, setChatMemberTag)
UNFIT = re.compile(r"[^\w\s.,:()/-]")  # emoji are not allowed


def drawn(words: Translator, reader: Reader, tag: Tag) -> str:
    """As much of it as fits: fewer names, then none; a long subject is cut after a word."""
    if tag.kind is TagKind.KIN:
        kin = words.say(reader, "tags-kin", kin=tag.kin)
        named = (f"{kin}: {', '.join(tag.of[:n])}" for n in range(len(tag.of), 0, -1))
        fitting = (text for text in map(_fit, named) if len(text) <= LONGEST)
        return next(fitting, kin)
    if tag.kind is not TagKind.SUBJECT:
        return words.say(reader, "tags-keeper", role=tag.kind)
    several = (", ".join(tag.of[:n]) for n in range(len(tag.of), 0, -1))
    for text in map(_fit, several):
        if len(text) <= LONGEST:
            return text
    first = _fit(tag.of[0])
    return first[: LONGEST + 1].rpartition(" ")[0] or first[:LONGEST]


def _fit(text: str) -> str:
    return " ".join(UNFIT.sub("", text).split())
