"""The tutor chooses when: at once, this evening, tomorrow morning, or a moment of their own."""

from datetime import datetime, time, timedelta

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.announcements.callbacks import ChooseTime, SetTime, Settle, TypeTime
from handlers.announcements.drafting import control
from models import announcements, timetable
from models.announcements import Announcement
from models.base import Session
from models.people import Person
from models.permissions import Action, access
from ui import Button, Row, Screen, Typed, button, may, minute, moment, screen
from ui.moments import typed_moment

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE
EVENING, MORNING = time(18), time(8)


class Typing(StatesGroup):
    moment = State()


@private.callback_query(ChooseTime.filter())
@may(ANNOUNCE, announcement=Announcement)
async def choose_time(
    _: CallbackQuery, announcement: Announcement, me: Person, now: datetime
) -> Screen:
    announcements.editable(announcement, by=me)
    today = timetable.local_day(now, me.zone)
    evening = timetable.moment(today, EVENING, me.zone)
    morning = timetable.moment(today + timedelta(days=1), MORNING, me.zone)
    id = announcement.id
    rows: list[Row] = [
        [button("announcements-at-once", SetTime(announcement=id, minute=0))],
        [_at(announcement, evening)] if evening > now else [],
        [_at(announcement, morning)],
        [button("announcements-type-time", TypeTime(announcement=id))],
        [button("announcements-back", Settle(announcement=id))],
    ]
    return screen("announcements-when", *rows)


def _at(announcement: Announcement, at: datetime) -> Button:
    callback = SetTime(announcement=announcement.id, minute=minute(at))
    return button("announcements-moment", callback, at=at)


@private.callback_query(SetTime.filter())
@may(ANNOUNCE, announcement=Announcement)
async def set_time(
    _: CallbackQuery,
    callback_data: SetTime,
    announcement: Announcement,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    chosen = moment(callback_data.minute) if callback_data.minute else None
    announcements.at_time(announcement, chosen, by=me, at=now)
    return await control(session, announcement, now)


@private.callback_query(TypeTime.filter())
@may(ANNOUNCE, announcement=Announcement)
async def type_time(
    _: CallbackQuery, announcement: Announcement, me: Person, state: FSMContext
) -> Screen:
    announcements.editable(announcement, by=me)
    await state.set_data({"announcement": announcement.id})
    await state.set_state(Typing.moment)
    return screen("announcements-type-when")


@private.message(Typing.moment, Typed())
@may(ANNOUNCE)
async def typed_time(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    announcement = await access(session, me, ANNOUNCE, Announcement, asked["announcement"])
    at = typed_moment(message.text or "", me.zone, now)
    if at is None:
        return screen("announcements-type-when-again")
    announcements.at_time(announcement, at, by=me, at=now)
    await state.clear()
    return await control(session, announcement, now)
