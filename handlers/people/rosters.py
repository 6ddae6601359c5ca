"""Who is there: the groups, their lists, the students of a school, one person's card."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.people.callbacks import (
    AddGroup,
    AddGuardian,
    AddStudent,
    AddWorker,
    Card,
    Find,
    Groups,
    Pupils,
    Roster,
    Staff,
)
from models import rosters
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import FAMILY, Person, Role, School
from models.permissions import Action
from models.permissions import may as allowed
from models.rosters import Kept, Profile
from ui import Phrase, Row, Screen, button, entry, may, offer, offers, pages, phrase, screen
from ui.people import standing_line

private = Router(name=__name__)

STUDENTS_ON_A_SCREEN = 8
NAMES_ON_A_SCREEN = 30

offer(Person, Action.SEE_PEOPLE, "people-to-card", lambda person: Card(person=person.id))
offer(
    Profile,
    Action.INVITE,
    "people-add-guardian",
    lambda profile: AddGuardian(student=profile.person.id),
    lambda profile: Role.STUDENT in profile.person.roles,
)


@private.message(entry("people", Action.SEE_PEOPLE))
@may(Action.SEE_PEOPLE)
async def people(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    """Whoever keeps a single list finds it at once."""
    found = await rosters.groups_of(session, me)
    if one_list(me, found):
        return await roster_screen(session, me, found[0], now)
    if not found and Role.COORDINATOR in me.roles and Role.ADMIN not in me.roles:
        return await pupils_screen(session, me)
    return _groups(me, found)


def one_list(me: Person, found: list[Group]) -> bool:
    """Does this person keep a single group, and nothing else?"""
    return len(found) == 1 and not me.roles & {Role.ADMIN, Role.COORDINATOR}


@private.callback_query(Groups.filter())
@may(Action.SEE_PEOPLE)
async def show_groups(_: CallbackQuery, session: Session, me: Person) -> Screen:
    return _groups(me, await rosters.groups_of(session, me))


def _groups(me: Person, found: list[Group]) -> Screen:
    rows: list[Row] = [
        [button("people-group", Roster(group=group.id), group=group.name)] for group in found
    ]
    if Role.COORDINATOR in me.roles:
        rows.append([button("people-pupils", Pupils())])
    if allowed(me, Action.INVITE_STAFF):
        rows.append([button("people-staff", Staff()), button("people-add-worker", AddWorker())])
        rows.append([button("people-add-group", AddGroup())])
    if found and allowed(me, Action.INVITE):
        rows.append([button("people-to-find", Find())])
    rows += offers(me, Kept(me))
    return screen("people-groups" if found else "people-no-groups", *rows)


@private.callback_query(Roster.filter())
@may(Action.SEE_PEOPLE, group=Group)
async def show_roster(
    _: CallbackQuery,
    callback_data: Roster,
    group: Group,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    return await roster_screen(session, me, group, now, callback_data.page)


async def roster_screen(
    session: Session, me: Person, group: Group, now: datetime, page: int = 0
) -> Screen:
    found = await rosters.students_of_group(session, me, group)
    shown = pages.cut(found, page, STUDENTS_ON_A_SCREEN)
    families = await rosters.families(session, me, [student.id for student in shown])
    lines: list[Phrase] = []
    for profile in await rosters.profiles(session, shown, at=now):
        lines.append(_line("people-student", profile))
        relatives = families[profile.person.id]
        known = await rosters.profiles(session, [who for who, _ in relatives], at=now)
        for relative, (_, kin) in zip(known, relatives, strict=True):
            lines.append(_line("people-guardian", relative, kin=kin.value))
    rows: list[Row] = [
        [button("people-person", Card(person=person.id), name=person.name)] for person in shown
    ]
    id = group.id
    turns = pages.turns(
        len(found), page, STUDENTS_ON_A_SCREEN, lambda number: Roster(group=id, page=number)
    )
    if allowed(me, Action.INVITE):
        rows.append([button("people-add-student", AddStudent(group=id))])
        rows += [[button("people-to-find", Find())]] if found else []
    words = "people-roster" if found else "people-roster-empty"
    alone = one_list(me, await rosters.groups_of(session, me))
    back = [] if alone else [button("people-to-groups", Groups())]
    rows += offers(me, group)
    return screen(words, turns, *rows, back, group=group.name, n=len(found), lines=lines)


@private.callback_query(Pupils.filter())
@may(Action.SEE_PEOPLE)
async def show_pupils(
    _: CallbackQuery, callback_data: Pupils, session: Session, me: Person
) -> Screen:
    return await pupils_screen(session, me, callback_data.page)


async def pupils_screen(session: Session, me: Person, page: int = 0) -> Screen:
    """A coordinator reads the names of the students of their school, and no more."""
    if Role.COORDINATOR not in me.roles:
        raise AccessDenied
    school = await session.get(School, me.school_id) if me.school_id else None
    found = await rosters.students_of_school(session, me)
    shown = pages.cut(found, page, NAMES_ON_A_SCREEN)
    lines = [phrase("people-pupil", name=student.name) for student in shown]
    turns = pages.turns(len(found), page, NAMES_ON_A_SCREEN, lambda number: Pupils(page=number))
    name = school.name if school else ""
    return screen("people-of-school", turns, school=name, n=len(found), lines=lines)


@private.callback_query(Card.filter())
@may(Action.SEE_PEOPLE, person=Person)
async def show_card(
    _: CallbackQuery, person: Person, session: Session, me: Person, now: datetime
) -> Screen:
    return await card(session, me, person, now)


async def card(
    session: Session, me: Person, person: Person, now: datetime, news: str = "none"
) -> Screen:
    """Everything to know about one person, and what can be done. `news` says what just was."""
    [profile] = await rosters.profiles(session, [person], at=now)
    lines = [standing_line(standing) for standing in await rosters.standings(session, person)]
    if Role.STUDENT in person.roles and person.school_id is not None:
        school = await session.get_one(School, person.school_id)
        lines.append(phrase("people-school", school=school.name))
    relatives = (await rosters.families(session, me, [person.id]))[person.id]
    around = [
        [button("people-relative", Card(person=who.id), kin=kin.value, name=who.name)]
        for who, kin in relatives
    ]
    around += [
        [button("people-person", Card(person=child.id), name=child.name)]
        for child in await rosters.children_of(session, me, person)
    ]
    back: list[Row] = [
        [button("people-to-group", Roster(group=group.id), group=group.name)]
        for group in await rosters.groups_of(session, me, person)
    ]
    if person.roles - FAMILY and allowed(me, Action.INVITE_STAFF):
        back.append([button("people-staff", Staff())])
    return screen(
        "people-card",
        *offers(me, profile),
        *around,
        *back,
        news=news,
        name=person.name,
        lines=lines,
        presence=profile.presence.value,
        until=profile.invitation.expires_at if profile.invitation else now,
    )


def _line(words: str, profile: Profile, **facts: str) -> Phrase:
    return phrase(words, presence=profile.presence.value, name=profile.person.name, **facts)
