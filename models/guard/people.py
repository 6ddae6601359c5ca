"""Whose names the guard knows: one look at the store for each text, and none for anything else."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, case
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from models.base import Session, rows
from models.groups import students
from models.guard.finding import Known
from models.people import FAMILY, Person, Role, RoleGrant


async def known_to(session: Session, group_ids: Iterable[int]) -> Known:
    """Everybody by name. A given name alone counts of students of these groups only."""
    own = students(list(group_ids)).subquery()
    return await _known(session, col(Person.id).in_(select(own.c.student_id)))


async def known_among(session: Session, near: ColumnElement[bool]) -> Known:
    """Everybody by name, strictly: of those who are near, parents are named as students are.

    Not so whoever works for the school as well.
    """
    return await _known(session, near, strict=True)


async def _known(session: Session, near: ColumnElement[bool], *, strict: bool = False) -> Known:
    pupil = _holding(col(RoleGrant.role) == Role.STUDENT)
    kin = col(RoleGrant.role).in_(FAMILY)
    family = and_(_holding(kin), ~_holding(~kin)) if strict else pupil
    columns = (
        col(Person.id),
        col(Person.name),
        col(Person.called),
        _flag(pupil),
        _flag(family),
        _flag(near),
    )
    [known] = await rows(session, select_columns(*columns))
    return Known(
        [(id, name, called) for id, name, called, _, mine, _ in known if mine],
        {id for id, *_, student, mine, here in known if student and mine and here},
        [name for _, name, _, _, mine, _ in known if not mine],
        {id for id, *_, mine, here in known if mine and here} if strict else None,
    )


def _holding(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return col(Person.id).in_(select(RoleGrant.person_id).where(which))


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
