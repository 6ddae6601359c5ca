"""A case ends for somebody: it is closed, or handed over to another tutor."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.cases.callbacks import Close, HandOver, Open, ToWhom
from handlers.cases.cards import who
from models import cases
from models.base import Session
from models.cases import Case
from models.people import Person
from ui import Row, Screen, button, may, screen

private = Router(name=__name__)

KEEP = cases.KEEP


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
