"""A timetable in the form that calendar programs read: iCalendar, RFC 5545."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from models.calendars import Entry
from models.people import Reader
from models.timetable import LessonState
from ui.i18n import Translator

REFRESH = timedelta(hours=1)  # how often a program may ask again


def calendar(words: Translator, reader: Reader, entries: Sequence[Entry], *, at: datetime) -> bytes:
    """The entries in the reader's words. Moments are UTC: each program shows its owner's time."""
    from icalendar import Calendar, Event

    book = Calendar()
    book.add("prodid", "-//tutorbot//timetable//")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", words.say(reader, "calendars-name"))
    book.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    book.add("x-published-ttl", REFRESH)
    for lesson, children in entries:
        cancelled = lesson.state is LessonState.CANCELLED
        event = Event()
        event.add("uid", f"lesson-{lesson.id}@tutorbot")
        event.add("dtstamp", at)
        event.add("dtstart", lesson.starts_at)
        event.add("dtend", lesson.ends_at)
        facts = {"subject": lesson.subject, "children": ", ".join(children)}
        event.add("summary", words.say(reader, "calendars-lesson", **facts))
        event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
        if lesson.teachers:
            names = ", ".join(teacher.called for teacher in lesson.teachers)
            event.add("description", words.say(reader, "calendars-teacher", names=names))
        if lesson.room:
            event.add("location", lesson.room)
        if lesson.link and not cancelled:
            event.add("url", lesson.link)
        book.add_component(event)
    return bytes(book.to_ical())
