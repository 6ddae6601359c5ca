"""Putting people on the lists by hand: namesakes are asked about, and may be who is meant."""

from datetime import datetime

from sqlmodel import col, select

from models import outbox, people
from models.base import Session
from models.groups import Group, GroupStaff
from models.lists.columns import words
from models.people import FOUND_AT_MOST, Guardianship, Kin, Person, Role, School
from models.permissions import Action, within

FAMILY_GROWN = "people-family"


async def namesakes(session: Session, me: Person, name: str, *, learner: bool) -> list[Person]:
    """Who of the same name is there already, as far as this person reaches: students, or adults."""
    mine = select(col(Person.id), col(Person.name)).where(within(me, Action.INVITE, Person))
    rows = (await session.exec(mine.order_by(col(Person.id)))).all()
    ids = [id for id, known in rows if words(known) == words(name)]
    found = (await session.exec(select(Person).where(col(Person.id).in_(ids)))).all()
    same = [one for one in found if one.roles and (Role.STUDENT in one.roles) is learner]
    return sorted(same, key=lambda one: one.id)[:FOUND_AT_MOST]


async def answers_for(
    session: Session, guardian: Person, student: Person, kin: Kin, *, at: datetime
) -> None:
    """Somebody who is there already answers for this child, too.

    One more adult reads about the child from now on: the other guardians hear of it.
    """
    tie = await session.get(Guardianship, (guardian.id, student.id))
    if tie is not None:
        tie.kin = kin
        return
    session.add(Guardianship(guardian_id=guardian.id, student_id=student.id, kin=kin))
    await people.grant(session, guardian, Role.PARENT)
    await session.flush()
    if guardian.telegram_id is None:
        return
    outbox.notify(session, guardian, "menu-commands", guardian.id, at=at)
    for other, _ in await people.guardians(session, student.id):
        if other.id != guardian.id:
            outbox.notify(session, other, FAMILY_GROWN, guardian.id, at=at)


async def works_as(
    session: Session,
    worker: Person,
    role: Role,
    *,
    group: Group | None,
    school: School | None,
    at: datetime,
) -> None:
    """Somebody who is there already works for the school in this role, too."""
    await people.grant(session, worker, role)
    if group is not None and await session.get(GroupStaff, (group.id, worker.id, role)) is None:
        session.add(GroupStaff(group_id=group.id, person_id=worker.id, role=role))
    if school is not None:
        worker.school_id = school.id
    outbox.notify(session, worker, "menu-commands", worker.id, at=at)
