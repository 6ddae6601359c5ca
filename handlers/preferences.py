"""Language and time zone: asked once when somebody joins, changed whenever they like."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from models import guides, preferences
from models.base import Session
from models.people import Person
from models.permissions import Action
from ui import (
    Button,
    CallbackData,
    Row,
    Screen,
    Shelf,
    Typed,
    button,
    entry,
    greeting,
    may,
    notification,
    offers,
    screen,
    zones,
)

private = Router(name=__name__)

MOST_CITIES = 8  # offered when a name fits several


class TypingCity(StatesGroup):
    name = State()


class AskLanguage(CallbackData, prefix="language"):
    """Show the languages to choose from."""


class SetLanguage(CallbackData, prefix="speak"):
    """Speak this language with me."""

    language: str


class AskZone(CallbackData, prefix="zones"):
    """Show the common time zones."""


class AskCity(CallbackData, prefix="city"):
    """Let me type the name of my city."""


class SetZone(CallbackData, prefix="zone"):
    """I live by this clock."""

    zone: str


@private.message(entry("settings", Action.SET_PREFERENCES, shelf=Shelf.OWN))
@may(Action.SET_PREFERENCES)
async def settings(_: Message, me: Person, now: datetime) -> Screen:
    return _settings(me, now)


@notification(preferences.ASKED, Person)
async def ask_newcomer(_session: Session, person: Person, _to: Any) -> Screen | None:
    """The first of two questions; nothing, if they have found the settings by themselves."""
    return None if person.settled else _languages(person)


@private.callback_query(AskLanguage.filter())
@may(Action.SET_PREFERENCES)
async def ask_language(_: CallbackQuery, me: Person) -> Screen:
    return _languages(me)


@private.callback_query(SetLanguage.filter())
@may(Action.SET_PREFERENCES)
async def set_language(
    _: CallbackQuery, callback_data: SetLanguage, session: Session, me: Person, now: datetime
) -> Any:
    preferences.choose_language(session, me, callback_data.language, at=now)
    return [_settings(me, now), greeting(me)] if me.settled else _zones(me, now)


@private.callback_query(AskZone.filter())
@may(Action.SET_PREFERENCES)
async def ask_zone(_: CallbackQuery, me: Person, now: datetime, state: FSMContext) -> Screen:
    await state.clear()
    return _zones(me, now)


@private.callback_query(AskCity.filter())
@may(Action.SET_PREFERENCES)
async def ask_city(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(TypingCity.name)
    return screen("preferences-city", [button("preferences-back-to-zones", AskZone())])


@private.message(TypingCity.name, Typed())
@may(Action.SET_PREFERENCES)
async def name_city(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Any:
    found = zones.search(message.text or "")[:MOST_CITIES]
    if not found:
        return screen("preferences-city-unknown", [button("preferences-back-to-zones", AskZone())])
    if len(found) > 1:
        return screen("preferences-which-city", *[[_zone(zone, me, now)] for zone in found])
    await state.clear()
    return await _chosen(session, me, found[0], now)


@private.callback_query(SetZone.filter())
@may(Action.SET_PREFERENCES)
async def set_zone(
    _: CallbackQuery,
    callback_data: SetZone,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Any:
    await state.clear()
    return await _chosen(session, me, callback_data.zone, now)


async def _chosen(session: Session, me: Person, zone: str, now: datetime) -> Any:
    new_here = not me.settled
    preferences.choose_zone(me, zone)
    if not new_here:
        return _settings(me, now)
    await guides.welcome(session, me, at=now)
    city, offset = zones.city(zone, me.language), zones.offset(zone, now)
    return [screen("preferences-done", city=city, offset=offset, at=now), greeting(me)]


def _settings(me: Person, now: datetime) -> Screen:
    return screen(
        "preferences-settings",
        [button("preferences-ask-language", AskLanguage())],
        [button("preferences-ask-zone", AskZone())],
        *offers(me, me.reader),
        city=zones.city(me.zone, me.language),
        offset=zones.offset(me.zone, now),
        at=now,
    )


def _languages(person: Person) -> Screen:
    rows: list[Row] = [
        [button(f"preferences-in-{language}", SetLanguage(language=language))]
        for language in preferences.LANGUAGES
    ]
    words = "preferences-language" if person.settled else "preferences-first-question"
    return screen(words, *rows, name=person.called)


def _zones(me: Person, now: datetime) -> Screen:
    common = [_zone(zone, me, now) for zone in zones.RUSSIAN]
    rows = [common[i : i + 2] for i in range(0, len(common), 2)]
    words = "preferences-zone" if me.settled else "preferences-second-question"
    return screen(words, *rows, [button("preferences-other-city", AskCity())])


def _zone(zone: str, me: Person, now: datetime) -> Button:
    local = now.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    facts = {"city": zones.city(zone, me.language), "offset": zones.offset(zone, now)}
    return button("preferences-in-zone", SetZone(zone=zone), **facts, time=local)
