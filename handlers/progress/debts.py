"""What was due and is not handed in: asked by command, or in the group's chat."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from handlers.progress import staff
from handlers.progress.callbacks import Subjects
from handlers.progress.overview import awaiting, for_the_asker
from handlers.progress.phrases import child_of, debt_lines
from models import progress
from models.base import Session
from models.people import Person
from models.permissions import Action
from models.progress import Standing, reach
from models.progress.reach import Home
from ui import Screen, button, entry, may, private_link, screen

private, group = Router(name=__name__), Router(name=f"{__name__}.group")

DEEP_LINK = "debts"


@private.message(entry("debts", Action.SEE_PROGRESS, shelf=None, aloud=True))
@private.message(CommandStart(magic=F.args == DEEP_LINK))
@may(Action.SEE_PROGRESS)
async def ask(_: Message, session: Session, me: Person, now: datetime) -> list[Screen]:
    """A message for each child, then the lists in which staff look for it."""
    home = await reach.home(session, me)
    shown = await _of_family(session, me, home, now) + awaiting(me, home)
    shown += await staff.lists(session, me, now)
    return shown or [screen("progress-nobody")]


@group.message(Command("debts"))
@may(Action.SEE_PROGRESS)
async def ask_in_group(_: Message, session: Session, me: Person, now: datetime) -> list[Screen]:
    home = await reach.home(session, me)
    way = private_link("common-open-private", DEEP_LINK)
    return for_the_asker(me, home, await _of_family(session, me, home, now), way)


async def _of_family(session: Session, me: Person, home: Home, now: datetime) -> list[Screen]:
    found = await progress.of_students(session, [student.id for student in home.family])
    return [_debts(me, student, found[student.id], now) for student in home.family]


def _debts(me: Person, student: Person, standings: list[Standing], now: datetime) -> Screen:
    ways = [button("progress-by-subject", Subjects(student=student.id))] if standings else []
    lines = debt_lines(standings, now)
    return screen("progress-debts", ways, child=child_of(me, student), lines=lines)
