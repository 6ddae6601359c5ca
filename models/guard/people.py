"""Whose names the guard knows: kept a while for posts in groups, read anew for answers for all."""

import time
from collections.abc import Iterable, Sequence
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
PUPIL = col(RoleGrant.role) == Role.STUDENT


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
        roster, _ = await _everybody(session, _holding(PUPIL))
        known = _rosters[engine] = _Read(roster, tuple(mark), now)
    return known.roster


async def known_among(session: Session, near: ColumnElement[bool]) -> Known:
    """Everybody by name, strictly: of those who are near, parents are named as students are.

    Not so whoever works for the school as well.
    """
    kin = col(RoleGrant.role).in_(FAMILY)
    family = and_(_holding(kin), ~_holding(~kin))
    roster, found = await _everybody(session, family, _holding(PUPIL), near)
    return Known(
        roster,
        {id for id, _, _, mine, student, here in found if student and mine and here},
        {id for id, _, _, mine, _, here in found if mine and here},
    )


async def _everybody(
    session: Session, family: ColumnElement[bool], *asked: ColumnElement[bool]
) -> tuple[Roster, Sequence[Any]]:
    """Who counts as a student by `family`, and who does not; all rows, with what was `asked`."""
    columns = col(Person.id), col(Person.name), col(Person.called)
    flags = [case((condition, 1), else_=0) for condition in (family, *asked)]
    [found] = await rows(session, select_columns(*columns, *flags))
    pupils = [(id, name, called) for id, name, called, mine, *_ in found if mine]
    return Roster(pupils, [name for _, name, _, mine, *_ in found if not mine]), found


def _holding(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return col(Person.id).in_(select(RoleGrant.person_id).where(which))
