"""Somebody takes a material: it is sent to them; who keeps the course knows how many have it."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_
from sqlmodel import col, select

from models import consents, groups, outbox
from models.base import Session
from models.courses import Course
from models.materials.tables import (
    FILE,
    Material,
    MaterialState,
    MaterialTaking,
    MaterialWithdrawn,
)
from models.outbox import WAITING, Notification
from models.people import Guardianship, Person


class Taker(NamedTuple):
    """A student, when they or a guardian have taken it, and whether only a guardian has."""

    student: Person
    at: datetime
    by_guardian: bool


class Standing(NamedTuple):
    """Who has taken a material, of those whose family has consented; `uncounted` are the others."""

    takers: list[Taker]
    waiting: list[Person]
    uncounted: int


async def take(session: Session, material: Material, *, by: Person, at: datetime) -> bool:
    """Send it to them; False where it can't be sent, because Telegram has lost the file."""
    if material.state is MaterialState.WITHDRAWN:
        raise MaterialWithdrawn(title=material.title)
    lost = material.lost_at is not None
    if await _learns(session, material, by):
        await _note(session, material, by, at)
    if lost or await _on_its_way(session, material, by):
        return not lost
    outbox.notify(session, by, FILE, material.id, at=at, urgent=True)
    return True


async def _learns(session: Session, material: Material, person: Person) -> bool:
    """Is it meant for them or their child? Who only keeps the course looks at it."""
    course = await session.get_one(Course, material.course_id)
    students = groups.students([course.group_id])
    child = select(Guardianship.guardian_id).where(col(Guardianship.student_id).in_(students))
    mine = select(Person.id).where(
        Person.id == person.id, or_(col(Person.id).in_(students), col(Person.id).in_(child))
    )
    return (await session.exec(mine)).first() is not None


async def _note(session: Session, material: Material, by: Person, at: datetime) -> None:
    """When somebody first took it, and the newest version that they have."""
    taken = await session.get(MaterialTaking, (material.id, by.id))
    if taken is None:
        taken = MaterialTaking(material_id=material.id, person_id=by.id, version=0, at=at)
        session.add(taken)
    taken.version = material.version
    await session.flush()


async def _on_its_way(session: Session, material: Material, person: Person) -> bool:
    """A second tap is not a second copy."""
    mine = select(Notification.id).where(
        Notification.kind == FILE,
        Notification.about == material.id,
        Notification.person_id == person.id,
        col(Notification.state).in_(WAITING),
    )
    return (await session.exec(mine)).first() is not None


async def has_newest(session: Session, material: Material, person: Person) -> bool:
    taken = await session.get(MaterialTaking, (material.id, person.id))
    return taken is not None and taken.version >= material.version


async def counts(session: Session, materials: list[Material]) -> dict[int, tuple[int, int]]:
    """By how many of how many students each of these materials of one course has been taken.

    Only those count whose family has consented: one who does not would be known by subtraction.
    """
    if not materials:
        return {}
    students, _ = await _students(session, materials[0])
    guardians = await _guardians(session, students)
    takings = await _takings(session, materials)
    families = [(one.id, *guardians[one.id]) for one in students]
    return {
        one.id: (
            sum(any(id in takings[one.id] for id in family) for family in families),
            len(families),
        )
        for one in materials
    }


async def standing(session: Session, material: Material) -> Standing:
    """Student by student; what a guardian has taken counts for the student."""
    students, uncounted = await _students(session, material)
    guardians = await _guardians(session, students)
    takings = (await _takings(session, [material]))[material.id]
    takers: list[Taker] = []
    for one in students:
        moments = [takings[id] for id in (one.id, *guardians[one.id]) if id in takings]
        if moments:
            takers.append(Taker(one, min(moments), by_guardian=one.id not in takings))
    took = {taker.student.id for taker in takers}
    return Standing(takers, [one for one in students if one.id not in took], uncounted)


async def _students(session: Session, material: Material) -> tuple[list[Person], int]:
    """The students of its course whose family has consented, and how many more there are."""
    course = await session.get_one(Course, material.course_id)
    learning = groups.students([course.group_id])
    agreed = select(Person).where(col(Person.id).in_(learning), consents.agreed(col(Person.id)))
    students = (await session.exec(agreed.order_by(Person.name))).all()
    everybody = (await session.exec(learning)).all()
    return list(students), len(everybody) - len(students)


async def _guardians(session: Session, students: list[Person]) -> dict[int, list[int]]:
    ids = [one.id for one in students]
    kin = select(Guardianship).where(col(Guardianship.student_id).in_(ids))
    found: dict[int, list[int]] = defaultdict(list)
    for one in (await session.exec(kin)).all():
        found[one.student_id].append(one.guardian_id)
    return found


async def _takings(session: Session, materials: list[Material]) -> dict[int, dict[int, datetime]]:
    """When each of these was first taken, by whom."""
    ids = [one.id for one in materials]
    taken = select(MaterialTaking).where(col(MaterialTaking.material_id).in_(ids))
    found: dict[int, dict[int, datetime]] = defaultdict(dict)
    for one in (await session.exec(taken)).all():
        found[one.material_id][one.person_id] = one.at
    return found
