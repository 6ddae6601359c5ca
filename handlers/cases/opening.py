"""`/sos`: about whom, with whom, and the first words."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.cases.callbacks import Ask, Begin, New, Procedure
from handlers.cases.cards import asks_procedure, procedure, sent
from handlers.cases.listing import SOS
from models import cases
from models.base import AccessDenied, Session
from models.cases import Case
from models.desk import Contact
from models.people import Person, Role
from models.permissions import Action, access
from models.permissions import may as allowed
from models.rosters import Profile
from ui import Phrase, Row, Screen, Typed, button, kept_out, may, offer, phrase, screen

private = Router(name=__name__)

OPEN = cases.OPEN
AT_ONCE = 8  # students that are shown without asking for a name

offer(
    Profile,
    OPEN,
    "cases-about",
    lambda profile: Ask(student=profile.person.id),
    lambda profile: Role.STUDENT in profile.person.roles,
)


class Opening(StatesGroup):
    name = State()
    words = State()


@private.message(SOS, kept_out)
@may(Action.SEE_MENU)
async def elsewhere(_: Written, me: Person, settings: Any) -> list[Screen]:
    """Nothing is written through Telegram: speak to each other, and the numbers all the same."""
    if not allowed(me, cases.KEEP):
        raise AccessDenied
    return [screen("cases-elsewhere"), procedure(settings)]


@private.callback_query(New.filter())
@may(OPEN)
async def new(_: CallbackQuery, session: Session, me: Person, state: FSMContext) -> Screen:
    found = await cases.students_of(session, me)
    if len(found) > AT_ONCE:
        await state.set_state(Opening.name)
        return screen("cases-type-name")
    return screen("cases-which-student", *_students(found), n=len(found))


@private.message(Opening.name, Typed())
@may(OPEN)
async def find(message: Written, session: Session, me: Person) -> Screen:
    found = await cases.students_of(session, me, message.text or "")
    return screen("cases-which-student", *_students(found[:AT_ONCE]), n=len(found))


def _students(found: list[Person]) -> list[Row]:
    return [[button("cases-student", Ask(student=one.id), name=one.name)] for one in found]


@private.callback_query(Ask.filter())
@may(OPEN, student=Person)
async def ask(
    _: CallbackQuery, student: Person, session: Session, me: Person, state: FSMContext
) -> Screen:
    found = await cases.advisers(session, student, me)
    rows: list[Row] = [
        [
            button(
                "cases-one",
                Begin(student=student.id, role=one.role, asked=one.person.id),
                whom=_whom(one),
            )
        ]
        for one in found
        if cases.dependable(one.person)
    ]
    away = [_whom(one) for one in found if not cases.dependable(one.person)]
    await state.clear()
    return screen(
        "cases-whom" if rows else "cases-nobody",
        *rows,
        asks_procedure(),
        student=student.name,
        away=phrase("cases-away", lines=away) if away else "",
    )


def _whom(contact: Contact) -> Phrase:
    return phrase("cases-whom-one", role=contact.role.value, name=contact.person.called)


@private.callback_query(Begin.filter())
@may(OPEN, student=Person)
async def begin(
    _: CallbackQuery,
    callback_data: Begin,
    student: Person,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    role, asked = callback_data.role, callback_data.asked
    found = await cases.advisers(session, student, me)
    whom = next((one for one in found if (one.role, one.person.id) == (role, asked)), None)
    if whom is None:
        raise AccessDenied
    await state.set_data({"student": student.id, "role": role.value, "asked": asked})
    await state.set_state(Opening.words)
    return screen("cases-type", student=student.name, whom=_whom(whom)).but(fresh=True)


@private.message(Opening.words, Typed())
@may(OPEN)
async def typed(
    message: Written,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: Any,
) -> list[Screen]:
    about = await state.get_data()
    student = await access(session, me, OPEN, Person, about["student"])
    case: Case = await cases.open_with(
        session, student, Role(about["role"]), about["asked"], by=me, at=now
    )
    shown = await sent(session, message, case, me, now, settings)
    await state.clear()
    return shown


@private.callback_query(Procedure.filter())
@may(cases.KEEP)
async def safety(_: CallbackQuery, settings: Any) -> Screen:
    return procedure(settings)
