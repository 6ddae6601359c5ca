"""Clashes that a file would bring: among its rows, and with what else the week holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from models.clashes import Clash, ClashKind, Slot, find_clashes
from models.imports.plans import WeeklyClash
from models.imports.week import Pair, Week, Weekly
from models.lesson_clashes import occupied, room_key
from models.timetable import local_day, moment


def weekly_clashes(
    week: Week,
    rows: Sequence[Weekly],
    others: Sequence[Weekly],
    pairs: frozenset[Pair],
    mine: frozenset[int] | None,
    at: datetime,
) -> tuple[WeeklyClash, ...]:
    """Each pair of lessons of which at least one is a row, next week by the clock.

    `mine` are the groups whose lessons the reader may know; None: all of them.
    """
    lessons = [*rows, *others]
    slots = [slot for number, one in enumerate(lessons) if (slot := _slot(number, one, at))]
    found = find_clashes(slots, occupied(pairs, week.students))
    return tuple(
        _told(clash, lessons, week, mine) for clash in found if int(clash.first) < len(rows)
    )


def _slot(number: int, lesson: Weekly, at: datetime) -> Slot[datetime] | None:
    """The lesson as of next week; none if the clocks jump over it just then."""
    today = local_day(at, lesson.zone)
    day = today + timedelta(days=7 - today.weekday() + lesson.weekday)
    starts, ends = (moment(day, wall, lesson.zone) for wall in (lesson.starts, lesson.ends))
    if starts >= ends:
        return None
    return Slot(number, starts, ends, lesson.teachers, lesson.groups, room_key(lesson.room))


def _told(
    clash: Clash, lessons: Sequence[Weekly], week: Week, mine: frozenset[int] | None
) -> WeeklyClash:
    lesson, other = lessons[int(clash.first)], lessons[int(clash.second)]
    known = mine is None or any(one in mine for one in other.groups if one in week.zones)
    new = any(one not in week.zones for one in other.groups)
    match clash.kind:
        case ClashKind.TEACHER:
            who = {week.teachers.names[one] for one in clash.who}
        case ClashKind.STUDENTS:
            shared = {one for one in clash.who if one in week.groups.names}
            named = shared.intersection(lesson.groups | other.groups) or shared
            who = {week.groups.names[one] for one in named}
        case ClashKind.ROOM:
            who = {lesson.room}
    return WeeklyClash(clash.kind, lesson, other if known or new else None, tuple(sorted(who)))
