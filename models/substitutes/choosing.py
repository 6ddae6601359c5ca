"""Thinking of a substitute: who may be asked, and from which day."""

from datetime import date, datetime

from sqlalchemy import delete
from sqlmodel import col, select

from models import groups, rosters
from models.base import AccessDenied, Session
from models.groups import Group, GroupStaff
from models.people import Person, Role
from models.permissions import Action, may, within
from models.substitutes.tables import (
    OPEN,
    KeepsAlready,
    SubstituteForTime,
    Substitution,
    SubstitutionOver,
    SubstitutionState,
)
from models.timetable import local_day


async def tutors(session: Session, group: Group) -> list[Person]:
    """Who keeps this group for good."""
    mine = select(GroupStaff.person_id).where(
        GroupStaff.group_id == group.id,
        GroupStaff.role == Role.TUTOR,
        col(GroupStaff.substitution_id).is_(None),
    )
    found = select(Person).where(col(Person.id).in_(mine)).order_by(Person.name)
    return list((await session.exec(found)).all())


async def candidates(session: Session, group: Group, by: Person) -> list[Person]:
    """Who may be asked: tutors; an administrator also asks others who work here."""
    everybody = may(by, Action.INVITE_STAFF)
    found = await (rosters.staff(session) if everybody else rosters.holders(session, Role.TUTOR))
    keep = {one.id for one in await groups.staff(session, [group.id], Role.TUTOR)}
    return [one for one in found if one.id not in keep]


async def open_ones(session: Session, group: Group) -> list[Substitution]:
    """What runs or is planned for this group, the soonest first."""
    wanted = select(Substitution).where(
        Substitution.group_id == group.id, col(Substitution.state).in_(OPEN)
    )
    return list((await session.exec(wanted.order_by(col(Substitution.first_day)))).all())


async def draft(
    session: Session, group: Group, tutor: Person, substitute: Person, *, by: Person, at: datetime
) -> Substitution:
    """Somebody thinks of it; what they thought of before and did not do is forgotten."""
    await not_for_time(session, group, by)
    if tutor.id not in {one.id for one in await tutors(session, group)}:
        raise AccessDenied
    if substitute.id not in {one.id for one in await candidates(session, group, by)}:
        raise KeepsAlready(name=substitute.name)
    await session.exec(
        delete(Substitution).where(
            col(Substitution.author_id) == by.id,
            col(Substitution.state) == SubstitutionState.DRAFT,
        )
    )
    today = local_day(at, group.zone)
    thought = Substitution(
        group_id=group.id,
        tutor_id=tutor.id,
        substitute_id=substitute.id,
        first_day=today,
        last_day=today,
        author_id=by.id,
        at=at,
    )
    session.add(thought)
    await session.flush()
    return thought


async def not_for_time(session: Session, group: Group, by: Person) -> None:
    """Refuse whoever keeps the group as a substitute; an administrator is asked as one."""
    mine = await session.get(GroupStaff, (group.id, by.id, Role.TUTOR))
    if mine is not None and mine.substitution_id is not None and Role.ADMIN not in by.roles:
        raise SubstituteForTime


def begin_on(substitution: Substitution, first: date) -> None:
    """It is to begin on that day; only as long as it is a thought."""
    if substitution.state is not SubstitutionState.DRAFT:
        raise SubstitutionOver
    substitution.first_day = substitution.last_day = first


async def other_groups(session: Session, substitution: Substitution, by: Person) -> list[Group]:
    """What else the tutor keeps, as far as this person may name substitutes there."""
    kept = select(GroupStaff.group_id).where(
        GroupStaff.person_id == substitution.tutor_id,
        GroupStaff.role == Role.TUTOR,
        col(GroupStaff.substitution_id).is_(None),
    )
    wanted = select(Group).where(
        col(Group.id).in_(kept),
        Group.id != substitution.group_id,
        within(by, Action.SUBSTITUTE, Group),
        groups.of_several(),
    )
    found = (await session.exec(wanted.order_by(Group.name))).all()
    substitute = await session.get_one(Person, substitution.substitute_id)
    return [
        one
        for one in found
        if substitute.id in {who.id for who in await candidates(session, one, by)}
    ]
