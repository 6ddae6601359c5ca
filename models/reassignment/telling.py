"""Who hears of a request: everybody's card is one message that stays true, and few words beside it.

A card is written over in place, without a sound; a short word follows only for whoever has to act,
and for the family and the teacher once it is decided. A word that has been answered says so.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models import changes, groups, outbox, people
from models.base import Session
from models.groups import Enrollment
from models.outbox import Notification, State
from models.people import Person, Role
from models.reassignment.standing import TURN, Part, phoned, speaks_for
from models.reassignment.tables import DECIDED, Request, RequestState

CARD, TURN_WORD, SILENT = "reassignment-card", "reassignment-turn", "reassignment-silent"
ANSWERED, RECALLED = "reassignment-answered", "reassignment-recalled"
DECIDED_WORD = "reassignment-decided"
SILENT_AFTER = timedelta(hours=24)
TUTORS_BUSINESS = (RequestState.AGREED, RequestState.DECLINED)


async def tell(session: Session, request: Request, *, by: Person, at: datetime) -> None:
    """Make every card true, give one to whoever has none yet, and say a word where it is due."""
    known = await _known(session, request)
    await _mend(session, request, at)
    if request.state in DECIDED:
        await _announce(session, request, by, at)
    acting = await _acting(session, request)
    for person in await _readers(session, request):
        if person.id not in known:
            outbox.notify(session, person, CARD, request.id, at=at)
        elif person.id in acting and person.id != by.id:
            outbox.notify(session, person, TURN_WORD, request.id, at=at)


async def _announce(session: Session, request: Request, by: Person, at: datetime) -> None:
    """The end of it, to whoever does not hear of it anyway as a change of the timetable."""
    told: set[int] = set()
    if request.publication is not None:
        told = {person.id for person in await changes.concerned(session, request.publication)}
    for person in await _readers(session, request):
        if person.id not in told | {by.id}:
            outbox.notify(session, person, DECIDED_WORD, request.id, at=at)


async def recall(session: Session, request: Request, *, at: datetime) -> None:
    """Whoever has heard of a decision hears that it has been taken back."""
    heard = _copies(request, DECIDED_WORD).subquery()
    rows = select(heard.c.person_id, heard.c.about).distinct()
    await outbox.broadcast(session, rows, RECALLED, due_at=at)


async def _known(session: Session, request: Request) -> set[int]:
    """Who has a card, or will have one in a moment."""
    cards = select(Notification.person_id).where(
        col(Notification.kind) == CARD,
        col(Notification.about) == request.id,
        col(Notification.state).in_((State.SENT, State.PENDING)),
    )
    return {id for id in (await session.exec(cards)).all() if id is not None}


async def _mend(session: Session, request: Request, at: datetime) -> None:
    """Write over every card how things stand now, and over every word that it was answered."""
    await outbox.broadcast(session, _copies(request, CARD), CARD, due_at=at)
    words = _copies(request, TURN_WORD, SILENT, DECIDED_WORD, ANSWERED)
    await outbox.broadcast(session, words, ANSWERED, due_at=at)


def _copies(request: Request, *kinds: str) -> Select[Any]:
    """The messages of these kinds that people have, each once.

    One that could not be written over any more has been said anew: then that one counts.
    """
    anew = aliased(Notification)
    replaced = select(anew.id).where(
        col(anew.about) == request.id,
        col(anew.person_id) == col(Notification.person_id),
        col(anew.edits) == col(Notification.message_id),
        col(anew.message_id) != col(Notification.message_id),
    )
    return (
        select(Notification.person_id, Notification.about)
        .add_columns(col(Notification.message_id).label("edits"))
        .where(
            col(Notification.kind).in_(kinds),
            col(Notification.about) == request.id,
            col(Notification.state) == State.SENT,
            col(Notification.message_id).is_not(None),
            ~replaced.exists(),
        )
        .distinct()
    )


async def _family(session: Session, request: Request) -> list[Person]:
    guardians = [person for person, _ in await people.guardians(session, request.student_id)]
    return [request.student, *guardians]


async def tutors(session: Session, request: Request) -> list[Person]:
    """The tutors of the student's groups."""
    learns = select(Enrollment.group_id).where(Enrollment.student_id == request.student_id)
    return await groups.staff(session, list((await session.exec(learns)).all()), Role.TUTOR)


async def _readers(session: Session, request: Request) -> list[Person]:
    """The family, the teacher, and the tutors once it is for them; whoever has Telegram."""
    found = await _family(session, request)
    if request.teacher is not None:
        found.append(request.teacher)
    asked = request.state is RequestState.ASKED and phoned(request)
    if asked or request.state in TUTORS_BUSINESS:
        found += await tutors(session, request)
    return list({person.id: person for person in found if person.telegram_id is not None}.values())


async def _acting(session: Session, request: Request) -> set[int]:
    """Who has to do something now."""
    match TURN.get(request.state):
        case Part.TEACHES if request.teacher_id is not None:
            return {request.teacher_id}
        case Part.DECIDES:
            return {person.id for person in await tutors(session, request)}
        case Part.SPEAKS:
            family = await _family(session, request)
            speaking = {p.id for p in family if await speaks_for(session, p, request.student)}
            return speaking & {request.asker_id} or speaking
    return set()


async def remind_silent(session: Session, *, at: datetime) -> int:
    """Ask each teacher once more who has said nothing for a day; returns how many requests."""
    waiting = select(Request).where(
        Request.state == RequestState.ASKED,
        Request.since <= at - SILENT_AFTER,
        col(Request.reminded_at).is_(None),
    )
    reminded = 0
    for request in (await session.exec(waiting)).all():
        if request.teacher is not None and not phoned(request):
            request.reminded_at = at
            outbox.notify(session, request.teacher, SILENT, request.id, at=at)
            reminded += 1
    return reminded
