"""Looking for a time or a due date: the best ones, any day, or typed; for a wish or a decision."""

from datetime import date, datetime, timedelta

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.reassignment.actions import timed
from handlers.reassignment.callbacks import (
    Assign,
    Bells,
    Counter,
    Days,
    Draft,
    Purpose,
    Show,
    Times,
    TypeTime,
    Wish,
)
from handlers.reassignment.cards import card
from handlers.reassignment.wording import brief, missing, named, title, when
from models import reassignment, timetable
from models.base import Session
from models.changes import Option
from models.people import Person
from models.permissions import Action, access
from models.reassignment import Request, RequestState
from ui import (
    Button,
    CallbackData,
    Phrase,
    Row,
    Screen,
    Typed,
    button,
    may,
    minute,
    moment,
    screen,
)
from ui.calendar import day_of, month
from ui.moments import typed_moment

private = Router(name=__name__)

SEE, ASK = Action.SEE_REASSIGNMENT, Action.ASK_REASSIGNMENT
A_TERM = timedelta(days=120)
FOR = {
    Purpose.WISH: RequestState.DRAFT,
    Purpose.COUNTER: RequestState.ASKED,
    Purpose.ASSIGN: RequestState.AGREED,
}


class Naming(StatesGroup):
    time = State()


def _chosen(request: Request, purpose: Purpose, at: datetime) -> CallbackData:
    """What a time says when it is tapped."""
    kind = {Purpose.WISH: Wish, Purpose.COUNTER: Counter, Purpose.ASSIGN: Assign}[purpose]
    return kind(request=request.id, minute=minute(at))


def _back(request: Request, purpose: Purpose) -> Button:
    id = request.id
    to = Draft(request=id) if purpose is Purpose.WISH else Show(request=id)
    return button("reassignment-back", to)


@private.callback_query(Times.filter())
@may(SEE, request=Request)
async def times(
    _: CallbackQuery,
    callback_data: Times,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    return await _times(session, request, callback_data.purpose, me, now)


async def _times(
    session: Session, request: Request, purpose: Purpose, me: Person, now: datetime
) -> Screen:
    if request.state is not FOR[purpose]:
        return await card(session, request, me, late=True)
    found = await reassignment.best(session, request, me, at=now)
    known = {option.at for option in found}
    wished = [wish.at for wish in request.wishes]
    found += [Option(at, ()) for at in wished if at not in known]
    today = timetable.local_day(now, await reassignment.zone_of(session, request))
    same = {"request": request.id, "purpose": purpose}
    rows = [
        *[[_option(request, purpose, option)] for option in found],
        [
            button("reassignment-other-day", Days(**same, month=today.toordinal())),
            button("reassignment-type-time", TypeTime(**same)),
        ],
        [_back(request, purpose)],
    ]
    return screen(
        "reassignment-times",
        *rows,
        title=await _title(session, request, me),
        purpose=purpose.value,
        timed=timed(request),
        free="yes" if found else "no",
        lines=await _missing(session, request, found, me),
    )


async def _title(session: Session, request: Request, me: Person) -> Phrase:
    parts = await reassignment.parts(session, request, me)
    return title(request, named=named(request, me, parts))


async def _missing(
    session: Session, request: Request, options: list[Option], me: Person
) -> list[Phrase]:
    return missing(request, options, await reassignment.parts(session, request, me))


def _option(request: Request, purpose: Purpose, option: Option) -> Button:
    wished = option.at in [wish.at for wish in request.wishes]
    return button(
        "reassignment-option",
        _chosen(request, purpose, option.at),
        to=brief(request, option.at),
        wished="yes" if wished else "no",
        missed=option.missed[1],
    )


@private.callback_query(Days.filter())
@may(SEE, request=Request)
async def days(
    _: CallbackQuery,
    callback_data: Days,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    purpose, zone = callback_data.purpose, await reassignment.zone_of(session, request)
    today = timetable.local_day(now, zone)
    shown = min(max(day_of(callback_data.month), today), today + A_TERM)
    same = {"request": request.id, "purpose": purpose}

    def choose(day: date) -> CallbackData:
        if not request.timed:
            return _chosen(request, purpose, reassignment.due(day, zone))
        return Bells(**same, day=day.toordinal())

    rows = month(
        shown,
        today,
        today + A_TERM,
        choose,
        lambda day: Days(**same, month=day.toordinal()),
    )
    back = [button("reassignment-back", Times(**same))]
    return screen("reassignment-day", *rows, back, title=await _title(session, request, me))


@private.callback_query(Bells.filter())
@may(SEE, request=Request)
async def bells(
    _: CallbackQuery,
    callback_data: Bells,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    purpose, day = callback_data.purpose, day_of(callback_data.day)
    found = await reassignment.on(session, request, me, day, at=now)
    rows: list[Row] = [[_option(request, purpose, option)] for option in found]
    rows.append([button("reassignment-back", Times(request=request.id, purpose=purpose))])
    return screen(
        "reassignment-bells",
        *rows,
        title=await _title(session, request, me),
        at=day,
        free="yes" if found else "no",
        lines=await _missing(session, request, found, me),
    )


@private.callback_query(TypeTime.filter())
@may(SEE, request=Request)
async def ask_time(
    _: CallbackQuery, callback_data: TypeTime, request: Request, state: FSMContext
) -> Screen:
    await state.set_data({"request": request.id, "purpose": callback_data.purpose.value})
    await state.set_state(Naming.time)
    return screen("reassignment-type-how", timed=timed(request))


@private.message(Naming.time, Typed())
@may(SEE)
async def typed_time(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    """Once more, to be looked at before it is said."""
    asked = await state.get_data()
    request = await access(session, me, SEE, Request, asked["request"])
    purpose = Purpose(asked["purpose"])
    zone = await reassignment.zone_of(session, request)
    at = typed_moment(message.text or "", zone, now)
    if at is None:
        return screen("reassignment-type-again")
    rows: list[Row] = [
        [button("reassignment-this-time", _chosen(request, purpose, at), style="primary")],
        [button("reassignment-back", Times(request=request.id, purpose=purpose))],
    ]
    return screen("reassignment-sure", *rows, to=when(request, at))


@private.callback_query(Wish.filter())
@may(ASK, request=Request)
async def wish(
    _: CallbackQuery,
    callback_data: Wish,
    request: Request,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await state.clear()
    if request.state is RequestState.DRAFT:
        to = moment(callback_data.minute)
        reassignment.wish(request, to, by=me, at=now)
        await session.flush()
    return await _times(session, request, Purpose.WISH, me, now)
