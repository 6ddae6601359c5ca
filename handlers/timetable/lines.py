"""Lessons and days in words: one line in a list, all there is to say, and under which headings."""

from datetime import date
from zoneinfo import ZoneInfo

from models import holidays, timetable
from models.base import Session
from models.people import Person, Role
from models.timetable import Lesson, LessonState, Section
from ui import Phrase, phrase
from ui.holidays import until

SEVERAL_CHILDREN = 2


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


def by_section(sections: list[Section], *, named: bool) -> list[Phrase]:
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


def by_day(sections: list[Section], zone: str, *, named: bool) -> list[Phrase]:
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
        lines += by_section([part for part in of_day if part.lessons or part.child], named=named)
    return lines


async def holiday_lines(
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


def only_child(sections: list[Section]) -> str:
    only = sections[0].child if len(sections) == 1 else None
    return only.called if only else ""


def is_named(sections: list[Section], me: Person) -> bool:
    """Does it have to be said whose lesson it is? To staff who see more than one group."""
    groups_seen = {group.id for s in sections for lesson in s.lessons for group in lesson.groups}
    return len(groups_seen) > 1 and bool(me.roles - {Role.STUDENT, Role.PARENT})
