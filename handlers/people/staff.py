"""The staff and the groups, as an administrator keeps them."""

from datetime import datetime
from typing import Protocol

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.people.callbacks import (
    AddGroup,
    AddWorker,
    Card,
    Groups,
    IsWorker,
    NameSchool,
    NameWorker,
    Newcomer,
    Staff,
    Stop,
)
from handlers.people.namesakes import question, typed_before
from handlers.people.rosters import card, roster_screen
from models import groups, newcomers, people, rosters
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import FAMILY, Person, Role, School
from models.permissions import Action
from models.permissions import may as allowed
from ui import Row, Screen, Typed, button, may, pages, phrase, screen
from ui.people import standing_line

private = Router(name=__name__)

WORKERS_ON_A_SCREEN = 10
OF_A_GROUP = (Role.TUTOR, Role.PSYCHOLOGIST)


class TypingStaff(StatesGroup):
    worker = State()
    school = State()
    group = State()


class SchoolClock(Protocol):
    """What the settings say about the time zone of the school itself."""

    school_zone: str


@private.callback_query(Staff.filter())
@may(Action.SEE_PEOPLE)
async def show(
    _: CallbackQuery, callback_data: Staff, session: Session, me: Person, now: datetime
) -> Screen:
    if not allowed(me, Action.INVITE_STAFF):
        raise AccessDenied
    found = await rosters.staff(session)
    shown = pages.cut(found, callback_data.page, WORKERS_ON_A_SCREEN)
    lines = []
    for profile in await rosters.profiles(session, shown, at=now):
        standings = await rosters.standings(session, profile.person)
        what = [standing_line(standing) for standing in standings]
        facts = {"presence": profile.presence.value, "name": profile.person.name}
        lines += [phrase("people-worker", **facts, what=one) for one in what]
    rows: list[Row] = [
        [button("people-person", Card(person=person.id), name=person.name)] for person in shown
    ]
    turns = pages.turns(
        len(found), callback_data.page, WORKERS_ON_A_SCREEN, lambda number: Staff(page=number)
    )
    add, back = button("people-add-worker", AddWorker()), button("people-to-groups", Groups())
    return screen("people-all-staff", turns, *rows, [add], [back], n=len(found), lines=lines)


@private.callback_query(AddWorker.filter())
@may(Action.INVITE_STAFF)
async def ask_role(_: CallbackQuery) -> Screen:
    roles = [
        button("people-in-role", NameWorker(role=role.value), role=role.value)
        for role in rosters.STAFF
    ]
    return screen("people-which-role", roles[:2], roles[2:4], roles[4:], _stop())


@private.callback_query(NameWorker.filter())
@may(Action.INVITE_STAFF)
async def ask_worker(
    _: CallbackQuery, callback_data: NameWorker, session: Session, state: FSMContext
) -> Screen:
    """First for which group or school, where the role needs one; then the name."""
    asked = callback_data
    if asked.role not in set(Role) - FAMILY:
        raise AccessDenied
    if asked.role in OF_A_GROUP and not asked.group:
        return await _which_group(session, asked)
    if asked.role == Role.COORDINATOR and not asked.school:
        return await _which_school(session, asked)
    await state.set_state(TypingStaff.worker)
    await state.set_data({"role": asked.role, "group": asked.group, "school": asked.school})
    return screen("people-name-worker", _stop(), role=asked.role)


async def _which_group(session: Session, asked: NameWorker) -> Screen:
    rows: list[Row] = [
        [button("people-group", asked.model_copy(update={"group": found.id}), group=found.name)]
        for found in await groups.everything(session)
    ]
    add = [button("people-add-group", AddGroup())]
    return screen("people-for-which-group", *rows, add, _stop(), role=asked.role)


async def _which_school(session: Session, asked: NameWorker) -> Screen:
    rows: list[Row] = [
        [
            button(
                "people-of-that-school",
                asked.model_copy(update={"school": found.id}),
                name=found.name,
            )
        ]
        for found in await people.schools(session)
    ]
    other = [button("people-other-school", NameSchool(student=0))]
    return screen("people-for-which-school", *rows, other, _stop())


@private.message(TypingStaff.worker, Typed())
@may(Action.INVITE_STAFF)
async def name_worker(
    message: Message,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: SchoolClock,
) -> Screen:
    name = people.clean_name(message.text or "")
    asked = await state.get_data()
    role, place = asked["role"], asked["group"] or asked["school"]
    known = await question(
        session,
        me,
        name,
        state,
        lambda one: IsWorker(person=one.id, role=role, place=place),
        learner=False,
    )
    return known or await _add_worker(session, me, now, state, name, settings.school_zone)


@private.callback_query(TypingStaff.worker, Newcomer.filter())
@may(Action.INVITE_STAFF)
async def another_worker(
    _: CallbackQuery,
    callback_data: Newcomer,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: SchoolClock,
) -> Screen:
    name = await typed_before(state, callback_data)
    return await _add_worker(session, me, now, state, name, settings.school_zone)


async def _add_worker(
    session: Session, me: Person, now: datetime, state: FSMContext, name: str, zone: str
) -> Screen:
    asked = await state.get_data()
    role = Role(asked["role"])
    if role in OF_A_GROUP:
        group = await session.get_one(Group, asked["group"])
        worker = await groups.add_keeper(session, name, role, group)
    else:
        school = await session.get(School, asked["school"]) if asked["school"] else None
        worker = await people.add_worker(session, name, role, zone=zone, school=school)
    await state.clear()
    return await card(session, me, worker, now, news="added")


@private.callback_query(IsWorker.filter())
@may(Action.INVITE_STAFF, person=Person)
async def is_worker(
    _: CallbackQuery,
    callback_data: IsWorker,
    person: Person,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    role, place = callback_data.role, callback_data.place
    if role not in rosters.STAFF or Role.STUDENT in person.roles:
        raise AccessDenied
    group = await session.get(Group, place) if role in OF_A_GROUP else None
    school = await session.get(School, place) if role == Role.COORDINATOR else None
    if group is None and school is None and role in (*OF_A_GROUP, Role.COORDINATOR):
        raise AccessDenied
    await newcomers.works_as(session, person, Role(role), group=group, school=school, at=now)
    await state.clear()
    return await card(session, me, person, now, news="same")


@private.callback_query(NameSchool.filter(F.student == 0))
@may(Action.INVITE_STAFF)
async def ask_school(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(TypingStaff.school)
    return screen("people-name-school", _stop())


@private.message(TypingStaff.school, Typed())
@may(Action.INVITE_STAFF)
async def name_school(
    message: Message, session: Session, state: FSMContext, settings: SchoolClock
) -> Screen:
    school = await people.school_named(session, message.text or "", zone=settings.school_zone)
    role = Role.COORDINATOR.value
    await state.set_state(TypingStaff.worker)
    await state.set_data({"role": role, "group": 0, "school": school.id})
    return screen("people-name-worker", _stop(), role=role)


@private.callback_query(AddGroup.filter())
@may(Action.CREATE_GROUP)
async def ask_group(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(TypingStaff.group)
    return screen("people-name-group", _stop())


@private.message(TypingStaff.group, Typed())
@may(Action.CREATE_GROUP)
async def name_group(
    message: Message,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: SchoolClock,
) -> Screen:
    name = people.clean_name(message.text or "")
    group = await groups.create(session, name, zone=settings.school_zone)
    await session.flush()
    await state.clear()
    return await roster_screen(session, me, group, now)


def _stop() -> Row:
    return [button("people-stop", Stop())]
