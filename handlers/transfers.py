"""Moving a student to another group: where to, from which day, and one look before it is so."""

from datetime import date, datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from models import people, rosters, transfers
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action
from models.rosters import Changing
from models.timetable import local_day
from models.transfers import Transfer, TransferState
from ui import (
    CallbackData,
    Row,
    Screen,
    button,
    calendar_day,
    may,
    notification,
    offer,
    offers,
    screen,
)
from ui.calendar import month

private = Router(name=__name__)

KEEP = Action.KEEP_PEOPLE
A_TERM = timedelta(days=120)


class Move(CallbackData, prefix="moveto"):
    """Show the groups that this student may be moved to; which one they leave, if there are two."""

    student: int
    old: int = 0


class To(CallbackData, prefix="moveday"):
    """They leave that group for this one: show from which day."""

    student: int
    old: int
    new: int


class Days(CallbackData, prefix="movedays"):
    """Show a month to choose the day from."""

    transfer: int
    month: int


class Look(CallbackData, prefix="movelook"):
    """Show what it means from that day on."""

    transfer: int
    day: int


class Decide(CallbackData, prefix="moveyes"):
    """Let it be so from that day on."""

    transfer: int
    day: int


class CallOff(CallbackData, prefix="moveback"):
    """Let it not be so, or be again as it was."""

    transfer: int


offer(
    Changing,
    KEEP,
    "transfers-move",
    lambda changing: Move(student=changing.person.id),
    lambda changing: Role.STUDENT in changing.person.roles,
)


@private.callback_query(Move.filter())
@may(KEEP, student=Person)
async def choose(
    _: CallbackQuery, callback_data: Move, student: Person, session: Session, me: Person
) -> Screen:
    """Which group they leave is asked only where there are several."""
    if Role.STUDENT not in student.roles:
        raise AccessDenied
    planned = await transfers.of_student(session, student.id)
    if planned:
        return await _shown(session, me, planned[0], student)
    theirs = await rosters.groups_of(session, me, student)
    old = next((one for one in theirs if one.id == callback_data.old), None)
    if old is None and len(theirs) > 1:
        rows: list[Row] = [
            [button("transfers-group", Move(student=student.id, old=one.id), group=one.name)]
            for one in theirs
        ]
        return screen("transfers-from-which", *rows, *offers(me, student), name=student.name)
    old = old or (theirs[0] if theirs else None)
    there = {one.id for one in theirs}
    others = [one for one in await rosters.groups_of(session, me) if one.id not in there]
    if old is None or not others:
        return screen("transfers-nowhere", *offers(me, student), name=student.name)
    rows = [
        [button("transfers-group", To(student=student.id, old=old.id, new=one.id), group=one.name)]
        for one in others
    ]
    words = "transfers-where"
    return screen(words, *rows, *offers(me, student), name=student.name, group=old.name)


@private.callback_query(To.filter())
@may(KEEP, student=Person, old=Group, new=Group)
async def choose_day(
    _: CallbackQuery,
    student: Person,
    old: Group,
    new: Group,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    transfer = await transfers.draft(session, student, old, new, by=me, at=now)
    today = local_day(now, new.zone)
    monday = today + timedelta(days=7 - today.weekday())
    id = transfer.id
    return screen(
        "transfers-when",
        [button("transfers-today", Look(transfer=id, day=today.toordinal()))],
        [button("transfers-on", Look(transfer=id, day=monday.toordinal()), day=monday)],
        [button("transfers-other-day", Days(transfer=id, month=today.toordinal()))],
        *offers(me, student),
        name=student.name,
        group=new.name,
    )


@private.callback_query(Days.filter())
@may(KEEP, transfer=Transfer)
async def days(
    _: CallbackQuery, callback_data: Days, transfer: Transfer, session: Session, now: datetime
) -> Screen:
    new = await session.get_one(Group, transfer.group_id)
    today = local_day(now, new.zone)
    id = transfer.id
    rows = month(
        min(max(calendar_day(callback_data.month), today), today + A_TERM),
        today,
        today + A_TERM,
        lambda day: Look(transfer=id, day=day.toordinal()),
        lambda day: Days(transfer=id, month=day.toordinal()),
    )
    return screen("transfers-which-day", *rows)


@private.callback_query(Look.filter())
@may(KEEP, transfer=Transfer)
async def look(
    _: CallbackQuery,
    callback_data: Look,
    transfer: Transfer,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    student = await session.get_one(Person, transfer.student_id)
    day = await _day(session, transfer, callback_data.day, now)
    sure = Decide(transfer=transfer.id, day=day.toordinal())
    family = [who.name for who, _ in await people.guardians(session, student.id)]
    return screen(
        "transfers-sure",
        [button("transfers-yes", sure, style="success")],
        *offers(me, student),
        **await _facts(session, transfer, student),
        on=day,
        family=", ".join(family),
    )


@private.callback_query(Decide.filter())
@may(KEEP, transfer=Transfer)
async def decide(
    _: CallbackQuery,
    callback_data: Decide,
    transfer: Transfer,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    student = await session.get_one(Person, transfer.student_id)
    day = await _day(session, transfer, callback_data.day, now)
    await transfers.decide(session, transfer, day, by=me, at=now)
    return await _shown(session, me, transfer, student)


@private.callback_query(CallOff.filter())
@may(KEEP, transfer=Transfer)
async def call_off(
    _: CallbackQuery, transfer: Transfer, session: Session, me: Person, now: datetime
) -> Screen:
    student = await session.get_one(Person, transfer.student_id)
    await transfers.call_off(session, transfer, by=me, at=now)
    facts = await _facts(session, transfer, student)
    return screen("transfers-taken-back", *offers(me, student), **facts)


async def _shown(session: Session, me: Person, transfer: Transfer, student: Person) -> Screen:
    done = transfer.state is TransferState.DONE
    back = button("transfers-undo" if done else "transfers-cancel", CallOff(transfer=transfer.id))
    facts = await _facts(session, transfer, student)
    words = "transfers-done" if done else "transfers-planned"
    return screen(words, [back], *offers(me, student), **facts, on=transfer.day)


async def _day(session: Session, transfer: Transfer, ordinal: int, now: datetime) -> date:
    """The day that a button names; one that has passed meanwhile is today."""
    today = local_day(now, (await session.get_one(Group, transfer.group_id)).zone)
    return min(max(calendar_day(ordinal), today), today + A_TERM)


async def _facts(session: Session, transfer: Transfer, student: Person) -> dict[str, str]:
    old = await session.get_one(Group, transfer.from_group_id)
    new = await session.get_one(Group, transfer.group_id)
    return {"name": student.name, "old": old.name, "new": new.name}


@notification(transfers.TOLD, Transfer, Action.SEE_TIMETABLE)
async def told(session: Session, transfer: Transfer, _to: Person) -> Screen | None:
    return await _news(session, transfer, "transfers-told")


@notification(transfers.CALLED_OFF, Transfer, Action.SEE_TIMETABLE)
async def told_off(session: Session, transfer: Transfer, _to: Person) -> Screen | None:
    return await _news(session, transfer, "transfers-told-off", over=True)


@notification(transfers.KEEPERS_TOLD, Transfer)
async def keepers_told(session: Session, transfer: Transfer, _to: Person) -> Screen | None:
    """To the tutors of both groups, of whom one looks after the student no more."""
    return await _news(session, transfer, "transfers-keepers", shortly=True)


@notification(transfers.KEEPERS_CALLED_OFF, Transfer)
async def keepers_told_off(session: Session, transfer: Transfer, _to: Person) -> Screen | None:
    return await _news(session, transfer, "transfers-keepers-off", over=True, shortly=True)


async def _news(
    session: Session, transfer: Transfer, words: str, *, over: bool = False, shortly: bool = False
) -> Screen | None:
    """What holds now: of something taken back meanwhile only that it has been."""
    if over != (transfer.state is TransferState.CALLED_OFF):
        return None
    student = await session.get_one(Person, transfer.student_id)
    facts = await _facts(session, transfer, student)
    facts["name"] = people.short(student.name) if shortly else student.called
    return screen(words, **facts, on=transfer.day)
