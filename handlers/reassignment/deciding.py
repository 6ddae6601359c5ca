"""The tutor notes what was said by telephone, finds something else, assigns, or says no."""

from datetime import datetime, time, timedelta
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.reassignment.callbacks import (
    Assign,
    Phone,
    Phoned,
    Refuse,
    Reopen,
    Show,
    Substitute,
    SubstituteBy,
    TypeCall,
)
from handlers.reassignment.cards import card
from handlers.reassignment.wording import outcome
from models import reassignment, timetable
from models.base import Session
from models.people import Person
from models.permissions import Action, access
from models.reassignment import OPEN, Instead, Request, RequestState
from ui import Row, Screen, Typed, button, may, minute, moment, screen
from ui.moments import typed_moment

private = Router(name=__name__)

DECIDE = Action.DECIDE_REASSIGNMENT
TO_CALL = (RequestState.ASKED, RequestState.COUNTERED, RequestState.DECLINED)
MORNING, AFTERNOON = time(9), time(15)


class Refusing(StatesGroup):
    reason = State()


class Calling(StatesGroup):
    time = State()


@private.callback_query(Phone.filter())
@may(DECIDE, request=Request)
async def phone(
    _: CallbackQuery, request: Request, session: Session, me: Person, now: datetime
) -> Screen:
    """When was the call? Now, or at one of the times that people remember."""
    if request.state not in TO_CALL:
        return await card(session, request, me, late=True)
    today = timetable.local_day(now, me.zone)
    remembered = (
        ("reassignment-called-now", now),
        ("reassignment-called-morning", timetable.moment(today, MORNING, me.zone)),
        (
            "reassignment-called-yesterday",
            timetable.moment(today - timedelta(days=1), AFTERNOON, me.zone),
        ),
    )
    id = request.id
    rows: list[Row] = [
        [button(words, Phoned(request=id, minute=minute(at)))]
        for words, at in remembered
        if at <= now
    ]
    rows.append([button("reassignment-type-time", TypeCall(request=id))])
    rows.append([button("reassignment-back", Show(request=id))])
    teacher = request.teacher.called if request.teacher else ""
    return screen("reassignment-called-when", *rows, teacher=teacher)


@private.callback_query(Phoned.filter())
@may(DECIDE, request=Request)
async def phoned(
    _: CallbackQuery,
    callback_data: Phoned,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    return await _consented(session, request, moment(callback_data.minute), me, now)


async def _consented(
    session: Session, request: Request, called_at: datetime, me: Person, now: datetime
) -> Screen:
    if request.state not in TO_CALL:
        return await card(session, request, me, late=True)
    await reassignment.phone(session, request, called_at=called_at, by=me, at=now)
    return await card(session, request, me)


@private.callback_query(TypeCall.filter())
@may(DECIDE, request=Request)
async def ask_call(_: CallbackQuery, request: Request, state: FSMContext) -> Screen:
    await state.set_data({"request": request.id})
    await state.set_state(Calling.time)
    return screen("reassignment-called-type").but(fresh=True)


@private.message(Calling.time, Typed())
@may(DECIDE)
async def typed_call(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    request = await access(session, me, DECIDE, Request, asked["request"])
    called_at = typed_moment(message.text or "", me.zone, now, over=True)
    if called_at is None:
        return screen("reassignment-called-type")
    shown = await _consented(session, request, called_at, me, now)
    await state.clear()
    return shown


@private.callback_query(Substitute.filter())
@may(DECIDE, request=Request)
async def substitute(_: CallbackQuery, request: Request, session: Session, me: Person) -> Screen:
    if request.state is not RequestState.DECLINED:
        return await card(session, request, me, late=True)
    id = request.id
    rows: list[Row] = [
        [
            button(
                "reassignment-take-instead",
                SubstituteBy(request=id, instead=instead),
                instead=instead.value,
            )
        ]
        for instead in Instead
    ]
    rows.append([button("reassignment-back", Show(request=id))])
    return screen("reassignment-substitute-how", *rows)


@private.callback_query(SubstituteBy.filter())
@may(DECIDE, request=Request)
async def substitute_by(
    _: CallbackQuery,
    callback_data: SubstituteBy,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    if request.state is not RequestState.DECLINED:
        return await card(session, request, me, late=True)
    await reassignment.substitute(session, request, callback_data.instead, by=me, at=now)
    return await card(session, request, me)


@private.callback_query(Assign.filter())
@may(DECIDE, request=Request)
async def assign(
    _: CallbackQuery,
    callback_data: Assign,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Any:
    await state.clear()
    if request.state is not RequestState.AGREED:
        return await card(session, request, me, late=True)
    await reassignment.assign(session, request, moment(callback_data.minute), by=me, at=now)
    undo = [button("reassignment-reopen", Reopen(request=request.id), style="danger")]
    done = screen("reassignment-assigned", undo, outcome=outcome(request))
    return [await card(session, request, me), done.but(fresh=True)]


@private.callback_query(Reopen.filter())
@may(DECIDE, request=Request)
async def reopen(
    _: CallbackQuery, request: Request, session: Session, me: Person, now: datetime
) -> Screen:
    if request.state is not RequestState.ASSIGNED:
        return await card(session, request, me, late=True)
    await reassignment.reopen(session, request, by=me, at=now)
    return await card(session, request, me)


@private.callback_query(Refuse.filter())
@may(DECIDE, request=Request)
async def ask_reason(
    _: CallbackQuery, request: Request, session: Session, me: Person, state: FSMContext
) -> Screen:
    if request.state not in OPEN:
        return await card(session, request, me, late=True)
    await state.set_data({"request": request.id})
    await state.set_state(Refusing.reason)
    return screen("reassignment-refuse-why", limit=reassignment.LONGEST_REASON).but(fresh=True)


@private.message(Refusing.reason, Typed())
@may(DECIDE)
async def refused(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    request = await access(session, me, DECIDE, Request, asked["request"])
    typed = " ".join((message.text or "").split())
    limit = reassignment.LONGEST_REASON
    if not typed:
        return screen("reassignment-refuse-why", limit=limit)
    if len(typed) > limit:
        return screen("reassignment-too-long", n=len(typed), limit=limit)
    await state.clear()
    if request.state not in OPEN:
        return await card(session, request, me, late=True)
    await reassignment.refuse(session, request, typed, by=me, at=now)
    return await card(session, request, me)
