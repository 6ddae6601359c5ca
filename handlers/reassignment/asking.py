"""The request before it is sent: why, what else would do, one last look; and taking it back."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.reassignment.actions import timed
from handlers.reassignment.callbacks import (
    Because,
    Describe,
    Draft,
    Drop,
    Insist,
    Purpose,
    Requests,
    Send,
    Take,
    Times,
    Withdraw,
)
from handlers.reassignment.cards import card, told
from handlers.reassignment.wording import title
from models import reassignment
from models.base import Session
from models.people import Person
from models.permissions import Action
from models.reassignment import OPEN, Instead, Request, RequestCause, RequestKind, RequestState
from ui import Row, Screen, button, may, screen

private = Router(name=__name__)

ASK = Action.ASK_REASSIGNMENT


def offer_instead(request: Request, me: Person) -> Screen:
    """A group's lesson is not moved for one student without the tutor's word."""
    rows: list[Row] = [
        [
            button(
                "reassignment-take-instead",
                Take(request=request.id, instead=instead),
                instead=instead.value,
            )
        ]
        for instead in Instead
    ]
    rows.append([button("reassignment-insist", Insist(request=request.id))])
    return screen("reassignment-group-lesson", *rows, title=_title(request, me))


def _title(request: Request, me: Person) -> object:
    return title(request, named="" if me.id == request.student_id else request.student.called)


def ask_why(request: Request, me: Person) -> Screen:
    causes = [cause for cause in RequestCause if _fits(cause, request)]
    rows: list[Row] = [
        [
            button(
                "reassignment-because",
                Because(request=request.id, cause=cause),
                cause=cause.value,
            )
        ]
        for cause in causes
    ]
    rows.append([button("reassignment-own-words", Describe(request=request.id))])
    rows.append([button("reassignment-drop", Drop(request=request.id))])
    return screen("reassignment-why", *rows, title=_title(request, me))


def _fits(cause: RequestCause, request: Request) -> bool:
    """Nobody has misunderstood a lesson that is still to come."""
    ahead = request.kind is RequestKind.MOVE
    return not (ahead and cause is RequestCause.NOT_UNDERSTOOD)


def _free(request: Request) -> bool:
    """Other groups have their lessons when they have them."""
    return request.instead is not Instead.OTHER_GROUP


async def draft_screen(session: Session, request: Request, me: Person) -> Screen:
    """What will be sent, and everything that can still be added."""
    if request.state is not RequestState.DRAFT:
        return await card(session, request, me)
    id = request.id
    wish = Times(request=id, purpose=Purpose.WISH)
    rows: list[Row] = [
        [button("reassignment-send", Send(request=id), style="primary")],
        [button("reassignment-describe", Describe(request=id))],
        [button("reassignment-wish", wish, timed=timed(request))] if _free(request) else [],
        [button("reassignment-drop", Drop(request=id))],
    ]
    return screen("reassignment-draft", *rows, title=_title(request, me), lines=told(request))


@private.callback_query(Take.filter())
@may(ASK, request=Request)
async def take(
    _: CallbackQuery, callback_data: Take, request: Request, session: Session, me: Person
) -> Screen:
    return await _instead(session, request, callback_data.instead, me)


@private.callback_query(Insist.filter())
@may(ASK, request=Request)
async def insist(_: CallbackQuery, request: Request, session: Session, me: Person) -> Screen:
    return await _instead(session, request, None, me)


async def _instead(
    session: Session, request: Request, instead: Instead | None, me: Person
) -> Screen:
    if request.state is not RequestState.DRAFT:
        return await card(session, request, me)
    reassignment.choose_instead(request, instead, by=me)
    return ask_why(request, me)


@private.callback_query(Because.filter())
@may(ASK, request=Request)
async def because(
    _: CallbackQuery, callback_data: Because, request: Request, session: Session, me: Person
) -> Screen:
    if request.state is RequestState.DRAFT:
        reassignment.because(request, callback_data.cause, by=me)
    return await draft_screen(session, request, me)


@private.callback_query(Draft.filter())
@may(ASK, request=Request)
async def draft(
    _: CallbackQuery, request: Request, session: Session, me: Person, state: FSMContext
) -> Screen:
    await state.clear()
    return await draft_screen(session, request, me)


@private.callback_query(Send.filter())
@may(ASK, request=Request)
async def send(
    _: CallbackQuery,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    if request.state is not RequestState.DRAFT:
        return await card(session, request, me)
    thing = request.lesson or request.assignment
    there = thing and await reassignment.open_about(session, request.student, thing)
    if there:
        await reassignment.discard(session, request, by=me, at=now)
        return await card(session, there, me, twice=True)
    await reassignment.ask(session, request, by=me, at=now)
    teacher = request.teacher.called if request.teacher else ""
    phoned = "yes" if reassignment.phoned(request) else "no"
    return screen("reassignment-sent", teacher=teacher, phoned=phoned)


@private.callback_query(Drop.filter())
@may(ASK, request=Request)
async def drop(
    _: CallbackQuery,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    if request.state is RequestState.DRAFT:
        await reassignment.discard(session, request, by=me, at=now)
    elif request.state is not RequestState.DISCARDED:
        return await card(session, request, me)
    return screen("reassignment-dropped", [button("reassignment-to-list", Requests())])


@private.callback_query(Withdraw.filter())
@may(ASK, request=Request)
async def withdraw(
    _: CallbackQuery, request: Request, session: Session, me: Person, now: datetime
) -> Screen:
    if request.state not in OPEN:
        return await card(session, request, me, late=True)
    await reassignment.withdraw(session, request, by=me, at=now)
    return await card(session, request, me)
