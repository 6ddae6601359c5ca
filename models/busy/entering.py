"""Entering busy days: drafted by the coordinator, heard of by the tutors, taken out again."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, delete, update
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from models import outbox
from models.base import AccessDenied, Session
from models.busy.tables import (
    LONGEST,
    Busy,
    BusyDecided,
    BusyNobody,
    BusyOver,
    BusyReason,
    BusyState,
    BusyStudent,
    BusyTooLong,
    on_the_roll,
)
from models.groups import Enrollment, GroupPart, GroupStaff
from models.people import Person, Role, School
from models.permissions import Action, within
from models.timetable import local_day

ENTERED, STRUCK, WITHDRAWN = "busy-entered", "busy-struck", "busy-withdrawn"


async def draft(
    session: Session,
    school: School,
    reason: BusyReason,
    first: date,
    last: date,
    *,
    starts: time | None = None,
    ends: time | None = None,
    weekdays: frozenset[int] = frozenset(),
    by: Person,
    at: datetime,
) -> Busy:
    """Think of busy days of everybody on the school's roll; times are the school's clock."""
    if last < local_day(at, school.zone):
        raise BusyOver
    days = (last - first).days + 1
    if days > LONGEST:
        raise BusyTooLong(n=days)
    begun = Busy(
        school_id=school.id,
        reason=reason,
        first=first,
        last=last,
        starts=starts,
        ends=ends,
        weekdays=sum(1 << weekday for weekday in weekdays),
        zone=school.zone,
        author_id=by.id,
        begun_at=at,
        school=school,
    )
    session.add(begun)
    await session.flush()
    return begun


async def roll(session: Session, busy: Busy) -> list[Person]:
    """The students of the school who learn here."""
    theirs = select(Person).where(on_the_roll(busy.school_id)).order_by(Person.name)
    return list((await session.exec(theirs)).all())


async def chosen(session: Session, busy: Busy) -> list[Person]:
    """The students whom it concerns."""
    if busy.everybody:
        return await roll(session, busy)
    picked = select(BusyStudent.student_id).where(BusyStudent.busy_id == busy.id)
    theirs = select(Person).where(col(Person.id).in_(picked)).order_by(Person.name)
    return list((await session.exec(theirs)).all())


async def choose(session: Session, busy: Busy, student: Person | None, *, by: Person) -> None:
    """Put one student on the list, or take them off it; None: it is everybody."""
    _mine(busy, by)
    if student is None:
        await session.exec(delete(BusyStudent).where(col(BusyStudent.busy_id) == busy.id))
        busy.everybody = True
        return
    if student.school_id != busy.school_id:
        raise AccessDenied
    busy.everybody = False
    there = await session.get(BusyStudent, (busy.id, student.id))
    if there is None:
        session.add(BusyStudent(busy_id=busy.id, student_id=student.id))
    else:
        await session.delete(there)
    await session.flush()


def _mine(busy: Busy, by: Person) -> None:
    """A draft is its author's alone."""
    if busy.author_id != by.id:
        raise AccessDenied
    if busy.state is not BusyState.DRAFT:
        raise BusyDecided


async def enter(session: Session, busy: Busy, *, by: Person, at: datetime) -> int:
    """From now on it counts; the tutors of those students hear. Returns how many."""
    _mine(busy, by)
    if busy.last < local_day(at, busy.zone):
        raise BusyOver
    if not await chosen(session, busy):
        raise BusyNobody
    await _pass(session, busy, BusyState.DRAFT, BusyState.ENTERED)
    busy.entered_at = at
    return await outbox.broadcast(session, _tutors(busy), ENTERED, about=busy.id, due_at=at)


async def discard(session: Session, busy: Busy, *, by: Person, at: datetime) -> None:
    """Forget a draft."""
    _mine(busy, by)
    await _pass(session, busy, BusyState.DRAFT, BusyState.DISCARDED)
    busy.ended_at = at


async def withdraw(session: Session, busy: Busy, *, at: datetime) -> None:
    """They are not wanted after all; tutors who have heard hear that, too."""
    await _pass(session, busy, BusyState.ENTERED, BusyState.WITHDRAWN)
    busy.ended_at = at
    await outbox.void(session, ENTERED, busy.id)
    await outbox.follow_up(session, ENTERED, STRUCK, busy.id, at=at)
    await outbox.tell_again(session, ENTERED, WITHDRAWN, busy.id, at=at)


async def tutors(session: Session, busy: Busy) -> list[Person]:
    """Who would hear of it."""
    theirs = select(Person).where(col(Person.id).in_(select(_tutors(busy).subquery().c[0])))
    return list((await session.exec(theirs.order_by(Person.name))).all())


def _tutors(busy: Busy) -> Select[Any]:
    if busy.everybody:
        students = select(Person.id).where(on_the_roll(busy.school_id))
    else:
        students = select(BusyStudent.student_id).where(BusyStudent.busy_id == busy.id)
    keep = (
        select(GroupStaff.person_id)
        .join(GroupPart, col(GroupPart.whole_id) == GroupStaff.group_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(GroupStaff.role == Role.TUTOR, col(Enrollment.student_id).in_(students))
    )
    return select_columns(col(Person.id).label("person_id")).where(
        col(Person.id).in_(keep), col(Person.id) != busy.author_id
    )


async def known(session: Session, me: Person, *, at: datetime) -> list[Busy]:
    """What is entered, not over and this person's to see, the next first."""
    wanted = (
        select(Busy)
        .where(within(me, Action.SEE_BUSY, Busy), Busy.state == BusyState.ENTERED)
        .where(col(Busy.last) >= local_day(at, me.zone))
        .order_by(col(Busy.first), col(Busy.id))
    )
    return list((await session.exec(wanted)).all())


async def _pass(session: Session, busy: Busy, old: BusyState, new: BusyState) -> None:
    """From one state to the next; of two who decide at once, one wins."""
    await session.flush()
    mine = update(Busy).where(col(Busy.id) == busy.id, col(Busy.state) == old)
    if (await session.exec(mine.values(state=new))).rowcount != 1:
        raise BusyDecided
    await session.refresh(busy, ["state"])
