"""The coordinator says whom it concerns, sees which lessons it touches, and enters it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.busy.callbacks import (
    BusyDays,
    ChooseBusy,
    DiscardBusy,
    EnterBusy,
    PickBusy,
    PreviewBusy,
)
from models import busy as days
from models.base import AccessDenied, Session
from models.busy import Busy, BusyState
from models.people import Person
from models.permissions import Action
from ui import Row, Screen, button, may, pages, phrase, screen
from ui.busy import NAMES_SHOWN, touched, what

private = Router(name=__name__)

KEEP = Action.KEEP_BUSY
ON_A_PAGE = 8
LESSONS_SHOWN = 6


async def preview(session: Session, busy: Busy, me: Person, now: datetime) -> Screen:
    """What the tutors would hear of, and which lessons it touches."""
    if busy.author_id != me.id:
        raise AccessDenied
    if busy.state is not BusyState.DRAFT:
        return screen("busy-decided", [button("busy-back", BusyDays())])
    students = await days.chosen(session, busy)
    tutors = await days.tutors(session, busy)
    times = await days.times_of(session, [busy])
    found = await days.of_busy(session, me, busy, times, at=now)
    id = busy.id
    names = ", ".join(student.name for student in students[:NAMES_SHOWN])
    names += ", …" if len(students) > NAMES_SHOWN else ""
    lines = [phrase("busy-touched", **touched(one)) for one in found[:LESSONS_SHOWN]]
    if len(found) > LESSONS_SHOWN:
        lines.append(phrase("common-and-more", n=len(found) - LESSONS_SHOWN))
    return screen(
        "busy-preview",
        [button("busy-enter", EnterBusy(busy=id), style="primary", n=len(tutors))],
        [button("busy-choose", ChooseBusy(busy=id))],
        [button("busy-discard", DiscardBusy(busy=id))],
        what=what(busy),
        whom=phrase("busy-for-all", n=len(students))
        if busy.everybody
        else phrase("busy-for-some", n=len(students), names=names),
        lines=lines,
        told=phrase("busy-told", n=len(tutors)),
    )


@private.callback_query(PreviewBusy.filter())
@may(KEEP, busy=Busy)
async def look(_: CallbackQuery, busy: Busy, session: Session, me: Person, now: datetime) -> Screen:
    return await preview(session, busy, me, now)


@private.callback_query(ChooseBusy.filter())
@may(KEEP, busy=Busy)
async def whom(_: CallbackQuery, callback_data: ChooseBusy, busy: Busy, session: Session) -> Screen:
    return await _whom(session, busy, callback_data.page)


@private.callback_query(PickBusy.filter())
@may(KEEP, busy=Busy)
async def pick(
    _: CallbackQuery,
    callback_data: PickBusy,
    busy: Busy,
    session: Session,
    me: Person,
) -> Screen:
    student = None
    if callback_data.student:
        student = await session.get(Person, callback_data.student)
        if student is None:
            raise AccessDenied
    await days.choose(session, busy, student, by=me)
    return await _whom(session, busy, callback_data.page)


async def _whom(session: Session, busy: Busy, page: int) -> Screen:
    """All students of the school, those chosen ticked."""
    if busy.state is not BusyState.DRAFT:
        return screen("busy-decided", [button("busy-back", BusyDays())])
    id = busy.id
    roll = await days.roll(session, busy)
    chosen = {student.id for student in await days.chosen(session, busy)}
    if busy.everybody:
        chosen = set()
    found: list[Row] = [
        [
            button(
                "busy-student",
                PickBusy(busy=id, student=student.id, page=page),
                name=student.name,
                chosen="yes" if student.id in chosen else "no",
            )
        ]
        for student in roll
    ]
    everybody = "yes" if busy.everybody else "no"
    return screen(
        "busy-whom",
        [button("busy-everybody", PickBusy(busy=id, student=0, page=page), chosen=everybody)],
        *pages.cut(found, page, ON_A_PAGE),
        pages.turns(len(found), page, ON_A_PAGE, lambda to: ChooseBusy(busy=id, page=to)),
        [button("busy-chosen", PreviewBusy(busy=id), style="primary")],
        what=what(busy),
    )


@private.callback_query(EnterBusy.filter())
@may(KEEP, busy=Busy)
async def enter(
    _: CallbackQuery, busy: Busy, session: Session, me: Person, now: datetime
) -> Screen:
    n = await days.enter(session, busy, by=me, at=now)
    return screen("busy-entered-now", [button("busy-back", BusyDays())], what=what(busy), n=n)


@private.callback_query(DiscardBusy.filter())
@may(KEEP, busy=Busy)
async def discard(
    _: CallbackQuery, busy: Busy, session: Session, me: Person, now: datetime
) -> Screen:
    await days.discard(session, busy, by=me, at=now)
    return screen("busy-discarded", [button("busy-back", BusyDays())])
