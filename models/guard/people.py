"""Whose names the guard knows: one look at the store for each text, and none for anything else."""

import time
from collections.abc import Iterable
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, and_, case, func
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from models.base import Session, rows
from models.groups import students
from models.guard.finding import Known, Roster
from models.people import FAMILY, Person, Role, RoleGrant

LASTS = 60.0  # seconds


class _Read(NamedTuple):
    """The roster, how many and how long the names were then, and when that was."""

    roster: Roster
    mark: tuple[Any, ...]
    read_at: float


_rosters: WeakKeyDictionary[Any, _Read] = WeakKeyDictionary()
_mark = select_columns(
    func.count(),
    func.max(col(Person.id)),
    func.sum(func.length(col(Person.name))),
    func.sum(func.length(col(Person.called))),
    select_columns(func.count(col(RoleGrant.person_id))).scalar_subquery(),
)


async def known_to(session: Session, group_ids: Iterable[int]) -> Known:
    """Everybody by name. A given name alone counts of students of these groups only."""
    near = (await session.exec(students(list(group_ids)))).all()
    return Known(await _roster(session), set(near))


async def _roster(session: Session) -> Roster:
    """Everybody, read anew as soon as somebody comes, goes or is renamed, and after a minute.

    A name that changes to another one as long is noticed by the minute.
    """
    engine, now = session.get_bind().engine, time.monotonic()
    [[mark]] = await rows(session, _mark)
    known = _rosters.get(engine)
    if known is None or known.mark != tuple(mark) or now - known.read_at > LASTS:
        pupil = _flag(_holding(col(RoleGrant.role) == Role.STUDENT))
        columns = col(Person.id), col(Person.name), col(Person.called), pupil
        [found] = await rows(session, select_columns(*columns))
        roster = Roster(
            [(id, name, called) for id, name, called, student in found if student],
            [name for _, name, _, student in found if not student],
        )
        known = _rosters[engine] = _Read(roster, tuple(mark), now)
    return known.roster


async def known_among(session: Session, near: ColumnElement[bool]) -> Known:
    """Everybody by name, strictly: of those who are near, parents are named as students are.

    Not so whoever works for the school as well.
    """
    kin = col(RoleGrant.role).in_(FAMILY)
    family, pupil = and_(_holding(kin), ~_holding(~kin)), col(RoleGrant.role) == Role.STUDENT
    columns = (
        col(Person.id),
        col(Person.name),
        col(Person.called),
        _flag(_holding(pupil)),
        _flag(family),
        _flag(near),
    )
    [known] = await rows(session, select_columns(*columns))
    roster = Roster(
        [(id, name, called) for id, name, called, _, mine, _ in known if mine],
        [name for _, name, _, _, mine, _ in known if not mine],
    )
    return Known(
        roster,
        {id for id, *_, student, mine, here in known if student and mine and here},
        {id for id, *_, mine, here in known if mine and here},
    )


def _holding(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return col(Person.id).in_(select(RoleGrant.person_id).where(which))


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
