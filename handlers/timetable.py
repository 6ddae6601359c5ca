"""The timetable: today, the week, and one lesson, each in the reader's own time."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from models import groups, holidays, timetable
from models.base import Session
from models.people import Person, Role
from models.permissions import Action
from models.timetable import Lesson, LessonState, Section
from ui import (
    Button,
    CallbackData,
    Phrase,
    Screen,
    button,
    calendar_day,
    entry,
    link,
    may,
    offers,
    phrase,
    private_link,
    screen,
)
from ui.holidays import until
from ui.links import ShowLesson

private, group = Router(name=__name__), Router(name=f"{__name__}.group")

LESSONS_ON_A_SCREEN = 12
SEVERAL_CHILDREN = 2


class Day(CallbackData, prefix="day"):
    """Show the lessons of a day, given as its ordinal number."""

    day: int
    page: int = 0


class Week(CallbackData, prefix="week"):
    """Show the week that begins on this Monday."""

    monday: int


@private.message(entry("today", Action.SEE_TIMETABLE, aloud=True))
@may(Action.SEE_TIMETABLE)
async def today(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    return await day_screen(session, me, timetable.local_day(now, me.zone))


@private.callback_query(Day.filter())
@may(Action.SEE_TIMETABLE)
async def day(_: CallbackQuery, callback_data: Day, session: Session, me: Person) -> Screen:
    shown = calendar_day(callback_data.day)
    return await day_screen(session, me, shown, callback_data.page)


@private.message(entry("week", Action.SEE_TIMETABLE, aloud=True))
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
async def group_today(message: Message, session: Session, now: datetime) -> Screen | None:
    return await _aloud(session, message.chat.id, now, days=1)


@group.message(Command("week"))
@may(Action.SEE_TIMETABLE)
async def group_week(message: Message, session: Session, now: datetime) -> Screen | None:
    return await _aloud(session, message.chat.id, now, days=7)


async def _aloud(session: Session, chat_id: int, now: datetime, days: int) -> Screen | None:
    """What the whole group may hear: its lessons, nobody's in particular."""
    whose = await groups.by_chat(session, chat_id)
    if whose is None:
        return None
    first = timetable.local_day(now, whose.zone)
    if days > 1:
        first = _monday(first)
    begins, ends = timetable.day_bounds(first, whose.zone, days)
    found = await timetable.lessons_of_group(session, whose.id, begins, ends)
    last = first + timedelta(days=days - 1)
    off = await holidays.of_group(session, whose.id, first, last)
    whole = [Section(None, found)]
    lines = [until(one) for one in off]
    lines += _days(whole, whose.zone, named=False) if days > 1 else _sections(whole, named=False)
    words = "timetable-group" if lines else "timetable-group-free"
    way = [private_link("common-open-private", "menu")]
    return screen(words, way, group=whose.name, at=first, days=days, lines=lines)


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
    off = await _off(session, me, sections, shown, shown)
    words = "timetable-day" if found or off else "timetable-day-free"
    lines = off + (_sections(sections, named=_named(sections, me)) if found else [])
    child = _only_child(sections)
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
    off = await _off(session, me, sections, monday, monday + timedelta(days=6))
    words = "timetable-week" if found or off else "timetable-week-free"
    lines = off + _days(sections, me.zone, named=_named(sections, me))
    facts: dict[str, Any] = {"at": monday, "until": monday + timedelta(days=6)}
    child = _only_child(sections)
    return screen(words, opens, around, **facts, lines=lines, child=child)


def line(lesson: Lesson, *, named: bool) -> Phrase:
    """One lesson in a list, `named` by its groups where there are several."""
    return phrase(
        "timetable-line",
        at=lesson.starts_at,
        until=lesson.ends_at,
        subject=lesson.subject,
        state=_state(lesson),
        group=", ".join(group.name for group in lesson.groups) if named else "",
    )


def card(lesson: Lesson, zone: str) -> list[Phrase]:
    """Everything there is to say about one lesson to a reader who lives in this zone."""
    lines = [
        phrase("timetable-when", at=lesson.starts_at, until=lesson.ends_at, state=_state(lesson))
    ]
    there = lesson.starts_at.astimezone(ZoneInfo(lesson.zone))
    if there.utcoffset() != lesson.starts_at.astimezone(ZoneInfo(zone)).utcoffset():
        lines.append(phrase("timetable-there", time=there.strftime("%H:%M")))
    if _state(lesson) == "changed":
        lines.append(phrase("timetable-changed"))
    groups_of_lesson = ", ".join(group.name for group in lesson.groups)
    lines.append(phrase("timetable-of-group", group=groups_of_lesson))
    if lesson.teachers:
        called = ", ".join(teacher.called for teacher in lesson.teachers)
        lines.append(phrase("timetable-teacher", teacher=called, count=len(lesson.teachers)))
    if lesson.room:
        lines.append(phrase("timetable-room", room=lesson.room))
    if lesson.link and lesson.state is not LessonState.CANCELLED:
        lines.append(phrase("timetable-online"))
    return lines


def _state(lesson: Lesson) -> str:
    if lesson.state is LessonState.CANCELLED:
        return "cancelled"
    return "changed" if lesson.changed else "planned"


def _sections(sections: list[Section], *, named: bool) -> list[Phrase]:
    """Lessons under headings, where there is more than one thing to tell apart."""
    lines: list[Phrase] = []
    for section in sections:
        if len(sections) >= SEVERAL_CHILDREN:
            lines.append(
                phrase("timetable-of-child", child=section.child.called)
                if section.child
                else phrase("timetable-own")
            )
            if not section.lessons:
                lines.append(phrase("timetable-none"))
        lines += [line(lesson, named=named) for lesson in section.lessons]
    return lines


def _days(sections: list[Section], zone: str, *, named: bool) -> list[Phrase]:
    """Day by day, and within a day as `_sections` has it."""
    days = {timetable.local_day(x.starts_at, zone) for part in sections for x in part.lessons}
    lines: list[Phrase] = []
    for day in sorted(days):
        lines.append(phrase("timetable-date", at=day))
        of_day = [
            Section(
                part.child,
                [x for x in part.lessons if timetable.local_day(x.starts_at, zone) == day],
            )
            for part in sections
        ]
        lines += _sections([part for part in of_day if part.lessons or part.child], named=named)
    return lines


async def _off(
    session: Session, me: Person, sections: list[Section], first: date, last: date
) -> list[Phrase]:
    """The holidays of these days, each with the child or the group that has them, if need be."""
    several = len(sections) >= SEVERAL_CHILDREN
    others = me.roles - {Role.PARENT}
    staff = bool(others - {Role.STUDENT})
    lines: list[Phrase] = []
    for section in sections:
        if section.child:
            theirs = await holidays.of_student(session, section.child.id, first, last)
            child = section.child.called if several else ""
            lines += [until(one, child=child) for one in theirs]
        else:
            mine = await holidays.seen_by(session, me, others, first, last)
            lines += [until(one, named=staff) for one in mine]
    return lines


def _only_child(sections: list[Section]) -> str:
    only = sections[0].child if len(sections) == 1 else None
    return only.called if only else ""


def _named(sections: list[Section], me: Person) -> bool:
    """Does it have to be said whose lesson it is? To staff who see more than one group."""
    groups_seen = {group.id for s in sections for lesson in s.lessons for group in lesson.groups}
    return len(groups_seen) > 1 and bool(me.roles - {Role.STUDENT, Role.PARENT})


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
