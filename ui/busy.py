"""Busy days in words, for whoever may know of them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from models.busy import Busy, Touched
from models.people import Person
from ui.periods import spoken
from ui.screen import Phrase, phrase

A_MONDAY = date(2026, 1, 5)
NAMES_SHOWN = 3


def what(busy: Busy, *, on: date | None = None) -> Phrase:
    """«СОШ №7: медосмотр, 13 октября, 09:00–12:00»; with `on` just that day of it."""
    first, last = (on, on) if on else (busy.first, busy.last)
    return phrase(
        "busy-what",
        school=busy.school.name,
        reason=busy.reason.value,
        dates=spoken(first, last),
        starts=f"{busy.starts:%H:%M}" if busy.starts else "",
        ends=f"{busy.ends:%H:%M}" if busy.ends else "",
        weekdays="" if on else _weekdays(busy.weekdays),
    )


def _weekdays(bits: int, first: int = 0) -> Phrase | str:
    """«вт, чт»: one after the other, as the reader's language has them."""
    for number in range(first, 7):
        if bits & 1 << number:
            at = A_MONDAY + timedelta(days=number)
            return phrase("busy-weekdays", at=at, rest=_weekdays(bits, number + 1))
    return ""


def wanted(busy: Busy, students: Sequence[Person], *, on: date | None = None) -> dict[str, Any]:
    """What it is (see `what`), how many it keeps away, and the first of their names."""
    names = ", ".join(student.name for student in students[:NAMES_SHOWN])
    dots = ", …" if len(students) > NAMES_SHOWN else ""
    return {"what": what(busy, on=on), "n": len(students), "names": names + dots}


def touched(hit: Touched) -> dict[str, Any]:
    """The lesson that a busy day touches, how many can't come, and the first of their names."""
    lesson = hit.lesson
    told = wanted(hit.busy, hit.students)
    return {
        "n": told["n"],
        "names": told["names"],
        "subject": lesson.subject,
        "group": ", ".join(group.name for group in lesson.groups),
        "at": lesson.starts_at,
    }
