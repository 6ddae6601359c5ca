"""An iCalendar file as rows of a timetable: what comes back every week, each lesson once.

Calendars hold dated events and rules (RFC 5545); a timetable holds weekly lessons. What can't be
said of every week keeps its rule or its date in the column of the day, so that it is refused there.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from models.spreadsheets.problems import ProblemKey
from models.spreadsheets.source import Source, Unreadable

Part = Any  # of a calendar: icalendar makes each property a class of its own

BEGINS = b"BEGIN:VCALENDAR"
MOST_BYTES = 4 * 1024 * 1024  # icalendar reads about a megabyte a second
HEADER = ["day", "start", "end", "subject", "teachers", "groups", "room", "link"]
UTC = "UTC"  # however icalendar says it
WEEKDAYS = {"MO": "1", "TU": "2", "WE": "3", "TH": "4", "FR": "5", "SA": "6", "SU": "7"}
WEEKLY = {"FREQ", "BYDAY", "INTERVAL", "UNTIL", "COUNT", "WKST"}  # parts of a rule we understand


def is_calendar(content: bytes) -> bool:
    return content[:64].lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(BEGINS)


def opened(content: bytes) -> Source:
    """The rows of a calendar, its events numbered from 2 on, as if a header stood above them."""
    if len(content) > MOST_BYTES:
        raise Unreadable(ProblemKey.CALENDAR_TOO_LARGE)
    return Source(_rows(content), "icalendar")


def _rows(content: bytes) -> Iterator[tuple[int, list[str] | None]]:
    yield 1, HEADER
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(content)
        events = [one for one in calendar.walk("VEVENT") if _counts(one)]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise Unreadable(ProblemKey.BROKEN_CALENDAR) from error
    if not events:
        raise Unreadable(ProblemKey.EMPTY_FILE)
    told: set[tuple[str, ...]] = set()
    for line, event in enumerate(events, start=2):
        for row in _lessons(calendar, event):
            if row not in told:  # the same lesson, a week later
                told.add(row)
                yield line, list(row)


def _counts(event: Part) -> bool:
    """Not what has been called off, nor how a single day differs."""
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return not cancelled and "RECURRENCE-ID" not in event


def _lessons(calendar: Part, event: Part) -> Iterator[tuple[str, ...]]:
    begins, ends = _wall(calendar, event, "DTSTART"), _wall(calendar, event, "DTEND")
    what = (
        _clock(begins),
        _clock(ends),
        str(event.get("SUMMARY", "")),
        _people(event),
        _groups(calendar, event),
        str(event.get("LOCATION", "")),
        str(event.get("URL", "")),
    )
    for day in _days(event, begins):
        yield day, *what


def _wall(calendar: Part, event: Part, name: str) -> date | None:
    """When it begins or ends by its own clock; UTC is read by the clock of the calendar."""
    if name not in event:
        length = event.get("DURATION")
        begins = _wall(calendar, event, "DTSTART") if name == "DTEND" and length else None
        return begins + length.dt if begins is not None else None
    moment: date = event[name].dt
    zone = str(calendar.get("X-WR-TIMEZONE", ""))
    if isinstance(moment, datetime) and str(moment.tzinfo) == UTC and zone:
        try:
            return moment.astimezone(ZoneInfo(zone))
        except (ValueError, OSError, KeyError):
            return moment
    return moment


def _clock(moment: date | None) -> str:
    """«09:00»; a whole day or a moment of no known clock says so, and is refused for it."""
    if not isinstance(moment, datetime):
        return "" if moment is None else moment.isoformat()
    clock = f"{moment:%H:%M}"
    return f"{clock} {UTC}" if str(moment.tzinfo) == UTC else clock


def _days(event: Part, begins: date | None) -> list[str]:
    """The weekdays on which it comes back, or what stands there instead."""
    rule = event.get("RRULE")
    own = [str(begins.isoweekday())] if begins is not None else [""]
    if rule is None:
        return own
    every_week = rule.get("INTERVAL", [1]) == [1] and set(rule) <= WEEKLY
    named = [str(day) for day in rule.get("BYDAY", [])]
    weekly = rule.get("FREQ") == ["WEEKLY"] or (rule.get("FREQ") == ["DAILY"] and named)
    if not (weekly and every_week and set(named) <= set(WEEKDAYS)):
        return [rule.to_ical().decode()]
    return [WEEKDAYS[day] for day in named] or own


def _people(event: Part) -> str:
    """Who teaches: whoever is named as the organizer or as one who attends."""
    people = [one for name in ("ORGANIZER", "ATTENDEE") for one in _several(event.get(name))]
    return _listed(str(one.params.get("CN", "")) for one in people)


def _groups(calendar: Part, event: Part) -> str:
    """Its categories; where it has none, the calendar is called after its group."""
    named = [str(name) for one in _several(event.get("CATEGORIES")) for name in one.cats]
    return _listed(named) or str(calendar.get("X-WR-CALNAME", ""))


def _several(value: Part) -> list[Part]:
    """A property may stand there once, more than once, or not at all."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _listed(names: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(filter(None, names)))
