"""The tutor chooses whom by name, or whoever has not confirmed an earlier announcement."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.announcements.callbacks import (
    ChooseGroup,
    ChooseSilent,
    FindPeople,
    Pick,
    PickSilent,
)
from handlers.announcements.cards import title
from handlers.announcements.choosing import whom_screen
from models import announcements, audiences
from models.announcements import Announcement
from models.audiences import PartKind
from models.base import Session
from models.people import Person
from models.permissions import Action, access
from ui import Button, Row, Screen, Typed, button, may, phrase, screen

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE
MOST_FOUND, MOST_EARLIER = 8, 8


class Finding(StatesGroup):
    name = State()


@private.callback_query(FindPeople.filter())
@may(ANNOUNCE, announcement=Announcement)
async def find_people(
    _: CallbackQuery, announcement: Announcement, me: Person, state: FSMContext
) -> Screen:
    announcements.editable(announcement, by=me)
    await state.set_data({"announcement": announcement.id})
    await state.set_state(Finding.name)
    return screen("announcements-type-name", [_back(announcement)])


@private.message(Finding.name, Typed())
@may(ANNOUNCE)
async def typed_name(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    asked = await state.get_data()
    announcement = await access(session, me, ANNOUNCE, Announcement, asked["announcement"])
    announcements.editable(announcement, by=me)
    found = await announcements.found_people(session, me, message.text or "", MOST_FOUND)
    if not found:
        return screen("announcements-nobody-found", [_back(announcement)])
    return _found(announcement, found)


def _found(announcement: Announcement, found: list[Person]) -> Screen:
    chosen = {part.person_id for part in announcement.audience.parts}
    rows: list[Row] = [
        [
            button(
                "announcements-person",
                Pick(announcement=announcement.id, person=person.id),
                name=person.name,
                chosen="yes" if person.id in chosen else "no",
            )
        ]
        for person in found
    ]
    return screen("announcements-found", *rows, [_back(announcement)])


def _back(announcement: Announcement) -> Button:
    return button("announcements-to-whom", ChooseGroup(announcement=announcement.id))


@private.callback_query(Pick.filter())
@may(ANNOUNCE, announcement=Announcement)
async def pick(
    _: CallbackQuery, callback_data: Pick, announcement: Announcement, session: Session, me: Person
) -> Screen:
    announcements.editable(announcement, by=me)
    person = await announcements.reachable(session, me, callback_data.person)
    await audiences.toggle(session, announcement.audience, PartKind.PERSON, person_id=person.id)
    return await whom_screen(session, announcement, me)


@private.callback_query(ChooseSilent.filter())
@may(ANNOUNCE, announcement=Announcement)
async def choose_silent(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person
) -> Screen:
    announcements.editable(announcement, by=me)
    rows: list[Row] = [
        [
            button(
                "announcements-earlier",
                PickSilent(announcement=announcement.id, earlier=earlier.id),
                about=title(earlier) or phrase("announcements-untitled"),
                chosen="yes" if announcement.silent_of == earlier.id else "no",
            )
        ]
        for earlier in (await announcements.with_receipts(session, me))[:MOST_EARLIER]
    ]
    return screen("announcements-which-silent", *rows, [_back(announcement)])


@private.callback_query(PickSilent.filter())
@may(ANNOUNCE, announcement=Announcement, earlier=Announcement)
async def pick_silent(
    _: CallbackQuery,
    announcement: Announcement,
    earlier: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    announcements.toggle_silent(announcement, earlier, by=me)
    await session.flush()
    return await whom_screen(session, announcement, me)
