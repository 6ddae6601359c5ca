"""A tutor's substitute for a time: keeps the group from one day to another, and then no more."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Field, SQLModel, col, select

from models import groups, outbox, people, rosters
from models.base import AccessDenied, Refusal, Session, utc
from models.groups import Group, GroupPart, GroupStaff
from models.people import Person, Role, RoleGrant
from models.permissions import Action, Reach, may, within
from models.timetable import local_day

TOLD, BEGUN, ENDED = "substitutes-told", "substitutes-begun", "substitutes-ended"


class SubstituteForTime(Refusal):
    """Whoever keeps a group only for a time names no substitute: they would lengthen it."""


class KeepsAlready(Refusal):
    """They keep this group themselves."""


class SubstitutionOver(Refusal):
    """It has been decided, ended or called off meanwhile."""


class SubstitutionState(StrEnum):
    DRAFT = "draft"  # its author is still choosing the days
    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"


OPEN = (SubstitutionState.PLANNED, SubstitutionState.RUNNING)


class Substitution(SQLModel, table=True):
    """Somebody keeps a group in a tutor's place, from the first day to the last, both included.

    Days are those of the group's time zone. While it runs, rows of `GroupStaff` name it, and all
    that a tutor sees and does follows from them. `lends_role`: they are a tutor only as long.
    """

    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", index=True)
    tutor_id: int = Field(foreign_key="person.id", index=True)
    substitute_id: int = Field(foreign_key="person.id", index=True)
    first_day: date
    last_day: date
    state: SubstitutionState = Field(default=SubstitutionState.DRAFT, index=True)
    lends_role: bool = False
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(reach.parts))
        return col(cls.group_id).in_(around)


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
    await _check(session, group, by)
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


async def _check(session: Session, group: Group, by: Person) -> None:
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


async def decide(
    session: Session,
    substitution: Substitution,
    last: date,
    *,
    by: Person,
    at: datetime,
    everywhere: bool = False,
) -> None:
    """It is to be so until that day, in one group or in all that the tutor keeps. Both are told."""
    decided = [substitution]
    others = await other_groups(session, substitution, by) if everywhere else []
    await _step(session, substitution, SubstitutionState.DRAFT, SubstitutionState.PLANNED)
    substitution.last_day = max(last, substitution.first_day)
    for group in others:
        same = Substitution(**substitution.model_dump(exclude={"id", "group_id"}))
        same.group_id = group.id
        session.add(same)
        decided.append(same)
    await session.flush()
    for one in decided:
        for who in (one.tutor_id, one.substitute_id):
            if who != by.id:
                outbox.notify(session, who, TOLD, one.id, at=at)
        group = await session.get_one(Group, one.group_id)
        if one.first_day <= local_day(at, group.zone):
            await _begin(session, one, at)


async def follow(session: Session, *, at: datetime) -> None:
    """Begin what begins today, end what ended yesterday; also what nobody looked at in time."""
    wanted = select(Substitution).where(col(Substitution.state).in_(OPEN))
    for one in (await session.exec(wanted)).all():
        today = local_day(at, (await session.get_one(Group, one.group_id)).zone)
        if one.last_day < today:
            await _end(session, one, at)
        elif one.state is SubstitutionState.PLANNED and one.first_day <= today:
            await _begin(session, one, at)
            outbox.notify(session, one.substitute_id, BEGUN, one.id, at=at)


async def end(session: Session, substitution: Substitution, *, by: Person, at: datetime) -> None:
    """Sooner than was said, or before it has begun."""
    await _check(session, await session.get_one(Group, substitution.group_id), by)
    await _end(session, substitution, at, by)


async def _begin(session: Session, one: Substitution, at: datetime) -> None:
    await _step(session, one, SubstitutionState.PLANNED, SubstitutionState.RUNNING)
    substitute = await session.get_one(Person, one.substitute_id)
    lent = select(Substitution.id).where(
        Substitution.substitute_id == substitute.id,
        Substitution.state == SubstitutionState.RUNNING,
        col(Substitution.lends_role),
    )
    one.lends_role = (await session.exec(lent)).first() is not None
    if Role.TUTOR not in substitute.roles:
        one.lends_role = True
        await people.grant(session, substitute, Role.TUTOR)
        outbox.notify(session, substitute, "menu-commands", substitute.id, at=at)
    if await session.get(GroupStaff, (one.group_id, substitute.id, Role.TUTOR)) is None:
        ids = {"group_id": one.group_id, "person_id": substitute.id, "substitution_id": one.id}
        session.add(GroupStaff(role=Role.TUTOR, **ids))
    await session.flush()
    await _follow_personal(session, one.group_id)


async def _end(session: Session, one: Substitution, at: datetime, by: Person | None = None) -> None:
    if one.state not in OPEN:
        raise SubstitutionOver
    await _step(session, one, one.state, SubstitutionState.OVER)
    await session.exec(delete(GroupStaff).where(col(GroupStaff.substitution_id) == one.id))
    await _follow_personal(session, one.group_id)
    await _take_role_back(session, one, at)
    for who in (one.tutor_id, one.substitute_id):
        if by is None or who != by.id:
            outbox.notify(session, who, ENDED, one.id, at=at)


async def _take_role_back(session: Session, one: Substitution, at: datetime) -> None:
    """A role that was lent goes with the last group that they kept."""
    kept = select(GroupStaff.group_id).where(
        GroupStaff.person_id == one.substitute_id, GroupStaff.role == Role.TUTOR
    )
    if not one.lends_role or (await session.exec(kept)).first() is not None:
        return
    mine = (col(RoleGrant.person_id) == one.substitute_id) & (col(RoleGrant.role) == Role.TUTOR)
    await session.exec(delete(RoleGrant).where(mine))
    substitute = await session.get_one(Person, one.substitute_id)
    await session.refresh(substitute, ["grants"])
    outbox.notify(session, substitute, "menu-commands", substitute.id, at=at)


async def _follow_personal(session: Session, group_id: int) -> None:
    for student_id in (await session.exec(groups.students([group_id]))).all():
        await groups.follow_personal(session, student_id)


async def _step(
    session: Session, one: Substitution, old: SubstitutionState, new: SubstitutionState
) -> None:
    """From one state to the next; of two who do it at once, one does."""
    mine = update(Substitution).where(
        col(Substitution.id) == one.id, col(Substitution.state) == old
    )
    if (await session.exec(mine.values(state=new))).rowcount != 1:
        raise SubstitutionOver
    await session.refresh(one)
