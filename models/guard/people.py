"""Whose names the guard knows: one look at the store for each post, and none for anything else."""

from collections.abc import Iterable

from sqlalchemy import case
from sqlmodel import col, select

from models.base import Session
from models.groups import students
from models.guard.finding import Known
from models.people import Person, Role, RoleGrant


async def known_to(session: Session, group_ids: Iterable[int]) -> Known:
    """Everybody by name. A given name alone counts of students of these groups only."""
    own = students(list(group_ids)).subquery()
    near = case((col(Person.id).in_(select(own.c.student_id)), 1), else_=0)
    pupil = select(RoleGrant.person_id).where(RoleGrant.role == Role.STUDENT)
    learns = case((col(Person.id).in_(pupil), 1), else_=0)
    rows = (await session.exec(select(Person.id, Person.name, learns, near))).all()
    return Known(
        [(id, name) for id, name, student, _ in rows if student],
        {id for id, _, _, here in rows if here},
        [name for _, name, student, _ in rows if not student],
    )
