"""Somebody leaves the school: out of every list and every right, and back if need be."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col, select

from models import calendars, courses, groups, invitations, outbox, people, substitutes, transfers
from models.archive.tables import LEFT, BackAlready, Departure, LeavesThemselves, StillNeeded
from models.base import Session
from models.courses import Course, CourseTeacher
from models.erasure import LastAdministrator
from models.groups import Enrollment, Group, GroupArchived, GroupStaff, PersonalGroup
from models.people import Guardianship, Kin, Person, Role, RoleGrant
from models.permissions import Action, may


async def companions(session: Session, leaving: Sequence[Person]) -> list[Person]:
    """The guardians who have no other child here and do nothing else: they leave with these."""
    ids = {one.id for one in leaving}
    found: dict[int, Person] = {}
    for student in leaving:
        for guardian, _ in await people.guardians(session, student.id):
            theirs = {child.id for child in await people.children(session, guardian.id)}
            here = select(Enrollment.student_id).where(col(Enrollment.student_id).in_(theirs - ids))
            if guardian.roles == {Role.PARENT} and (await session.exec(here)).first() is None:
                found[guardian.id] = guardian
    return sorted(found.values(), key=lambda one: one.name)


async def leave(
    session: Session, person: Person, *, by: Person, at: datetime, group: Group | None = None
) -> Departure:
    """They go, and with a student the guardians who have nobody else here.

    Roles, places and the Telegram account end, keys and calendars stop; what they have done, and
    what stands about them, is left as it is. `group` is one that is put away with them in it.
    """
    await _check(session, person, by)
    went = await _take_away(session, person, by=by, at=at, group_id=group.id if group else None)
    if Role.STUDENT in _roles(went):
        for guardian in await companions(session, [person]):
            await _take_away(session, guardian, by=by, at=at, with_id=went.id)
        if group is None:
            await _tell(session, went, by, at)
    return went


async def _check(session: Session, person: Person, by: Person) -> None:
    if person.id == by.id:
        raise LeavesThemselves
    if not person.roles:
        raise BackAlready
    invitations.entitled(by, person)
    teaches = (
        select(Course.subject, Group.name)
        .join(Group, col(Group.id) == Course.group_id)
        .where(col(Course.id).in_(courses.taught_by(person)), col(Group.archived_at).is_(None))
        .order_by(Course.subject, Group.name)
    )
    held = [f"{subject} ({name})" for subject, name in (await session.exec(teaches)).all()]
    kept = (
        select(Group)
        .join(GroupStaff, col(GroupStaff.group_id) == Group.id)
        .where(GroupStaff.person_id == person.id, GroupStaff.role == Role.TUTOR)
        .where(groups.of_several())
    )
    for group in (await session.exec(kept)).all():
        others = select(GroupStaff.person_id).where(
            GroupStaff.group_id == group.id,
            GroupStaff.role == Role.TUTOR,
            GroupStaff.person_id != person.id,
            col(GroupStaff.substitution_id).is_(None),
        )
        if (await session.exec(others)).first() is None:
            held.append(group.name)
    if held:
        raise StillNeeded(name=person.name, what=", ".join(held))
    if Role.ADMIN in person.roles:
        others = select(RoleGrant.person_id).where(RoleGrant.role == Role.ADMIN)
        if (await session.exec(others.where(RoleGrant.person_id != person.id))).first() is None:
            raise LastAdministrator


async def _take_away(
    session: Session,
    person: Person,
    *,
    by: Person,
    at: datetime,
    group_id: int | None = None,
    with_id: int | None = None,
) -> Departure:
    """Note what they have here, and end it."""
    await substitutes.end_all(session, at=at, substitute=person)
    learns = await _all(session, Enrollment, Enrollment.student_id == person.id)
    keeps = await _all(
        session,
        GroupStaff,
        (col(GroupStaff.person_id) == person.id) & col(GroupStaff.substitution_id).is_(None),
    )
    guards = await _all(session, Guardianship, Guardianship.guardian_id == person.id)
    had: dict[str, Any] = {
        "roles": sorted(person.roles),
        "learns": [[one.group_id, one.joined_on and one.joined_on.isoformat()] for one in learns],
        "keeps": [[one.group_id, one.role] for one in keeps],
        "guards": [[one.student_id, one.kin] for one in guards],
    }
    own = await session.get(PersonalGroup, person.id)
    places = [one.group_id for one in learns if own is None or one.group_id != own.group_id]
    where = group_id or next(iter(places), None)
    went = Departure(
        person_id=person.id, group_id=where, with_id=with_id, author_id=by.id, at=at, had=had
    )
    session.add(went)
    await session.flush()
    await transfers.forget(session, person.id)
    await invitations.disconnect(session, person, by=by, at=at)
    await invitations.void_all(session, person, at=at)
    await calendars.withdraw(session, person)
    for table, mine in (
        (RoleGrant, RoleGrant.person_id),
        (Enrollment, Enrollment.student_id),
        (GroupStaff, GroupStaff.person_id),
        (CourseTeacher, CourseTeacher.teacher_id),
        (Guardianship, Guardianship.guardian_id),
    ):
        await session.exec(delete(table).where(col(mine) == person.id))
    await session.refresh(person, ["grants"])
    return went


async def come_back(session: Session, departure: Departure, *, at: datetime) -> None:
    """Everything they had is theirs again, as far as it is still there; they are invited anew.

    With a child come the guardians who left with it. Whose groups are all history is not brought
    back without one of them: nobody would find them on a list.
    """
    await _has_a_place(session, departure)
    back = update(Departure).where(
        col(Departure.id) == departure.id, col(Departure.back_at).is_(None)
    )
    if (await session.exec(back.values(back_at=at))).rowcount != 1:
        raise BackAlready
    person = await session.get_one(Person, departure.person_id)
    for role in departure.had.get("roles", []):
        await people.grant(session, person, Role(role))
    for group_id, joined in departure.had.get("learns", []):
        day = date.fromisoformat(joined) if joined else None
        await _put(
            session, Enrollment, (person.id, group_id), student_id=person.id, group_id=group_id,
            joined_on=day,
        )  # fmt: skip
    for group_id, role in departure.had.get("keeps", []):
        key = group_id, person.id, Role(role)
        await _put(
            session, GroupStaff, key, group_id=group_id, person_id=person.id, role=Role(role)
        )
    for student_id, kin in departure.had.get("guards", []):
        child = await session.get(Person, student_id)  # merged with another entry, perhaps
        if child is not None and (child.roles or await _gone(session, student_id)):
            await _put(
                session, Guardianship, (person.id, student_id), guardian_id=person.id,
                student_id=student_id, kin=Kin(kin),
            )  # fmt: skip
    await session.flush()
    await groups.follow_personal(session, person.id)
    with_them = select(Departure).where(
        Departure.with_id == departure.id,
        Departure.at == departure.at,
        col(Departure.back_at).is_(None),
    )
    for other in (await session.exec(with_them)).all():
        await come_back(session, other, at=at)


async def _has_a_place(session: Session, departure: Departure) -> None:
    learned = [group_id for group_id, _ in departure.had.get("learns", [])]
    personal = select(PersonalGroup.group_id)
    wanted = select(Group).where(col(Group.id).in_(learned), col(Group.id).not_in(personal))
    found = (await session.exec(wanted)).all()
    if found and all(group.archived_at is not None for group in found):
        raise GroupArchived(group=found[0].name)


async def _put(session: Session, table: type[Any], key: tuple[Any, ...], **row: Any) -> None:
    """A row that was theirs, unless it is there already or its group is history."""
    group = await session.get(Group, row["group_id"]) if "group_id" in row else None
    if (group is None or group.archived_at is None) and await session.get(table, key) is None:
        session.add(table(**row))


async def _gone(session: Session, person_id: int) -> bool:
    """Have they left, and not for good?"""
    away = select(Departure.id).where(
        Departure.person_id == person_id, col(Departure.back_at).is_(None)
    )
    return (await session.exec(away)).first() is not None


async def _all(session: Session, table: type[Any], mine: Any) -> list[Any]:
    return list((await session.exec(select(table).where(mine))).all())


def _roles(departure: Departure) -> list[str]:
    return list(departure.had.get("roles", []))


async def _tell(session: Session, departure: Departure, by: Person, at: datetime) -> None:
    """The tutors of the group hear that one is there no more."""
    kept = [departure.group_id] if departure.group_id else []
    for tutor in await groups.staff(session, kept, Role.TUTOR):
        if tutor.id != by.id and may(tutor, Action.KEEP_PEOPLE):
            outbox.notify(session, tutor, LEFT, departure.id, at=at)
