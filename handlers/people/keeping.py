"""What can be changed on a card or arranged for a group; putting names right."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.people.callbacks import AskSchool, Change, Manage, Rename, RenameGroup, Roster, Stop
from handlers.people.rosters import card, one_list, roster_screen
from models import groups, invitations, people, rosters
from models.base import Session
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action, access
from models.rosters import Changing, Inside, Kept, Managing, Profile
from ui import Row, Screen, Typed, button, may, offer, offers, screen

private = Router(name=__name__)

KEEP = Action.KEEP_PEOPLE


class TypingName(StatesGroup):
    person = State()
    group = State()


offer(Profile, KEEP, "people-change", lambda profile: Change(person=profile.person.id))
offer(Group, KEEP, "people-manage", lambda group: Manage(group=group.id))
offer(Inside, KEEP, "people-to-manage", lambda inside: Manage(group=inside.group_id))
offer(Changing, KEEP, "people-rename", lambda changing: Rename(person=changing.person.id))
offer(
    Changing,
    Action.INVITE,
    "people-ask-school",
    lambda changing: AskSchool(student=changing.person.id),
    lambda changing: Role.STUDENT in changing.person.roles,
)
offer(Managing, KEEP, "people-rename-group", lambda managing: RenameGroup(group=managing.group.id))


@private.callback_query(Change.filter())
@may(KEEP, person=Person)
async def change(_: CallbackQuery, person: Person, me: Person, state: FSMContext) -> Screen:
    await state.clear()
    rows = offers(me, Changing(person)) + offers(me, person)
    return screen("people-what-to-change", *rows, name=person.name)


@private.callback_query(Manage.filter())
@may(KEEP, group=Group)
async def manage(
    _: CallbackQuery, group: Group, session: Session, me: Person, state: FSMContext
) -> Screen:
    """Whoever keeps a single list finds the archive here: they see no list of groups."""
    await state.clear()
    rows = offers(me, Managing(group))
    if one_list(me, await rosters.groups_of(session, me)):
        rows += offers(me, Kept(me))
    rows.append([button("people-to-group", Roster(group=group.id), group=group.name)])
    return screen("people-what-to-arrange", *rows, group=group.name)


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
