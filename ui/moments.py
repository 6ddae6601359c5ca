"""Days and times that people type, as they are wont to write them."""

import re
from datetime import date, time

TYPED = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?\D{1,3}(\d{1,2})[:.](\d{2})")


def read(typed: str, today: date) -> tuple[date, time] | None:
    """A typed day and time; without a year the nearest such day that is not over."""
    found = TYPED.search(typed)
    if found is None:
        return None
    day, month, year, hour, minutes = found.groups()
    try:
        chosen = date(int(year or today.year), int(month), int(day))
        if not year and chosen < today:
            chosen = chosen.replace(year=today.year + 1)
        return chosen, time(int(hour), int(minutes))
    except ValueError:
        return None
