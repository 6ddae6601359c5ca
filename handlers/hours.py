"""Hours: when somebody of the staff works, and when a reader wants silence."""

from aiogram import Router
from aiogram.types import CallbackQuery

from models import hours
from models.base import Session
from models.hours import Working
from models.people import Person, Reader
from models.permissions import Action
from ui import CallbackData, Row, Screen, button, may, offer, screen

private = Router(name=__name__)

SET, ANSWER = Action.SET_PREFERENCES, Action.ANSWER_DESK
OFF = 24  # an hour that there is not: no such hours


class AskQuiet(CallbackData, prefix="quiet"):
    """When shall nothing come that can wait?"""


class SetQuiet(CallbackData, prefix="quiet-set"):
    begins: int
    ends: int


class AskWork(CallbackData, prefix="work"):
    """When do I work?"""


class SetWork(CallbackData, prefix="work-set"):
    begins: int
    ends: int
    saturdays: bool
    within: int


offer(Reader, SET, "hours-quiet", lambda reader: AskQuiet())
offer(Reader, ANSWER, "hours-work", lambda reader: AskWork())


@private.callback_query(AskQuiet.filter())
@may(SET)
async def ask_quiet(_: CallbackQuery, me: Person) -> Screen:
    return _quiet(me)


@private.callback_query(SetQuiet.filter())
@may(SET)
async def set_quiet(
    _: CallbackQuery, callback_data: SetQuiet, session: Session, me: Person
) -> Screen:
    if callback_data.begins == OFF:
        hours.choose_quiet(me, None, None)
    else:
        hours.choose_quiet(me, callback_data.begins, callback_data.ends)
    session.add(me)
    return _quiet(me)


def _quiet(me: Person) -> Screen:
    rows: list[Row] = [
        [button("hours-from-to", SetQuiet(begins=begins, ends=ends), begins=begins, ends=ends)]
        for begins, ends in hours.QUIET
    ]
    off: Row = [button("hours-quiet-off", SetQuiet(begins=OFF, ends=OFF))]
    chosen = me.quiet_from is not None
    return screen(
        "hours-when-quiet",
        *rows,
        off if chosen else [],
        chosen="yes" if chosen else "no",
        begins=me.quiet_from or 0,
        ends=me.quiet_to or 0,
    )


@private.callback_query(AskWork.filter())
@may(ANSWER)
async def ask_work(_: CallbackQuery, session: Session, me: Person) -> Screen:
    return _work(await hours.working(session, me))


@private.callback_query(SetWork.filter())
@may(ANSWER)
async def set_work(
    _: CallbackQuery, callback_data: SetWork, session: Session, me: Person
) -> Screen:
    wanted = callback_data
    if wanted.begins == OFF:
        await hours.work_always(session, by=me)
        return _work(None)
    chosen = await hours.work(
        session,
        by=me,
        begins=wanted.begins,
        ends=wanted.ends,
        saturdays=wanted.saturdays,
        within=wanted.within,
    )
    return _work(chosen)


def _work(now: Working | None) -> Screen:
    """Each button says all there is to say, so that none depends on what was tapped before."""
    at = now or Working(person_id=0, begins=9, ends=18)

    def to(begins: int, ends: int, saturdays: bool, within: int) -> SetWork:
        return SetWork(begins=begins, ends=ends, saturdays=saturdays, within=within)

    rows: list[Row] = [
        [
            button(
                "hours-from-to",
                to(begins, ends, at.saturdays, at.answers_within),
                begins=begins,
                ends=ends,
            )
            for begins, ends in hours.WORKING[place : place + 2]
        ]
        for place in (0, 2)
    ]
    if now is not None:
        other = to(now.begins, now.ends, not now.saturdays, now.answers_within)
        rows.append([button("hours-saturdays", other, on="yes" if now.saturdays else "no")])
        rows.append(
            [
                button("hours-within", to(now.begins, now.ends, now.saturdays, n), n=n // 60)
                for n in hours.WITHIN
                if n != now.answers_within
            ]
        )
        rows.append([button("hours-work-off", to(OFF, OFF, False, hours.WITHIN[0]))])
    return screen(
        "hours-when-work",
        *rows,
        chosen="yes" if now else "no",
        begins=at.begins,
        ends=at.ends,
        saturdays="yes" if at.saturdays else "no",
        n=at.answers_within // 60,
    )
