"""Whom to call: the list, a page at a time, and the way to a line of it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.call_list.callbacks import OpenLine, ShowCalls, ShowNumbers
from handlers.call_list.cards import card
from handlers.call_list.wording import before, children, clock, who, why
from models import call_list
from models.announcements import Announcement
from models.base import Session
from models.call_list import Line
from models.people import Person
from models.rosters import Kept
from ui import Phrase, Screen, button, entry, may, offer, pages, phrase, screen

private = Router(name=__name__)

ON_A_SCREEN = 6

offer(Announcement, call_list.SEE, "call-list-open", lambda _news: ShowCalls())
offer(Kept, call_list.SEE, "call-list-open", lambda _kept: ShowCalls())


@private.message(entry("calls", call_list.SEE))
@may(call_list.SEE)
async def calls(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    return await list_screen(session, me, now)


@private.callback_query(ShowCalls.filter())
@may(call_list.SEE)
async def show(
    _: CallbackQuery, callback_data: ShowCalls, session: Session, me: Person, now: datetime
) -> Screen:
    return await list_screen(session, me, now, callback_data.page)


async def list_screen(session: Session, me: Person, now: datetime, page: int = 0) -> Screen:
    found = await call_list.lines(session, me, at=now)
    shown = pages.cut(found, page, ON_A_SCREEN)
    rows = [
        [
            button(
                "call-list-line-open",
                OpenLine(student=line.callee.student.id, person=line.person.id),
                child=line.callee.student.name,
                kin=line.callee.kin.value if line.callee.kin else "self",
            )
        ]
        for line in shown
    ]
    turns = pages.turns(len(found), page, ON_A_SCREEN, lambda number: ShowCalls(page=number))
    words = "call-list-lines" if found else "call-list-empty"
    numbers = [button("call-list-to-numbers", ShowNumbers())]
    return screen(
        words, *rows, turns, numbers, n=len(found), lines=[_line(one, now) for one in shown]
    )


def _line(line: Line, now: datetime) -> Phrase:
    return phrase(
        "call-list-line",
        children=children(line.callee),
        who=who(line.callee),
        why=why(line.matters[0]),
        more=len(line.matters) - 1,
        clock=clock(line.person, now),
        before=before(line, now),
        number="wrong" if line.wrong else "known" if line.dialled else "none",
    )


@private.callback_query(OpenLine.filter())
@may(call_list.KEEP, student=Person)
async def open_line(
    _: CallbackQuery,
    callback_data: OpenLine,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    callee = await call_list.callee(session, me, student, callback_data.person)
    call = await call_list.take(session, callee, by=me, at=now)
    line = await call_list.line(session, me, callee, at=now)
    return await card(session, me, line, call, now)
