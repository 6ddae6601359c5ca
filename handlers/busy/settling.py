"""The tutor reads which lessons a busy day touches, and moves each or leaves it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.busy.callbacks import BusyDays, LeaveAllBusy, LeaveBusy, WithdrawBusy
from models import busy as days
from models.base import Session
from models.busy import Busy, BusyState
from models.people import Person
from models.permissions import Action, access
from models.permissions import may as allowed
from models.timetable import Lesson
from ui import Row, Screen, button, may, notification, phrase, screen
from ui.busy import touched, what
from ui.links import Move, ShowBusy

private = Router(name=__name__)

SEE, KEEP, CHANGE = Action.SEE_BUSY, Action.KEEP_BUSY, Action.CHANGE_TIMETABLE
LESSONS_SHOWN = 5


async def _card(
    session: Session, busy: Busy, to: Person, at: datetime, words: str, *rows: Row
) -> Screen:
    """The lessons that are touched, each with its two ways out for whoever may change it."""
    times = await days.times_of(session, [busy])
    found = await days.of_busy(session, to, busy, times, at=at)
    shown = found[:LESSONS_SHOWN]
    ways: list[Row] = []
    if allowed(to, CHANGE):
        ways = [
            [
                button("busy-move", Move(lesson=lesson.id), number=number),
                button("busy-leave", LeaveBusy(busy=busy.id, lesson=lesson.id), number=number),
            ]
            for number, lesson in enumerate((hit.lesson for hit in shown), start=1)
        ]
        if len(found) > 1:
            ways.append([button("busy-leave-all", LeaveAllBusy(busy=busy.id), n=len(found))])
    lines = [
        phrase("busy-touched-numbered", number=number, **touched(hit))
        for number, hit in enumerate(shown, start=1)
    ]
    if more := len(found) - len(shown):
        lines.append(phrase("busy-more", n=more))
    return screen(words, *ways, *rows, what=what(busy), lines=lines)


@notification(days.ENTERED, Busy, SEE)
async def entered(session: Session, busy: Busy, to: Person, at: datetime) -> Screen | None:
    if busy.state is not BusyState.ENTERED:
        return None
    return await _card(session, busy, to, at, "busy-card")


@notification(days.STRUCK, Busy, SEE)
async def struck(_session: Session, busy: Busy, _to: Person) -> Screen:
    return screen("busy-card-struck", what=what(busy))


@notification(days.WITHDRAWN, Busy, SEE)
async def withdrawn(_session: Session, busy: Busy, _to: Person) -> Screen:
    return screen("busy-card-withdrawn", what=what(busy))


@private.callback_query(ShowBusy.filter())
@may(SEE, busy=Busy)
async def show(_: CallbackQuery, busy: Busy, session: Session, me: Person, now: datetime) -> Screen:
    return await _shown(session, busy, me, now)


async def _shown(session: Session, busy: Busy, me: Person, now: datetime) -> Screen:
    back = [button("busy-back", BusyDays())]
    if busy.state is not BusyState.ENTERED:
        return screen("busy-decided", back)
    out = [button("busy-withdraw", WithdrawBusy(busy=busy.id), style="danger")]
    return await _card(session, busy, me, now, "busy-card", out if allowed(me, KEEP) else [], back)


@private.callback_query(LeaveBusy.filter())
@may(CHANGE, lesson=Lesson)
async def leave(
    _: CallbackQuery,
    callback_data: LeaveBusy,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    busy = await access(session, me, SEE, Busy, callback_data.busy)
    await days.leave(session, busy, lesson, by=me, at=now)
    return await _shown(session, busy, me, now)


@private.callback_query(LeaveAllBusy.filter())
@may(CHANGE)
async def leave_all(
    _: CallbackQuery, callback_data: LeaveAllBusy, session: Session, me: Person, now: datetime
) -> Screen:
    busy = await access(session, me, SEE, Busy, callback_data.busy)
    times = await days.times_of(session, [busy])
    for hit in await days.of_busy(session, me, busy, times, at=now):
        lesson = await access(session, me, CHANGE, Lesson, hit.lesson.id)
        await days.leave(session, busy, lesson, by=me, at=now)
    return await _shown(session, busy, me, now)


@private.callback_query(WithdrawBusy.filter())
@may(KEEP, busy=Busy)
async def withdraw(
    _: CallbackQuery, busy: Busy, session: Session, me: Person, now: datetime
) -> Screen:
    await days.withdraw(session, busy, at=now)
    return screen("busy-withdrawn-now", [button("busy-back", BusyDays())], what=what(busy))
