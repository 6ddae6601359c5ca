"""The tutor declares holidays, sees who has heard, and may take them back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.holidays.callbacks import (
    AskWithdraw,
    DeclareHoliday,
    Holidays,
    ShowHoliday,
    WithdrawHoliday,
)
from handlers.holidays.drafting import preview
from models import holidays
from models.base import Session
from models.changes import UNDO_WITHIN
from models.holidays import Holiday, HolidayState
from models.people import Person
from models.permissions import Action
from models.receipts import Reply
from ui import Screen, button, may, phrase, screen
from ui.holidays import period

private = Router(name=__name__)

KEEP = Action.KEEP_HOLIDAYS
NAMES_SHOWN = 10


@private.callback_query(DeclareHoliday.filter())
@may(KEEP, holiday=Holiday)
async def declare(
    _: CallbackQuery, holiday: Holiday, session: Session, me: Person, now: datetime
) -> Screen:
    await holidays.declare(session, holiday, by=me, at=now)
    return await _status(session, holiday, me, now)


@private.callback_query(ShowHoliday.filter())
@may(KEEP, holiday=Holiday)
async def show(
    _: CallbackQuery, holiday: Holiday, session: Session, me: Person, now: datetime
) -> Screen:
    if holiday.state is HolidayState.DRAFT and holiday.author_id == me.id:
        return await preview(session, holiday, now)
    return await _status(session, holiday, me, now)


@private.callback_query(AskWithdraw.filter())
@may(KEEP, holiday=Holiday)
async def ask_withdraw(
    _: CallbackQuery, holiday: Holiday, session: Session, me: Person, now: datetime
) -> Screen:
    if _fresh(holiday, now):
        return await _withdraw(session, holiday, me, now)
    id = holiday.id
    return screen(
        "holidays-sure",
        [button("holidays-withdraw-surely", WithdrawHoliday(holiday=id), style="danger")],
        [button("holidays-keep", ShowHoliday(holiday=id))],
        what=period(holiday),
    )


@private.callback_query(WithdrawHoliday.filter())
@may(KEEP, holiday=Holiday)
async def withdraw(
    _: CallbackQuery, holiday: Holiday, session: Session, me: Person, now: datetime
) -> Screen:
    return await _withdraw(session, holiday, me, now)


async def _withdraw(session: Session, holiday: Holiday, me: Person, now: datetime) -> Screen:
    what = period(holiday)
    await holidays.withdraw(session, holiday, by=me, at=now)
    return screen("holidays-withdrawn-now", [button("holidays-back", Holidays())], what=what)


def _fresh(holiday: Holiday, now: datetime) -> bool:
    return holiday.declared_at is not None and now <= holiday.declared_at + UNDO_WITHIN


async def _status(session: Session, holiday: Holiday, me: Person, now: datetime) -> Screen:
    heard = await holidays.hearings(session, holiday)
    away = [hearing for hearing in heard if hearing.away]
    who = [
        phrase("holidays-away", name=one.person.name, children=", ".join(one.children))
        for one in away[:NAMES_SHOWN]
    ]
    if len(away) > NAMES_SHOWN:
        who.append(phrase("common-and-more", n=len(away) - NAMES_SHOWN))
    declared = holiday.state is HolidayState.DECLARED
    mine = declared and (holiday.group_id is not None or holidays.everybodys(me))
    words = "holidays-undo" if _fresh(holiday, now) else "holidays-withdraw"
    return screen(
        "holidays-status" if declared else "holidays-status-withdrawn",
        [button("holidays-refresh", ShowHoliday(holiday=holiday.id))],
        [button(words, AskWithdraw(holiday=holiday.id), style="danger")] if mine else [],
        [button("holidays-back", Holidays())],
        what=period(holiday),
        group=holiday.group.name if holiday.group else "",
        all=len(heard),
        seen=sum(hearing.replied(Reply.SEEN) for hearing in heard),
        waiting=sum(hearing.waits for hearing in heard),
        away=len(away),
        who=who,
    )
