"""What came of a call: reached, no answer, later, wrong number; and taking that back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.call_list.callbacks import AskWhen, CallLater, Say, Undo
from handlers.call_list.cards import card, number_button, to_call, to_list
from handlers.call_list.wording import children, who
from models import call_list
from models.base import AccessDenied, Session
from models.call_list import Call, CallResult, Line
from models.people import Person
from ui import Row, Screen, button, may, screen

private = Router(name=__name__)


async def _line(session: Session, me: Person, call: Call, now: datetime) -> Line:
    student = await session.get_one(Person, call.student_id)
    callee = await call_list.callee(session, me, student, call.person_id)
    return await call_list.line(session, me, callee, at=now)


@private.callback_query(Say.filter())
@may(call_list.KEEP, call=Call)
async def say(
    _: CallbackQuery,
    callback_data: Say,
    call: Call,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    if callback_data.result is CallResult.LATER:
        raise AccessDenied
    line = await _line(session, me, call, now)
    asked = await call_list.say(session, call, callback_data.result, line, by=me, at=now)
    return await _said(session, me, call, line, now, asked=asked)


@private.callback_query(AskWhen.filter())
@may(call_list.KEEP, call=Call)
async def ask_when(
    _: CallbackQuery, call: Call, session: Session, me: Person, now: datetime
) -> Screen:
    line = await _line(session, me, call, now)
    rows: list[Row] = [
        [
            button(
                "call-list-at",
                CallLater(call=call.id, when=when),
                when=when.value,
                at=call_list.moment(line.person, line.number, when, now),
            )
        ]
        for when in call_list.offered(line.person, now)
    ]
    back = [to_call(line.callee.student, line.person, "call-list-back")]
    return screen("call-list-when", *rows, back, children=children(line.callee))


@private.callback_query(CallLater.filter())
@may(call_list.KEEP, call=Call)
async def call_later(
    _: CallbackQuery,
    callback_data: CallLater,
    call: Call,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    line = await _line(session, me, call, now)
    again_at = call_list.moment(line.person, line.number, callback_data.when, now)
    later = CallResult.LATER
    await call_list.say(session, call, later, line, by=me, at=now, again_at=again_at)
    return await _said(session, me, call, line, now)


async def _said(
    session: Session, me: Person, call: Call, line: Line, now: datetime, asked: int = 0
) -> Screen:
    """It is noted; who is next."""
    assert call.result is not None, "it has just been noted"
    wrong = call.result is CallResult.WRONG_NUMBER
    left = [one for one in await call_list.lines(session, me, at=now) if not one.rests_until(now)]
    others = [one for one in left if one.person.id != call.person_id]
    return screen(
        "call-list-said",
        [number_button(line)] if wrong else [],
        [to_call(others[0].callee.student, others[0].person, "call-list-next")] if others else [],
        [button("call-list-undo", Undo(call=call.id))],
        [to_list()],
        children=children(line.callee),
        who=who(line.callee),
        result=call.result.value,
        at=call.again_at or now,
        asked=asked,
    )


@private.callback_query(Undo.filter())
@may(call_list.KEEP, call=Call)
async def undo(_: CallbackQuery, call: Call, session: Session, me: Person, now: datetime) -> Screen:
    await call_list.undo(session, call, by=me, at=now)
    return await card(session, me, await _line(session, me, call, now), call, now)
