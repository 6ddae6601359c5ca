"""A family asks: the tutor, a teacher, the psychologist, the coordinator; replies; thinks again."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.desk.callbacks import Whom, WriteTo
from handlers.desk.cards import passed_on, whom
from handlers.desk.replying import Replies, Rewrites, taken
from models import contacts, desk, faq
from models.base import AccessDenied, Session
from models.contacts import Around, Card
from models.desk import Contact, Message
from models.people import Person, Role
from models.permissions import access
from ui import (
    Row,
    Screen,
    Typed,
    button,
    entry,
    left_to_others,
    may,
    offer,
    offers,
    screen,
)
from ui.posts import joined, length_of, text_of

private = Router(name=__name__)

WRITE = desk.WRITE

offer(Card, WRITE, "desk-write-to", lambda card: _to(card.student, card.contact))


class Asking(StatesGroup):
    words = State()


@private.message(entry("ask", WRITE))
@may(WRITE)
async def begin(message: Written, session: Session, me: Person) -> Screen | list[Screen]:
    """What is asked behind the command may have been answered before."""
    typed = message.text or ""
    asked = typed.partition(" ")[2] if typed.startswith("/") else ""
    maybe = [row for one in await faq.similar(session, me, asked) for row in offers(me, one)]
    whom = await _whom(session, me)
    return [whom, screen("faq-maybe", *maybe)] if maybe else whom


async def _whom(session: Session, me: Person) -> Screen:
    children = await desk.children(session, me)
    if len(children) == 1:
        return await _contacts(session, children[0], me)
    rows: list[Row] = [
        [button("desk-child", Whom(student=child.id), name=child.called)] for child in children
    ]
    return screen("desk-which-child", *rows, n=len(children))


@private.callback_query(Whom.filter())
@may(WRITE, student=Person)
async def choose(_: CallbackQuery, student: Person, session: Session, me: Person) -> Screen:
    return await _contacts(session, student, me)


async def _contacts(session: Session, student: Person, me: Person) -> Screen:
    found = await contacts.around(session, student)
    rows: list[Row] = [[button("desk-one", _to(student, one), whom=whom(one))] for one in found]
    name = "" if student.id == me.id else student.called
    rows += offers(me, Around(student)) if found else []
    return screen("desk-whom" if found else "desk-no-contacts", *rows, student=name)


def _to(student: Person, contact: Contact) -> WriteTo:
    """Tutors are asked together: whoever is there first answers."""
    tutor = contact.role is Role.TUTOR
    return WriteTo(student=student.id, role=contact.role, staff=0 if tutor else contact.person.id)


@private.callback_query(WriteTo.filter())
@may(WRITE, student=Person)
async def write_to(
    _: CallbackQuery,
    callback_data: WriteTo,
    student: Person,
    session: Session,
    state: FSMContext,
) -> Screen:
    role, staff = callback_data.role, callback_data.staff
    fits = [
        contact
        for contact in await contacts.around(session, student)
        if contact.role is role and staff in (0, contact.person.id)
    ]
    if not fits:
        raise AccessDenied
    await state.set_data({"student": student.id, "role": role.value, "staff": staff or None})
    await state.set_state(Asking.words)
    names = ", ".join(contact.person.called for contact in fits)
    return screen("desk-type", names=names, role=role.value, n=len(fits)).but(fresh=True)


@private.message(Asking.words, Typed())
@may(WRITE)
async def typed(
    message: Written, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    to = await state.get_data()
    student = await access(session, me, WRITE, Person, to["student"])
    thread = await desk.thread_of(session, student, Role(to["role"]), to["staff"], at=now)
    said = await taken(session, message, me, now)
    await desk.ask(session, said, thread, at=now)
    await state.clear()
    return await passed_on(session, said, thread, me, now)


@private.message(Replies(family=True))
@may(WRITE)
@left_to_others()
async def reply(
    message: Written, session: Session, me: Person, now: datetime, replied: int
) -> Screen | None:
    if await joined(session, message, me):
        return None
    about = await access(session, me, WRITE, Message, replied)
    if about.thread is None:
        raise AccessDenied
    said = await taken(session, message, me, now)
    first = await desk.ask(session, said, about.thread, at=now, replies_to=about.id)
    return await passed_on(session, said, about.thread, me, now) if first else None


@private.edited_message(Rewrites(family=True))
@may(WRITE)
@left_to_others()
async def rewrite(
    message: Written, session: Session, me: Person, now: datetime, replied: int, state: FSMContext
) -> None:
    """The copies change, and nothing is said. A question of another dialog stays open: `state`."""
    said = await access(session, me, WRITE, Message, replied)
    length = length_of(message)
    await desk.edit(session, said, text_of(message), length=length, by=me, at=now)
