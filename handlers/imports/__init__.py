"""Import of a weekly timetable: send a file, read what it would change, say yes or no."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.imports.reporting import EXAMPLES, busy_lines, clash_lines, example, plan_lines
from models.base import AccessDenied
from models.incoming import Intake, Look
from models.people import Person
from models.permissions import Action
from models.timetable_csv import TIMETABLE
from ui import CallbackData, Screen, Shelf, button, entry, may, screen
from ui.files import Flow
from ui.i18n import Translator

__all__ = ["busy_lines", "clash_lines", "plan_lines", "private"]

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


@private.message(entry("import", Action.IMPORT_TIMETABLE, shelf=Shelf.SCHOOL))
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


def _taken(name: str, look: Look) -> Screen:
    plan = look.plan
    return screen(
        "imports-done",
        name=name,
        added=len(plan.added) + len(plan.revived),
        changed=len(plan.changed),
        dropped=len(plan.dropped),
        clashes=len(plan.clashes),
    )


Flow(
    Intake.TIMETABLE,
    Apply,
    Cancel,
    TIMETABLE,
    lines=lambda look: [
        *plan_lines(look.plan),
        *clash_lines(look.plan, CLASHES_SHOWN),
        *busy_lines(look.wanted),
    ],
    taken=_taken,
    nothing=lambda name, look: screen("imports-nothing-new", name=name, count=look.plan.lessons),
    also=frozenset({Intake.ONEROSTER}),  # of those who may not bring one in
).routes(private)
