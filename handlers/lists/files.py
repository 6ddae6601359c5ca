"""A list that was sent: read, looked at, taken over or put aside."""

from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.lists.callbacks import Apply, Cancel
from handlers.lists.cards import counts, shown
from models import imports, lists
from models.base import Session
from models.imports import ImportFile
from models.incoming import Intake, meant_for
from models.people import Person
from models.permissions import Action
from models.spreadsheets import MOST_BYTES
from ui import Screen, left_to_others, may, screen, with_document
from ui.i18n import Translator
from ui.posts import name_of_file

private = Router(name=__name__)

IMPORT = Action.IMPORT_PEOPLE


@private.message(F.document)
@with_document(MOST_BYTES, meant_for(Intake.LISTS))
@left_to_others()
@may(IMPORT)
async def receive(
    message: Message,
    content: bytes | None,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Any,
) -> Screen | list[Screen]:
    name = name_of_file(message, "XLSX")
    if content is None:
        return screen("imports-too-large", name=name, megabytes=MOST_BYTES // 2**20)
    plan, _ = await lists.from_file(session, content, {}, by=me, zone=settings.school_zone, at=now)
    file = await imports.keep(session, name, content, plan.fingerprint, by=me, at=now)
    said = await shown(file, plan, me, words)
    if plan.problems or not (plan.changes_anything or plan.questions):
        await session.delete(file)
    return said


@private.callback_query(Apply.filter())
@may(IMPORT, file=ImportFile)
async def apply(
    _: CallbackQuery,
    file: ImportFile,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Any,
) -> Screen | list[Screen]:
    plan, done = await lists.confirm(session, file, by=me, zone=settings.school_zone, at=now)
    if done:
        return screen("lists-taken", name=file.name, lines=counts(plan))
    return await shown(file, plan, me, words, again=True)


@private.callback_query(Cancel.filter())
@may(IMPORT, file=ImportFile)
async def cancel(_: CallbackQuery, file: ImportFile, session: Session) -> Screen:
    await imports.cancel(session, file)
    return screen("lists-put-aside", name=file.name)
