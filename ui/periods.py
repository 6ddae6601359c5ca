"""Days that people type: one, or a period from one to another, as they would say it."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from ui.screen import Phrase, phrase

TO = r"\s*(?:-|до|по|to|until|till)\s*"
CLOCK = r"(\d{1,2}):(\d{2})"
MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
MONTH += r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
HOURS = re.compile(
    rf"{CLOCK}{TO}{CLOCK}|\b(?:с|from)\s+(\d{{1,2}})\s+(?:до|to|till|until)\s+(\d{{1,2}})"
    rf"(?![.:\d])(?!\s+(?:{MONTH}))"
)
DAY = re.compile(
    r"(?P<iso>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2})"
    r"|(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d{2})\b)?"
    rf"|\b(?P<english>{MONTH})\s+(?P<english_day>\d{{1,2}})\b(?:,?\s+(?P<english_year>\d{{4}}))?"
    rf"|(?P<spoken_day>\d{{1,2}})\s+(?P<spoken>{MONTH})(?:\s+(?P<spoken_year>\d{{4}}))?"
    r"|\b(?P<word>послезавтра|завтра|сегодня|tomorrow|today)\b"
    r"|(?P<bare>\d{1,2})(?=\s*(?:-|до|по|to|until|till)\s*\d)"
)
WEEKDAY = re.compile(
    r"\b(?:(?P<monday>понедельник|monday)|(?P<tuesday>вторник|tuesday)|(?P<wednesday>сред[ауы]|"
    r"средам|wednesday)|(?P<thursday>четверг|thursday)|(?P<friday>пятниц|friday)|"
    r"(?P<saturday>суббот|saturday)|(?P<sunday>воскресень|sunday))[а-яs]*"
)
WEEKDAYS = list(WEEKDAY.groupindex)  # Monday first
OPEN = re.compile(r"\b(?:до|по|until|till|to)\s")  # before the only day: what it ends with
MONTHS = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
FROM_TODAY = {"сегодня": 0, "today": 0, "завтра": 1, "tomorrow": 1, "послезавтра": 2}
DASHES = str.maketrans("‐‑‒–—−", "------")


class Period(NamedTuple):
    """Days from `first` to `last`, both among them; the whole of each, or those hours.

    With `weekdays` (Monday is 0) only those of them.
    """

    first: date
    last: date
    starts: time | None = None
    ends: time | None = None
    weekdays: frozenset[int] = frozenset()


class _Told(NamedTuple):
    day: int
    month: int | None
    year: int | None


def typed_period(text: str, today: date) -> Period | None:
    """«с 29 декабря по 9 января», «завтра с 9 до 12», «по вторникам до 25 мая»; None if unclear.

    Without a year it is the nearest such period that is not over. A weekday alone is the next one.
    """
    plain = text.casefold().translate(DASHES)
    hours = HOURS.search(plain)
    if hours:
        plain = f"{plain[: hours.start()]} {plain[hours.end() :]}"
    weekdays = frozenset(WEEKDAYS.index(str(one.lastgroup)) for one in WEEKDAY.finditer(plain))
    told = list(_told(plain, today))
    left = DAY.sub(" ", plain)
    span: tuple[time, time] | tuple[None, None] | None = _hours(hours) if hours else (None, None)
    if span is None or len(told) > 2 or re.search(r"\d", left):
        return None
    if not told:
        days = _next(weekdays, today)
        return Period(*days, span[0], span[1]) if days else None
    if weekdays and len(told) == 1 and OPEN.search(plain[: next(DAY.finditer(plain)).start()]):
        told.insert(0, _Told(today.day, today.month, today.year))
    days = _days(told[0], told[-1], today)
    return Period(*days, span[0], span[1], weekdays) if days else None


def _next(weekdays: frozenset[int], today: date) -> tuple[date, date] | None:
    if len(weekdays) != 1:
        return None
    [weekday] = weekdays
    day = today + timedelta(days=(weekday - today.weekday()) % 7)
    return day, day


def _hours(found: re.Match[str]) -> tuple[time, time] | None:
    hour, minute, until_hour, until_minute, since, until = found.groups()
    try:
        starts = time(int(hour or since), int(minute or 0))
        ends = time(int(until_hour or until), int(until_minute or 0))
    except ValueError:
        return None
    return (starts, ends) if starts < ends else None


def _told(text: str, today: date) -> Iterator[_Told]:
    for found in DAY.finditer(text):
        said = {name: value for name, value in found.groupdict().items() if value is not None}
        if "word" in said:
            day = today + timedelta(days=FROM_TODAY[said["word"]])
            yield _Told(day.day, day.month, day.year)
            continue
        day_of = ("iso_day", "day", "english_day", "spoken_day", "bare")
        [number] = [said[name] for name in day_of if name in said]
        name = said.get("english") or said.get("spoken")
        month = _month(name) if name else said.get("iso_month") or said.get("month")
        year = [v for k, v in said.items() if k in ("iso", "year", "english_year", "spoken_year")]
        full = int(year[0]) if year else None
        if full is not None and full < 100:
            full += 2000
        yield _Told(int(number), int(month) if month else None, full)


def _month(name: str) -> int:
    known = MONTHS if name[0] > "z" else ENGLISH
    # «мар» before «ма»: the whole of a name counts
    fits = [number for number, start in enumerate(known, start=1) if name.startswith(start)]
    return min(fits)


def _days(first: _Told, last: _Told, today: date) -> tuple[date, date] | None:
    if last.month is None:
        return None
    try:
        ends = date(last.year or today.year, last.month, last.day)
        if last.year is None and ends < today:
            ends = ends.replace(year=ends.year + 1)
        begins = date(first.year or ends.year, first.month or ends.month, first.day)
        if first.year is None and begins > ends and first.month is not None:
            begins = begins.replace(year=begins.year - 1)
    except ValueError:  # there is no such day
        return None
    return (begins, ends) if begins <= ends else None


def spoken(first: date, last: date) -> Phrase:
    """«13 октября», «2–6 декабря», «29 декабря — 9 января»."""
    same = (first.month, first.year) == (last.month, last.year)
    days = "one" if first == last else "month" if same else "several"
    return phrase("common-days", days=days, first=first, last=last)
