"""The tutor chooses what is to change: another time, another teacher, one more lesson, none."""

from datetime import datetime, timedelta
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlmodel import col, select

from handlers.changes.callbacks import (
    Bells,
    Cancel,
    Days,
    Put,
    Replace,
    Teachers,
    Type,
)
from handlers.changes.drafting import draft_screen
from models import changes, timetable
from models.base import Session
from models.changes import Bell
from models.people import Person, Role, RoleGrant
from models.permissions import Action, access
from models.timetable import Lesson, LessonState
from ui import Row, Screen, Typed, button, calendar_day, may, minute, moment, offer, screen
from ui.calendar import month
from ui.holidays import until
from ui.links import Move
from ui.moments import typed_moment

private = Router(name=__name__)

A_TERM = timedelta(days=120)
ON_A_PAGE = 8


class Typing(StatesGroup):
    when = State()


def _planned(lesson: Lesson) -> bool:
    return lesson.state is LessonState.PLANNED


CHANGE = Action.CHANGE_TIMETABLE
offer(Lesson, CHANGE, "changes-offer-move", lambda lesson: Move(lesson=lesson.id), _planned)
offer(Lesson, CHANGE, "changes-offer-cancel", lambda lesson: Cancel(lesson=lesson.id), _planned)
offer(Lesson, CHANGE, "changes-offer-teacher", lambda lesson: Teachers(lesson=lesson.id), _planned)
offer(Lesson, CHANGE, "changes-offer-add", lambda lesson: Move(lesson=lesson.id, add=True))


@private.callback_query(Move.filter())
@may(CHANGE, lesson=Lesson)
async def choose(
    _: CallbackQuery,
    callback_data: Move,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    draft = await changes.current_draft(session, me)
    add = callback_data.add
    rows = [
        [button("changes-proposal", Put(lesson=lesson.id, add=add, minute=minute(at)), at=at)]
        for at in await changes.proposals(session, lesson, draft, at=now)
    ]
    today = timetable.local_day(now, lesson.zone).replace(day=1).toordinal()
    words = "changes-choose-added" if add else "changes-choose"
    other = [
        button("changes-other-day", Days(lesson=lesson.id, add=add, month=today)),
        button("changes-type", Type(lesson=lesson.id, add=add)),
    ]
    free = "yes" if rows else "no"
    return screen(words, *rows, other, subject=lesson.subject, at=lesson.starts_at, free=free)


@private.callback_query(Days.filter())
@may(CHANGE, lesson=Lesson)
async def days(_: CallbackQuery, callback_data: Days, lesson: Lesson, now: datetime) -> Screen:
    today = timetable.local_day(now, lesson.zone)
    shown = min(max(calendar_day(callback_data.month), today), today + A_TERM)
    same: dict[str, Any] = {"lesson": lesson.id, "add": callback_data.add}
    rows = month(
        shown,
        today,
        today + A_TERM,
        lambda day: Bells(**same, day=day.toordinal()),
        lambda day: Days(**same, month=day.toordinal()),
    )
    return screen("changes-choose-day", *rows, [_back(same)], subject=lesson.subject)


@private.callback_query(Bells.filter())
@may(CHANGE, lesson=Lesson)
async def bells(
    _: CallbackQuery,
    callback_data: Bells,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    day = calendar_day(callback_data.day)
    draft = await changes.current_draft(session, me)
    found = await changes.bells_on(session, lesson, draft, day, at=now)
    rows = [_bell(lesson, callback_data.add, bell) for bell in found]
    same: dict[str, Any] = {"lesson": lesson.id, "add": callback_data.add}
    words = "changes-choose-bell" if rows else "changes-no-bells"
    return screen(words, *rows, [_back(same)], subject=lesson.subject, at=day)


def _bell(lesson: Lesson, add: bool, bell: Bell) -> Row:
    put = Put(lesson=lesson.id, add=add, minute=minute(bell.at))
    if bell.holiday is not None:
        return [button("changes-bell-off", put, at=bell.at, what=until(bell.holiday))]
    if not bell.rivals:
        if bell.busy:
            return [button("changes-bell-busy", put, at=bell.at, n=len(bell.busy))]
        return [button("changes-bell-free", put, at=bell.at)]
    rival = bell.rivals[0]
    return [
        button(
            "changes-bell-taken", put, at=bell.at, kind=rival.kind.value, by=rival.lesson.subject
        )
    ]


def _back(same: dict[str, Any]) -> Any:
    return button("changes-back", Move(**same))


@private.callback_query(Type.filter())
@may(CHANGE, lesson=Lesson)
async def ask_when(
    _: CallbackQuery, callback_data: Type, lesson: Lesson, now: datetime, state: FSMContext
) -> Screen:
    await state.set_data({"lesson": lesson.id, "add": callback_data.add})
    await state.set_state(Typing.when)
    return screen("changes-type-when", subject=lesson.subject, at=lesson.starts_at)


@private.message(Typing.when, Typed())
@may(CHANGE)
async def typed_when(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    lesson = await access(session, me, CHANGE, Lesson, asked["lesson"])
    at = typed_moment(message.text or "", lesson.zone, now)
    if at is None:
        return screen("changes-type-again")
    shown = await _put(session, lesson, at, add=asked["add"], me=me, now=now)
    await state.clear()
    return shown


@private.callback_query(Put.filter())
@may(CHANGE, lesson=Lesson)
async def put(
    _: CallbackQuery,
    callback_data: Put,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    at = moment(callback_data.minute)
    return await _put(session, lesson, at, add=callback_data.add, me=me, now=now)


async def _put(
    session: Session, lesson: Lesson, at: datetime, *, add: bool, me: Person, now: datetime
) -> Screen:
    verb = changes.add if add else changes.move
    change = await verb(session, lesson, at, by=me, at=now)
    return await draft_screen(session, change.publication, me)


@private.callback_query(Cancel.filter())
@may(CHANGE, lesson=Lesson)
async def cancel(
    _: CallbackQuery, lesson: Lesson, session: Session, me: Person, now: datetime
) -> Screen:
    change = await changes.cancel(session, lesson, by=me, at=now)
    return await draft_screen(session, change.publication, me)


@private.callback_query(Teachers.filter())
@may(CHANGE, lesson=Lesson)
async def teachers(
    _: CallbackQuery, callback_data: Teachers, lesson: Lesson, session: Session
) -> Screen:
    holding = [teacher.id for teacher in lesson.teachers]
    first = callback_data.page * ON_A_PAGE
    others = (
        select(Person)
        .join(RoleGrant, col(RoleGrant.person_id) == Person.id)
        .where(RoleGrant.role == Role.TEACHER, col(Person.id).not_in(holding))
        .order_by(Person.name)
        .offset(first)
        .limit(ON_A_PAGE + 1)
    )
    found = (await session.exec(others)).all()
    rows = [
        [button("changes-teacher", Replace(lesson=lesson.id, teacher=p.id), name=p.name)]
        for p in found[:ON_A_PAGE]
    ]
    if len(found) > ON_A_PAGE:
        more = Teachers(lesson=lesson.id, page=callback_data.page + 1)
        rows.append([button("changes-more", more)])
    words = "changes-choose-teacher" if found else "changes-no-teachers"
    return screen(words, *rows, subject=lesson.subject, at=lesson.starts_at)


@private.callback_query(Replace.filter())
@may(CHANGE, lesson=Lesson)
async def replace(
    _: CallbackQuery,
    callback_data: Replace,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    change = await changes.replace(session, lesson, callback_data.teacher, by=me, at=now)
    return await draft_screen(session, change.publication, me)
