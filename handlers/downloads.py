"""Tables to take out of the school: what, of whom, of which time, as a workbook."""

import asyncio
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from models import downloads
from models.base import AccessDenied, Session
from models.downloads import PERSONAL, TABLES, Download, Period, Table, Wish, since
from models.groups import Group
from models.people import Person, Reader
from models.permissions import Action, access
from models.permissions import may as allowed
from models.timetable import local_day
from ui import CallbackData, Row, Screen, Shelf, button, entry, may, pages, screen
from ui.downloads import name_of, written
from ui.i18n import Translator

private = Router(name=__name__)

SEE, RECORDS = Action.SEE_DOWNLOADS, Action.DOWNLOAD_RECORDS
RIGHTS = {Download.RECEIPTS: Action.ANNOUNCE}  # whoever tells nothing has nothing confirmed
GROUPS_ON_A_SCREEN = 8
EVERYBODY = 0  # in place of a group's id: all in one's reach


class Downloads(CallbackData, prefix="downloads"):
    """Show what I can take out."""


class Whose(CallbackData, prefix="dl-whose"):
    """I want such a table: show of which groups."""

    kind: Download
    page: int = 0


class When(CallbackData, prefix="dl-when"):
    """I want such a table of this group: show of which time."""

    kind: Download
    group: int


class Take(CallbackData, prefix="dl-take"):
    """Give me a table in which nothing is personal."""

    kind: Download
    group: int
    period: Period


class TakeRecords(CallbackData, prefix="dl-records"):
    """Give me a table of what is personal."""

    kind: Download
    group: int
    period: Period


@private.message(entry("downloads", SEE, shelf=Shelf.SCHOOL))
@may(SEE)
async def show(_: Message, session: Session, me: Person) -> Screen:
    return await _kinds(session, me)


@private.callback_query(Downloads.filter())
@may(SEE)
async def show_again(_: CallbackQuery, session: Session, me: Person) -> Screen:
    return await _kinds(session, me)


async def _kinds(session: Session, me: Person) -> Screen:
    """Whoever has one group, or none, is not asked which."""
    several = len(await downloads.groups_of(session, me)) > 1
    rows: list[Row] = [
        [
            button(
                "downloads-kind",
                Whose(kind=kind) if several else _next(kind, EVERYBODY),
                kind=kind.value,
            )
        ]
        for kind in Download
        if allowed(me, RIGHTS.get(kind, RECORDS if kind in PERSONAL else SEE))
    ]
    return screen("downloads-what", *rows)


def _next(kind: Download, group: int) -> CallbackData:
    """A timetable is of every week; of everything else the time is asked for."""
    if kind is Download.TIMETABLE:
        return Take(kind=kind, group=group, period=Period.ALL)
    return When(kind=kind, group=group)


@private.callback_query(Whose.filter())
@may(SEE)
async def ask_whose(_: CallbackQuery, callback_data: Whose, session: Session, me: Person) -> Screen:
    kind, page = callback_data.kind, callback_data.page
    found = await downloads.groups_of(session, me)
    rows: list[Row] = [[button("downloads-everybody", _next(kind, EVERYBODY))]]
    rows += [
        [button("downloads-group", _next(kind, group.id), group=group.name)]
        for group in pages.cut(found, page, GROUPS_ON_A_SCREEN)
    ]
    turns = pages.turns(
        len(found), page, GROUPS_ON_A_SCREEN, lambda number: Whose(kind=kind, page=number)
    )
    back = [button("downloads-back", Downloads())]
    return screen("downloads-whose", *rows, turns, back, kind=kind.value)


@private.callback_query(When.filter())
@may(SEE)
async def ask_when(_: CallbackQuery, callback_data: When) -> Screen:
    kind, group = callback_data.kind, callback_data.group
    take = TakeRecords if kind in PERSONAL else Take
    rows: list[Row] = [
        [button("downloads-period", take(kind=kind, group=group, period=one), period=one.value)]
        for one in Period
    ]
    back = [button("downloads-back", Downloads())]
    return screen("downloads-when", *rows, back, kind=kind.value)


@private.callback_query(Take.filter())
@may(SEE)
async def take(
    _: CallbackQuery,
    callback_data: Take,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
) -> list[Screen]:
    if callback_data.kind in PERSONAL:
        raise AccessDenied
    return await _files(callback_data, session, me, now, words)


@private.callback_query(TakeRecords.filter())
@may(RECORDS)
async def take_records(
    _: CallbackQuery,
    callback_data: TakeRecords,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
) -> list[Screen]:
    if callback_data.kind not in PERSONAL:
        raise AccessDenied
    return await _files(callback_data, session, me, now, words)


async def _files(
    asked: Take | TakeRecords, session: Session, me: Person, now: datetime, words: Translator
) -> list[Screen]:
    group = await access(session, me, SEE, Group, asked.group) if asked.group else None
    today = local_day(now, me.zone)
    wish = Wish(me, group, since(asked.period, today), today)
    tables = [await build(session, wish) for build in TABLES[asked.kind]]
    await session.close()  # nobody waits for a reader while we write
    shown = [
        await _file(table, group, me.reader, words) for table in tables if table.rows or table.apart
    ]
    again = [button("downloads-back", Downloads())]
    return shown or [screen("downloads-nothing", again, kind=asked.kind.value)]


async def _file(table: Table, group: Group | None, reader: Reader, words: Translator) -> Screen:
    content = await asyncio.to_thread(written, words, reader, table)
    name = " ".join(filter(None, [name_of(words, reader, table), group.name if group else ""]))
    said = screen("downloads-file", name=name, n=len(table.rows), apart=len(table.apart))
    return said.but(document=(f"{name}.xlsx", content))
