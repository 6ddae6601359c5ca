"""Adding students, those who answer for them, and the school they are on the roll of."""

from datetime import datetime

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.people.callbacks import (
    AddGuardian,
    AddStudent,
    AskSchool,
    Card,
    Groups,
    IsGuardian,
    NameGuardian,
    NameSchool,
    Newcomer,
    SetSchool,
    Stop,
)
from handlers.people.namesakes import question, typed_before
from handlers.people.rosters import card
from models import groups, newcomers, people
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import Kin, Person, Role, School
from models.permissions import Action, access
from models.timetable import local_day
from ui import Button, Row, Screen, Typed, button, may, notification, screen

private = Router(name=__name__)


class TypingFamily(StatesGroup):
    student = State()
    guardian = State()
    school = State()


@private.callback_query(AddStudent.filter())
@may(Action.INVITE, group=Group)
async def ask_student(_: CallbackQuery, group: Group, state: FSMContext) -> Screen:
    await state.set_state(TypingFamily.student)
    await state.set_data({"group": group.id})
    return screen("people-name-student", [_stop()], group=group.name)


@private.message(TypingFamily.student, Typed())
@may(Action.INVITE)
async def name_student(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    name = people.clean_name(message.text or "")
    known = await question(session, me, name, state, lambda one: Card(person=one.id), learner=True)
    return known or await _add_student(session, me, now, state, name)


@private.callback_query(TypingFamily.student, Newcomer.filter())
@may(Action.INVITE)
async def another_student(
    _: CallbackQuery,
    callback_data: Newcomer,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    return await _add_student(session, me, now, state, await typed_before(state, callback_data))


async def _add_student(
    session: Session, me: Person, now: datetime, state: FSMContext, name: str
) -> Screen:
    asked = await state.get_data()
    group = await access(session, me, Action.INVITE, Group, asked["group"])
    today = local_day(now, group.zone)
    student = await groups.add_student(session, name, group, on=today)
    await state.clear()
    return await card(session, me, student, now, news="added")


@private.callback_query(AddGuardian.filter())
@may(Action.INVITE, student=Person)
async def ask_kin(_: CallbackQuery, student: Person) -> Screen:
    id = _a_student(student).id
    kin = [
        button("people-of-kin", NameGuardian(student=id, kin=kin.value), kin=kin.value)
        for kin in Kin
    ]
    return screen("people-which-kin", kin[:2], kin[2:], [_stop()], name=student.name)


@private.callback_query(NameGuardian.filter())
@may(Action.INVITE, student=Person)
async def ask_guardian(
    _: CallbackQuery, callback_data: NameGuardian, student: Person, state: FSMContext
) -> Screen:
    if callback_data.kin not in set(Kin):
        raise AccessDenied
    await state.set_state(TypingFamily.guardian)
    await state.set_data({"student": _a_student(student).id, "kin": callback_data.kin})
    return screen("people-name-guardian", [_stop()], name=student.name, kin=callback_data.kin)


@private.message(TypingFamily.guardian, Typed())
@may(Action.INVITE)
async def name_guardian(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    name = people.clean_name(message.text or "")
    asked = await state.get_data()
    child = {"student": asked["student"], "kin": asked["kin"]}
    known = await question(
        session, me, name, state, lambda one: IsGuardian(person=one.id, **child), learner=False
    )
    return known or await _add_guardian(session, me, now, state, name)


@private.callback_query(TypingFamily.guardian, Newcomer.filter())
@may(Action.INVITE)
async def another_guardian(
    _: CallbackQuery,
    callback_data: Newcomer,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    return await _add_guardian(session, me, now, state, await typed_before(state, callback_data))


async def _add_guardian(
    session: Session, me: Person, now: datetime, state: FSMContext, name: str
) -> Screen:
    asked = await state.get_data()
    student = await access(session, me, Action.INVITE, Person, asked["student"])
    guardian = await people.add_guardian(session, name, student, Kin(asked["kin"]))
    await state.clear()
    return await card(session, me, guardian, now, news="added")


@private.callback_query(IsGuardian.filter())
@may(Action.INVITE, person=Person, student=Person)
async def is_guardian(
    _: CallbackQuery,
    callback_data: IsGuardian,
    person: Person,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    if callback_data.kin not in set(Kin) or Role.STUDENT in person.roles:
        raise AccessDenied
    kin = Kin(callback_data.kin)
    await newcomers.answers_for(session, person, _a_student(student), kin, at=now)
    await state.clear()
    return await card(session, me, person, now, news="same")


@notification(newcomers.FAMILY_GROWN, Person)
async def family_grown(session: Session, person: Person, to: Person) -> Screen | None:
    """To the child's other guardians: somebody of the lists answers for the child, too."""
    theirs = {child.id for child in await people.children(session, person.id)}
    shared = [one.called for one in await people.children(session, to.id) if one.id in theirs]
    return screen("people-family", child=", ".join(shared), name=person.name) if shared else None


@private.callback_query(AskSchool.filter())
@may(Action.INVITE, student=Person)
async def ask_school(_: CallbackQuery, student: Person, session: Session) -> Screen:
    id = _a_student(student).id
    rows: list[Row] = [
        [button("people-of-that-school", SetSchool(student=id, school=found.id), name=found.name)]
        for found in await people.schools(session)
    ]
    other = [button("people-other-school", NameSchool(student=id))]
    return screen("people-which-school", *rows, other, [_stop()], name=student.name)


@private.callback_query(SetSchool.filter())
@may(Action.INVITE, student=Person)
async def set_school(
    _: CallbackQuery,
    callback_data: SetSchool,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    school = await session.get(School, callback_data.school)
    if school is None:
        raise AccessDenied
    _a_student(student).school_id = school.id
    return await card(session, me, student, now)


@private.callback_query(NameSchool.filter(F.student > 0))
@may(Action.INVITE, student=Person)
async def ask_school_name(_: CallbackQuery, student: Person, state: FSMContext) -> Screen:
    await state.set_state(TypingFamily.school)
    await state.set_data({"student": _a_student(student).id})
    return screen("people-name-school", [_stop()])


@private.message(TypingFamily.school, Typed())
@may(Action.INVITE)
async def name_school(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    student = await access(session, me, Action.INVITE, Person, asked["student"])
    school = await people.school_named(session, message.text or "", zone=student.zone)
    student.school_id = school.id
    await state.clear()
    return await card(session, me, student, now)


@private.callback_query(Stop.filter())
@may(Action.INVITE)
async def stop(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.clear()
    return screen("people-stopped", [button("people-to-groups", Groups())])


def _stop() -> Button:
    return button("people-stop", Stop())


def _a_student(person: Person) -> Person:
    """The button was ours only if it stood on a student's card."""
    if Role.STUDENT not in person.roles:
        raise AccessDenied
    return person
