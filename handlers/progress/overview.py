"""How somebody is doing this week: asked by key, in plain words, or in the group's chat."""

from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandStart, StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.progress import staff
from handlers.progress.callbacks import AskDay, Chart, Lists, Show, Subjects
from handlers.progress.phrases import child_of, week_lines
from handlers.progress.questions import AsksProgress, question
from models import progress
from models.base import Session
from models.consents import Awaiting
from models.names import meant
from models.people import FAMILY, Person, Role
from models.permissions import Action
from models.progress import Standing, reach
from models.progress.reach import Home
from models.rosters import Profile
from ui import Button, Row, Screen, button, entry, may, offer, offers, private_link, screen

private, group = Router(name=__name__), Router(name=f"{__name__}.group")

DEEP_LINK = "progress"
MOST_MEANT = 3  # screens in answer to one name

offer(
    Profile,
    Action.SEE_PROGRESS,
    "progress-open",
    lambda profile: Show(student=profile.person.id),
    lambda profile: Role.STUDENT in profile.person.roles,
)


@private.message(entry("progress", Action.SEE_PROGRESS, aloud=True))
@private.message(CommandStart(magic=F.args == DEEP_LINK))
@may(Action.SEE_PROGRESS)
async def ask(_: Message, session: Session, me: Person, now: datetime) -> list[Screen]:
    return await everything(session, me, now)


@private.message(StateFilter(None), AsksProgress())
@may(Action.SEE_PROGRESS)
async def ask_in_words(message: Message, session: Session, me: Person, now: datetime) -> Any:
    """A name that is nobody's here brings what a bare question brings, whoever else it is."""
    asked = question(message.text or "")
    known = await reach.everybody(session, me) if asked and asked.name else []
    found = meant(asked.name, known)[:MOST_MEANT] if asked else []
    if found:
        home = await reach.home(session, me)
        return await weeks(session, me, found, home.family, now)
    if asked is None or not asked.sure:
        raise SkipHandler
    return await everything(session, me, now)


@private.callback_query(Show.filter())
@may(Action.SEE_PROGRESS, student=Person)
async def show(
    _: CallbackQuery,
    callback_data: Show,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    await reach.check(session, me, student)
    home = await reach.home(session, me)
    [shown] = await weeks(session, me, [student], home.family, now)
    return shown.but(fresh=callback_data.anew)


@group.message(Command("progress"))
@may(Action.SEE_PROGRESS)
async def ask_in_group(_: Message, session: Session, me: Person, now: datetime) -> list[Screen]:
    """For the asker's eyes only; what is behind the buttons waits in the private chat."""
    home = await reach.home(session, me)
    found = await weeks(session, me, home.family, home.family, now)
    return for_the_asker(me, home, found, private_link("common-open-private", DEEP_LINK))


def for_the_asker(me: Person, home: Home, found: list[Screen], way: Button) -> list[Screen]:
    """What of it is said in a group: staff has lists of many, and they open in private only."""
    shown = found + awaiting(me, home)
    if not shown and me.roles - FAMILY:
        shown = [screen("progress-in-private")]
    return [one.but(rows=([way],)) for one in shown or [screen("progress-nobody")]]


async def everything(session: Session, me: Person, now: datetime) -> list[Screen]:
    """A message for each child, then what one has to do with as somebody of the staff."""
    home = await reach.home(session, me)
    shown = await weeks(session, me, home.family, home.family, now)
    shown += awaiting(me, home)
    shown += await staff.lists(session, me, now)
    return shown or [screen("progress-nobody")]


def awaiting(me: Person, home: Home) -> list[Screen]:
    return [
        screen("progress-no-consent", *offers(me, Awaiting(one)), child=one.called)
        for one in home.awaiting
    ]


async def weeks(
    session: Session, me: Person, students: list[Person], family: list[Person], now: datetime
) -> list[Screen]:
    found = await progress.of_students(session, [student.id for student in students])
    return [_week(me, student, found[student.id], family, now) for student in students]


def _week(
    me: Person, student: Person, standings: list[Standing], family: list[Person], now: datetime
) -> Screen:
    id = student.id
    known = {one.id for one in family}
    others = [one for one in family if one.id != id] if id in known else []
    summary = progress.summed_up(standings, at=now, zone=me.zone)
    ways: Row = [button("progress-by-subject", Subjects(student=id))] if standings else []
    if drawable(standings):
        ways.append(button("progress-chart", Chart(student=id)))
    rows = [
        ways,
        [button("progress-letter", AskDay())] if id in known - {me.id} else [],
        [_other(me, one) for one in others],
        [button("progress-to-lists", Lists())] if id not in known else [],
    ]
    lines = week_lines(summary, standings)
    return screen("progress-week", *rows, child=child_of(me, student), lines=lines)


def _other(me: Person, student: Person) -> Any:
    return button("progress-other", Show(student=student.id), child=child_of(me, student))


def drawable(standings: list[Standing]) -> bool:
    """One week makes no line."""
    return len({monday for one in standings for monday, _ in one.weekly()}) > 1
