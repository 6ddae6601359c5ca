"""The call list: one line for each person who has to be called, whatever the reasons."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from models import contacts
from models.base import Session
from models.call_list import matters, numbers
from models.call_list.callees import Callee, callees
from models.call_list.kinds import STANDING, Matter, MatterKind
from models.call_list.tables import Call, CallResult, PhoneNumber
from models.people import Person

TRUSTS = timedelta(days=14)  # so long whoever was reached may take to do what they were asked
NOON = 12
EARLY, LATE = 9, 21  # hours of their own clock between which somebody may be called


class Line(NamedTuple):
    """Somebody to be called: why, under which number, and what came of calling them before.

    `number` was noted for calling, `shown` is the one that they show themselves. `tries` counts the
    calls without an answer since they were reached last.
    """

    callee: Callee
    matters: list[Matter]
    number: PhoneNumber | None
    last: Call | None
    tries: int
    shown: str = ""

    @property
    def person(self) -> Person:
        return self.callee.person

    @property
    def noted(self) -> str:
        """The number that was noted, unless there is none or it is wrong."""
        return self.number.number if self.number and self.number.wrong_at is None else ""

    @property
    def dialled(self) -> str:
        return self.noted or self.shown

    @property
    def wrong(self) -> bool:
        """Is the only number wrong?"""
        return self.number is not None and not self.dialled

    def rests_until(self, at: datetime) -> datetime | None:
        """When they are to be called again, if that is still to come."""
        again = self.last.again_at if self.last else None
        return again if again is not None and again > at else None


def asleep(person: Person, at: datetime) -> bool:
    """Is it too early or too late where they live, or their quiet hours?"""
    begins, ends = person.quiet_to or EARLY, person.quiet_from or LATE
    return not max(begins, EARLY) <= at.astimezone(ZoneInfo(person.zone)).hour < min(ends, LATE)


async def lines(session: Session, me: Person, *, at: datetime) -> list[Line]:
    """Everybody whom this person should call, whom to call first in front."""
    found = await callees(session, me)
    return await _lines(session, me, found, at)


async def line(session: Session, me: Person, callee: Callee, *, at: datetime) -> Line:
    """One of them, whether or not there is a reason to call any more."""
    found = await _lines(session, me, {callee.person.id: callee}, at)
    if found:
        return found[0]
    called = await calls(session, [callee.person.id])
    number = (await numbers.of(session, [callee.person.id])).get(callee.person.id)
    last = called[callee.person.id]
    shown = await contacts.shown(session, me, [callee.person])
    own = shown[0].number if shown else ""
    return Line(callee, [], number, last[-1] if last else None, 0, own)


async def _lines(
    session: Session, me: Person, found: dict[int, Callee], at: datetime
) -> list[Line]:
    wanted = await matters.of(session, me, found, at=at)
    called, known = await calls(session, list(wanted)), await numbers.of(session, list(wanted))
    everybody = [found[id].person for id in wanted]
    own = {one.person_id: one.number for one in await contacts.shown(session, me, everybody)}
    made = []
    for id, why in wanted.items():
        history = called[id]
        reached = [call.at for call in history if call.result is CallResult.REACHED]
        lately = bool(reached) and reached[-1] > at - TRUSTS
        still = [one for one in why if not (lately and one.kind in STANDING)]
        if still:
            tries = [c for c in history if c.result is CallResult.NO_ANSWER]
            since = [call for call in tries if not reached or call.at > reached[-1]]
            last = history[-1] if history else None
            made.append(Line(found[id], still, known.get(id), last, len(since), own.get(id, "")))
    return sorted(made, key=lambda line: _order(line, at))


def _order(line: Line, at: datetime) -> tuple[object, ...]:
    """Who can be called now, then who did not answer, then who asked to be called later."""
    order = list(MatterKind)
    first = line.matters[0]
    rests = line.rests_until(at)
    name = line.callee.student.name
    return (
        rests is not None,
        rests or at,
        not line.dialled,
        line.tries,
        order.index(first.kind),
        first.since,
        name,
        line.person.id,
    )


async def calls(session: Session, ids: Collection[int]) -> dict[int, list[Call]]:
    """The calls that have come to something, by who was called, the oldest first."""
    wanted = select(Call).where(col(Call.person_id).in_(ids), col(Call.result).is_not(None))
    found: dict[int, list[Call]] = defaultdict(list)
    for call in (await session.exec(wanted.order_by(col(Call.at), col(Call.id)))).all():
        found[call.person_id].append(call)
    return found


async def history(
    session: Session, student: Person, most: int
) -> list[tuple[Call, Person, Person]]:
    """The last calls for the sake of this student: whom, and by whom; the newest first."""
    wanted = (
        select(Call)
        .where(Call.student_id == student.id, col(Call.result).is_not(None))
        .order_by(col(Call.at).desc(), col(Call.id).desc())
        .limit(most)
    )
    found = (await session.exec(wanted)).all()
    return [
        (
            call,
            await session.get_one(Person, call.person_id),
            await session.get_one(Person, call.by_id),
        )
        for call in found
    ]
