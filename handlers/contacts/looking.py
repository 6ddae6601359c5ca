"""Families find who is there for a child, card by card; the staff all of them at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.contacts.callbacks import Look, ShowCard, ShowNumber
from models import contacts, desk, hours, introductions, people
from models.base import AccessDenied, Session
from models.contacts import Around, Card, Phone
from models.desk import Contact
from models.people import FAMILY, Person, Role
from models.permissions import Action, capacities
from models.rosters import Profile
from ui import (
    Phrase,
    Row,
    Screen,
    Shelf,
    Typed,
    button,
    entry,
    may,
    notification,
    offer,
    offers,
    phrase,
    screen,
)

private = Router(name=__name__)

SEE = Action.SEE_CONTACTS
IN_A_ROW = 2


class TypingStudent(StatesGroup):
    name = State()


offer(Around, SEE, "contacts-look", lambda around: Look(student=around.student.id))
offer(
    Profile,
    SEE,
    "contacts-look",
    lambda profile: Look(student=profile.person.id),
    lambda profile: Role.STUDENT in profile.person.roles,
)


@private.message(entry("contacts", SEE, shelf=Shelf.OWN))
@may(SEE)
async def begin(_: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    """Whoever has children or learns looks around them; the staff say around whom."""
    children = await desk.children(session, me)
    if len(children) == 1:
        return await _family(session, children[0], me)
    if children:
        return screen("contacts-which-child", *_names(children), n=len(children))
    await state.set_state(TypingStudent.name)
    return screen("contacts-which-student")


@private.message(TypingStudent.name, Typed())
@may(SEE)
async def find(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    """The question stays open until somebody has been found."""
    found = await contacts.students_of(session, me, message.text or "")
    if found:
        await state.clear()
    return screen("contacts-found" if found else "contacts-not-found", *_names(found), n=len(found))


def _names(found: list[Person]) -> list[Row]:
    return [[button("contacts-student", Look(student=one.id), name=one.name)] for one in found]


@private.callback_query(Look.filter())
@may(SEE, student=Person)
async def look(_: CallbackQuery, student: Person, session: Session, me: Person) -> Screen:
    if Role.STUDENT not in student.roles:
        raise AccessDenied
    roles = await capacities(session, me, SEE, Person, student.id)
    if FAMILY.intersection(roles):
        return await _family(session, student, me)
    return await _staff(session, student, me, roles)


@notification(introductions.WELCOME, Person, SEE)
async def welcome(session: Session, student: Person, to: Person) -> Screen | None:
    """To a family that has just come: None as long as nobody is there for the child."""
    drawn = await _family(session, student, to)
    return None if drawn.words == "contacts-nobody" else replace(drawn, words="contacts-welcome")


async def _family(session: Session, student: Person, me: Person) -> Screen:
    found = await contacts.around(session, student)
    names = [
        button("contacts-one", _card(student, contact), name=contact.person.called)
        for contact in found
    ]
    rows: list[Row] = [names[i : i + IN_A_ROW] for i in range(0, len(names), IN_A_ROW)]
    return screen(
        "contacts-list" if found else "contacts-nobody",
        *rows,
        student="" if student.id == me.id else student.called,
        lines=[_line(contact) for contact in found],
    )


def _card(student: Person, contact: Contact) -> ShowCard:
    return ShowCard(student=student.id, role=contact.role, person=contact.person.id)


def _line(contact: Contact) -> Phrase:
    subjects = ", ".join(contact.subjects)
    return phrase(
        "contacts-line", name=contact.person.called, role=contact.role.value, subjects=subjects
    )


@private.callback_query(ShowCard.filter())
@may(Action.OPEN_CONTACT, student=Person)
async def show_card(
    _: CallbackQuery,
    callback_data: ShowCard,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    """Somebody who is not there for the student any more has no card."""
    wanted = callback_data.role, callback_data.person
    for contact in await contacts.around(session, student):
        if (contact.role, contact.person.id) == wanted:
            break
    else:
        raise AccessDenied
    await contacts.note_opened(session, contact, by=me, at=now)
    card = await contacts.card(session, student, contact, at=now)
    numbers = await contacts.shown(session, me, [contact.person])
    return screen(
        "contacts-card",
        *offers(me, card),
        *_numbers(numbers, [contact.person]),
        [button("contacts-back", Look(student=student.id))],
        **_facts(card, me, now),
    )


def _facts(card: Card, me: Person, now: datetime) -> dict[str, Any]:
    instead: Phrase | str = ""
    if card.instead and card.instead_of:
        instead = phrase(
            "contacts-instead", name=card.instead_of.called, until=card.instead.last_day
        )
    return {
        "name": card.contact.person.name,
        "role": card.contact.role.value,
        "subjects": ", ".join(card.contact.subjects),
        "student": "" if card.student.id == me.id else card.student.called,
        "instead": instead,
        "when": _when(card, now),
        "usual": _usual(card),
    }


def _when(card: Card, now: datetime) -> Phrase | str:
    """Their working hours by the reader's clock."""
    if card.working is None:
        return ""
    begins, ends, last = hours.week(card.working, card.contact.person.zone, now)
    return phrase("contacts-when", begins=begins, ends=ends, last=last)


def _usual(card: Card) -> Phrase | str:
    """How soon they answer as a rule: in minutes, then in hours, then in days."""
    if card.usual is None:
        return ""
    minutes = round(card.usual / timedelta(minutes=1))
    size, unit = (60 * 24, "days") if minutes >= 60 * 36 else (60, "hours")
    if minutes < 60:
        return phrase("contacts-usual", n=minutes, unit="minutes")
    return phrase("contacts-usual", n=round(minutes / size), unit=unit)


def _numbers(numbers: list[Phone], owners: list[Person]) -> list[Row]:
    names = {one.id: one.called for one in owners}
    return [
        [button("contacts-number", ShowNumber(phone=one.id), name=names[one.person_id])]
        for one in numbers
    ]


@private.callback_query(ShowNumber.filter())
@may(Action.SEE_PHONE, phone=Phone)
async def show_number(_: CallbackQuery, phone: Phone, session: Session) -> Screen:
    """Never kept on its way, so that a number that is taken back is nowhere."""
    owner = await session.get_one(Person, phone.person_id)
    return screen("contacts-number-of", name=owner.name, number=phone.number).but(
        fresh=True, secret=True
    )


async def _staff(session: Session, student: Person, me: Person, roles: list[Role]) -> Screen:
    """Names and what they do; for the tutor also which cards the family has opened, and the
    numbers that are shown to tutors."""
    found = await contacts.around(session, student)
    family: list[Person] = []
    seen: dict[int, list[Person]] = {}
    unread: set[int] = set()
    if {Role.TUTOR, Role.ADMIN}.intersection(roles):
        family = [who for who, _ in await people.guardians(session, student.id)]
        seen = await contacts.opened(session, student, found)
        unread = await introductions.unread(session, student)
    owners = [*family, *(contact.person for contact in found if contact.person.id != me.id)]
    numbers = await contacts.shown(session, me, owners)
    return screen(
        "contacts-around",
        *_numbers(numbers, owners),
        *offers(me, student),
        student=student.name,
        lines=[
            _line_for_staff(one, seen.get(one.person.id, []), one.person.id in unread)
            for one in found
        ],
    )


def _line_for_staff(contact: Contact, seen: list[Person], unread: bool) -> Phrase:
    return phrase(
        "contacts-line-staff",
        line=_line(contact),
        names=", ".join(one.called for one in seen),
        unread="yes" if unread and contact.role is Role.TEACHER else "no",
    )
