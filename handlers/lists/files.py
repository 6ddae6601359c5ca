"""A list that was sent: read, looked at, taken over or put aside."""

from aiogram import Router

from handlers.lists.callbacks import Apply, Cancel
from handlers.lists.cards import counts, lines
from models.incoming import Intake
from models.lists import COLUMNS
from ui import screen
from ui.files import Flow

private = Router(name=__name__)

Flow(
    Intake.LISTS,
    Apply,
    Cancel,
    COLUMNS,
    lines=lines,
    taken=lambda name, look: screen("lists-taken", name=name, lines=counts(look.plan)),
    nothing=lambda name, _: screen("imports-nothing", name=name),
).routes(private)
