"""The numbers of a family, when they are best called, and who has called whom."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.call_list.callbacks import (
    AskNumber,
    DropNumber,
    Family,
    Prefer,
    ShowNumbers,
    StopTyping,
)
from handlers.call_list.cards import to_call, to_family, to_list
from handlers.call_list.wording import who
from models import call_list
from models.base import Session
from models.call_list import BestHours, Call, Callee, PhoneNumber
from models.people import Person, Role
from models.permissions import access
from models.rosters import Profile
from ui import (
    Phrase,
    Row,
    Screen,
    Typed,
    button,
    may,
    notification,
    offer,
    offers,
    pages,
    phrase,
    screen,
)

private = Router(name=__name__)

CALLS_SHOWN, FAMILIES_SHOWN = 8, 10

offer(
    Profile,
    call_list.SEE,
    "call-list-family-open",
    lambda profile: Family(student=profile.person.id),
    lambda profile: Role.STUDENT in profile.person.roles,
)


class TypingNumber(StatesGroup):
    number = State()


@private.callback_query(ShowNumbers.filter())
@may(call_list.SEE)
async def show_numbers(
    _: CallbackQuery, callback_data: ShowNumbers, session: Session, me: Person
) -> Screen:
    found, page = await call_list.table(session, me), callback_data.page
    rows: list[Row] = [
        [
            button(
                "call-list-numbers-of",
                Family(student=student.id),
                name=student.name,
                known=len(known),
                all=len(family),
            )
        ]
        for student, family, known in pages.cut(found, page, FAMILIES_SHOWN)
    ]
    turns = pages.turns(len(found), page, FAMILIES_SHOWN, lambda n: ShowNumbers(page=n))
    missing = sum(len(family) - len(known) for _, family, known in found)
    return screen("call-list-numbers", *rows, turns, [to_list()], n=len(found), missing=missing)


@private.callback_query(Family.filter())
@may(call_list.SEE, student=Person)
async def family(_: CallbackQuery, student: Person, session: Session, me: Person) -> Screen:
    return await _family(session, me, student)


async def _family(session: Session, me: Person, student: Person) -> Screen:
    found = list((await call_list.callees(session, me, student)).values())
    known = await call_list.of(session, [one.person.id for one in found])
    rows: list[Row] = [
        [
            to_call(student, one.person),
            button(
                "call-list-ask-number",
                AskNumber(student=student.id, person=one.person.id),
                known="yes" if one.person.id in known else "no",
            ),
        ]
        for one in found
    ]
    return screen(
        "call-list-family",
        *rows,
        *offers(me, student),
        [button("call-list-to-numbers", ShowNumbers())],
        name=student.name,
        lines=[_one(one, known.get(one.person.id)) for one in found],
        calls=[
            phrase(
                "call-list-past",
                at=call.at,
                name=person.called,
                result=(call.result or "none"),
                by=by.called,
            )
            for call, person, by in await call_list.history(session, student, CALLS_SHOWN)
        ],
    )


def _one(callee: Callee, number: PhoneNumber | None) -> Phrase:
    return phrase(
        "call-list-number",
        who=who(callee),
        number=number.number if number and number.wrong_at is None else "",
        wrong="yes" if number and number.wrong_at else "no",
        best=number.hours.value if number else "any",
    )


@private.callback_query(AskNumber.filter())
@may(call_list.KEEP, student=Person)
async def ask_number(
    _: CallbackQuery,
    callback_data: AskNumber,
    student: Person,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    callee = await call_list.callee(session, me, student, callback_data.person)
    ids = {"student": student.id, "person": callee.person.id}
    known = await call_list.of(session, [callee.person.id])
    await state.set_state(TypingNumber.number)
    await state.set_data(ids)
    return screen(
        "call-list-type-number",
        [button("call-list-drop-number", DropNumber(**ids))] if known else [],
        [button("call-list-stop", StopTyping(student=student.id))],
        child=student.name,
        who=who(callee),
    )


@private.message(TypingNumber.number, Typed())
@may(call_list.KEEP)
async def note_number(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    student = await access(session, me, call_list.KEEP, Person, asked["student"])
    callee = await call_list.callee(session, me, student, asked["person"])
    number = await call_list.note(session, callee.person, message.text or "", by=me, at=now)
    await state.clear()
    return _noted(student, callee, number)


def _noted(student: Person, callee: Callee, number: PhoneNumber) -> Screen:
    ids = {"student": student.id, "person": callee.person.id}
    hours = [
        button("call-list-prefer", Prefer(**ids, hours=one), best=one.value) for one in BestHours
    ]
    return screen(
        "call-list-noted",
        hours[:2],
        hours[2:],
        [to_call(student, callee.person)],
        [to_family(student)],
        child=student.name,
        who=who(callee),
        number=number.number,
        best=number.hours.value,
    )


@private.callback_query(Prefer.filter())
@may(call_list.KEEP, student=Person)
async def prefer(
    _: CallbackQuery, callback_data: Prefer, student: Person, session: Session, me: Person
) -> Screen:
    callee = await call_list.callee(session, me, student, callback_data.person)
    number = await call_list.prefer(session, callee.person, callback_data.hours)
    return _noted(student, callee, number)


@private.callback_query(DropNumber.filter())
@may(call_list.KEEP, student=Person)
async def drop_number(
    _: CallbackQuery,
    callback_data: DropNumber,
    student: Person,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    callee = await call_list.callee(session, me, student, callback_data.person)
    await call_list.forget(session, callee.person)
    await state.clear()
    return await _family(session, me, student)


@private.callback_query(StopTyping.filter())
@may(call_list.KEEP, student=Person)
async def stop_typing(
    _: CallbackQuery, student: Person, session: Session, me: Person, state: FSMContext
) -> Screen:
    await state.clear()
    return await _family(session, me, student)


@notification(call_list.WRONG, Call, call_list.KEEP)
async def wrong_number(session: Session, call: Call, to: Person) -> Screen | None:
    """To the coordinator: somebody has to find out the right number."""
    student = await session.get_one(Person, call.student_id)
    callee = (await call_list.callees(session, to, student)).get(call.person_id)
    known = (await call_list.of(session, [call.person_id])).get(call.person_id)
    if callee is None or known is None or known.wrong_at is None:
        return None
    caller = await session.get_one(Person, call.by_id)
    ask = AskNumber(student=student.id, person=call.person_id)
    return screen(
        "call-list-find-number",
        [button("call-list-ask-number", ask, known="no")],
        child=student.name,
        who=who(callee),
        by=caller.called,
    )


@notification(call_list.RIGHTED, Call, call_list.KEEP)
async def righted(session: Session, call: Call, to: Person) -> Screen | None:
    """To whoever called the wrong number: there is another one."""
    student = await session.get_one(Person, call.student_id)
    callee = (await call_list.callees(session, to, student)).get(call.person_id)
    if callee is None:
        return None
    return screen(
        "call-list-righted", [to_call(student, callee.person)], child=student.name, who=who(callee)
    )
