"""Import of a weekly timetable: send a file, read what it would change, say yes or no."""

from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.imports.reporting import EXAMPLES, busy_lines, clash_lines, example, plan_lines
from models import imports
from models.base import AccessDenied, Session
from models.imports import ImportFile, Plan, Source
from models.people import Person
from models.permissions import Action
from models.spreadsheets import MOST_BYTES
from models.timetable_csv import TIMETABLE
from ui import CallbackData, Phrase, Screen, button, entry, may, phrase, screen, with_document
from ui.i18n import Translator
from ui.posts import name_of_file
from ui.problems import broken

__all__ = ["clash_lines", "plan_lines", "private"]

private = Router(name=__name__)

CLASHES_SHOWN = 5


class Example(CallbackData, prefix="import-example"):
    """Send an example of a file: `clock`, `periods` or `sets`."""

    kind: str


class Apply(CallbackData, prefix="import-apply"):
    """Take the file over."""

    file: int


class Cancel(CallbackData, prefix="import-cancel"):
    """Put the file aside."""

    file: int


@private.message(entry("import", Action.IMPORT_TIMETABLE, key=False))
@may(Action.IMPORT_TIMETABLE)
async def how(_: Message) -> Screen:
    return screen(
        "imports-how",
        [button("imports-example-clock", Example(kind="clock"))],
        [button("imports-example-periods", Example(kind="periods"))],
        [button("imports-example-sets", Example(kind="sets"))],
    )


@private.callback_query(Example.filter())
@may(Action.IMPORT_TIMETABLE)
async def show_example(
    _: CallbackQuery, callback_data: Example, me: Person, words: Translator
) -> Screen:
    if callback_data.kind not in EXAMPLES:
        raise AccessDenied
    return screen("imports-example").but(document=example(words, me, callback_data.kind))


@private.message(F.document)
@with_document(MOST_BYTES)
@may(Action.IMPORT_TIMETABLE)
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
    source, plan = await imports.from_files(
        session, content, by=me, zone=settings.school_zone, at=now
    )
    if plan.problems:
        return await broken(
            words, me.reader, name, plan.problems, content=content, columns=TIMETABLE
        )
    if not plan.changes_anything:
        return screen("imports-nothing-new", name=name, count=plan.lessons)
    file = await imports.keep(session, name, content, plan.fingerprint, by=me, at=now)
    return _preview(file, plan, source, await busy_lines(session, me, plan, now))


@private.callback_query(Apply.filter())
@may(Action.IMPORT_TIMETABLE, file=ImportFile)
async def apply(
    _: CallbackQuery,
    file: ImportFile,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Any,
) -> Screen | list[Screen]:
    plan, done = await imports.confirm(session, file, by=me, zone=settings.school_zone, at=now)
    if done:
        return screen(
            "imports-done",
            name=file.name,
            added=len(plan.added) + len(plan.revived),
            changed=len(plan.changed),
            dropped=len(plan.dropped),
            clashes=len(plan.clashes),
        )
    if plan.problems:
        return await broken(
            words, me.reader, file.name, plan.problems, content=file.content, columns=TIMETABLE
        )
    if not plan.changes_anything:
        return screen("imports-nothing-new", name=file.name, count=plan.lessons)
    wanted = await busy_lines(session, me, plan, now)
    return _preview(file, plan, None, wanted, again=True)


@private.callback_query(Cancel.filter())
@may(Action.IMPORT_TIMETABLE, file=ImportFile)
async def cancel(_: CallbackQuery, file: ImportFile, session: Session) -> Screen:
    await imports.cancel(session, file)
    return screen("imports-cancelled", name=file.name)


def _preview(
    file: ImportFile,
    plan: Plan,
    source: Source | None,
    wanted: list[Phrase],
    *,
    again: bool = False,
) -> Screen:
    lines: list[Phrase] = [phrase("imports-changed-meanwhile")] if again else []
    lines += plan_lines(plan)
    lines += clash_lines(plan, CLASHES_SHOWN) + wanted
    if source is not None and source.ignored_columns:
        lines.append(phrase("imports-ignored", columns=", ".join(source.ignored_columns)))
    yes = button("imports-apply", Apply(file=file.id), style="success")
    no = button("imports-cancel", Cancel(file=file.id))
    return screen("imports-preview", [yes, no], name=file.name, lines=lines)
