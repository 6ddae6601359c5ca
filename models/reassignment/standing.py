"""What a person is to a request: who may speak for the student, who teaches, who decides."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import col, select

from models.base import Session
from models.people import Guardianship, Person, Role
from models.permissions import Action, within
from models.reassignment.tables import OPEN, UNSAID, Request, RequestState


class Part(StrEnum):
    SPEAKS = "speaks"  # asks, answers and withdraws for the student
    WATCHES = "watches"
    TEACHES = "teaches"
    DECIDES = "decides"


# Whose turn it is while a request is open.
TURN = {
    RequestState.ASKED: Part.TEACHES,
    RequestState.COUNTERED: Part.SPEAKS,
    RequestState.AGREED: Part.DECIDES,
    RequestState.DECLINED: Part.DECIDES,
}


async def speaks_for(session: Session, me: Person, student: Person) -> bool:
    """Students speak for themselves; for those without an account their guardians do."""
    answers = await session.get(Guardianship, (me.id, student.id)) is not None
    return _speaks(me, student, {student.id} if answers else set())


async def parts(session: Session, request: Request, me: Person) -> frozenset[Part]:
    """Everything that this person is to the request."""
    return (await parts_of_all(session, [request], me))[request.id]


async def parts_of_all(
    session: Session, requests: Sequence[Request], me: Person
) -> dict[int, frozenset[Part]]:
    """Everything that this person is to each of these requests, by its id."""
    ids = [request.id for request in requests]
    # A list of ids would make SQLite look through a tutor's students once for each of them.
    near = col(Request.id).between(min(ids, default=0), max(ids, default=0))
    decides = within(me, Action.DECIDE_REASSIGNMENT, Request, singly=len(ids) == 1)
    mine = select(Request.id).where(near, decides)
    decided = set((await session.exec(mine)).all())
    kin = select(Guardianship.student_id).where(Guardianship.guardian_id == me.id)
    children = set((await session.exec(kin)).all())
    found = {}
    for request in requests:
        theirs = set()
        if _speaks(me, request.student, children):
            theirs.add(Part.SPEAKS)
        if Role.TEACHER in me.roles and me.id == request.teacher_id:
            theirs.add(Part.TEACHES)
        if request.id in decided:
            theirs.add(Part.DECIDES)
        found[request.id] = frozenset(theirs or {Part.WATCHES})
    return found


def _speaks(me: Person, student: Person, children: set[int]) -> bool:
    if me.id == student.id:
        return Role.STUDENT in me.roles
    return student.telegram_id is None and student.id in children


def phoned(request: Request) -> bool:
    """Has the teacher to be asked by telephone?"""
    return request.teacher is not None and request.teacher.telegram_id is None


async def visible(session: Session, me: Person, *, closed_since: datetime) -> list[Request]:
    """What this person sees: everything open, oldest first, and what was closed lately."""
    seen = within(me, Action.SEE_REASSIGNMENT, Request)
    wanted = select(Request).where(
        seen,
        col(Request.state).in_(OPEN)
        | (col(Request.state).not_in(UNSAID) & (col(Request.since) >= closed_since)),
    )
    found = (await session.exec(wanted.order_by(col(Request.since)))).all()
    return sorted(found, key=lambda request: request.state not in OPEN)


class Record(NamedTuple):
    """How often this student has asked lately, and with what success."""

    asked: int
    granted: int
    refused: int


async def history(session: Session, request: Request, *, since: datetime) -> Record:
    """The student's requests from that moment on, up to and with this one."""
    lately = (
        select(Request.state, func.count())
        .where(Request.student_id == request.student_id, col(Request.id) <= request.id)
        .where(col(Request.state).not_in(UNSAID), col(Request.since) >= since)
        .group_by(col(Request.state))
    )
    counts = {RequestState(state): n for state, n in (await session.exec(lately)).all()}
    return Record(
        sum(counts.values()),
        counts.get(RequestState.ASSIGNED, 0),
        counts.get(RequestState.REFUSED, 0),
    )
