"""Everything that is asked: what waits for the reader first, and a way to ask anew."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.reassignment.callbacks import Files, New, Requests, Show
from handlers.reassignment.cards import card
from handlers.reassignment.wording import named, title
from models import reassignment
from models.base import Session
from models.people import Person
from models.permissions import Action
from models.permissions import may as allowed
from models.reassignment import SILENT_AFTER, TURN, Part, Request, RequestState
from ui import Phrase, Row, Screen, button, entry, may, pages, phrase, screen
from ui.posts import media_of

private = Router(name=__name__)

SEE = Action.SEE_REASSIGNMENT
ON_A_PAGE = 8
KEPT_IN_SIGHT = timedelta(days=30)


@private.message(entry("redo", SEE))
@may(SEE)
async def requests(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    return await list_screen(session, me, now)


@private.callback_query(Requests.filter())
@may(SEE)
async def turn_page(
    _: CallbackQuery, callback_data: Requests, session: Session, me: Person, now: datetime
) -> Screen:
    return await list_screen(session, me, now, callback_data.page)


@private.callback_query(Show.filter())
@may(SEE, request=Request)
async def show(_: CallbackQuery, request: Request, session: Session, me: Person) -> Screen:
    return await card(session, request, me)


@private.callback_query(Files.filter())
@may(SEE, request=Request)
async def files(_: CallbackQuery, request: Request, me: Person, session: Session) -> Screen:
    parts = await reassignment.parts(session, request, me)
    shown = screen("reassignment-files-of", title=title(request, named=named(request, me, parts)))
    return shown.but(fresh=True, media=media_of(request.post) if request.post else ())


async def list_screen(session: Session, me: Person, now: datetime, page: int = 0) -> Screen:
    found = await reassignment.visible(session, me, closed_since=now - KEPT_IN_SIGHT)
    parts = await reassignment.parts_of_all(session, found, me)
    found.sort(key=lambda request: not _waits_for(request, parts[request.id], now))
    shown = pages.cut(found, page, ON_A_PAGE)
    waiting = sum(_waits_for(request, parts[request.id], now) for request in found)
    lines = [_line(request, me, parts[request.id], now) for request in shown]
    rows: list[Row] = [
        [
            button(
                "reassignment-open",
                Show(request=request.id),
                child=named(request, me, parts[request.id]),
                kind=request.kind.value,
                subject=_subject(request),
            )
        ]
        for request in shown
    ]
    rows.append(pages.turns(len(found), page, ON_A_PAGE, lambda page: Requests(page=page)))
    if allowed(me, Action.ASK_REASSIGNMENT):
        rows += await _askers(session, me)
    words = "reassignment-list" if found else "reassignment-list-empty"
    asks = "yes" if allowed(me, Action.ASK_REASSIGNMENT) else "no"
    return screen(words, *rows, lines=lines, waiting=waiting, asks=asks)


async def _askers(session: Session, me: Person) -> list[Row]:
    """«New», once for each student this person may ask for."""
    students = await reassignment.students_of(session, me)
    several = len(students) > 1
    return [
        [
            button(
                "reassignment-new",
                New(student=student.id),
                child=student.called if several else "",
            )
        ]
        for student in students
    ]


def _subject(request: Request) -> str:
    if request.assignment is not None:
        return request.assignment.title
    return request.lesson.subject if request.lesson else ""


def _silent_hours(request: Request, now: datetime) -> int:
    """How long the teacher has been silent, if that is longer than it should be."""
    silent = now - request.since
    late = request.state is RequestState.ASKED and silent >= SILENT_AFTER
    return int(silent.total_seconds()) // 3600 if late else 0


def _waits_for(request: Request, parts: frozenset[Part], now: datetime) -> bool:
    """Is it this reader's turn? A silent teacher, or one who has to be called, is the tutor's."""
    if TURN.get(request.state) in parts:
        return True
    asked = request.state is RequestState.ASKED
    stuck = asked and (reassignment.phoned(request) or _silent_hours(request, now) > 0)
    return stuck and Part.DECIDES in parts


def _line(request: Request, me: Person, parts: frozenset[Part], now: datetime) -> Phrase:
    staff = Part.DECIDES in parts
    return phrase(
        "reassignment-list-line",
        title=title(request, named=named(request, me, parts)),
        state=request.state.value,
        waits="yes" if _waits_for(request, parts, now) else "no",
        phoned="yes" if reassignment.phoned(request) else "no",
        hours=_silent_hours(request, now) if staff else 0,
    )
