"""Moments that people type: a day and a time in one line, as they would write it on paper."""

import re
from datetime import date, datetime, time

from models.timetable import chosen_moment, local_day

TYPED = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?\D{1,3}(\d{1,2})[:.](\d{2})")


def typed_moment(text: str, zone: str, now: datetime, *, over: bool = False) -> datetime | None:
    """«15.10 в 13:10» by the clock of this zone; without a year the nearest such day to come.

    With `over` it is the last such day. Raises TimeSkipped where the clocks jump over that time.
    """
    found = TYPED.search(text)
    chosen = found and _read(found, local_day(now, zone), over)
    return chosen_moment(*chosen, zone) if chosen else None


def _read(found: re.Match[str], today: date, over: bool) -> tuple[date, time] | None:
    day, month, year, hour, minutes = found.groups()
    try:
        chosen = date(int(year or today.year), int(month), int(day))
        if not year and chosen < today and not over:
            chosen = chosen.replace(year=today.year + 1)
        if not year and chosen > today and over:
            chosen = chosen.replace(year=today.year - 1)
        return chosen, time(int(hour), int(minutes))
    except ValueError:
        return None
