"""A file of the gradebook: examples, a look at what it would change, yes or no."""

from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.gradebook.callbacks import Apply, Cancel, Example, Files
from models import gradebook, imports
from models.base import AccessDenied, Session
from models.gradebook import FileKind, Plan
from models.gradebook.table import COLUMNS
from models.imports import ImportFile
from models.incoming import Intake, meant_for
from models.people import Person
from models.permissions import Action
from models.spreadsheets import MOST_BYTES
from ui import Phrase, Row, Screen, button, may, phrase, screen, with_document
from ui.i18n import Translator
from ui.posts import name_of_file
from ui.problems import broken
from ui.templates import template

private = Router(name=__name__)

IMPORT = Action.IMPORT_MARKS


@private.callback_query(Files.filter())
@may(IMPORT)
async def how(_: CallbackQuery) -> Screen:
    rows: list[Row] = [
        [button("gradebook-example-of", Example(kind=kind), kind=kind.value)] for kind in FileKind
    ]
    return screen("gradebook-files", *rows)


@private.callback_query(Example.filter())
@may(IMPORT)
async def example(
    _: CallbackQuery, callback_data: Example, me: Person, words: Translator
) -> Screen:
    kind = callback_data.kind
    if kind not in list(FileKind):
        raise AccessDenied
    file = template(words, me.reader, f"gradebook-file-{kind}", COLUMNS)
    return screen("gradebook-example").but(document=file)


@private.message(F.document)
@with_document(MOST_BYTES, meant_for(Intake.GRADEBOOK))
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
    zone = settings.school_zone
    plan, _kind = await gradebook.from_file(session, content, by=me, zone=zone, at=now)
    if plan.problems or not plan.changes_anything:
        return await _unchanged(name, content, plan, me, words)
    file = await imports.keep(session, name, content, plan.fingerprint, by=me, at=now)
    return _preview(file, plan)


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
    name = file.name
    zone = settings.school_zone
    plan, done = await gradebook.confirm(session, file, by=me, zone=zone, at=now)
    if done:
        return screen("gradebook-taken", name=name, lines=counts(plan))
    if plan.problems or not plan.changes_anything:
        return await _unchanged(name, file.content, plan, me, words)
    return _preview(file, plan, again=True)


@private.callback_query(Cancel.filter())
@may(IMPORT, file=ImportFile)
async def cancel(_: CallbackQuery, file: ImportFile, session: Session) -> Screen:
    await imports.cancel(session, file)
    return screen("gradebook-put-aside", name=file.name)


def _preview(file: ImportFile, plan: Plan, *, again: bool = False) -> Screen:
    lines: list[Phrase] = [phrase("imports-changed-meanwhile")] if again else []
    lines += counts(plan)
    if plan.ignored_columns:
        lines.append(phrase("imports-ignored", columns=", ".join(plan.ignored_columns)))
    yes = button("imports-apply", Apply(file=file.id), style="success")
    no = button("imports-cancel", Cancel(file=file.id))
    return screen("gradebook-preview", [yes, no], name=file.name, lines=lines)


def counts(plan: Plan) -> list[Phrase]:
    """What is new, what is changed, and what was so already."""
    counted = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
    return [
        phrase("gradebook-rows", what=what, kind=plan.kind.value, n=n)
        for what, n in counted.items()
        if n
    ]


async def _unchanged(
    name: str, content: bytes, plan: Plan, me: Person, words: Translator
) -> Screen | list[Screen]:
    if plan.problems:
        return await broken(words, me.reader, name, plan.problems, content=content, columns=COLUMNS)
    return screen("gradebook-nothing-new", name=name)
