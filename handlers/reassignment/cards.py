"""The card of a request: one message for each reader that always says how things stand."""

from datetime import timedelta

from handlers.reassignment.actions import actions, named_for
from handlers.reassignment.wording import STAFF, missing, named, outcome, title, when
from models import reassignment
from models.base import Session
from models.people import Person
from models.reassignment import OPEN, TURN, Part, Request, RequestStep
from ui import Phrase, Screen, phrase, screen
from ui.posts import html_of

LATELY = timedelta(days=60)


async def card(
    session: Session, request: Request, me: Person, *, late: bool = False, twice: bool = False
) -> Screen:
    """Everything about it for this reader, with what they can do now.

    `late` tells whoever has tapped an old button that somebody else has been here before, `twice`
    whoever asks once more about the same.
    """
    parts = await reassignment.parts(session, request, me)
    child = named(request, me, parts)
    last = request.steps[-1] if request.steps else None
    news: Phrase | str = ""
    if late and last is not None and last.actor_id != me.id:
        news = phrase("reassignment-late", name=last.actor.called, at=last.at)
    if twice and request.steps:
        news = phrase("reassignment-twice", at=request.steps[0].at)
    lines = told(request)
    if parts & STAFF:
        named_times = named_for(request, parts)
        options = await reassignment.at_these(session, request, named_times)
        lines += [*missing(request, options, parts), await _history(session, request)]
        if await _moves_all(session, request):
            lines.append(phrase("reassignment-moves-all"))
    return screen(
        "reassignment-card",
        *actions(request, parts),
        news=news,
        title=title(request, named=child),
        lines=lines,
        status=status(request, parts),
        steps=[_step(request, step) for step in request.steps],
    )


def told(request: Request) -> list[Phrase]:
    """What the family has said about it."""
    lines = []
    if request.instead is not None:
        lines.append(phrase("reassignment-instead", instead=request.instead.value))
    if request.cause is not None:
        lines.append(phrase("reassignment-cause", cause=request.cause.value))
    if request.post is not None and request.post.html:
        lines.append(phrase("reassignment-comment", text=html_of(request.post)))
    if request.post is not None and request.post.attachments:
        lines.append(phrase("reassignment-attached", n=len(request.post.attachments)))
    if request.wishes:
        wished = [phrase("reassignment-wished", to=when(request, w.at)) for w in request.wishes]
        lines += [phrase("reassignment-wishes"), *wished]
    return lines


async def _moves_all(session: Session, request: Request) -> bool:
    """Is it still to be decided whether a whole group's lesson moves?"""
    moves = request.state in OPEN and request.timed and request.alone is None
    return moves and await reassignment.shared(session, request)


async def _history(session: Session, request: Request) -> Phrase:
    since = (request.steps[0].at if request.steps else request.since) - LATELY
    known = await reassignment.history(session, request, since=since)
    return phrase(
        "reassignment-record",
        child=request.student.called,
        n=known.asked,
        granted=known.granted,
        refused=known.refused,
    )


def status(request: Request, parts: frozenset[Part]) -> Phrase:
    """How it stands, and whose turn it is."""
    last = request.steps[-1] if request.steps else None
    return phrase(
        "reassignment-status",
        state=request.state.value,
        mine="yes" if TURN.get(request.state) in parts else "no",
        teacher=request.teacher.called if request.teacher else "",
        phoned="yes" if reassignment.phoned(request) else "no",
        to=when(request, request.offered_at),
        outcome=outcome(request),
        reason=last.reason if last else "",
        name=last.actor.called if last and request.state not in OPEN else "",
    )


def _step(request: Request, step: RequestStep) -> Phrase:
    return phrase(
        "reassignment-step",
        state=step.state.value,
        at=step.at,
        name=step.actor.called,
        to=when(request, step.offered_at),
        reason=step.reason,
        teacher=request.teacher.called if request.teacher else "",
        phoned=phrase("reassignment-phoned-at", at=step.phoned_at) if step.phoned_at else "",
    )
