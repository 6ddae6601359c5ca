"""The weekly letter: when it comes, and what it says on the day."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.progress.callbacks import AskDay, AskHour, SetLetter, Show, StopLetter
from handlers.progress.phrases import week_lines
from models import progress
from models.base import Session
from models.people import Person
from models.permissions import Action
from models.progress import HOURS, Letter, letters, reach
from ui import Phrase, Row, Screen, button, may, notification, phrase, screen

private = Router(name=__name__)

HOURS_IN_A_ROW = 4


@private.callback_query(AskDay.filter())
@may(Action.SET_LETTER)
async def ask_day(_: CallbackQuery, callback_data: AskDay, session: Session, me: Person) -> Screen:
    return _chosen(await letters.chosen(session, me)).but(fresh=callback_data.anew)


@private.callback_query(AskHour.filter())
@may(Action.SET_LETTER)
async def ask_hour(_: CallbackQuery, callback_data: AskHour) -> Screen:
    weekday = callback_data.weekday % 7
    hours = [
        button("progress-letter-hour", SetLetter(weekday=weekday, hour=hour), hour=hour)
        for hour in HOURS
    ]
    rows = [hours[i : i + HOURS_IN_A_ROW] for i in range(0, len(hours), HOURS_IN_A_ROW)]
    back = [button("progress-letter-back", AskDay())]
    return screen("progress-letter-which-hour", *rows, back, weekday=weekday)


@private.callback_query(SetLetter.filter())
@may(Action.SET_LETTER)
async def set_letter(
    _: CallbackQuery, callback_data: SetLetter, session: Session, me: Person, now: datetime
) -> Screen:
    weekday, hour = callback_data.weekday, callback_data.hour
    letter = await letters.choose(session, by=me, weekday=weekday, hour=hour, at=now)
    return _chosen(letter).but(toast="progress-letter-saved")


@private.callback_query(StopLetter.filter())
@may(Action.SET_LETTER)
async def stop_letter(_: CallbackQuery, session: Session, me: Person, now: datetime) -> Screen:
    letter = await letters.decline(session, by=me, at=now)
    return _chosen(letter).but(toast="progress-letter-saved")


def _chosen(letter: Letter | None) -> Screen:
    off = letter is not None and letter.off
    weekday = letter.weekday if letter else letters.WEEKDAY
    days = [button("progress-letter-day", AskHour(weekday=day), weekday=day) for day in range(7)]
    rows: list[Row] = [days[:4], days[4:]]
    if not off:
        rows.append([button("progress-letter-stop", StopLetter())])
    return screen(
        "progress-letter-off" if off else "progress-letter-on",
        *rows,
        weekday=weekday,
        hour=letter.hour if letter else letters.HOUR,
    )


@notification(letters.KIND, Person, personal=True)
async def letter(session: Session, person: Person, _to: Person, *, at: datetime) -> Screen | None:
    """Child by child, each by name. Where the school keeps no records at all there is no letter."""
    children = (await reach.home(session, person)).family
    children = [child for child in children if child.id != person.id]
    found = await progress.of_students(session, [child.id for child in children])
    lines: list[Phrase] = []
    rows: list[Row] = []
    told = False
    for child in children:
        standings = found[child.id]
        summary = progress.summed_up(standings, at=at, zone=person.zone)
        told = told or summary.silent is not None or bool(summary.debts)
        lines.append(phrase("progress-letter-child", child=child.called))
        lines += week_lines(summary, standings)
        more = Show(student=child.id, anew=True)
        rows.append([button("progress-more", more, child=child.called)])
    if not told:
        return None
    rows.append([button("progress-letter", AskDay(anew=True))])
    return screen("progress-letter-week", *rows, at=at, lines=lines)
