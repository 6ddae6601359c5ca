"""One's own timetable in a calendar program: as a file, or by a secret address."""

import asyncio
from datetime import datetime
from typing import Protocol

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from models import calendars
from models.base import Refusal, Session
from models.people import Person
from models.permissions import Action
from ui import CallbackData, Row, Screen, Shelf, button, copying, entry, may, screen
from ui.i18n import Translator
from ui.ics import calendar

private = Router(name=__name__)

KEEP = Action.KEEP_CALENDAR


class NoAddress(Refusal):
    """The bot of this school can't be reached from outside, so there is no address to give."""


class Addressed(Protocol):
    """What the settings say about the way in from outside."""

    calendar_url: str


class CalendarFile(CallbackData, prefix="calendar-file"):
    """Send me my timetable as a file."""


class PublishCalendar(CallbackData, prefix="calendar-publish"):
    """Make an address for my timetable; the one before stops working."""


class WithdrawCalendar(CallbackData, prefix="calendar-withdraw"):
    """The address of my timetable is to work no more."""


@private.message(entry("calendar", KEEP, shelf=Shelf.OWN))
@may(KEEP)
async def show(_: Message, session: Session, me: Person, settings: Addressed) -> Screen:
    return await _card(session, me, settings)


@private.callback_query(CalendarFile.filter())
@may(KEEP)
async def send_file(
    _: CallbackQuery, session: Session, me: Person, now: datetime, words: Translator
) -> Screen:
    found = await calendars.entries(session, me, at=now)
    content = await asyncio.to_thread(calendar, words, me.reader, found, at=now)
    name = words.say(me.reader, "calendars-name")
    return screen("calendars-file", n=len(found)).but(document=(f"{name}.ics", content))


@private.callback_query(PublishCalendar.filter())
@may(KEEP)
async def publish(
    _: CallbackQuery, session: Session, me: Person, now: datetime, settings: Addressed
) -> Screen:
    if not settings.calendar_url:
        raise NoAddress
    token = await calendars.publish(session, me, at=now)
    address = f"{settings.calendar_url.rstrip('/')}/{token}.ics"
    return screen(
        "calendars-address",
        [copying("calendars-copy", address)],
        [button("calendars-withdraw", WithdrawCalendar(), style="danger")],
        link=address,
    ).but(secret=True)


@private.callback_query(WithdrawCalendar.filter())
@may(KEEP)
async def withdraw(_: CallbackQuery, session: Session, me: Person, settings: Addressed) -> Screen:
    await calendars.withdraw(session, me)
    return (await _card(session, me, settings)).but(toast="calendars-withdrawn")


async def _card(session: Session, me: Person, settings: Addressed) -> Screen:
    published = await calendars.published(session, me)
    rows: list[Row] = [[button("calendars-get-file", CalendarFile())]]
    if settings.calendar_url:
        again = "calendars-publish-again" if published else "calendars-publish"
        rows.append([button(again, PublishCalendar())])
    if published:
        rows.append([button("calendars-withdraw", WithdrawCalendar(), style="danger")])
    state = "published" if published else "possible" if settings.calendar_url else "file"
    return screen("calendars-card", *rows, state=state)
