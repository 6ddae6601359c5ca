"""Whom a guide is for: roles group by group, people by name; and who has to confirm it."""

from collections import defaultdict

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.guides.callbacks import (
    FindPerson,
    OfGroup,
    PickSection,
    Preview,
    Require,
    Rules,
    TogglePerson,
    ToggleRole,
    Whom,
)
from handlers.guides.mailing import preview
from models import guides
from models.audiences import PartKind
from models.base import AccessDenied, Session
from models.groups import Group
from models.guides import READERS, Confirmation, Guide, GuideVersion
from models.people import Person, Role
from models.permissions import Action, access
from ui import Phrase, Row, Screen, Typed, button, may, phrase, screen

private = Router(name=__name__)

KEEP = Action.KEEP_GUIDES
EVERYWHERE = 0  # instead of the id of a group
MOST_PEOPLE = 8  # offered when a name fits several
FOR_STAFF = (Confirmation.NONE, Confirmation.ONE)


class NamingReader(StatesGroup):
    name = State()


@private.callback_query(Whom.filter())
@may(KEEP, version=GuideVersion)
async def whom(
    _: CallbackQuery, version: GuideVersion, session: Session, me: Person, state: FSMContext
) -> Screen:
    if await state.get_state() is not None:
        await state.clear()
    return await whom_screen(session, version, me)


async def whom_screen(session: Session, version: GuideVersion, me: Person) -> Screen:
    """Who has one group chooses roles at once; who has several chooses the group first."""
    if version.author_id != me.id:
        raise AccessDenied
    guide = await guides.of(session, version)
    found = await guides.groups_of(session, me)
    rows: list[Row] = []
    if guides.everywhere(me):
        rows.append([button("guides-whole-school", OfGroup(version=version.id, group=EVERYWHERE))])
    if len(found) == 1 and not rows:
        rows += _role_rows(guide, version, found[0].id)
    else:
        rows += [
            [button("guides-group", OfGroup(version=version.id, group=group.id), group=group.name)]
            for group in found
        ]
    rows.append([button("guides-by-name", FindPerson(version=version.id))])
    if guide.audience.parts:
        rows.append([button("guides-next", Rules(version=version.id), style="primary")])
    rows.append([button("guides-back-a-step", PickSection(version=version.id))])
    return await _chosen(session, guide, version, rows)


async def _chosen(session: Session, guide: Guide, version: GuideVersion, rows: list[Row]) -> Screen:
    readers = await guides.readers(session, guide, version)
    lines = await audience_lines(session, guide)
    return screen("guides-whom", *rows, title=version.title, lines=lines, n=len(readers))


async def audience_lines(session: Session, guide: Guide) -> list[Phrase]:
    """Whom the author has chosen, group by group and name by name."""
    roles: dict[int, list[Role]] = defaultdict(list)
    lines: list[Phrase] = []
    for part in guide.audience.parts:
        if part.kind is PartKind.ROLE and part.role is not None:
            roles[part.group_id or EVERYWHERE].append(Role(part.role))
        elif part.person_id is not None:
            person = await session.get_one(Person, part.person_id)
            lines.append(phrase("guides-chosen-person", name=person.name))
    for group_id, held in roles.items():
        group = await session.get(Group, group_id) if group_id else None
        lines += [
            phrase("guides-chosen-role", role=role.value, group=group.name if group else "")
            for role in READERS
            if role in held
        ]
    return lines


def _role_rows(guide: Guide, version: GuideVersion, group: int) -> list[Row]:
    chosen = {part.role for part in guide.audience.parts if (part.group_id or EVERYWHERE) == group}
    toggles = [
        button(
            "guides-role",
            ToggleRole(version=version.id, group=group, role=role),
            role=role.value,
            on="yes" if role in chosen else "no",
        )
        for role in READERS
    ]
    return [toggles[i : i + 2] for i in range(0, len(toggles), 2)]


@private.callback_query(OfGroup.filter())
@may(KEEP, version=GuideVersion)
async def of_group(
    _: CallbackQuery, callback_data: OfGroup, version: GuideVersion, session: Session, me: Person
) -> Screen:
    return await _of_group(session, version, callback_data.group, me)


async def _of_group(session: Session, version: GuideVersion, group: int, me: Person) -> Screen:
    if version.author_id != me.id:
        raise AccessDenied
    guide = await guides.of(session, version)
    back = [button("guides-ready", Whom(version=version.id))]
    return await _chosen(session, guide, version, [*_role_rows(guide, version, group), back])


@private.callback_query(ToggleRole.filter())
@may(KEEP, version=GuideVersion)
async def toggle_role(
    _: CallbackQuery,
    callback_data: ToggleRole,
    version: GuideVersion,
    session: Session,
    me: Person,
) -> Screen:
    group = callback_data.group
    await guides.toggle_role(session, version, callback_data.role, group or None, by=me)
    alone = len(await guides.groups_of(session, me)) == 1 and not guides.everywhere(me)
    if alone:
        return await whom_screen(session, version, me)
    return await _of_group(session, version, group, me)


@private.callback_query(FindPerson.filter())
@may(KEEP, version=GuideVersion)
async def ask_name(_: CallbackQuery, version: GuideVersion, state: FSMContext) -> Screen:
    await state.set_data({"version": version.id})
    await state.set_state(NamingReader.name)
    return screen("guides-type-name", [button("guides-ready", Whom(version=version.id))])


@private.message(NamingReader.name, Typed())
@may(KEEP)
async def typed_name(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    asked = await state.get_data()
    version = await access(session, me, KEEP, GuideVersion, asked["version"])
    found = await guides.people_named(session, me, message.text or "")
    ready = [button("guides-ready", Whom(version=version.id))]
    if not found:
        return screen("guides-nobody-named", ready)
    rows: list[Row] = [
        [
            button(
                "guides-person",
                TogglePerson(version=version.id, person=person.id),
                name=person.name,
            )
        ]
        for person in found[:MOST_PEOPLE]
    ]
    return screen("guides-which-person", *rows, ready, n=len(found))


@private.callback_query(TogglePerson.filter())
@may(KEEP, version=GuideVersion)
async def toggle_person(
    _: CallbackQuery,
    callback_data: TogglePerson,
    version: GuideVersion,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    person = await session.get(Person, callback_data.person)
    if person is None:
        raise AccessDenied
    await guides.toggle_person(session, version, person, by=me)
    await state.clear()
    return await whom_screen(session, version, me)


@private.callback_query(Rules.filter())
@may(KEEP, version=GuideVersion)
async def rules(_: CallbackQuery, version: GuideVersion, session: Session, me: Person) -> Screen:
    if version.author_id != me.id:
        raise AccessDenied
    guide = await guides.of(session, version)
    families = guides.of_families(guide)
    rows: list[Row] = [
        [
            button(
                "guides-rule" if families else "guides-rule-of-staff",
                Require(version=version.id, rule=rule),
                rule=rule.value,
            )
        ]
        for rule in (Confirmation if families else FOR_STAFF)
    ]
    back = [button("guides-back-a-step", Whom(version=version.id))]
    return screen("guides-which-rule", *rows, back, title=version.title)


@private.callback_query(Require.filter())
@may(KEEP, version=GuideVersion)
async def require(
    _: CallbackQuery, callback_data: Require, version: GuideVersion, session: Session, me: Person
) -> list[Screen]:
    await guides.require(session, version, callback_data.rule, by=me)
    return await preview(session, version)


@private.callback_query(Preview.filter())
@may(KEEP, version=GuideVersion)
async def look(_: CallbackQuery, version: GuideVersion, session: Session) -> list[Screen]:
    return await preview(session, version)
