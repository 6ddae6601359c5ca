"""The archive: a group at the year's end, somebody who leaves; looked at, and brought back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from models import archive, invitations, people
from models.archive import Departure, Gone
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action
from models.rosters import Changing, Inside, Kept, Managing
from ui import (
    CallbackData,
    Phrase,
    Row,
    Screen,
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

KEEP = Action.KEEP_PEOPLE
ON_A_PAGE = 8


class AskLeave(CallbackData, prefix="leaveask"):
    """Show what it means that this person leaves."""

    person: int


class Leave(CallbackData, prefix="leave"):
    """They leave."""

    person: int


class AskPutAway(CallbackData, prefix="putask"):
    """Show what it means that this group is put away."""

    group: int


class PutAway(CallbackData, prefix="putaway"):
    """Put the group away, and whoever learns nowhere else."""

    group: int


class Archive(CallbackData, prefix="archive"):
    """Show what lies in the archive."""

    page: int = 0


class Look(CallbackData, prefix="gone"):
    """Show somebody who has left."""

    departure: int


class ComeBack(CallbackData, prefix="comeback"):
    """They are here again."""

    departure: int


class BringBack(CallbackData, prefix="bringback"):
    """The group is here again, with whoever left with it."""

    group: int


offer(Changing, KEEP, "archive-leave", lambda changing: AskLeave(person=changing.person.id))
offer(
    Managing,
    KEEP,
    "archive-put-away",
    lambda managing: AskPutAway(group=managing.group.id),
    lambda managing: managing.group.archived_at is None,
)
offer(Kept, KEEP, "archive-open", lambda kept: Archive())
offer(Departure, KEEP, "archive-is-them", lambda departure: Look(departure=departure.id))


@private.callback_query(AskLeave.filter())
@may(KEEP, person=Person)
async def ask_leave(_: CallbackQuery, person: Person, session: Session, me: Person) -> Screen:
    invitations.entitled(me, person)
    learner = Role.STUDENT in person.roles
    others = await archive.companions(session, [person]) if learner else []
    return screen(
        "archive-leave-sure",
        [button("archive-leave-yes", Leave(person=person.id), style="danger")],
        *offers(me, person),
        name=person.name,
        others=", ".join(one.name for one in others),
    )


@private.callback_query(Leave.filter())
@may(KEEP, person=Person)
async def leave(
    _: CallbackQuery, person: Person, session: Session, me: Person, now: datetime
) -> Screen:
    went = await archive.leave(session, person, by=me, at=now)
    return _gone(await archive.gone(session, went))


@private.callback_query(AskPutAway.filter())
@may(KEEP, group=Group)
async def ask_put_away(_: CallbackQuery, group: Group, session: Session, me: Person) -> Screen:
    leaving, staying = await archive.stays(session, group)
    others = await archive.companions(session, leaving)
    return screen(
        "archive-put-away-sure",
        [button("archive-put-away-yes", PutAway(group=group.id), style="danger")],
        *offers(me, Inside(group.id)),
        group=group.name,
        n=len(leaving),
        guardians=len(others),
        staying=", ".join(one.name for one in staying),
    )


@private.callback_query(PutAway.filter())
@may(KEEP, group=Group)
async def put_away(
    _: CallbackQuery, group: Group, session: Session, me: Person, now: datetime
) -> Screen:
    await archive.put_away(session, group, by=me, at=now)
    return screen(
        "archive-put-away-done",
        [button("archive-bring-back", BringBack(group=group.id))],
        [button("archive-open", Archive())],
        group=group.name,
    )


@private.callback_query(Archive.filter())
@may(KEEP)
async def show(_: CallbackQuery, callback_data: Archive, session: Session, me: Person) -> Screen:
    found: list[Group | Gone] = [
        *await archive.put_away_groups(session, me),
        *await archive.departed(session, me),
    ]
    rows: list[Row] = []
    for one in pages.cut(found, callback_data.page, ON_A_PAGE):
        if isinstance(one, Gone):
            look = Look(departure=one.departure.id)
            rows.append([button("archive-person", look, name=one.person.name, at=one.departure.at)])
        else:
            again = BringBack(group=one.id)
            rows.append([button("archive-group", again, group=one.name)])
    turns = pages.turns(len(found), callback_data.page, ON_A_PAGE, lambda page: Archive(page=page))
    return screen("archive-list" if found else "archive-empty", turns, *rows)


@private.callback_query(Look.filter())
@may(KEEP, departure=Departure)
async def look(_: CallbackQuery, departure: Departure, session: Session) -> Screen:
    if departure.back_at is not None:
        raise AccessDenied
    return _gone(await archive.gone(session, departure))


def _gone(gone: Gone) -> Screen:
    others: list[Phrase] = [phrase("archive-with", name=name) for name in gone.others]
    return screen(
        "archive-gone",
        [button("archive-come-back", ComeBack(departure=gone.departure.id))],
        [button("archive-open", Archive())],
        name=gone.person.name,
        group=gone.group,
        at=gone.departure.at,
        others=others,
    )


@private.callback_query(ComeBack.filter())
@may(KEEP, departure=Departure)
async def come_back(
    _: CallbackQuery, departure: Departure, session: Session, me: Person, now: datetime
) -> Screen:
    await archive.come_back(session, departure, at=now)
    person = await session.get_one(Person, departure.person_id)
    return screen("archive-back", *offers(me, person), name=person.name)


@private.callback_query(BringBack.filter())
@may(KEEP, group=Group)
async def bring_back(_: CallbackQuery, group: Group, session: Session, now: datetime) -> Screen:
    await archive.bring_back(session, group, at=now)
    return screen("archive-group-back", [button("archive-open", Archive())], group=group.name)


@notification(archive.LEFT, Departure)
async def left(session: Session, departure: Departure, _to: Person) -> Screen | None:
    """To the other tutors of the group, who look after the student no more."""
    if departure.back_at is not None:
        return None
    gone = await archive.gone(session, departure)
    name = people.short(gone.person.name)
    return screen("archive-left", name=name, group=gone.group)
