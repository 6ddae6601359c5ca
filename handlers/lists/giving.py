"""What lists there are: examples to fill in, and everybody as they stand there today."""

import asyncio

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.lists.callbacks import Download, Example
from models.base import AccessDenied, Session
from models.lists import COLUMNS, ListKind, written
from models.people import Person, Role
from models.permissions import Action
from models.permissions import may as allowed
from ui import Row, Screen, Shelf, button, entry, may, screen
from ui.i18n import Translator
from ui.templates import choices, template
from ui.workbooks import Sheet, workbook

private = Router(name=__name__)

IMPORT = Action.IMPORT_PEOPLE


@private.message(entry("lists", IMPORT, shelf=Shelf.SCHOOL))
@may(IMPORT)
async def show(_: Message, me: Person) -> Screen:
    kinds = [kind for kind in ListKind if _allowed(me, kind)]
    rows: list[Row] = [
        [button("lists-example-of", Example(kind=kind), kind=kind.value)] for kind in kinds
    ]
    rows += [
        [button("lists-download", Download(kind=kind), kind=kind.value)]
        for kind in kinds
        if kind in written.ORDER
    ]
    return screen("lists-how", *rows)


@private.callback_query(Example.filter())
@may(IMPORT)
async def example(
    _: CallbackQuery, callback_data: Example, me: Person, words: Translator
) -> Screen:
    kind = _kind(me, callback_data.kind)
    file = await asyncio.to_thread(template, words, me.reader, f"lists-file-{kind}", COLUMNS)
    return screen("lists-example").but(document=file)


@private.callback_query(Download.filter())
@may(IMPORT)
async def download(
    _: CallbackQuery,
    callback_data: Download,
    session: Session,
    me: Person,
    words: Translator,
) -> Screen:
    kind = _kind(me, callback_data.kind)
    if kind not in written.ORDER:
        raise AccessDenied
    order = written.ORDER[kind]
    header = [words.say(me.reader, "imports-column", column=column) for column in order]
    rows = [
        [
            words.say(me.reader, "lists-role", role=cell) if isinstance(cell, Role) else cell
            for cell in row
        ]
        for row in await written.rows(session, me, kind)
    ]
    name = words.say(me.reader, "imports-template", kind=kind.value)
    sheet = Sheet(name, [header, *rows], choices(words, me.reader, order))
    content = await asyncio.to_thread(workbook, sheet)
    return screen("lists-all", n=len(rows)).but(document=(f"{name}.xlsx", content))


def _allowed(me: Person, kind: ListKind) -> bool:
    return kind is ListKind.FAMILIES or allowed(me, Action.INVITE_STAFF)


def _kind(me: Person, name: str) -> ListKind:
    if name not in list(ListKind) or not _allowed(me, ListKind(name)):
        raise AccessDenied
    return ListKind(name)
