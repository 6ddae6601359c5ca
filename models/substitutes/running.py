"""A substitution begins and ends: by a word, by the tick, with whoever leaves."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, update
from sqlmodel import col, select

from models import groups, outbox, people
from models.base import Session
from models.groups import Group, GroupStaff
from models.people import Person, Role, RoleGrant
from models.substitutes.choosing import not_for_time, other_groups
from models.substitutes.tables import (
    BEGUN,
    ENDED,
    OPEN,
    TOLD,
    Substitution,
    SubstitutionOver,
    SubstitutionState,
)
from models.timetable import local_day


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
    await not_for_time(session, await session.get_one(Group, substitution.group_id), by)
    await _end(session, substitution, at, by)


async def end_all(
    session: Session, *, at: datetime, substitute: Person | None = None, group: Group | None = None
) -> None:
    """The substitute leaves, or the group is put away: nothing of theirs goes on."""
    wanted = select(Substitution).where(col(Substitution.state).in_(OPEN))
    if substitute is not None:
        wanted = wanted.where(Substitution.substitute_id == substitute.id)
    if group is not None:
        wanted = wanted.where(Substitution.group_id == group.id)
    for one in (await session.exec(wanted)).all():
        await _end(session, one, at)


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


async def away(session: Session, group_ids: Sequence[int]) -> frozenset[int]:
    """The ids of the tutors in whose place somebody keeps one of these groups now."""
    running = select(Substitution.tutor_id).where(
        Substitution.state == SubstitutionState.RUNNING,
        col(Substitution.group_id).in_(group_ids),
    )
    return frozenset((await session.exec(running)).all())
