"""The tutor chooses whom: chats, roles around a group, people by name, who has not confirmed."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.announcements.callbacks import (
    Choose,
    ChooseGroup,
    ChooseSilent,
    Draft,
    FindPeople,
    Pick,
    PickSilent,
    Toggle,
)
from handlers.announcements.cards import title
from models import announcements, audiences
from models.announcements import Announcement, Whom
from models.audiences import PartKind
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action, access
from ui import Button, Row, Screen, Typed, button, may, phrase, screen

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE
MOST_FOUND = 8
MOST_EARLIER = 8


class Finding(StatesGroup):
    name = State()


async def whom_screen(session: Session, announcement: Announcement, me: Person) -> Screen:
    """With one group its readers at once, with several the groups first."""
    found = await announcements.may_choose(session, me)
    if len(found) == 1:
        return await _around(session, announcement, me, found[0])
    id = announcement.id
    rows: list[Row] = [
        [
            button(
                "announcements-group-of",
                Choose(announcement=id, group=one.id),
                group=one.name,
                n=_n(announcement, one.id),
            )
        ]
        for one in found
    ]
    if found:
        everybody = Choose(announcement=id, group=0)
        n = _n(announcement, None)
        rows.append([button("announcements-all-groups", everybody, n=n)])
    return await _whom(session, announcement, me, rows)


def _n(announcement: Announcement, group_id: int | None) -> int:
    """How much has been chosen around a group."""
    parts = announcement.audience.parts
    return sum(p.kind is not PartKind.PERSON and p.group_id == group_id for p in parts)


async def _whom(
    session: Session, announcement: Announcement, me: Person, rows: list[Row], group: str = ""
) -> Screen:
    """The rows of choices, what is chosen in all, and the way on."""
    id = announcement.id
    people = await announcements.addressees(session, announcement)
    chats = await announcements.chats(session, announcement)
    more = [button("announcements-find", FindPeople(announcement=id))]
    if await announcements.with_receipts(session, me):
        more.append(button("announcements-silents", ChooseSilent(announcement=id)))
    done = [button("announcements-done", Draft(announcement=id), style="primary")]
    named = [part for part in announcement.audience.parts if part.kind is PartKind.PERSON]
    return screen(
        "announcements-whom",
        *rows,
        more,
        done if people or chats else [],
        group=group,
        n=len(people),
        chats=", ".join(chat.name for chat in chats),
        named=len(named),
        silent="yes" if announcement.silent_of else "no",
    )


async def _around(
    session: Session, announcement: Announcement, me: Person, group: Group | None
) -> Screen:
    """The choices around one group, or around all of them."""
    there = {
        Whom.CHAT if part.kind is PartKind.CHAT else Whom(part.role.value)
        for part in announcement.audience.parts
        if part.kind is not PartKind.PERSON
        and part.group_id == (group.id if group else None)
        and (part.role is None or part.role is not Role.ADMIN)
    }

    def choice(whom: Whom) -> Button:
        callback = Toggle(announcement=announcement.id, group=group.id if group else 0, whom=whom)
        chosen = "yes" if whom in there else "no"
        return button("announcements-toggle", callback, whom=whom.value, chosen=chosen)

    rows: list[Row] = [
        [choice(Whom.CHAT)] if group is not None and group.chat_id is not None else [],
        [choice(Whom.STUDENT), choice(Whom.PARENT)],
        [choice(Whom.TEACHER), choice(Whom.TUTOR)],
        [choice(Whom.PSYCHOLOGIST), choice(Whom.COORDINATOR)],
    ]
    if len(await announcements.may_choose(session, me)) > 1:
        rows.append(
            [button("announcements-other-group", ChooseGroup(announcement=announcement.id))]
        )
    return await _whom(session, announcement, me, rows, group.name if group else "")


@private.callback_query(ChooseGroup.filter())
@may(ANNOUNCE, announcement=Announcement)
async def choose_group(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person
) -> Screen:
    announcements.editable(announcement, by=me)
    return await whom_screen(session, announcement, me)


@private.callback_query(Choose.filter())
@may(ANNOUNCE, announcement=Announcement)
async def choose(
    _: CallbackQuery,
    callback_data: Choose,
    announcement: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    announcements.editable(announcement, by=me)
    group = await _group(session, me, callback_data.group)
    return await _around(session, announcement, me, group)


async def _group(session: Session, me: Person, id: int) -> Group | None:
    return await access(session, me, ANNOUNCE, Group, id) if id else None


@private.callback_query(Toggle.filter())
@may(ANNOUNCE, announcement=Announcement)
async def toggle(
    _: CallbackQuery,
    callback_data: Toggle,
    announcement: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    announcements.editable(announcement, by=me)
    group = await _group(session, me, callback_data.group)
    whom, group_id = callback_data.whom, group.id if group else None
    if whom is not Whom.CHAT:
        role = Role(whom.value)
        await audiences.toggle(
            session, announcement.audience, PartKind.ROLE, group_id=group_id, role=role
        )
    elif group_id is None:
        raise AccessDenied
    else:
        await audiences.toggle(session, announcement.audience, PartKind.CHAT, group_id=group_id)
    return await _around(session, announcement, me, group)


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
