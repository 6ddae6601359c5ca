"""What other bells would move; declaring them, and taking them back."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.bells.callbacks import (
    BeginBells,
    BellsOf,
    DeclareBells,
    DiscardBells,
    ShowBells,
    WithdrawBells,
)
from models import bells
from models.base import AccessDenied, Session
from models.bells import BellPlan, PlanState
from models.changes import UNDO_WITHIN
from models.people import Person
from models.permissions import Action
from models.receipts import Reply
from models.timetable import local_day
from ui import Button, Row, Screen, button, calendar_day, may, phrase, screen
from ui.bells import days, rings

private = Router(name=__name__)

KEEP = Action.KEEP_BELLS
NAMES_SHOWN = 10


async def preview(session: Session, plan: BellPlan, me: Person, now: datetime) -> Screen:
    """Everything to know before everybody hears of it."""
    if plan.author_id != me.id:
        raise AccessDenied
    effect = await bells.effect(session, plan, at=now)
    people = await bells.concerned(session, plan)
    moves = [phrase("bells-moves", n=effect.lessons)]
    if plan.last is None:
        moves.append(phrase("bells-for-good"))
    if effect.stuck:
        moves.append(phrase("bells-stuck", n=effect.stuck))
    id = plan.id
    tomorrow = local_day(now, plan.zone) + timedelta(days=1)
    monday = tomorrow + timedelta(days=(7 - tomorrow.weekday()) % 7)
    begins: Row = [
        button("bells-from", BeginBells(plan=id, day=day.toordinal()), at=day)
        for day in dict.fromkeys((tomorrow, monday))
        if plan.last is None and day != plan.first
    ]
    return screen(
        "bells-preview",
        [button("bells-declare", DeclareBells(plan=id), style="primary", n=len(people))],
        begins,
        [button("bells-discard", DiscardBells(plan=id))],
        group=plan.group.name if plan.group else "",
        what=days(plan),
        lines=rings(plan.schedule.rings, plan.first, plan.zone, plan.base.rings),
        effect=moves,
        told=phrase("bells-told", n=len(people)),
    )


@private.callback_query(BeginBells.filter())
@may(KEEP, plan=BellPlan)
async def begin(
    _: CallbackQuery,
    callback_data: BeginBells,
    plan: BellPlan,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    bells.begin_on(plan, calendar_day(callback_data.day), by=me, at=now)
    return await preview(session, plan, me, now)


@private.callback_query(DeclareBells.filter())
@may(KEEP, plan=BellPlan)
async def declare(
    _: CallbackQuery, plan: BellPlan, session: Session, me: Person, now: datetime
) -> Screen:
    await bells.declare(session, plan, by=me, at=now)
    return await _status(session, plan, now)


@private.callback_query(DiscardBells.filter())
@may(KEEP, plan=BellPlan)
async def discard(
    _: CallbackQuery, plan: BellPlan, session: Session, me: Person, now: datetime
) -> Screen:
    await bells.discard(session, plan, by=me, at=now)
    return screen("bells-discarded", [_back(plan)])


@private.callback_query(ShowBells.filter())
@may(KEEP, plan=BellPlan)
async def show(
    _: CallbackQuery, plan: BellPlan, session: Session, me: Person, now: datetime
) -> Screen:
    if plan.state is PlanState.DRAFT:
        return await preview(session, plan, me, now)
    return await _status(session, plan, now)


@private.callback_query(WithdrawBells.filter())
@may(KEEP, plan=BellPlan)
async def withdraw(
    _: CallbackQuery, plan: BellPlan, session: Session, me: Person, now: datetime
) -> Screen:
    await bells.withdraw(session, plan, by=me, at=now)
    return screen("bells-withdrawn-now", [_back(plan)], what=days(plan))


def _back(plan: BellPlan) -> Button:
    return button("bells-back", BellsOf(group=plan.group_id or 0))


async def _status(session: Session, plan: BellPlan, now: datetime) -> Screen:
    heard = await bells.hearings(session, plan)
    away = [hearing for hearing in heard if hearing.away]
    who = [
        phrase("bells-away", name=one.person.name, children=", ".join(one.children))
        for one in away[:NAMES_SHOWN]
    ]
    if len(away) > NAMES_SHOWN:
        who.append(phrase("common-and-more", n=len(away) - NAMES_SHOWN))
    declared = plan.state is PlanState.DECLARED
    fresh = plan.declared_at is not None and now <= plan.declared_at + UNDO_WITHIN
    words = "bells-undo" if fresh else "bells-withdraw"
    out = [button(words, WithdrawBells(plan=plan.id), style="danger")]
    return screen(
        "bells-status" if declared else "bells-status-withdrawn",
        [button("bells-refresh", ShowBells(plan=plan.id))],
        out if declared and (fresh or plan.last is not None) else [],
        [_back(plan)],
        group=plan.group.name if plan.group else "",
        what=days(plan),
        all=len(heard),
        seen=sum(hearing.replied(Reply.SEEN) for hearing in heard),
        waiting=sum(hearing.waits for hearing in heard),
        away=len(away),
        who=who,
    )
