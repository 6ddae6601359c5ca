"""Who is wanted in their own school when: asked before a lesson is put somewhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import col, select

from models.base import Session
from models.busy.tables import Busy, BusyState, BusyStudent, on_the_roll
from models.groups import Enrollment, GroupPart
from models.people import Person
from models.timetable import local_day


@dataclass(frozen=True)
class BusyTimes:
    """Busy days, each with the ids of the students who are wanted."""

    known: tuple[tuple[Busy, frozenset[int]], ...]

    def of(
        self, students: Collection[int], begins: datetime, ends: datetime
    ) -> list[tuple[Busy, frozenset[int]]]:
        """What keeps some of these students between two moments, and whom."""
        return [
            (busy, kept)
            for busy, wanted in self.known
            if (kept := wanted.intersection(students)) and busy.overlaps(begins, ends)
        ]

    def kept(self, students: Collection[int], begins: datetime, ends: datetime) -> frozenset[int]:
        """Which of these students are wanted elsewhere between two moments."""
        found = self.of(students, begins, ends)
        return frozenset[int]().union(*(kept for _, kept in found))

    @property
    def students(self) -> frozenset[int]:
        return frozenset[int]().union(*(wanted for _, wanted in self.known))


NOTHING = BusyTimes(())


async def entered(session: Session, begins: datetime, ends: datetime) -> BusyTimes:
    """All busy days that are entered and touch the days between two moments."""
    first = local_day(begins, "UTC") - timedelta(days=1)
    last = local_day(ends, "UTC") + timedelta(days=1)
    return await times_of(session, await _entered(session, first, last))


async def _entered(session: Session, first: date, last: date) -> list[Busy]:
    wanted = (
        select(Busy)
        .where(Busy.state == BusyState.ENTERED, Busy.last >= first, Busy.first <= last)
        .order_by(col(Busy.first), col(Busy.id))
    )
    return list((await session.exec(wanted)).all())


async def times_of(session: Session, found: Iterable[Busy]) -> BusyTimes:
    """These busy days with their students, entered or not."""
    found = list(found)
    if not found:
        return NOTHING
    chosen: dict[int, set[int]] = defaultdict(set)
    ids = [busy.id for busy in found if not busy.everybody]
    picked = select(BusyStudent.busy_id, BusyStudent.student_id).where(
        col(BusyStudent.busy_id).in_(ids)
    )
    for busy_id, student_id in (await session.exec(picked)).all():
        chosen[busy_id].add(student_id)
    rolls: dict[int, frozenset[int]] = {}
    for school_id in {busy.school_id for busy in found if busy.everybody}:
        roll = select(Person.id).where(on_the_roll(school_id))
        rolls[school_id] = frozenset((await session.exec(roll)).all())
    return BusyTimes(
        tuple(
            (busy, rolls[busy.school_id] if busy.everybody else frozenset(chosen[busy.id]))
            for busy in found
        )
    )


async def learners(
    session: Session, students: Collection[int], group_ids: Collection[int] | None = None
) -> dict[int, set[int]]:
    """Which of these students learn in each group, by way of its parts, too."""
    found: dict[int, set[int]] = defaultdict(set)
    learn = (
        select(GroupPart.whole_id, Enrollment.student_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(col(Enrollment.student_id).in_(students))
    )
    if group_ids is not None:
        learn = learn.where(col(GroupPart.whole_id).in_(group_ids))
    for group_id, student_id in (await session.exec(learn)).all():
        found[group_id].add(student_id)
    return found
