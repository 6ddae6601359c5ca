"""What comes of a case: the decision is written down, it is handed over, it is closed."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.cases.callbacks import Close, Decide, HandOver, Open, ToWhom
from handlers.cases.cards import sent, who
from models import cases
from models.base import Session
from models.cases import Case
from models.people import Person
from models.permissions import access
from ui import Row, Screen, Typed, button, may, screen

private = Router(name=__name__)

KEEP = cases.KEEP


class Deciding(StatesGroup):
    words = State()


@private.callback_query(Decide.filter())
@may(KEEP, case=Case)
async def decide(_: CallbackQuery, case: Case, me: Person, state: FSMContext) -> Screen:
    await state.set_data({"case": case.id})
    await state.set_state(Deciding.words)
    whom = who(case, case.other(me.id))
    return screen("cases-type-decision", student=case.student.name, who=whom).but(
        fresh=True, confidential=True
    )


@private.message(Deciding.words, Typed())
@may(KEEP)
async def typed(
    message: Written,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: Any,
) -> list[Screen]:
    case = await access(session, me, KEEP, Case, (await state.get_data())["case"])
    shown = await sent(session, message, case, me, now, settings, decides=True)
    await state.clear()
    return shown


@private.callback_query(Close.filter())
@may(KEEP, case=Case)
async def close(
    _: CallbackQuery, case: Case, session: Session, me: Person, now: datetime
) -> Screen:
    await cases.close(session, case, by=me, at=now)
    show = [button("cases-show", Open(case=case.id))]
    facts: dict[str, Any] = {"student": case.student.name, "who": who(case, case.other(me.id))}
    return screen("cases-closed-now", show, **facts).but(confidential=True)


@private.callback_query(ToWhom.filter())
@may(KEEP, case=Case)
async def to_whom(_: CallbackQuery, case: Case, session: Session, me: Person) -> Screen:
    rows: list[Row] = [
        [button("cases-tutor", HandOver(case=case.id, to=one.id), name=one.name)]
        for one in await cases.successors(session, case, me)
    ]
    words = "cases-hand-to" if rows else "cases-no-successor"
    mine = "yes" if me.id == case.tutor_id else "no"
    return screen(words, *rows, student=case.student.name, mine=mine).but(confidential=True)


@private.callback_query(HandOver.filter())
@may(KEEP, case=Case)
async def hand_over(
    _: CallbackQuery,
    callback_data: HandOver,
    case: Case,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    case = await cases.hand_over(session, case, callback_data.to, by=me, at=now)
    return screen("cases-handed-now", student=case.student.name, name=case.tutor.called)
