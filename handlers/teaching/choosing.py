"""Choosing who teaches a subject, and saying so."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.teaching.callbacks import Appoint, AskEnd, Choose, End, Propose, Subject
from handlers.teaching.subjects import subject_screen
from models import rosters, teaching
from models.base import AccessDenied, Session
from models.courses import Course
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action, access
from ui import Row, Screen, Typed, button, may, pages, screen

private = Router(name=__name__)

ASSIGN = Action.ASSIGN_TEACHER
ON_A_PAGE = 8


class TypingTeacher(StatesGroup):
    name = State()


@private.callback_query(Choose.filter())
@may(ASSIGN, course=Course)
async def choose(
    _: CallbackQuery,
    callback_data: Choose,
    course: Course,
    session: Session,
    state: FSMContext,
) -> Screen:
    """A list to tap on; a part of a name can be typed as well."""
    asked = callback_data
    found = await _able(session, course, await rosters.holders(session, Role.TEACHER))
    await state.set_state(TypingTeacher.name)
    await state.set_data({"course": course.id, "instead": asked.instead})
    turns = pages.turns(
        len(found), asked.page, ON_A_PAGE, lambda page: asked.model_copy(update={"page": page})
    )
    shown = pages.cut(found, asked.page, ON_A_PAGE)
    return await _teachers(session, course, asked.instead, shown, turns)


@private.message(TypingTeacher.name, Typed())
@may(ASSIGN)
async def find(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    asked = await state.get_data()
    course = await access(session, me, ASSIGN, Course, asked["course"])
    named = await rosters.named(session, message.text or "", Role.TEACHER)
    able = await _able(session, course, named)
    return await _teachers(session, course, asked["instead"], able, [])


async def _able(session: Session, course: Course, found: list[Person]) -> list[Person]:
    """Those who do not teach it yet."""
    teach = {one.id for one in await teaching.teachers_of(session, course)}
    return [one for one in found if one.id not in teach]


async def _teachers(
    session: Session, course: Course, instead: int, found: list[Person], turns: Row
) -> Screen:
    apart = await teaching.told_apart(session, found)
    rows: list[Row] = [
        [
            button(
                "teaching-teacher",
                Propose(course=course.id, teacher=one.id, instead=instead),
                name=one.name,
                what=apart.get(one.id, ""),
            )
        ]
        for one in found
    ]
    back = [button("teaching-back", Subject(course=course.id))]
    words = "teaching-who" if found else "teaching-nobody"
    return screen(words, turns, *rows, back, subject=course.subject)


@private.callback_query(Propose.filter())
@may(ASSIGN, course=Course)
async def propose(
    _: CallbackQuery, callback_data: Propose, course: Course, session: Session, state: FSMContext
) -> Screen:
    await state.clear()
    new = await _person(session, callback_data.teacher)
    old = await session.get(Person, callback_data.instead)
    sure = Appoint(course=course.id, teacher=new.id, instead=callback_data.instead)
    return screen(
        "teaching-sure",
        [button("teaching-yes", sure, style="success")],
        [button("teaching-back", Subject(course=course.id))],
        subject=course.subject,
        group=(await session.get_one(Group, course.group_id)).name,
        new=new.name,
        old=old.name if old else "",
        n=len(await teaching.weekly(session, course, old)),
    )


@private.callback_query(Appoint.filter())
@may(ASSIGN, course=Course)
async def appoint(
    _: CallbackQuery,
    callback_data: Appoint,
    course: Course,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    new = await _person(session, callback_data.teacher)
    if callback_data.instead:
        old = await _person(session, callback_data.instead)
        await teaching.replace(session, course, old, new, by=me, at=now)
    else:
        await teaching.assign(session, course, new, by=me, at=now)
    return (await subject_screen(session, me, course)).but(toast="teaching-done")


@private.callback_query(AskEnd.filter())
@may(ASSIGN, course=Course)
async def ask_end(
    _: CallbackQuery, callback_data: AskEnd, course: Course, session: Session
) -> Screen:
    old = await _person(session, callback_data.teacher)
    sure = End(course=course.id, teacher=old.id)
    return screen(
        "teaching-end-sure",
        [button("teaching-end-yes", sure, style="danger")],
        [button("teaching-back", Subject(course=course.id))],
        subject=course.subject,
        name=old.name,
        n=len(await teaching.weekly(session, course, old)),
    )


@private.callback_query(End.filter())
@may(ASSIGN, course=Course)
async def end(
    _: CallbackQuery,
    callback_data: End,
    course: Course,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    old = await _person(session, callback_data.teacher)
    await teaching.end(session, course, old, by=me, at=now)
    return (await subject_screen(session, me, course)).but(toast="teaching-done")


async def _person(session: Session, id: int) -> Person:
    """Somebody of the staff whom a button names; the verb checks that they may teach."""
    found = await session.get(Person, id)
    if found is None or Role.TEACHER not in found.roles:
        raise AccessDenied
    return found
