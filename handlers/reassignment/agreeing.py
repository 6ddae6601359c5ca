"""The teacher agrees, offers another time or declines; whoever has asked takes the offer or not."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.reassignment.callbacks import (
    Accept,
    Agree,
    AgreeTo,
    Counter,
    Decline,
    TurnDown,
)
from handlers.reassignment.cards import card
from models import reassignment
from models.base import Session
from models.people import Person
from models.permissions import Action, access
from models.reassignment import Request, RequestState
from ui import Screen, Typed, may, moment, screen

private = Router(name=__name__)

ASK, AGREE = Action.ASK_REASSIGNMENT, Action.AGREE_REASSIGNMENT


class Declining(StatesGroup):
    reason = State()


@private.callback_query(Agree.filter())
@may(AGREE, request=Request)
async def agree(
    _: CallbackQuery,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    if request.state is not RequestState.ASKED:
        return await card(session, request, me, late=True)
    await reassignment.agree(session, request, by=me, at=now)
    return await card(session, request, me)


@private.callback_query(AgreeTo.filter())
@may(AGREE, request=Request)
async def agree_to(
    _: CallbackQuery,
    callback_data: AgreeTo,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    if request.state is not RequestState.ASKED:
        return await card(session, request, me, late=True)
    to = moment(callback_data.minute)
    await reassignment.agree(session, request, by=me, at=now, to=to)
    return await card(session, request, me)


@private.callback_query(Counter.filter())
@may(AGREE, request=Request)
async def counter(
    _: CallbackQuery,
    callback_data: Counter,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    if request.state is not RequestState.ASKED:
        return await card(session, request, me, late=True)
    to = moment(callback_data.minute)
    await reassignment.counter(session, request, to, by=me, at=now)
    return await card(session, request, me)


@private.callback_query(Decline.filter())
@may(AGREE, request=Request)
async def ask_reason(
    _: CallbackQuery, request: Request, session: Session, me: Person, state: FSMContext
) -> Screen:
    if request.state is not RequestState.ASKED:
        return await card(session, request, me, late=True)
    await state.set_data({"request": request.id})
    await state.set_state(Declining.reason)
    return screen("reassignment-decline-why", limit=reassignment.LONGEST_REASON).but(fresh=True)


@private.message(Declining.reason, Typed())
@may(AGREE)
async def declined(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    request = await access(session, me, AGREE, Request, asked["request"])
    typed = " ".join((message.text or "").split())
    limit = reassignment.LONGEST_REASON
    if not typed:
        return screen("reassignment-decline-why", limit=limit)
    if len(typed) > limit:
        return screen("reassignment-too-long", n=len(typed), limit=limit)
    await state.clear()
    if request.state is RequestState.ASKED:
        await reassignment.decline(session, request, typed, by=me, at=now)
        return screen("reassignment-passed-on")
    return await card(session, request, me, late=True)


@private.callback_query(Accept.filter())
@may(ASK, request=Request)
async def accept(
    _: CallbackQuery, request: Request, session: Session, me: Person, now: datetime
) -> Screen:
    if request.state is not RequestState.COUNTERED:
        return await card(session, request, me, late=True)
    await reassignment.accept(session, request, by=me, at=now)
    return await card(session, request, me)


@private.callback_query(TurnDown.filter())
@may(ASK, request=Request)
async def turn_down(
    _: CallbackQuery, request: Request, session: Session, me: Person, now: datetime
) -> Screen:
    if request.state is not RequestState.COUNTERED:
        return await card(session, request, me, late=True)
    await reassignment.turn_down(session, request, by=me, at=now)
    return await card(session, request, me)
