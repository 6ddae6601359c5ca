"""Lists of people as somebody may see them: who is there, what they are, whether they joined."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlmodel import col, select

from models import groups, invitations, people
from models.base import Session
from models.groups import Enrollment, Group, GroupStaff
from models.invitations import Invitation
from models.people import FAMILY, Guardianship, Kin, Person, Role, RoleGrant, School
from models.permissions import Action, within

KEEPERS = (Role.TUTOR, Role.ADMIN)  # who sees a group with its families
STAFF = [role for role in Role if role not in FAMILY]


class Presence(StrEnum):
    CONNECTED = "connected"
    SILENT = "silent"  # connected, but Telegram takes nothing for them
    INVITED = "invited"
    ABSENT = "absent"


class Profile(NamedTuple):
    """A person as a list shows them, with the invitation that waits for them."""

    person: Person
    invitation: Invitation | None = None

    @property
    def presence(self) -> Presence:
        if self.person.telegram_id is not None:
            return Presence.SILENT if self.person.unreachable else Presence.CONNECTED
        return Presence.INVITED if self.invitation else Presence.ABSENT


class Changing(NamedTuple):
    """A card that somebody is about to change."""

    person: Person


class Managing(NamedTuple):
    """A group that somebody arranges: its name, subjects, tutors, end."""

    group: Group


class Inside(NamedTuple):
    """What is shown on the way into a group, and leads back to it."""

    group_id: int


class Kept(NamedTuple):
    """Everything on the lists that this person keeps."""

    by: Person


class Standing(NamedTuple):
    """What somebody is here: a role, and to or of whom (groups, a school, a child)."""

    role: Role
    of: tuple[str, ...] = ()
    kin: Kin | None = None


async def groups_of(session: Session, me: Person, student: Person | None = None) -> list[Group]:
    """The groups whose people this person looks after; with a student, those they learn in."""
    mine = select(Group).where(within(me, Action.SEE_PEOPLE, Group, KEEPERS), groups.of_several())
    if student is not None:
        learns = select(Enrollment.group_id).where(Enrollment.student_id == student.id)
        mine = mine.where(col(Group.id).in_(learns))
    return list((await session.exec(mine.order_by(Group.name))).all())


async def students_of_group(session: Session, me: Person, group: Group) -> list[Person]:
    seen = within(me, Action.SEE_PEOPLE, Person, KEEPERS)
    wanted = select(Person).where(col(Person.id).in_(groups.students([group.id])), seen)
    return list((await session.exec(wanted.order_by(Person.name))).all())


async def students_of_school(session: Session, me: Person) -> list[Person]:
    """Whom a coordinator answers for."""
    seen = within(me, Action.SEE_PEOPLE, Person, [Role.COORDINATOR])
    return list((await session.exec(select(Person).where(seen).order_by(Person.name))).all())


async def staff(session: Session) -> list[Person]:
    """Everybody who works for the school."""
    holders = select(RoleGrant.person_id).where(col(RoleGrant.role).in_(STAFF))
    wanted = select(Person).where(col(Person.id).in_(holders)).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def holders(session: Session, role: Role) -> list[Person]:
    """Everybody in this role, by name."""
    held = select(RoleGrant.person_id).where(RoleGrant.role == role)
    wanted = select(Person).where(col(Person.id).in_(held)).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def named(session: Session, typed: str, role: Role | None = None) -> list[Person]:
    """Whose name has this part, of everybody or of those in one role; at most eight, by name."""
    if role is not None:
        return people.with_part(await holders(session, role), typed)
    return people.with_part(await session.exec(select(Person).order_by(Person.name)), typed)


async def findable(session: Session, me: Person, typed: str) -> list[Person]:
    """Whose name has this part, of those whose cards this person may open; at most eight."""
    mine = within(me, Action.SEE_PEOPLE, Person, KEEPERS)
    rows = (await session.exec(select(Person).where(mine).order_by(Person.name))).all()
    return people.with_part([one for one in rows if one.roles], typed)


async def profiles(session: Session, found: Sequence[Person], *, at: datetime) -> list[Profile]:
    waiting = await invitations.waiting(session, [person.id for person in found], at=at)
    return [Profile(person, waiting.get(person.id)) for person in found]


async def families(
    session: Session, me: Person, student_ids: list[int]
) -> dict[int, list[tuple[Person, Kin]]]:
    """The guardians of these students whom this person may see, by the id of the student."""
    wanted = (
        select(Guardianship.student_id, Person, Guardianship.kin)
        .join(Person, col(Person.id) == Guardianship.guardian_id)
        .where(col(Guardianship.student_id).in_(student_ids))
        .where(within(me, Action.SEE_PEOPLE, Person, KEEPERS))
        .order_by(col(Person.id))
    )
    found: dict[int, list[tuple[Person, Kin]]] = defaultdict(list)
    for student_id, guardian, kin in (await session.exec(wanted)).all():
        found[student_id].append((guardian, Kin(kin)))
    return found


async def children_of(session: Session, me: Person, guardian: Person) -> list[Person]:
    """The children whom this guardian answers for, as far as somebody may see them."""
    wanted = (
        select(Person)
        .join(Guardianship, col(Guardianship.student_id) == Person.id)
        .where(Guardianship.guardian_id == guardian.id)
        .where(within(me, Action.SEE_PEOPLE, Person, KEEPERS))
        .order_by(Person.name)
    )
    return list((await session.exec(wanted)).all())


async def standings(session: Session, person: Person) -> list[Standing]:
    """Everything that somebody is here, role by role."""
    found: list[Standing] = []
    for role in Role:
        if role in person.roles:
            found += await _standing(session, person, role)
    return found


async def _standing(session: Session, person: Person, role: Role) -> list[Standing]:
    match role:
        case Role.PARENT:
            return [
                Standing(role, (child.name,), kin)
                for child in await people.children(session, person.id)
                for guardian, kin in await people.guardians(session, child.id)
                if guardian.id == person.id
            ] or [Standing(role)]
        case Role.STUDENT:
            of = select(Enrollment.group_id).where(Enrollment.student_id == person.id)
        case Role.TUTOR | Role.PSYCHOLOGIST:
            of = select(GroupStaff.group_id).where(
                GroupStaff.person_id == person.id, GroupStaff.role == role
            )
        case Role.COORDINATOR:
            school = await session.get(School, person.school_id) if person.school_id else None
            return [Standing(role, (school.name,) if school else ())]
        case _:
            return [Standing(role)]
    names = select(Group.name).where(col(Group.id).in_(of), groups.of_several())
    found = (await session.exec(names.order_by(Group.name))).all()
    return [Standing(role, tuple(found))]
