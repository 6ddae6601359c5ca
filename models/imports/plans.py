"""What an import would do: every row's fate, whom it would create, and what stands in its way."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.base import Refusal
from models.clashes import ClashKind
from models.imports.matching import Match
from models.imports.week import Directory, Pair, Standing, Token, Wanted, Weekly
from models.spreadsheets import Problem


class FileBroken(Refusal):
    """Some rows can't be taken, so none is: nothing is ever half imported."""


class Reason(StrEnum):
    """Why a row that reads well is refused all the same."""

    NOT_YOUR_GROUP = "not-your-group"
    NOT_YOUR_SET = "not-your-set"
    NOBODYS_LESSON = "nobodys-lesson"
    SKIPPED_TIME = "skipped-time"
    TOO_MANY_SETS = "too-many-sets"


@dataclass(frozen=True)
class Refused:
    """A row of the file (line 0: one of the file of sets) and why it can't be taken.

    `value` is the group or the time; `day` is the one on which the clocks skip that time.
    """

    line: int
    key: Reason
    value: str
    day: date | None = None


@dataclass(frozen=True)
class WeeklyClash:
    """A row of the file and another weekly lesson at one moment.

    `other` is None where it is not the importer's business which lesson that is.
    """

    kind: ClashKind
    lesson: Weekly
    other: Weekly | None
    who: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A comparison of file and store. `revived` lessons are added ones that have been here before.

    `links` are the parts of groups that would be linked and unlinked.
    """

    added: tuple[Wanted, ...]
    revived: tuple[Match, ...]
    changed: tuple[Match, ...]
    unchanged: tuple[Match, ...]
    dropped: tuple[Standing, ...]
    linked: frozenset[Pair]
    unlinked: frozenset[Pair]
    groups: Directory
    teachers: Directory
    zone: str
    problems: tuple[Problem | Refused, ...]
    clashes: tuple[WeeklyClash, ...]

    @property
    def changes_anything(self) -> bool:
        return any(
            (self.added, self.revived, self.changed, self.dropped, self.linked, self.unlinked)
        )

    @property
    def lessons(self) -> int:
        """How many weekly lessons the file has."""
        return sum(map(len, (self.added, self.revived, self.changed, self.unchanged)))

    @property
    def fingerprint(self) -> str:
        """Two plans with the same one would do the same."""
        deeds = (
            [(one.line, one.id) for one in self.added],
            [(old.slot_id, new.line) for old, new in self.revived],
            [(_plain(old.lesson), _plain(new.lesson)) for old, new in self.changed],
            [old.slot_id for old in self.dropped],
            sorted(map(str, self.linked)),
            sorted(map(str, self.unlinked)),
        )
        return hashlib.sha256(repr(deeds).encode()).hexdigest()


def _plain(lesson: Weekly) -> tuple[object, ...]:
    """Without the order of a set, which differs from run to run."""

    def told(tokens: frozenset[Token]) -> list[str]:
        return sorted(map(str, tokens))

    return (
        *(lesson.weekday, lesson.starts, lesson.ends, lesson.zone),
        *(lesson.subject, lesson.room, lesson.link),
        *(told(lesson.groups), told(lesson.teachers)),
    )
