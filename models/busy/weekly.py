"""Busy days that a new weekly timetable would run into."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from models.base import Session
from models.busy.tables import Busy
from models.busy.times import entered, learners
from models.people import Person
from models.permissions import Action, students_within
from models.slots import WEEKS_AHEAD, Slot, coming_days


async def of_weekly(
    session: Session,
    me: Person | None,
    lessons: Iterable[tuple[Slot, frozenset[int]]],
    *,
    at: datetime,
) -> list[tuple[Busy, date, int]]:
    """On which days how many of this person's students (None: anybody's) could not come.

    The lessons are those of the week, each with the ids of its groups; the weeks are those for
    which dated ones are made.
    """
    times = await entered(session, at, at + timedelta(weeks=WEEKS_AHEAD + 1))
    if not times.known:
        return []
    students = times.students
    if me is not None:
        students &= frozenset(await students_within(session, me, Action.SEE_BUSY))
    of_group = await learners(session, students)
    found: dict[tuple[int, date], set[int]] = defaultdict(set)
    busy_by_id = {busy.id: busy for busy, _ in times.known}
    for slot, group_ids in lessons:
        learn = set[int]().union(*(of_group.get(id, ()) for id in group_ids))
        for day in coming_days(slot, at) if learn else ():
            dated = slot.lesson_on(day)
            if dated["starts_at"] > at:
                for busy, kept in times.of(learn, dated["starts_at"], dated["ends_at"]):
                    found[busy.id, day] |= kept
    ordered = sorted(found.items(), key=lambda one: (one[0][1], one[0][0]))
    return [(busy_by_id[id], day, len(kept)) for (id, day), kept in ordered]
