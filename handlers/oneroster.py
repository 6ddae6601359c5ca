"""The school moves in or out: a set that other school programs write and read."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from models import oneroster
from models.base import Session
from models.incoming import Intake, Look
from models.oneroster import SetPlan
from models.people import Person
from models.permissions import Action
from models.spreadsheets import Columns
from ui import CallbackData, Phrase, Screen, Shelf, button, entry, may, phrase, screen
from ui.files import Flow
from ui.i18n import Translator

private = Router(name=__name__)

MOVE = Action.MOVE_SCHOOL


class TakeOut(CallbackData, prefix="oneroster-out"):
    """Give me the school as a set."""


class Apply(CallbackData, prefix="oneroster-yes"):
    """Take the set over."""

    file: int


class Cancel(CallbackData, prefix="oneroster-no"):
    """Put the set aside."""

    file: int


@private.message(entry("oneroster", MOVE, shelf=Shelf.SCHOOL))
@may(MOVE)
async def how(_: Message) -> Screen:
    return screen("oneroster-how", [button("oneroster-take-out", TakeOut())])


@private.callback_query(TakeOut.filter())
@may(MOVE)
async def take_out(
    _: CallbackQuery,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Any,
) -> Screen:
    """Without marks: whoever keeps the school as a whole reads none."""
    content = await oneroster.given_out(session, marks=False, zone=settings.school_zone, at=now)
    name = words.say(me.reader, "oneroster-file")
    return screen("oneroster-taken-out").but(document=(f"{name}.zip", content))


def counts(plan: SetPlan) -> list[Phrase]:
    """What is new, what is changed, what leaves, what was so already, and what waits."""
    counted = {"new": plan.new, "changed": plan.changed, "gone": plan.leaving}
    counted |= {"same": plan.same, "waiting": plan.waiting}
    return [phrase("oneroster-rows", what=what, n=n) for what, n in counted.items() if n]


def _lines(look: Look) -> list[Phrase]:
    return counts(look.plan)


Flow(
    Intake.ONEROSTER,
    Apply,
    Cancel,
    Columns.named({}),  # its reasons name file and line: there is no one table to write them into
    lines=_lines,
    taken=lambda name, look: screen("oneroster-taken", name=name, lines=_lines(look)),
    nothing=lambda name, _: screen("imports-nothing", name=name),
).routes(private)
