"""Whoever has holidays says that they have seen it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.holidays.callbacks import SeenHoliday
from handlers.holidays.cards import card
from models import holidays
from models.base import Session
from models.holidays import Holiday, HolidayState
from models.people import Person
from models.permissions import Action
from ui import Screen, may

private = Router(name=__name__)


@private.callback_query(SeenHoliday.filter())
@may(Action.ANSWER_CHANGE, holiday=Holiday)
async def seen(
    _: CallbackQuery, holiday: Holiday, session: Session, me: Person, now: datetime
) -> Screen:
    if holiday.state is not HolidayState.DECLARED:
        return await card(session, holiday, me, "holidays-card-struck")
    await holidays.seen(session, holiday, by=me, at=now)
    return await card(session, holiday, me, "holidays-card-seen")
