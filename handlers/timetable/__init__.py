"""The timetable: today, the week, and one lesson, each in the reader's own time."""

from datetime import date, datetime, timedelta
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.timetable.lines import (
    by_day,
    by_section,
    card,
    holiday_lines,
    is_named,
    line,
    only_child,
)
from models import timetable
from models.base import Session
from models.people import Person, Role
from models.permissions import Action
from models.timetable import Lesson, LessonState
from ui import (
    Button,
    CallbackData,
    Screen,
    button,
    calendar_day,
    entry,
    link,
    may,
    offers,
    private_link,
    screen,
)
from ui.links import ShowLesson

private, group = Router(name=__name__), Router(name=f"{__name__}.group")

LESSONS_ON_A_SCREEN = 12
TODAY, WEEK = "today", "week"  # what a button in a group says when it leads to the private chat


class Day(CallbackData, prefix="day"):
    """Show the lessons of a day, given as its ordinal number."""

    day: int
    page: int = 0


class Week(CallbackData, prefix="week"):
    """Show the week that begins on this Monday."""

    monday: int


@private.message(entry("today", Action.SEE_TIMETABLE, aloud=True))
@private.message(CommandStart(magic=F.args == TODAY))
@may(Action.SEE_TIMETABLE)
async def today(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    return await day_screen(session, me, timetable.local_day(now, me.zone))


@private.callback_query(Day.filter())
@may(Action.SEE_TIMETABLE)
async def day(_: CallbackQuery, callback_data: Day, session: Session, me: Person) -> Screen:
    shown = calendar_day(callback_data.day)
    return await day_screen(session, me, shown, callback_data.page)


@private.message(entry("week", Action.SEE_TIMETABLE, aloud=True))
@private.message(CommandStart(magic=F.args == WEEK))
@may(Action.SEE_TIMETABLE)
async def this_week(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    return await week_screen(session, me, _monday(timetable.local_day(now, me.zone)))


@private.callback_query(Week.filter())
@may(Action.SEE_TIMETABLE)
async def week(_: CallbackQuery, callback_data: Week, session: Session, me: Person) -> Screen:
    return await week_screen(session, me, _monday(calendar_day(callback_data.monday)))


@private.callback_query(ShowLesson.filter())
@may(Action.SEE_TIMETABLE, lesson=Lesson)
async def show(_: CallbackQuery, lesson: Lesson, session: Session, me: Person) -> Screen:
    children: list[Person] = []
    if Role.PARENT in me.roles:
        children = await timetable.concerned_children(session, me, lesson)
    local = timetable.local_day(lesson.starts_at, me.zone)
    held = lesson.state is not LessonState.CANCELLED
    rows = [
        [link("timetable-enter", lesson.link)] if held and lesson.link else [],
        *offers(me, lesson),
        [button("timetable-to-day", Day(day=local.toordinal()), at=local)],
    ]
    names = ", ".join(child.called for child in children)
    lines = card(lesson, me.zone)
    return screen("timetable-lesson", *rows, subject=lesson.subject, child=names, lines=lines)


@group.message(Command("today"))
@may(Action.SEE_TIMETABLE)
async def group_today(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    """For the asker's eyes only: their own lessons, or their children's."""
    shown = await day_screen(session, me, timetable.local_day(now, me.zone))
    return shown.but(rows=([private_link("common-open-private", TODAY)],))


@group.message(Command("week"))
@may(Action.SEE_TIMETABLE)
async def group_week(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    shown = await week_screen(session, me, _monday(timetable.local_day(now, me.zone)))
    return shown.but(rows=([private_link("common-open-private", WEEK)],))


async def day_screen(session: Session, me: Person, shown: date, page: int = 0) -> Screen:
    begins, ends = timetable.day_bounds(shown, me.zone)
    sections = await timetable.agenda(session, me, begins, ends)
    found = [lesson for section in sections for lesson in section.lessons]
    unique = list({lesson.id: lesson for lesson in found}.values())
    first = page * LESSONS_ON_A_SCREEN
    lessons = [
        [button("timetable-open", ShowLesson(lesson=item.id), **line(item, named=False).facts)]
        for item in unique[first : first + LESSONS_ON_A_SCREEN]
    ]
    here = shown.toordinal()
    if len(unique) > first + LESSONS_ON_A_SCREEN:
        lessons.append([button("timetable-more", Day(day=here, page=page + 1))])
    around = [
        button("timetable-before", Day(day=here - 1), at=shown - timedelta(days=1)),
        button("timetable-after", Day(day=here + 1), at=shown + timedelta(days=1)),
    ]
    whole = [button("timetable-week-of", Week(monday=_monday(shown).toordinal()))]
    off = await holiday_lines(session, me, sections, shown, shown)
    words = "timetable-day" if found or off else "timetable-day-free"
    lines = off + (by_section(sections, named=is_named(sections, me)) if found else [])
    child = only_child(sections)
    return screen(words, *lessons, around, whole, at=shown, lines=lines, child=child)


async def week_screen(session: Session, me: Person, monday: date) -> Screen:
    begins, ends = timetable.day_bounds(monday, me.zone, days=7)
    sections = await timetable.agenda(session, me, begins, ends)
    found = any(section.lessons for section in sections)
    days = sorted(
        {
            timetable.local_day(lesson.starts_at, me.zone)
            for section in sections
            for lesson in section.lessons
        }
    )
    opens: list[Button] = [
        button("timetable-day-of-week", Day(day=day.toordinal()), at=day) for day in days
    ]
    first = monday.toordinal()
    around = [
        button("timetable-week-before", Week(monday=first - 7)),
        button("timetable-week-after", Week(monday=first + 7)),
    ]
    off = await holiday_lines(session, me, sections, monday, monday + timedelta(days=6))
    words = "timetable-week" if found or off else "timetable-week-free"
    lines = off + by_day(sections, me.zone, named=is_named(sections, me))
    facts: dict[str, Any] = {"at": monday, "until": monday + timedelta(days=6)}
    child = only_child(sections)
    return screen(words, opens, around, **facts, lines=lines, child=child)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
