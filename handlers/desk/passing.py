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
    way = [button("desk-who-instead", WhoInstead(thread=thread.id, student=thread.student_id))]
    return screen("desk-left", way, student=thread.student.name, name=gone.called)


@private.callback_query(WhoInstead.filter())
@may(HAND, student=Person)
async def who_instead(
    _: CallbackQuery, callback_data: WhoInstead, student: Person, session: Session
) -> Screen:
    thread = await _of(session, student, callback_data.thread)
    [gone] = await desk.asked(session, thread)
    rows: list[Row] = []
    for one in await desk.contacts(session, student):
        staff = 0 if one.role is Role.TUTOR else one.person.id
        to = PassOn(thread=thread.id, student=student.id, role=one.role, staff=staff)
        rows.append([button("desk-one", to, whom=whom(one))])
    return screen("desk-whom-instead", *rows, student=student.name, name=gone.called)


@private.callback_query(PassOn.filter())
@may(HAND, student=Person)
async def pass_on(
    _: CallbackQuery, callback_data: PassOn, student: Person, session: Session, now: datetime
) -> Screen:
    thread = await _of(session, student, callback_data.thread)
    staff = callback_data.staff or None
    new = await desk.pass_on(session, thread, callback_data.role, staff, at=now)
    names = ", ".join(one.called for one in await desk.asked(session, new))
    return screen("desk-handed-on", student=student.name, names=names)


async def _of(session: Session, student: Person, thread_id: int) -> Thread:
    thread = await session.get(Thread, thread_id)
    if thread is None or thread.student_id != student.id or thread.staff_id is None:
        raise AccessDenied
    return thread
