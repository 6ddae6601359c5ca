"""What the doctor says about one thing: how it is, and what to do about it."""

from enum import StrEnum
from typing import NamedTuple

from bot import exit_codes


class Level(StrEnum):
    OK = "ok"
    WARNING = "warning"
    BAD = "bad"


class Finding(NamedTuple):
    """One line. It names numbers and kinds, never a person, a text or a token."""

    level: Level
    about: str
    said: str
    code: int = exit_codes.TROUBLE  # how the process ends if it is bad


def ok(about: str, said: str) -> Finding:
    return Finding(Level.OK, about, said)


def warning(about: str, said: str) -> Finding:
    return Finding(Level.WARNING, about, said)


def bad(about: str, said: str, code: int = exit_codes.TROUBLE) -> Finding:
    return Finding(Level.BAD, about, said, code)
