"""Namesakes: somebody in a list may be somebody the school knows; a person says, nobody guesses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from models.spreadsheets.plans import Open

SOMEBODY_ELSE = "new"
ALL_THE_SAME = "*"  # the answer to every question that has a single candidate

Answers = Mapping[str, str]  # from the key of a question to a candidate's, or to SOMEBODY_ELSE


class Candidate(NamedTuple):
    """Somebody of that name: in the store (`key` is their id), or further up in the list."""

    key: str
    name: str
    of: str  # the groups, the child or the roles that they are known by


@dataclass(frozen=True)
class Question:
    """Is the person of this row one of these?"""

    key: str
    line: int
    name: str
    of: str  # what the row says: the group, the child or the role
    candidates: tuple[Candidate, ...]


def settled(question: Question, answers: Answers) -> str:
    """What has been said about it; raises Open if nothing has."""
    keys = [candidate.key for candidate in question.candidates]
    said = answers.get(question.key)
    if said is None and ALL_THE_SAME in answers and len(keys) == 1:
        return keys[0]
    if said not in (*keys, SOMEBODY_ELSE):
        raise Open(question)
    return said
