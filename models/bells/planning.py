"""Other bells, for some days or for good: look at what moves, declare it, take it back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import update
from sqlmodel import col, select

from models import around, outbox, receipts
from models import hearings as hearing
from models.base import AccessDenied, Session
from models.bells import moving
from models.bells.schedules import check, regular
from models.bells.tables import (
    BellPlan,
    BellSchedule,
    BellsDecided,
    BellsOver,
    BellsSame,
    PlanState,
)
from models.changes import UNDO_WITHIN, TooLateToUndo
from models.groups import Group
from models.hearings import Hearing
from models.people import Person
from models.permissions import Action, within
from models.receipts import Reply
from models.timetable import local_day

DECLARED, ALOUD = "bells-declared", "bells-aloud"
STRUCK, STRUCK_ALOUD = "bells-struck", "bells-struck-aloud"
WITHDRAWN, WITHDRAWN_ALOUD = "bells-withdrawn", "bells-withdrawn-aloud"


@dataclass(frozen=True)
class Effect:
    """How many dated lessons move, how many of the week, and how many have no such bell."""

    lessons: int
    weekly: int
    stuck: int


async def draft(
    session: Session,
    schedule: BellSchedule,
    group: Group | None,
    first: date,
    last: date | None,
    *,
    by: Person,
    at: datetime,
) -> BellPlan:
    """Think of ringing by this schedule on those days, or without `last` from then on."""
    group_id = group.id if group else None
    check(group_id, by)
    base = await regular(session, group_id)
    if base is None:  # nobody has said what an ordinary day is
        raise AccessDenied
    if base.rings == schedule.rings:
        raise BellsSame
    if (last or first) < local_day(at, schedule.zone):
        raise BellsOver
    plan = BellPlan(
        base_id=base.id,
        schedule_id=schedule.id,
        group_id=group_id,
        first=first,
        last=last,
        zone=group.zone if group else schedule.zone,
        author_id=by.id,
        begun_at=at,
        base=base,
        schedule=schedule,
        group=group,
        author=by,
    )
    session.add(plan)
    await session.flush()
    return plan


def begin_on(plan: BellPlan, first: date, *, by: Person, at: datetime) -> None:
    """Let a change for good begin on another day."""
    _own(plan, by)
    if plan.state is not PlanState.DRAFT or plan.last is not None:
        raise BellsDecided
    if first < local_day(at, plan.zone):
        raise BellsOver
    plan.first = first


def _own(plan: BellPlan, by: Person) -> None:
    """A draft is its author's alone."""
    if plan.author_id != by.id:
        raise AccessDenied


async def effect(session: Session, plan: BellPlan, *, at: datetime) -> Effect:
    found = await moving.moves(session, plan, plan.schedule.rings, at=at)
    weekly = await moving.shiftable(session, plan) if plan.last is None else []
    stuck = [one for one in found if one.to is None]
    return Effect(sum(one.moves for one in found), len(weekly), len(stuck))


async def declare(session: Session, plan: BellPlan, *, by: Person, at: datetime) -> None:
    """The lessons move, and everybody concerned hears."""
    _own(plan, by)
    check(plan.group_id, by)
    if (plan.last or plan.first) < local_day(at, plan.zone):
        raise BellsOver
    found = await moving.moves(session, plan, plan.schedule.rings, at=at)
    await _pass(session, plan, PlanState.DRAFT, PlanState.DECLARED)
    plan.declared_at = at
    if plan.last is None:
        await moving.shift(session, plan)
        plan.schedule.regular = True
        if plan.base.group_id == plan.group_id:
            plan.base.regular = False
    await moving.put(session, found)
    await session.flush()
    await moving.settle(session, at=at)
    people = around.everybody(plan.group_id, but=plan.author_id)
    await outbox.broadcast(session, people, DECLARED, about=plan.id, due_at=at, urgent=True)
    for group in await around.chats(session, plan.group_id):
        outbox.announce(session, group, ALOUD, plan.id, at=at)


async def discard(session: Session, plan: BellPlan, *, by: Person, at: datetime) -> None:
    """Forget a draft."""
    _own(plan, by)
    await _pass(session, plan, PlanState.DRAFT, PlanState.DISCARDED)
    plan.ended_at = at


async def withdraw(session: Session, plan: BellPlan, *, by: Person, at: datetime) -> None:
    """The coming lessons are when they were; whoever has heard hears that, too.

    A change for good can be taken back for a minute; later it takes another change.
    """
    check(plan.group_id, by)
    if plan.last is None and plan.declared_at and at > plan.declared_at + UNDO_WITHIN:
        raise TooLateToUndo
    if plan.last is not None and plan.last < local_day(at, plan.zone):
        raise BellsOver
    await _pass(session, plan, PlanState.DECLARED, PlanState.WITHDRAWN)
    plan.ended_at = at
    if plan.last is None:
        await moving.shift_back(session, plan)
        plan.schedule.regular = False
        plan.base.regular = True
        await session.flush()
    await moving.put(session, await moving.moves(session, plan, None, at=at))
    await moving.settle(session, at=at)
    for told, struck, withdrawn in (
        (DECLARED, STRUCK, WITHDRAWN),
        (ALOUD, STRUCK_ALOUD, WITHDRAWN_ALOUD),
    ):
        await outbox.void(session, told, plan.id)
        await outbox.follow_up(session, told, struck, plan.id, at=at)
        await outbox.tell_again(session, told, withdrawn, plan.id, at=at)


async def concerned(session: Session, plan: BellPlan) -> list[Person]:
    """Who would hear of a draft."""
    people = around.everybody(plan.group_id, but=plan.author_id)
    wanted = select(Person).where(col(Person.id).in_(people)).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def coming(
    session: Session, me: Person, group_id: int | None, *, at: datetime
) -> list[BellPlan]:
    """The special days ahead of this group, or of the school."""
    wanted = select(BellPlan).where(
        within(me, Action.KEEP_BELLS, BellPlan),
        BellPlan.state == PlanState.DECLARED,
        BellPlan.group_id == group_id,
        col(BellPlan.last) >= local_day(at, me.zone),
    )
    return list((await session.exec(wanted.order_by(col(BellPlan.first)))).all())


async def hearings(session: Session, plan: BellPlan) -> list[Hearing]:
    """Person by person: has it arrived, and have they seen it?"""
    return await hearing.of(session, DECLARED, plan.id)


async def seen(session: Session, plan: BellPlan, *, by: Person, at: datetime) -> None:
    await receipts.give(session, DECLARED, plan.id, Reply.SEEN, by=by.id, at=at)


async def _pass(session: Session, plan: BellPlan, old: PlanState, new: PlanState) -> None:
    """From one state to the next; of two who decide at once, one wins."""
    await session.flush()
    mine = update(BellPlan).where(col(BellPlan.id) == plan.id, col(BellPlan.state) == old)
    if (await session.exec(mine.values(state=new))).rowcount != 1:
        raise BellsDecided
    await session.refresh(plan, ["state"])
