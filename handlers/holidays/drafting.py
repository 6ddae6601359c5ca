"""The tutor adds holidays: whose, from when to when, and what they would take away."""

from datetime import datetime
from typing import Protocol

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlmodel import select

from handlers.holidays.callbacks import (
    AddHoliday,
    CallHoliday,
    DeclareHoliday,
    DiscardHoliday,
    Holidays,
    ShowHoliday,
    WhenHoliday,
)
from models import groups, holidays
from models.base import Session
from models.groups import Group
from models.holidays import Holiday, HolidayKind
from models.people import Person
from models.permissions import Action, access, within
from models.timetable import local_day
from ui import Row, Screen, Shelf, Typed, button, entry, may, pages, phrase, screen
from ui.holidays import period
from ui.periods import typed_period

private = Router(name=__name__)

KEEP = Action.KEEP_HOLIDAYS
SHOWN = 12
TASKS_SHOWN = 5
ON_A_PAGE = 8


class Settings(Protocol):
    """What the settings say about the school's clock."""

    school_zone: str


class Typing(StatesGroup):
    days_off = State()


@private.message(entry("holidays", KEEP, shelf=Shelf.SCHOOL))
@may(KEEP)
async def show(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    return await _list(session, me, now)


@private.callback_query(Holidays.filter())
@may(KEEP)
async def show_again(_: CallbackQuery, session: Session, me: Person, now: datetime) -> Screen:
    return await _list(session, me, now)


async def _list(session: Session, me: Person, now: datetime) -> Screen:
    found = (await holidays.coming(session, me, at=now))[:SHOWN]
    rows: list[Row] = [
        [
            button(
                "holidays-open-one",
                ShowHoliday(holiday=one.id),
                what=period(one),
                group=one.group.name if one.group else "",
            )
        ]
        for one in found
    ]
    add = [button("holidays-add", AddHoliday(), style="primary")]
    return screen("holidays-list" if found else "holidays-none", *rows, add)


@private.callback_query(AddHoliday.filter())
@may(KEEP)
async def whose(
    _: CallbackQuery, callback_data: AddHoliday, session: Session, me: Person, state: FSMContext
) -> Screen:
    mine = select(Group).where(within(me, KEEP, Group), groups.of_several()).order_by(Group.name)
    found = (await session.exec(mine)).all()
    rows: list[Row] = []
    if holidays.everybodys(me):
        rows.append([button("holidays-of-all", WhenHoliday(group=0))])
    rows += [[button("holidays-of-group", WhenHoliday(group=g.id), group=g.name)] for g in found]
    if len(rows) == 1 and found:
        return await _ask(state, found[0])
    return screen(
        "holidays-whose",
        *pages.cut(rows, callback_data.page, ON_A_PAGE),
        pages.turns(len(rows), callback_data.page, ON_A_PAGE, lambda to: AddHoliday(page=to)),
        [button("holidays-back", Holidays())],
    )


@private.callback_query(WhenHoliday.filter())
@may(KEEP)
async def ask_when(
    _: CallbackQuery, callback_data: WhenHoliday, session: Session, me: Person, state: FSMContext
) -> Screen:
    return await _ask(state, await _group(session, me, callback_data.group))


async def _group(session: Session, me: Person, id: int) -> Group | None:
    return await access(session, me, KEEP, Group, id) if id else None


async def _ask(state: FSMContext, group: Group | None) -> Screen:
    await state.set_data({"group": group.id if group else 0})
    await state.set_state(Typing.days_off)
    return screen("holidays-type", group=group.name if group else "")


@private.message(Typing.days_off, Typed())
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
    group = await _group(session, me, asked["group"])
    zone = group.zone if group else settings.school_zone
    found = typed_period(message.text or "", local_day(now, zone))
    if found is None or found.starts or found.weekdays:
        return screen("holidays-type-again")
    holiday = await holidays.draft(
        session, group, found.first, found.last, zone=zone, by=me, at=now
    )
    shown = await preview(session, holiday, now)
    await state.clear()
    return shown


@private.callback_query(CallHoliday.filter())
@may(KEEP, holiday=Holiday)
async def call(
    _: CallbackQuery,
    callback_data: CallHoliday,
    holiday: Holiday,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    holidays.call(holiday, callback_data.kind, by=me)
    return await preview(session, holiday, now)


@private.callback_query(DiscardHoliday.filter())
@may(KEEP, holiday=Holiday)
async def discard(
    _: CallbackQuery, holiday: Holiday, session: Session, me: Person, now: datetime
) -> Screen:
    await holidays.discard(session, holiday, by=me, at=now)
    return screen("holidays-discarded", [button("holidays-back", Holidays())])


async def preview(session: Session, holiday: Holiday, now: datetime) -> Screen:
    """Everything to know before everybody hears of it."""
    effect = await holidays.effect(session, holiday, at=now)
    people = await holidays.concerned(session, holiday)
    id = holiday.id
    kinds = [
        button("holidays-call", CallHoliday(holiday=id, kind=kind), kind=kind.value)
        for kind in HolidayKind
        if kind is not holiday.kind
    ]
    tasks = [
        phrase("holidays-task", title=task.title, subject=task.course.subject, at=task.due_at)
        for task in effect.tasks[:TASKS_SHOWN]
    ]
    if more := len(effect.tasks) - len(tasks):
        tasks.append(phrase("common-and-more", n=more))
    falls = [phrase("holidays-effect", n=effect.lessons)]
    if effect.kept:
        falls.append(phrase("holidays-kept", n=effect.kept))
    return screen(
        "holidays-preview",
        [button("holidays-declare", DeclareHoliday(holiday=id), style="primary", n=len(people))],
        kinds,
        [button("holidays-discard", DiscardHoliday(holiday=id))],
        what=period(holiday),
        group=holiday.group.name if holiday.group else "",
        length=phrase("holidays-length", n=(holiday.last - holiday.first).days + 1),
        effect=falls,
        tasks=tasks,
        told=phrase("holidays-told", n=len(people)),
    )
