"""Deciding: the teacher agrees, offers another time or declines; the tutor has the last word."""

from datetime import datetime

from models import changes
from models.base import AccessDenied, Session
from models.changes import InThePast, TooLateToUndo
from models.people import Person
from models.reassignment import telling
from models.reassignment.assigning import carry_out, take_out
from models.reassignment.passing import pass_on
from models.reassignment.standing import speaks_for
from models.reassignment.tables import (
    OPEN,
    CallAhead,
    Instead,
    Request,
    RequestState,
)

LONGEST_REASON = 300  # characters

ASKED, COUNTERED = RequestState.ASKED, RequestState.COUNTERED
AGREED, DECLINED = RequestState.AGREED, RequestState.DECLINED


async def agree(
    session: Session,
    request: Request,
    *,
    by: Person,
    at: datetime,
    to: datetime | None = None,
) -> None:
    """The teacher says yes, to a preferred time or to whatever the tutor will find."""
    _teaches(request, by)
    _ahead(to, at)
    await pass_on(session, request, (ASKED,), AGREED, by=by, at=at, to=to)
    await telling.tell(session, request, by=by, at=at)


async def counter(
    session: Session, request: Request, to: datetime, *, by: Person, at: datetime
) -> None:
    """The teacher says yes, but at this time, or until then."""
    _teaches(request, by)
    _ahead(to, at)
    await pass_on(session, request, (ASKED,), COUNTERED, by=by, at=at, to=to)
    await telling.tell(session, request, by=by, at=at)


async def decline(
    session: Session, request: Request, reason: str, *, by: Person, at: datetime
) -> None:
    """The teacher says no and why; the tutor may still find a way."""
    _teaches(request, by)
    await pass_on(session, request, (ASKED,), DECLINED, by=by, at=at, reason=reason)
    await telling.tell(session, request, by=by, at=at)


async def accept(session: Session, request: Request, *, by: Person, at: datetime) -> None:
    """What the teacher has offered suits the asker."""
    await _speaks(session, request, by)
    to = request.offered_at
    await pass_on(session, request, (COUNTERED,), AGREED, by=by, at=at, to=to)
    await telling.tell(session, request, by=by, at=at)


async def turn_down(session: Session, request: Request, *, by: Person, at: datetime) -> None:
    """What the teacher has offered does not suit: it is the teacher's turn again."""
    await _speaks(session, request, by)
    await pass_on(session, request, (COUNTERED,), ASKED, by=by, at=at)
    await telling.tell(session, request, by=by, at=at)


async def phone(
    session: Session, request: Request, *, called_at: datetime, by: Person, at: datetime
) -> None:
    """The tutor writes down that the teacher has agreed by telephone, and when."""
    if called_at > at:
        raise CallAhead
    waiting = (ASKED, COUNTERED, DECLINED)
    await pass_on(session, request, waiting, AGREED, by=by, at=at, phoned_at=called_at)
    await telling.tell(session, request, by=by, at=at)


async def substitute(
    session: Session, request: Request, instead: Instead, *, by: Person, at: datetime
) -> None:
    """After the teacher's no the tutor finds something else."""
    if request.lesson_id is None:
        raise AccessDenied
    request.instead = instead
    await pass_on(session, request, (DECLINED,), AGREED, by=by, at=at)
    await telling.tell(session, request, by=by, at=at)


async def assign(
    session: Session, request: Request, to: datetime, *, by: Person, at: datetime
) -> None:
    """The tutor's last word: it is true from now on, and everybody hears."""
    _ahead(to, at)
    await pass_on(session, request, (AGREED,), RequestState.ASSIGNED, by=by, at=at, to=to)
    await carry_out(session, request, to, by=by, at=at)
    await telling.tell(session, request, by=by, at=at)


async def refuse(
    session: Session, request: Request, reason: str, *, by: Person, at: datetime
) -> None:
    """The tutor's no, with the reason."""
    await pass_on(session, request, OPEN, RequestState.REFUSED, by=by, at=at, reason=reason)
    await telling.tell(session, request, by=by, at=at)


async def reopen(session: Session, request: Request, *, by: Person, at: datetime) -> None:
    """Take an assignment back within a minute: it is the tutor's turn again."""
    if at > request.since + changes.UNDO_WITHIN:
        raise TooLateToUndo
    await pass_on(session, request, (RequestState.ASSIGNED,), AGREED, by=by, at=at)
    await take_out(session, request, at=at)
    await telling.recall(session, request, at=at)
    await telling.tell(session, request, by=by, at=at)


def _teaches(request: Request, by: Person) -> None:
    if request.teacher_id != by.id:
        raise AccessDenied


async def _speaks(session: Session, request: Request, by: Person) -> None:
    if not await speaks_for(session, by, request.student):
        raise AccessDenied


def _ahead(to: datetime | None, at: datetime) -> None:
    if to is not None and to <= at:
        raise InThePast
