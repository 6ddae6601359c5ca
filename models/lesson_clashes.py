"""Clashes of the lessons to come: who or what is wanted twice, as somebody may see it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from models.base import Session
from models.clashes import Clash, ClashKind, Name, Slot, find_clashes
from models.groups import Enrollment, Group, GroupPart
from models.people import Person
from models.permissions import Action, within
from models.timetable import Lesson, LessonGroup, LessonState, LessonTeacher

AHEAD = timedelta(weeks=2)


@dataclass(frozen=True)
class Held:
    """A lesson to come. What is not `mine` may be known to be held, and nothing else of it."""

    id: int
    slot_id: int | None
    starts_at: datetime
    ends_at: datetime
    subject: str
    groups: tuple[str, ...]
    mine: bool


@dataclass(frozen=True)
class LessonClash:
    """Two lessons at one moment, the first of them the reader's business.

    `who` are names of teachers, of groups, of students who are in both, or the room. The same two
    weekly lessons are told once: `times` says how often, `first` and `second` when first.
    """

    kind: ClashKind
    first: Held
    second: Held
    who: tuple[str, ...]
    times: int = 1


async def coming(session: Session, me: Person | None, *, at: datetime) -> list[LessonClash]:
    """The clashes of two weeks that touch a lesson within reach (None: any), the soonest first."""
    held = await _held(session, me, at)
    if not held:
        return []
    group_names = dict((await session.exec(select(Group.id, Group.name))).all())
    groups = await _linked(session, LessonGroup.lesson_id, LessonGroup.group_id)
    teachers = await _linked(session, LessonTeacher.lesson_id, LessonTeacher.teacher_id)
    rooms = dict((await session.exec(select(Lesson.id, Lesson.room))).all())
    lessons = {
        one.id: replace(one, groups=tuple(sorted(group_names[id] for id in groups[one.id])))
        for one in held
    }
    slots = [
        Slot(
            one.id,
            one.starts_at,
            one.ends_at,
            frozenset(teachers[one.id]),
            frozenset(groups[one.id]),
            room_key(rooms[one.id]),
        )
        for one in held
        if one.starts_at < one.ends_at
    ]
    pairs = (await session.exec(select(GroupPart.whole_id, GroupPart.part_id))).all()
    enrolled = await _linked(session, Enrollment.group_id, Enrollment.student_id)
    found = find_clashes(slots, occupied(pairs, enrolled))
    mine = [
        clash
        for clash in found
        if lessons[_id(clash.first)].mine or lessons[_id(clash.second)].mine
    ]
    names = await _names(session, mine)
    return _once(_told(clash, lessons, names, group_names, rooms) for clash in mine)


def occupied(
    pairs: Iterable[tuple[Name, Name]], enrolled: Mapping[Any, Iterable[int]]
) -> dict[Name, frozenset[Name]]:
    """What a lesson of each group keeps busy: the parts of the group, and who learns in them.

    Students are their ids below zero: no group has such a one.
    """
    busy: dict[Name, set[Name]] = defaultdict(set)
    for whole, part in pairs:
        busy[whole].add(part)
        busy[whole].update(-student for student in enrolled.get(part, ()))
    return {whole: frozenset(parts) for whole, parts in busy.items()}


def room_key(room: str) -> str:
    """Rooms are one and the same whatever their case and spaces."""
    return "".join(room.casefold().split())


async def _held(session: Session, me: Person | None, at: datetime) -> list[Held]:
    reach = select(Lesson.id)
    if me is not None:
        reach = reach.where(within(me, Action.SEE_CLASHES, Lesson))
    mine = set((await session.exec(reach)).all())
    planned: Any = (
        select(Lesson.id, Lesson.slot_id, Lesson.starts_at, Lesson.ends_at, Lesson.subject)  # type: ignore[call-overload]
        .where(Lesson.state == LessonState.PLANNED)
        .where(Lesson.starts_at >= at, Lesson.starts_at < at + AHEAD)
    )
    return [
        Held(
            id=row.id,
            slot_id=row.slot_id,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            subject=row.subject,
            groups=(),
            mine=row.id in mine,
        )
        for row in (await session.exec(planned)).all()
    ]


async def _linked(session: Session, of: Any, member: Any) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in (await session.exec(select(of, member))).all():
        found[one].add(other)
    return found


async def _names(session: Session, clashes: Iterable[Clash]) -> dict[int, str]:
    """How teachers and students in these clashes are called."""
    wanted = {
        abs(_id(one)) for clash in clashes if clash.kind is not ClashKind.ROOM for one in clash.who
    }
    people = select(Person.id, Person.called).where(col(Person.id).in_(wanted))
    return dict((await session.exec(people)).all())


def _told(
    clash: Clash,
    lessons: Mapping[int, Held],
    names: Mapping[int, str],
    group_names: Mapping[int, str],
    rooms: Mapping[int, str],
) -> LessonClash:
    first, second = sorted(
        (lessons[_id(clash.first)], lessons[_id(clash.second)]),
        key=lambda one: (not one.mine, one.starts_at, one.slot_id or 0, one.id),
    )
    match clash.kind:
        case ClashKind.ROOM:
            who = {rooms[first.id]}
        case ClashKind.TEACHER:
            who = {names[_id(one)] for one in clash.who}
        case ClashKind.STUDENTS:
            ids = {_id(one) for one in clash.who}
            shared = {group_names[one] for one in ids if one > 0}
            named = shared.intersection((*first.groups, *second.groups)) or shared
            who = named or {names[-one] for one in ids}
    return LessonClash(clash.kind, first, second, tuple(sorted(who)))


def _once(found: Iterable[LessonClash]) -> list[LessonClash]:
    told: dict[tuple[object, ...], LessonClash] = {}
    for clash in sorted(found, key=lambda one: (one.first.starts_at, one.kind, one.second.id)):
        weekly = tuple(one.slot_id or -one.id for one in (clash.first, clash.second))
        sign = (clash.kind, clash.who, *weekly)
        times = told[sign].times + 1 if sign in told else 1
        told[sign] = replace(told.get(sign, clash), times=times)
    return list(told.values())


def _id(name: Name) -> int:
    """Keys and names here are ids of the store."""
    return int(name)
