"""Other bells are typed: a line for each lesson; for special days the days, too."""

from datetime import date, datetime, timedelta

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.bells.callbacks import BellsOf, SpecialDay, TypeBells, UseBells
from handlers.bells.planning import preview
from handlers.bells.showing import of_group
from handlers.bells.whose import Settings, group_of, zone_of
from models import bells
from models.base import Session
from models.bells import BellSchedule
from models.people import Person
from models.permissions import Action, access
from models.timetable import local_day
from ui import Row, Screen, Typed, button, may, screen
from ui.bells import rings
from ui.periods import typed_period

private = Router(name=__name__)

KEEP = Action.KEEP_BELLS
SCHEDULES_SHOWN = 6


class Typing(StatesGroup):
    bells = State()
    special_days = State()


@private.callback_query(SpecialDay.filter())
@may(KEEP)
async def special(
    _: CallbackQuery, callback_data: SpecialDay, session: Session, me: Person, state: FSMContext
) -> Screen:
    group = await group_of(session, me, callback_data.group)
    number = callback_data.group
    found = (await bells.special(session, group.id if group else None))[:SCHEDULES_SHOWN]
    if not found:
        return await _ask(state, number, special=True)
    rows: list[Row] = [
        [
            button(
                "bells-use",
                UseBells(schedule=one.id, group=number),
                name=one.name,
                starts=f"{one.rings[0].starts:%H:%M}",
                ends=f"{one.rings[-1].ends:%H:%M}",
            )
        ]
        for one in found
    ]
    rows.append([button("bells-new", TypeBells(group=number, special=True))])
    return screen("bells-by-which", *rows, [button("bells-back", BellsOf(group=number))])


@private.callback_query(TypeBells.filter())
@may(KEEP)
async def ask_bells(
    _: CallbackQuery, callback_data: TypeBells, session: Session, me: Person, state: FSMContext
) -> Screen:
    await group_of(session, me, callback_data.group)
    return await _ask(state, callback_data.group, special=callback_data.special)


async def _ask(state: FSMContext, number: int, *, special: bool) -> Screen:
    await state.set_data({"group": number, "special": special})
    await state.set_state(Typing.bells)
    return screen("bells-type", special="yes" if special else "no")


@private.message(Typing.bells, Typed())
@may(KEEP)
async def typed(
    message: Message,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: Settings,
) -> Screen:
    asked = await state.get_data()
    group = await group_of(session, me, asked["group"])
    name, found = bells.typed_bells(message.text or "")
    zone = zone_of(group, settings)
    regular = await bells.regular(session, group.id if group else None)
    first = regular is None and not asked["special"]
    schedule = await bells.write(
        session, group, name, found, zone=zone, by=me, at=now, regular=first
    )
    if asked["special"]:
        return await _ask_days(state, schedule, asked["group"])
    if first:
        await state.clear()
        return await of_group(session, me, group, now, settings)
    monday = _next_monday(local_day(now, zone))
    plan = await bells.draft(session, schedule, group, monday, None, by=me, at=now)
    shown = await preview(session, plan, me, now)
    await state.clear()
    return shown


def _next_monday(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


@private.callback_query(UseBells.filter())
@may(KEEP, schedule=BellSchedule)
async def use(
    _: CallbackQuery,
    callback_data: UseBells,
    schedule: BellSchedule,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    await group_of(session, me, callback_data.group)
    return await _ask_days(state, schedule, callback_data.group)


async def _ask_days(state: FSMContext, schedule: BellSchedule, number: int) -> Screen:
    await state.set_data({"group": number, "schedule": schedule.id})
    await state.set_state(Typing.special_days)
    lines = rings(schedule.rings, schedule.made_at.date(), schedule.zone)
    return screen("bells-type-days", name=schedule.name, lines=lines)


@private.message(Typing.special_days, Typed())
@may(KEEP)
async def typed_days(
    message: Message,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: Settings,
) -> Screen:
    asked = await state.get_data()
    group = await group_of(session, me, asked["group"])
    schedule = await access(session, me, KEEP, BellSchedule, asked["schedule"])
    found = typed_period(message.text or "", local_day(now, zone_of(group, settings)))
    if found is None or found.starts or found.weekdays:
        return screen("bells-type-days-again")
    plan = await bells.draft(session, schedule, group, found.first, found.last, by=me, at=now)
    shown = await preview(session, plan, me, now)
    await state.clear()
    return shown
