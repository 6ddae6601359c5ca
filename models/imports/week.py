"""The week as values: what the store holds and what a file wants, comparable field by field."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from models.base import Session
from models.groups import Enrollment, Group, GroupPart
from models.people import FAMILY, Person, Role, RoleGrant
from models.slots import Slot, SlotGroup, SlotTeacher
from models.words import folded

Token = int | str  # an id in the store, or the folded name of what is not there yet
Pair = tuple[Token, Token]  # a whole and its part
FIELDS = ("weekday", "starts", "ends", "zone", "subject", "room", "link")
APART = "@"  # between the file's own id of a lesson and what makes the key ours


@dataclass(frozen=True)
class Weekly:
    """One weekly lesson, all there is to compare. Monday is 0, times are wall clock in `zone`."""

    weekday: int
    starts: time
    ends: time
    zone: str
    subject: str
    room: str
    link: str
    groups: frozenset[Token]
    teachers: frozenset[Token]


@dataclass(frozen=True)
class Standing:
    """A weekly lesson of the store; `id` is the one that the imported file gave it."""

    slot_id: int
    id: str
    dropped: bool
    lesson: Weekly


@dataclass(frozen=True)
class Wanted:
    """A weekly lesson of the file, and the line it stands in."""

    line: int
    id: str
    lesson: Weekly


class Directory:
    """Names to tokens and back. A name that nobody has belongs to somebody new."""

    def __init__(self, known: Iterable[tuple[int, str]], *, any_order: bool = False) -> None:
        self.any_order = any_order
        self.names: dict[Token, str] = {}
        self._exact: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        for id, name in known:
            self.names[id] = name
            self._exact.setdefault(name, id)
            self._folded.setdefault(self.folded(name), id)
        self.new: dict[str, str] = {}

    def token(self, name: str) -> Token:
        found = self._exact.get(name, self._folded.get(self.folded(name)))
        if found is not None:
            return found
        folded = self.folded(name)
        self.names.setdefault(folded, name)
        self.new.setdefault(folded, name)
        return folded

    def folded(self, name: str) -> str:
        """Without case and odd spaces; of people also without the order of their names."""
        words = folded(name).split()
        return " ".join(sorted(words) if self.any_order else words)

    def told(self, tokens: Iterable[Token]) -> str:
        return ", ".join(sorted(self.names[token] for token in tokens))


@dataclass(frozen=True)
class Week:
    """What the store knows of the weekly timetable when a file is compared with it."""

    groups: Directory
    teachers: Directory
    zones: Mapping[Token, str]
    standing: tuple[Standing, ...]
    parts: frozenset[Pair]
    students: Mapping[int, frozenset[int]]  # who is enrolled in which group


async def load(session: Session) -> Week:
    """The whole week in seven statements, however large the school is."""
    found = (await session.exec(select(Group.id, Group.name, Group.zone).order_by("id"))).all()
    staff = select(RoleGrant.person_id).where(col(RoleGrant.role).not_in(FAMILY))
    by_trade = select(RoleGrant.person_id).where(RoleGrant.role == Role.TEACHER)
    teachers = (
        select(Person.id, Person.name)
        .where(or_(col(Person.id).in_(staff), col(Person.id).in_(select(SlotTeacher.teacher_id))))
        .order_by(col(Person.id).not_in(by_trade), col(Person.id))
    )
    enrolled = await _sets(session, Enrollment.group_id, Enrollment.student_id)
    pairs = await session.exec(select(GroupPart.whole_id, GroupPart.part_id))
    return Week(
        groups=Directory((id, name) for id, name, _ in found),
        teachers=Directory((await session.exec(teachers)).all(), any_order=True),
        zones={id: zone for id, _, zone in found},
        standing=await _standing(session),
        parts=frozenset((whole, part) for whole, part in pairs),
        students=enrolled,
    )


async def _standing(session: Session) -> tuple[Standing, ...]:
    groups = await _sets(session, SlotGroup.slot_id, SlotGroup.group_id)
    teachers = await _sets(session, SlotTeacher.slot_id, SlotTeacher.teacher_id)
    columns = (getattr(Slot, name) for name in FIELDS)
    slots: Any = select(Slot.id, Slot.key, Slot.dropped, *columns).order_by(col(Slot.id))
    nobody: frozenset[int] = frozenset()
    return tuple(
        Standing(
            slot_id=row.id,
            id=row.key.rsplit(APART, 1)[0],
            dropped=row.dropped,
            lesson=Weekly(
                **{name: getattr(row, name) for name in FIELDS},
                groups=groups.get(row.id, nobody),
                teachers=teachers.get(row.id, nobody),
            ),
        )
        for row in (await session.exec(slots)).all()
    )


async def _sets(session: Session, of: Any, member: Any) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in (await session.exec(select(of, member))).all():
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}
