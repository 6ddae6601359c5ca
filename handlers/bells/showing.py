"""The bells of an ordinary day, and the special days ahead."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from sqlmodel import select

from handlers.bells.callbacks import (
    BellsOf,
    RecordBells,
    ShowBells,
    SpecialDay,
    TypeBells,
    WhoseBells,
)
from handlers.bells.whose import Settings, group_of, zone_of
from models import bells, groups
from models.base import Session
from models.groups import Group
from models.people import Person
from models.permissions import Action, within
from models.timetable import local_day
from ui import Row, Screen, Shelf, button, entry, may, pages, screen
from ui.bells import days, rings

private = Router(name=__name__)

KEEP = Action.KEEP_BELLS
ON_A_PAGE = 8


@private.message(entry("bells", KEEP, shelf=Shelf.SCHOOL))
@may(KEEP)
async def show(
    _: Message, session: Session, me: Person, now: datetime, settings: Settings
) -> Screen:
    return await _whose(session, me, now, settings, 0)


@private.callback_query(WhoseBells.filter())
@may(KEEP)
async def turn(
    _: CallbackQuery,
    callback_data: WhoseBells,
    session: Session,
    me: Person,
    now: datetime,
    settings: Settings,
) -> Screen:
    return await _whose(session, me, now, settings, callback_data.page)


async def _whose(
    session: Session, me: Person, now: datetime, settings: Settings, page: int
) -> Screen:
    """Groups to choose from; whoever has just one sees its bells."""
    mine = select(Group).where(within(me, KEEP, Group), groups.of_several()).order_by(Group.name)
    found = (await session.exec(mine)).all()
    if len(found) == 1 and not bells.everybodys(me):
        return await of_group(session, me, found[0], now, settings)
    rows: list[Row] = []
    if bells.everybodys(me):
        rows.append([button("bells-of-all", BellsOf(group=0))])
    rows += [[button("bells-of-group", BellsOf(group=g.id), group=g.name)] for g in found]
    return screen(
        "bells-whose" if rows else "bells-nobodys",
        *pages.cut(rows, page, ON_A_PAGE),
        pages.turns(len(rows), page, ON_A_PAGE, lambda to: WhoseBells(page=to)),
    )


@private.callback_query(BellsOf.filter())
@may(KEEP)
async def show_of(
    _: CallbackQuery,
    callback_data: BellsOf,
    session: Session,
    me: Person,
    now: datetime,
    settings: Settings,
) -> Screen:
    group = await group_of(session, me, callback_data.group)
    return await of_group(session, me, group, now, settings)


@private.callback_query(RecordBells.filter())
@may(KEEP)
async def record(
    _: CallbackQuery,
    callback_data: RecordBells,
    session: Session,
    me: Person,
    now: datetime,
    settings: Settings,
) -> Screen:
    group = await group_of(session, me, callback_data.group)
    id, zone = (group.id if group else None), zone_of(group, settings)
    guessed = await bells.guessed(session, id)
    if guessed and await bells.regular(session, id) is None:
        await bells.write(session, group, "", guessed, zone=zone, by=me, at=now, regular=True)
    return await of_group(session, me, group, now, settings)


async def of_group(
    session: Session, me: Person, group: Group | None, now: datetime, settings: Settings
) -> Screen:
    """The bells, and what can be done about them."""
    id, number = (group.id, group.id) if group else (None, 0)
    zone = zone_of(group, settings)
    today = local_day(now, zone)
    name = group.name if group else ""
    regular = await bells.regular(session, id)
    if regular is None:
        guessed = await bells.guessed(session, id)
        return screen(
            "bells-unknown",
            [button("bells-record", RecordBells(group=number), style="primary")] if guessed else [],
            [button("bells-type-own", TypeBells(group=number))],
            group=name,
            lines=rings(guessed, today, zone),
        )
    rows: list[Row] = [
        [button("bells-open", ShowBells(plan=plan.id), what=days(plan))]
        for plan in await bells.coming(session, me, id, at=now)
    ]
    return screen(
        "bells-regular",
        *rows,
        [button("bells-special", SpecialDay(group=number), style="primary")],
        [button("bells-change", TypeBells(group=number))],
        group=name,
        lines=rings(regular.rings, today, regular.zone),
    )
