"""The coordinator enters busy days: for what, from when to when."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.busy.callbacks import AddBusy, BusyDays, WhatBusy, WhenBusy
from handlers.busy.choosing import preview
from models import busy as days
from models import people
from models.base import AccessDenied, Session
from models.busy import BusyReason
from models.people import Person, School
from models.permissions import PERMISSIONS, Action, Scope
from models.permissions import may as allowed
from models.timetable import local_day
from ui import Row, Screen, Shelf, Typed, button, entry, may, pages, screen
from ui.busy import what
from ui.links import ShowBusy
from ui.periods import typed_period

private = Router(name=__name__)

SEE, KEEP = Action.SEE_BUSY, Action.KEEP_BUSY
SHOWN = 12
ON_A_PAGE = 8


class Typing(StatesGroup):
    busy_days = State()


@private.message(entry("busy", SEE, shelf=Shelf.SCHOOL))
@may(SEE)
async def show(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    return await _list(session, me, now)


@private.callback_query(BusyDays.filter())
@may(SEE)
async def show_again(_: CallbackQuery, session: Session, me: Person, now: datetime) -> Screen:
    return await _list(session, me, now)


async def _list(session: Session, me: Person, now: datetime) -> Screen:
    found = (await days.known(session, me, at=now))[:SHOWN]
    rows: list[Row] = [
        [button("busy-open", ShowBusy(busy=one.id), what=what(one))] for one in found
    ]
    keeps = "yes" if allowed(me, KEEP) else "no"
    if keeps == "yes":
        rows.append([button("busy-add", AddBusy(), style="primary")])
    return screen("busy-list" if found else "busy-none", *rows, keeps=keeps)


@private.callback_query(AddBusy.filter())
@may(KEEP)
async def which_school(
    _: CallbackQuery, callback_data: AddBusy, session: Session, me: Person
) -> Screen:
    found = await _schools(session, me)
    if len(found) == 1:
        return _for_what(found[0])
    rows: list[Row] = [
        [button("busy-school", WhatBusy(school=one.id), school=one.name)] for one in found
    ]
    page = callback_data.page
    return screen(
        "busy-which-school" if found else "busy-no-school",
        *pages.cut(rows, page, ON_A_PAGE),
        pages.turns(len(rows), page, ON_A_PAGE, lambda to: AddBusy(page=to)),
    )


async def _schools(session: Session, me: Person) -> list[School]:
    """The schools whose busy days this person may keep."""
    found = await people.schools(session)
    if any(PERMISSIONS[KEEP].scopes[role] is Scope.ALL for role in me.roles):
        return found
    return [school for school in found if school.id == me.school_id]


async def _school(session: Session, me: Person, id: int) -> School:
    for school in await _schools(session, me):
        if school.id == id:
            return school
    raise AccessDenied


@private.callback_query(WhatBusy.filter())
@may(KEEP)
async def for_what(
    _: CallbackQuery, callback_data: WhatBusy, session: Session, me: Person
) -> Screen:
    return _for_what(await _school(session, me, callback_data.school))


def _for_what(school: School) -> Screen:
    rows: list[Row] = [
        [button("busy-reason", WhenBusy(school=school.id, reason=reason), reason=reason.value)]
        for reason in BusyReason
    ]
    return screen("busy-for-what", *rows, [button("busy-back", BusyDays())], school=school.name)


@private.callback_query(WhenBusy.filter())
@may(KEEP)
async def ask_when(
    _: CallbackQuery, callback_data: WhenBusy, session: Session, me: Person, state: FSMContext
) -> Screen:
    school = await _school(session, me, callback_data.school)
    await state.set_data({"school": school.id, "reason": callback_data.reason.value})
    await state.set_state(Typing.busy_days)
    return screen("busy-type", school=school.name, reason=callback_data.reason.value)


@private.message(Typing.busy_days, Typed())
@may(KEEP)
async def typed(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    school = await _school(session, me, asked["school"])
    found = typed_period(message.text or "", local_day(now, school.zone))
    if found is None:
        return screen("busy-type-again")
    first, last, starts, ends, weekdays = found
    draft = await days.draft(
        session,
        school,
        BusyReason(asked["reason"]),
        first,
        last,
        starts=starts,
        ends=ends,
        weekdays=weekdays,
        by=me,
        at=now,
    )
    shown = await preview(session, draft, me, now)
    await state.clear()
    return shown
