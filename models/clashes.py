"""Clashes of a timetable: the same teacher, students or room wanted twice at one moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

Name = int | str
Parts = Mapping[Any, frozenset[Name]]  # any of the names: keys of a mapping are invariant
Moment = TypeVar("Moment", int, datetime)

MOST = 10_000  # one placeholder teacher on every lesson would make millions of pairs


class ClashKind(StrEnum):
    TEACHER = "teacher"
    STUDENTS = "students"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Slot(Generic[Moment]):
    """A stretch of time from `starts` up to, not including, `ends`, and what it occupies.

    Moments are minutes of the week or datetimes, one sort for all slots that are compared. Keys
    are distinct. `groups` are sets of students, which may share parts. A slot that does not end
    after its start raises ValueError.
    """

    key: Name
    starts: Moment
    ends: Moment
    teachers: frozenset[Name] = field(default=frozenset())
    groups: frozenset[Name] = field(default=frozenset())
    room: Name | None = None

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError(f"slot {self.key!r} ends at {self.ends} and starts at {self.starts}")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two slots at one moment. `who` are the shared teachers, parts of sets, or the room."""

    kind: ClashKind
    first: Name
    second: Name
    who: frozenset[Name]


def find_clashes(
    slots: Iterable[Slot[Moment]],
    parts: Parts,
    *,
    at_most: int = MOST,
) -> tuple[Clash, ...]:
    """Each pair of slots that overlap and share a teacher, a part of their students or a room.

    `parts` says which parts a set of students consists of; a set that it does not know, or knows
    without parts, is its own only part. Each pair appears once per kind, the lower key first,
    sorted by kind and then by the keys as text. The search ends at `at_most` pairs: as many
    clashes as that mean that there may be more.
    """
    shared: dict[tuple[ClashKind, Name, Name], set[Name]] = {}
    for (kind, name), line in _lines(slots, parts):
        for one, other in _overlaps(line):
            first, second = sorted((one.key, other.key), key=_natural)
            pair = kind, first, second
            if pair not in shared and len(shared) == at_most:
                return _sorted(shared)
            shared.setdefault(pair, set()).add(name)
    return _sorted(shared)


def _lines(
    slots: Iterable[Slot[Moment]], parts: Parts
) -> list[tuple[tuple[ClashKind, Name], list[Slot[Moment]]]]:
    """What each teacher, part and room is wanted for, in order of time."""
    lines: dict[tuple[ClashKind, Name], list[Slot[Moment]]] = {}
    for slot in sorted(slots, key=lambda slot: slot.starts):
        for wanted in _wanted(slot, parts):
            lines.setdefault(wanted, []).append(slot)
    # Sorted, so that a search that ends early ends at the same clash every time.
    return sorted(lines.items(), key=lambda line: (_rank(line[0][0]), str(line[0][1])))


def _wanted(slot: Slot[Moment], parts: Parts) -> Iterator[tuple[ClashKind, Name]]:
    for teacher in slot.teachers:
        yield ClashKind.TEACHER, teacher
    students = {part for group in slot.groups for part in parts.get(group) or (group,)}
    for part in students:
        yield ClashKind.STUDENTS, part
    if slot.room is not None and slot.room != "":
        yield ClashKind.ROOM, slot.room


def _overlaps(line: Sequence[Slot[Moment]]) -> Iterator[tuple[Slot[Moment], Slot[Moment]]]:
    """Overlapping pairs of slots that are sorted by start, in time linear in slots and pairs."""
    running: list[Slot[Moment]] = []
    for slot in line:
        running = [other for other in running if other.ends > slot.starts]
        for other in running:
            yield other, slot
        running.append(slot)


def _sorted(shared: Mapping[tuple[ClashKind, Name, Name], set[Name]]) -> tuple[Clash, ...]:
    pairs = sorted(shared, key=lambda pair: (_rank(pair[0]), str(pair[1]), str(pair[2])))
    return tuple(Clash(*pair, frozenset(shared[pair])) for pair in pairs)


def _rank(kind: ClashKind) -> int:
    return list(ClashKind).index(kind)


def _natural(key: Name) -> tuple[bool, int, str]:
    """Numbers by value, also when they are written as text, and before all other text."""
    text = str(key)
    number = text.isascii() and text.isdigit()
    return not number, int(text) if number else 0, text
