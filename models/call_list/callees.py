"""Whom somebody may call: the adults who answer for their students, and students without any."""

from typing import NamedTuple

from sqlmodel import col, select

from models.base import AccessDenied, Session
from models.call_list.tables import SEE
from models.people import Guardianship, Kin, Person
from models.permissions import students_query


class Callee(NamedTuple):
    """Somebody to be called, for whose sake, and what they are to the first of these children.

    `kin` is None for a student who is called themselves.
    """

    person: Person
    children: tuple[Person, ...]
    kin: Kin | None

    @property
    def student(self) -> Person:
        return self.children[0]


async def callees(session: Session, me: Person, student: Person | None = None) -> dict[int, Callee]:
    """Everybody whom this person may call, by id; with a student, only about that one.

    A child who has guardians is not called: the family is.
    """
    students = students_query(me, SEE)
    wanted = select(Person).where(col(Person.id).in_(students), Person.id != me.id)
    if student is not None:
        wanted = wanted.where(Person.id == student.id)
    wanted = wanted.order_by(Person.name, col(Person.id))
    learners = {one.id: one for one in (await session.exec(wanted)).all()}
    ties = (
        select(Guardianship, Person)
        .join(Person, col(Person.id) == Guardianship.guardian_id)
        .where(col(Guardianship.student_id).in_(list(learners)), Person.id != me.id)
        .order_by(col(Guardianship.guardian_id))
    )
    found: dict[int, Callee] = {}
    led: set[int] = set()
    for tie, guardian in (await session.exec(ties)).all():
        child, known = learners[tie.student_id], found.get(guardian.id)
        led.add(child.id)
        if known is None:
            found[guardian.id] = Callee(guardian, (child,), Kin(tie.kin))
        else:
            children = sorted((*known.children, child), key=lambda one: (one.name, one.id))
            kin = Kin(tie.kin) if children[0] is child else known.kin
            found[guardian.id] = Callee(guardian, tuple(children), kin)
    alone = [one for one in learners.values() if one.id not in led]
    return found | {one.id: Callee(one, (one,), None) for one in alone}


async def callee(session: Session, me: Person, student: Person, person_id: int) -> Callee:
    """Fetch and check at once: this person, if they may be called about this student."""
    found = (await callees(session, me, student)).get(person_id)
    if found is None:
        raise AccessDenied
    return found
