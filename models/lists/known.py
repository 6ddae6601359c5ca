"""Everybody a list may speak of, looked up at once: by name, with what they are known by."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import col, select

from models import groups
from models.base import Session
from models.groups import Enrollment, Group, GroupStaff
from models.lists.columns import words
from models.names import plain
from models.people import FAMILY, Guardianship, Kin, Person, Role, RoleGrant, School
from models.permissions import Action, within
from models.spreadsheets import ProblemKey
from models.spreadsheets.plans import Unclear


@dataclass
class Entry:
    """One person of the store."""

    id: int
    name: str
    school_id: int | None
    roles: set[Role] = field(default_factory=set)
    learns: dict[int, date | None] = field(default_factory=dict)  # groups, since when
    keeps: set[tuple[int, Role]] = field(default_factory=set)
    guardians: dict[int, Kin] = field(default_factory=dict)
    children: list[int] = field(default_factory=list)


@dataclass
class Known:
    """People, groups and schools, as far as somebody may bring in lists of them."""

    people: dict[int, Entry] = field(default_factory=dict)
    by_name: dict[frozenset[str], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[str, Group] = field(default_factory=dict)
    group_names: dict[int, str] = field(default_factory=dict)
    schools: dict[str, School] = field(default_factory=dict)
    school_names: dict[int, str] = field(default_factory=dict)

    def named(self, name: str, *roles: Role) -> list[Entry]:
        """Everybody of this name, or those in one of these roles."""
        found = self.by_name.get(words(name), [])
        return [one for one in found if not roles or one.roles & set(roles)]

    def group(self, name: str) -> Group:
        found = self.groups.get(plain(name))
        if found is None:
            raise Unclear(ProblemKey.UNKNOWN_GROUP)
        return found

    def learning(self, entry: Entry) -> str:
        """The names of the groups that somebody learns in."""
        return ", ".join(sorted(self.group_names[id] for id in entry.learns))


async def known(session: Session, me: Person | None) -> Known:
    """What this person may bring lists about; nobody in particular (the command line) all of it.

    A tutor's reach ends with the families of their groups, and so does whose name they may learn.
    """
    found = Known()
    wanted = select(Group).where(groups.of_several())
    people = select(Person.id, Person.name, Person.school_id)
    if me is not None:
        wanted = wanted.where(within(me, Action.IMPORT_PEOPLE, Group))
        people = people.where(within(me, Action.IMPORT_PEOPLE, Person))
    for group in (await session.exec(wanted)).all():
        found.groups[plain(group.name)] = group
    for id, name, school_id in (await session.exec(people.order_by(col(Person.id)))).all():
        found.people[id] = Entry(id, name, school_id)
        found.by_name[words(name)].append(found.people[id])
    for school in (await session.exec(select(School))).all():
        found.schools[plain(school.name)] = school
        found.school_names[school.id] = school.name
    found.group_names = dict((await session.exec(select(Group.id, Group.name))).all())
    await _ties(session, found.people)
    return found


async def _ties(session: Session, people: dict[int, Entry]) -> None:
    for grant in (await session.exec(select(RoleGrant.person_id, RoleGrant.role))).all():
        if grant[0] in people:
            people[grant[0]].roles.add(Role(grant[1]))
    learns: Any = select(
        col(Enrollment.student_id), col(Enrollment.group_id), col(Enrollment.joined_on)
    )
    for student_id, group_id, joined in (await session.exec(learns)).all():
        if student_id in people:
            people[student_id].learns[group_id] = joined
    keeps = select(GroupStaff.person_id, GroupStaff.group_id, GroupStaff.role)
    for person_id, group_id, role in (await session.exec(keeps)).all():
        if person_id in people:
            people[person_id].keeps.add((group_id, Role(role)))
    kin = select(Guardianship.guardian_id, Guardianship.student_id, Guardianship.kin)
    for guardian_id, student_id, of in (await session.exec(kin)).all():
        if student_id in people:
            people[student_id].guardians[guardian_id] = Kin(of)
        if guardian_id in people:
            people[guardian_id].children.append(student_id)


def works(entry: Entry) -> bool:
    return bool(entry.roles - FAMILY)
