"""A psychologist's advice about a student: for the staff, and for parents once it is released."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from models import advice
from models.advice import Advice, Known
from models.advice import release as show_to_parents
from models.base import Session
from models.people import Person
from models.permissions import Action, access
from models.permissions import may as allowed
from ui import (
    CallbackData,
    Phrase,
    Row,
    Screen,
    Typed,
    button,
    entry,
    may,
    notification,
    offers,
    pages,
    phrase,
    screen,
)

private = Router(name=__name__)

ON_A_SCREEN = 3  # they are long


class TypingAdvice(StatesGroup):
    student = State()
    text = State()


class ShowAdvice(CallbackData, prefix="advice"):
    """Show what was advised."""

    page: int = 0


class AskStudent(CallbackData, prefix="advise"):
    """Let me name the student whom I want to advise about."""


class AskText(CallbackData, prefix="advise-of"):
    """Let me write my advice about this student."""

    student: int


class Release(CallbackData, prefix="advice-open"):
    """The parents may read this advice of mine, too."""

    advice: int


@private.message(entry("advice", Action.SEE_ADVICE))
@may(Action.SEE_ADVICE)
async def read(_: Message, session: Session, me: Person) -> Screen:
    return await _list(session, me, 0)


@private.callback_query(ShowAdvice.filter())
@may(Action.SEE_ADVICE)
async def show(_: CallbackQuery, callback_data: ShowAdvice, session: Session, me: Person) -> Screen:
    return await _list(session, me, callback_data.page)


@private.callback_query(AskStudent.filter())
@may(Action.GIVE_ADVICE)
async def ask_student(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(TypingAdvice.student)
    return screen("advice-which-student")


@private.message(TypingAdvice.student, Typed())
@may(Action.GIVE_ADVICE)
async def find_student(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    found = await advice.students_of(session, me, message.text or "")
    rows: list[Row] = [
        [button("people-person", AskText(student=one.id), name=one.name)] for one in found
    ]
    return screen("advice-found" if found else "advice-not-found", *rows)


@private.callback_query(AskText.filter())
@may(Action.GIVE_ADVICE, student=Person)
async def ask_text(_: CallbackQuery, student: Person, state: FSMContext) -> Screen:
    await state.set_state(TypingAdvice.text)
    await state.set_data({"student": student.id})
    return screen("advice-write", student=student.name)


@private.message(TypingAdvice.text, Typed())
@may(Action.GIVE_ADVICE)
async def write(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    id = (await state.get_data())["student"]
    student = await access(session, me, Action.GIVE_ADVICE, Person, id)
    await advice.give(session, message.text or "", about=student, by=me, at=now)
    await state.clear()
    return await _list(session, me, 0)


@private.callback_query(Release.filter())
@may(Action.GIVE_ADVICE, advice=Advice)
async def release(
    _: CallbackQuery, advice: Advice, session: Session, me: Person, now: datetime
) -> Screen:
    await show_to_parents(session, advice, by=me, at=now)
    return await _list(session, me, 0)


async def _list(session: Session, me: Person, page: int) -> Screen:
    found = await advice.seen_by(session, me)
    shown = pages.cut(found, page, ON_A_SCREEN)
    writes = allowed(me, Action.GIVE_ADVICE)
    rows: list[Row] = [
        [button("advice-release", Release(advice=given.id), student=student.name)]
        for given, student in shown
        if writes and given.author_id == me.id and given.released_at is None
    ]
    if writes:
        rows.append([button("advice-new", AskStudent())])
    rows += offers(me, Known(me))
    turns = pages.turns(len(found), page, ON_A_SCREEN, lambda number: ShowAdvice(page=number))
    lines = [_line(given, student) for given, student in shown]
    return screen("advice-list" if found else "advice-none", turns, *rows, lines=lines)


def _line(given: Advice, student: Person) -> Phrase:
    released = "yes" if given.released_at is not None else "no"
    return phrase(
        "advice-line", student=student.name, at=given.at, text=given.text, released=released
    )


@notification(advice.GIVEN, Advice, Action.SEE_ADVICE)
async def given_to_staff(session: Session, about: Advice, _to: Person) -> Screen:
    return await _told(session, about)


@notification(advice.RELEASED, Advice, Action.SEE_ADVICE)
async def shown_to_parents(session: Session, about: Advice, _to: Person) -> Screen:
    return await _told(session, about)


async def _told(session: Session, about: Advice) -> Screen:
    student = await session.get_one(Person, about.student_id)
    return screen("advice-told", student=student.name, text=about.text)
