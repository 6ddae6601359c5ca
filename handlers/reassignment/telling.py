"""What people are told of a request without asking: the card, and the few words beside it."""

from typing import Any

from handlers.reassignment.actions import actions
from handlers.reassignment.cards import card, status
from handlers.reassignment.wording import named, outcome, title, when
from models import reassignment
from models.base import Session
from models.people import Person
from models.permissions import Action
from models.reassignment import DECIDED, TURN, Request, RequestState
from ui import Screen, notification, screen

SEE = Action.SEE_REASSIGNMENT


@notification(reassignment.CARD, Request, SEE)
async def told(session: Session, request: Request, to: Person) -> Screen:
    return await card(session, request, to)


@notification(reassignment.TURN_WORD, Request, SEE)
async def your_turn(session: Session, request: Request, to: Person) -> Screen | None:
    """Something is to be done; nothing, if it has been done meanwhile."""
    parts = await reassignment.parts(session, request, to)
    return await _turn(session, request, to) if TURN.get(request.state) in parts else None


@notification(reassignment.ANSWERED, Request, SEE)
async def answered(session: Session, request: Request, to: Person) -> Screen:
    """A word that was said: how it stands now, or the same again, if it is their turn again."""
    parts = await reassignment.parts(session, request, to)
    if TURN.get(request.state) in parts:
        return await _turn(session, request, to)
    facts = await _facts(session, request, to)
    return screen("reassignment-answered", **facts, status=status(request, parts))


async def _turn(session: Session, request: Request, to: Person) -> Screen:
    parts = await reassignment.parts(session, request, to)
    facts = await _facts(session, request, to)
    last = request.steps[-1]
    return screen(
        "reassignment-turn",
        *actions(request, parts),
        **facts,
        state=request.state.value,
        to=when(request, request.offered_at),
        name=last.actor.called,
        reason=last.reason,
    )


@notification(reassignment.SILENT, Request, SEE)
async def silent(session: Session, request: Request, to: Person) -> Screen | None:
    """A day has passed, and the teacher has not answered."""
    if request.state is not RequestState.ASKED:
        return None
    parts = await reassignment.parts(session, request, to)
    facts = await _facts(session, request, to)
    return screen("reassignment-silent", *actions(request, parts), **facts)


@notification(reassignment.DECIDED_WORD, Request, SEE)
async def decided(session: Session, request: Request, to: Person) -> Screen | None:
    """The end of it, aloud: the card has changed without a sound."""
    if request.state not in DECIDED:
        return None
    last = request.steps[-1]
    return screen(
        "reassignment-decided",
        **await _facts(session, request, to),
        outcome=outcome(request),
        reason=last.reason,
        name=last.actor.called,
    )


@notification(reassignment.RECALLED, Request, SEE)
async def recalled(session: Session, request: Request, to: Person) -> Screen | None:
    """The decision has been taken back, and there is no other one yet."""
    if request.state in DECIDED:
        return None
    return screen("reassignment-recalled", **await _facts(session, request, to))


async def _facts(session: Session, request: Request, to: Person) -> dict[str, Any]:
    parts = await reassignment.parts(session, request, to)
    return {"title": title(request, named=named(request, to, parts))}
