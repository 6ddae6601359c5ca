"""Somebody takes a material: it is sent to them; who keeps the course knows how many have it."""

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
    at: datetime | None
    by_guardian: bool


class Standing(NamedTuple):
    """Who has taken a material. Of `unnamed` students nothing may be said by name."""

    takers: list[Taker]
    waiting: list[Person]
    taken: int
    all: int
    unnamed: int


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
    """By how many of how many students each of these materials of one course has been taken."""
    if not materials:
        return {}
    students, takings, guardians = await _found(session, materials)
    return {
        one.id: (
            sum(1 for id in students if _first(takings.get(one.id, {}), id, guardians) is not None),
            len(students),
        )
        for one in materials
    }


async def standing(session: Session, material: Material) -> Standing:
    """Student by student; named are those for whom a consent is in force."""
    students, found, guardians = await _found(session, [material])
    takings = found.get(material.id, {})
    agreed = select(Person).where(col(Person.id).in_(students), consents.agreed(col(Person.id)))
    named = (await session.exec(agreed.order_by(Person.name))).all()
    first = {id: _first(takings, id, guardians) for id in students}
    return Standing(
        [
            Taker(one, first[one.id], by_guardian=one.id not in takings)
            for one in named
            if first[one.id] is not None
        ],
        [one for one in named if first[one.id] is None],
        taken=sum(1 for at in first.values() if at is not None),
        all=len(first),
        unnamed=len(first) - len(named),
    )


Takings = dict[int, dict[int, datetime]]


async def _found(
    session: Session, materials: list[Material]
) -> tuple[list[int], Takings, dict[int, list[int]]]:
    """The students of a course, who has taken what and when, and the students' guardians."""
    course = await session.get_one(Course, materials[0].course_id)
    students = list((await session.exec(groups.students([course.group_id]))).all())
    kin = select(Guardianship).where(col(Guardianship.student_id).in_(students))
    guardians: dict[int, list[int]] = {}
    for one in (await session.exec(kin)).all():
        guardians.setdefault(one.student_id, []).append(one.guardian_id)
    ids = [one.id for one in materials]
    mine = select(MaterialTaking).where(col(MaterialTaking.material_id).in_(ids))
    takings: Takings = {}
    for taking in (await session.exec(mine)).all():
        takings.setdefault(taking.material_id, {})[taking.person_id] = taking.at
    return students, takings, guardians


def _first(
    takings: dict[int, datetime], student: int, guardians: dict[int, list[int]]
) -> datetime | None:
    family = [student, *guardians.get(student, [])]
    return min((takings[id] for id in family if id in takings), default=None)
