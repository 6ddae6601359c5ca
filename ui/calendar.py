"""A month to tap on. It remembers nothing: every button says all there is to say."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, timedelta

from ui.screen import CallbackData, Row, button

FIRST, LAST = date(2, 1, 1), date(9997, 12, 31)  # around them is room to count weeks


def day_of(ordinal: int) -> date:
    """The day that a button names; a made-up number is the nearest day there is."""
    return date.fromordinal(min(max(ordinal, FIRST.toordinal()), LAST.toordinal()))


def month(
    shown: date,
    first: date,
    last: date,
    choose: Callable[[date], CallbackData],
    turn: Callable[[date], CallbackData],
) -> list[Row]:
    """The weeks of the shown month; days from `first` to `last` can be chosen."""
    begins = shown.replace(day=1)
    before = (begins - timedelta(days=1)).replace(day=1)
    after = (begins + timedelta(days=31)).replace(day=1)
    title = [
        button("calendar-back", turn(before if before >= first.replace(day=1) else begins)),
        button("calendar-title", turn(begins), month=begins),
        button("calendar-ahead", turn(after if after <= last else begins)),
    ]
    weeks = [
        [
            button("calendar-day", choose(day), day=day.day)
            if day.month == begins.month and first <= day <= last
            else button("calendar-gap", turn(begins))
            for day in week
        ]
        for week in Calendar().monthdatescalendar(begins.year, begins.month)
    ]
    return [title, *weeks]
