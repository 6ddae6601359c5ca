"""Putting a name right: somebody's, or a group's."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.people.callbacks import Rename, RenameGroup, Stop
from handlers.people.rosters import card, roster_screen
from models import groups, invitations, people
from models.base import Session
from models.groups import Group
from models.people import Person
from models.permissions import Action, access
from models.rosters import Profile
from ui import Row, Screen, Typed, button, may, offer, screen

private = Router(name=__name__)

KEEP = Action.KEEP_PEOPLE


class TypingName(StatesGroup):
    person = State()
    group = State()


offer(Profile, KEEP, "people-rename", lambda profile: Rename(person=profile.person.id))
offer(Group, KEEP, "people-rename-group", lambda group: RenameGroup(group=group.id))


@private.callback_query(Rename.filter())
@may(KEEP, person=Person)
async def ask_name(_: CallbackQuery, person: Person, me: Person, state: FSMContext) -> Screen:
    invitations.entitled(me, person)
    await state.set_state(TypingName.person)
    await state.set_data({"person": person.id})
    return screen("people-name-anew", _stop(), name=person.name)


@private.message(TypingName.person, Typed())
@may(KEEP)
async def name(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    person = await access(session, me, KEEP, Person, (await state.get_data())["person"])
    invitations.entitled(me, person)
    people.rename(person, message.text or "")
    await state.clear()
    return await card(session, me, person, now, news="renamed")


@private.callback_query(RenameGroup.filter())
@may(KEEP, group=Group)
async def ask_group_name(_: CallbackQuery, group: Group, state: FSMContext) -> Screen:
    await state.set_state(TypingName.group)
    await state.set_data({"group": group.id})
    return screen("people-name-group-anew", _stop(), group=group.name)


@private.message(TypingName.group, Typed())
@may(KEEP)
async def name_group(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    group = await access(session, me, KEEP, Group, (await state.get_data())["group"])
    await groups.rename(session, group, people.clean_name(message.text or ""))
    await state.clear()
    return await roster_screen(session, me, group, now)


def _stop() -> Row:
    return [button("people-stop", Stop())]
