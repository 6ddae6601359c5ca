"""Questions to somebody who is gone: the tutor says who answers, and reads nothing of them."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.desk.callbacks import PassOn, WhoInstead
from handlers.desk.cards import whom
from models import desk
from models.base import AccessDenied, Session
from models.desk import Thread
from models.people import Person, Role
from models.permissions import is_student_of
from ui import Row, Screen, button, may, notification, screen

private = Router(name=__name__)

HAND = desk.HAND


@notification(desk.LEFT, Thread)
async def left(session: Session, thread: Thread, to: Person) -> Screen | None:
    """To the tutor, once; nothing if it has been answered or passed on meanwhile."""
    if thread.left_at is None or not await is_student_of(session, to, HAND, thread.student_id):
        return None
    [gone] = await desk.asked(session, thread)
    way = [button("desk-who-instead", WhoInstead(thread=thread.id))]
    return screen("desk-left", way, student=thread.student.name, name=gone.called)


@private.callback_query(WhoInstead.filter())
@may(HAND)
async def who_instead(
    _: CallbackQuery, callback_data: WhoInstead, session: Session, me: Person
) -> Screen:
    thread = await _stranded(session, me, callback_data.thread)
    [gone] = await desk.asked(session, thread)
    rows: list[Row] = []
    for one in await desk.contacts(session, thread.student):
        staff = 0 if one.role is Role.TUTOR else one.person.id
        to = PassOn(thread=thread.id, role=one.role, staff=staff)
        rows.append([button("desk-one", to, whom=whom(one))])
    return screen("desk-whom-instead", *rows, student=thread.student.name, name=gone.called)


@private.callback_query(PassOn.filter())
@may(HAND)
async def pass_on(
    _: CallbackQuery, callback_data: PassOn, session: Session, me: Person, now: datetime
) -> Screen:
    thread = await _stranded(session, me, callback_data.thread)
    staff = callback_data.staff or None
    new = await desk.pass_on(session, thread, callback_data.role, staff, at=now)
    names = ", ".join(one.called for one in await desk.asked(session, new))
    return screen("desk-handed-on", student=thread.student.name, names=names)


async def _stranded(session: Session, me: Person, thread_id: int) -> Thread:
    """The thread itself is not theirs to read: one of those that wait to be passed on, or a no."""
    found = {thread.id: thread for thread in await desk.stranded(session, me)}
    if thread_id not in found:
        raise AccessDenied
    return found[thread_id]
