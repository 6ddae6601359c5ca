"""What people write into cells: days and times of day."""

import re
from datetime import date, time

DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


def day_of(cell: str) -> date | None:
    """14.10.2026 or 2026-10-14; None if it is no day."""
    day, rest = day_and_rest(cell)
    return None if rest else day


def day_and_rest(cell: str) -> tuple[date | None, str]:
    """The day that a cell begins with, None if it is none, and whatever comes after it."""
    found = DATE.match(cell)
    if found is None:
        return None, cell
    day, month, year, first, second, third = found.groups()
    parts = (year, month, day) if year else (first, second, third)
    try:
        return date(*map(int, parts)), cell[found.end() :]
    except ValueError:
        return None, cell


def clock_of(cell: str) -> time | None:
    """9:00 or 09.00; None if it is no time of day."""
    found = CLOCK.fullmatch(cell)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
