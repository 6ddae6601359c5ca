"""A file of the gradebook: examples, a look at what it would change, yes or no."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.gradebook.callbacks import Apply, Cancel, Example, Files
from models.base import AccessDenied
from models.gradebook import FileKind, Plan
from models.gradebook.table import COLUMNS
from models.incoming import Intake, Look
from models.people import Person
from models.permissions import Action
from ui import Phrase, Row, Screen, button, may, phrase, screen
from ui.files import Flow
from ui.i18n import Translator
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


def _lines(look: Look) -> list[Phrase]:
    return counts(look.plan)


def counts(plan: Plan) -> list[Phrase]:
    """What is new, what is changed, and what was so already."""
    counted = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same}
    return [
        phrase("gradebook-rows", what=what, kind=plan.kind.value, n=n)
        for what, n in counted.items()
        if n
    ]


Flow(
    Intake.GRADEBOOK,
    Apply,
    Cancel,
    COLUMNS,
    lines=_lines,
    taken=lambda name, look: screen("gradebook-taken", name=name, lines=_lines(look)),
    nothing=lambda name, _: screen("imports-nothing", name=name),
).routes(private)
