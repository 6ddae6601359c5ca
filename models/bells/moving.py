"""Which lessons ring by other bells on which days, and putting them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import false, or_, update
from sqlmodel import col, select

from models import around, outbox, reminders
from models.base import Session
from models.bells.reading import fitted
from models.bells.schedules import regular
from models.bells.tables import BellPlan, BellShift, PlanState, Ring
from models.slots import Slot, SlotGroup
from models.timetable import Lesson, LessonState, local_day, moment


@dataclass(frozen=True)
class Move:
    """A coming lesson of the weekly plan, and when it would be. `to` is None where no bell is."""

    lesson_id: int
    starts_at: datetime
    ends_at: datetime
    to: tuple[datetime, datetime] | None

    @property
    def moves(self) -> bool:
        return self.to is not None and self.to != (self.starts_at, self.ends_at)


async def slots_of(session: Session, group_id: int | None) -> list[Any]:
    """The weekly lessons that are held with these groups and no others: id, times, zone."""
    columns: Any = (Slot.id, Slot.starts, Slot.ends, Slot.zone)
    wanted: Any = select(*columns).where(Slot.dropped == false())
    if group_id is not None:
        parts = await around.inside(session, group_id)
        theirs = select(SlotGroup.slot_id).where(col(SlotGroup.group_id).in_(parts))
        others = select(SlotGroup.slot_id).where(col(SlotGroup.group_id).not_in(parts))
        wanted = wanted.where(col(Slot.id).in_(theirs), col(Slot.id).not_in(others))
    return list((await session.exec(wanted)).all())


async def moves(
    session: Session, plan: BellPlan, now: tuple[Ring, ...] | None, *, at: datetime
) -> list[Move]:
    """What becomes of the lessons of those days by these bells; None: by those of the week.

    A lesson that somebody has moved by hand is not among them.
    """
    slots = {row.id: row for row in await slots_of(session, plan.group_id)}
    base = await _base(session, plan)
    wanted: Any = (
        select(Lesson.id, Lesson.slot_id, Lesson.day, Lesson.starts_at, Lesson.ends_at)  # type: ignore[call-overload]
        .where(Lesson.changed == false(), col(Lesson.slot_id).is_not(None))
        .where(or_(col(Lesson.state) == LessonState.PLANNED, col(Lesson.holiday_id).is_not(None)))
        .where(Lesson.day >= plan.first, Lesson.starts_at > at)
    )
    if plan.last is not None:
        wanted = wanted.where(Lesson.day <= plan.last)
    found = []
    for row in (await session.exec(wanted)).all():
        if slot := slots.get(row.slot_id):
            hours: tuple[time, time] | None = (slot.starts, slot.ends)
            if now is not None:
                hours = fitted(slot.starts, slot.ends, base, now)
            found.append(Move(row.id, row.starts_at, row.ends_at, _moments(row.day, hours, slot)))
    return found


async def _base(session: Session, plan: BellPlan) -> tuple[Ring, ...]:
    """By which bells the weekly lessons have their numbers."""
    if plan.state is PlanState.DECLARED and plan.last is not None:
        current = await regular(session, plan.group_id)
        return current.rings if current else plan.base.rings
    return plan.base.rings


def _moments(
    day: date, hours: tuple[time, time] | None, slot: Any
) -> tuple[datetime, datetime] | None:
    return hours and (moment(day, hours[0], slot.zone), moment(day, hours[1], slot.zone))


async def put(session: Session, found: Sequence[Move]) -> None:
    """Make it so; reminders of the old times are taken back."""
    changed = [one for one in found if one.moves]
    rows = [
        {"id": one.lesson_id, "starts_at": one.to[0], "ends_at": one.to[1]}
        for one in changed
        if one.to is not None
    ]
    if rows:
        await session.exec(update(Lesson), params=rows)
    for one in changed:
        await outbox.void(session, reminders.KIND, one.lesson_id)


async def shift(session: Session, plan: BellPlan) -> int:
    """Move the weekly lessons for good, and remember when they were; returns how many."""
    shifted = await shiftable(session, plan)
    if shifted:
        session.add_all(
            BellShift(plan_id=plan.id, slot_id=row.id, was_starts=row.starts, was_ends=row.ends)
            for row, _ in shifted
        )
        rows = [{"id": row.id, "starts": to[0], "ends": to[1]} for row, to in shifted]
        await session.exec(update(Slot), params=rows)
    return len(shifted)


async def shiftable(session: Session, plan: BellPlan) -> list[tuple[Any, tuple[time, time]]]:
    """The weekly lessons that ring by the old bells and would ring by the new ones."""
    found = []
    for row in await slots_of(session, plan.group_id):
        to = fitted(row.starts, row.ends, plan.base.rings, plan.schedule.rings)
        if to is not None and to != (row.starts, row.ends):
            found.append((row, to))
    return found


async def shift_back(session: Session, plan: BellPlan) -> None:
    kept = select(BellShift).where(BellShift.plan_id == plan.id)
    rows = [
        {"id": one.slot_id, "starts": one.was_starts, "ends": one.was_ends}
        for one in (await session.exec(kept)).all()
    ]
    if rows:
        await session.exec(update(Slot), params=rows)


async def settle(session: Session, *, at: datetime) -> None:
    """Lessons made anew from the weekly plan ring by the bells of their day."""
    today = local_day(at, "UTC")
    wanted = select(BellPlan).where(
        BellPlan.state == PlanState.DECLARED, col(BellPlan.last) >= today
    )
    for plan in (await session.exec(wanted.order_by(col(BellPlan.id)))).all():
        await put(session, await moves(session, plan, plan.schedule.rings, at=at))
