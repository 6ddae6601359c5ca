"""What a person is to a request: who may speak for the student, who teaches, who decides."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import col, select

from models import people
from models.base import Session
from models.people import Person, Role
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
    if me.id == student.id:
        return Role.STUDENT in me.roles
    if student.telegram_id is not None:
        return False
    return any(guardian.id == me.id for guardian, _ in await people.guardians(session, student.id))


async def parts(session: Session, request: Request, me: Person) -> frozenset[Part]:
    """Everything that this person is to the request."""
    found = set()
    if await speaks_for(session, me, request.student):
        found.add(Part.SPEAKS)
    if Role.TEACHER in me.roles and me.id == request.teacher_id:
        found.add(Part.TEACHES)
    decides = within(me, Action.DECIDE_REASSIGNMENT, Request)
    mine = select(Request.id).where(Request.id == request.id, decides)
    if (await session.exec(mine)).first() is not None:
        found.add(Part.DECIDES)
    return frozenset(found or {Part.WATCHES})


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
