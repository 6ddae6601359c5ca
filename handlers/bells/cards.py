"""How other bells look to those whose lessons ring by them."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.bells.callbacks import SeenBells
from models import around, bells
from models.base import Session
from models.bells import BellPlan, PlanState
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action
from models.permissions import may as allowed
from ui import Phrase, Row, Screen, button, may, notification, private_link, screen
from ui.bells import days, rings

private = Router(name=__name__)

SEE, ANSWER = Action.SEE_TIMETABLE, Action.ANSWER_CHANGE


async def _card(session: Session, plan: BellPlan, to: Person, words: str, *rows: Row) -> Screen:
    children: list[Person] = []
    if Role.PARENT in to.roles:
        children = await around.children(session, to, plan.group_id)
    works = not children and Role.STUDENT not in to.roles
    return screen(
        words,
        *rows,
        child=", ".join(child.called for child in children),
        group=plan.group.name if works and plan.group else "",
        what=days(plan),
        lines=_lines(plan),
    )


def _lines(plan: BellPlan) -> list[Phrase]:
    return rings(plan.schedule.rings, plan.first, plan.zone, plan.base.rings)


@notification(bells.DECLARED, BellPlan, SEE)
async def declared(session: Session, plan: BellPlan, to: Person) -> Screen | None:
    if plan.state is not PlanState.DECLARED:
        return None
    seen = button("bells-seen", SeenBells(plan=plan.id), style="success")
    return await _card(session, plan, to, "bells-card", [seen] if allowed(to, ANSWER) else [])


@notification(bells.STRUCK, BellPlan, SEE)
async def struck(session: Session, plan: BellPlan, to: Person) -> Screen:
    return await _card(session, plan, to, "bells-card-struck")


@notification(bells.WITHDRAWN, BellPlan, SEE)
async def withdrawn(session: Session, plan: BellPlan, to: Person) -> Screen:
    return await _card(session, plan, to, "bells-card-withdrawn")


def _aloud(plan: BellPlan, to: Group, words: str) -> Screen:
    way = [private_link("bells-timetable", "menu")]
    return screen(words, way, group=to.name, what=days(plan), lines=_lines(plan))


@notification(bells.ALOUD, BellPlan, aloud=True)
async def declared_aloud(_session: Session, plan: BellPlan, to: Group) -> Screen | None:
    return _aloud(plan, to, "bells-group") if plan.state is PlanState.DECLARED else None


@notification(bells.STRUCK_ALOUD, BellPlan, aloud=True)
async def struck_aloud(_session: Session, plan: BellPlan, to: Group) -> Screen:
    return _aloud(plan, to, "bells-group-struck")


@notification(bells.WITHDRAWN_ALOUD, BellPlan, aloud=True)
async def withdrawn_aloud(_session: Session, plan: BellPlan, to: Group) -> Screen:
    return _aloud(plan, to, "bells-group-withdrawn")


@private.callback_query(SeenBells.filter())
@may(ANSWER, plan=BellPlan)
async def seen(
    _: CallbackQuery, plan: BellPlan, session: Session, me: Person, now: datetime
) -> Screen:
    if plan.state is not PlanState.DECLARED:
        return await _card(session, plan, me, "bells-card-struck")
    await bells.seen(session, plan, by=me, at=now)
    return await _card(session, plan, me, "bells-card-seen")
