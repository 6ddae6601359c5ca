"""Lesson periods: from a start and a number of periods to the time a lesson ends."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 45  # minutes of a period whose end the file does not tell
CLOSEST = 15  # minutes: starts closer together belong to different bells

CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::\d{2})?|\s?[hч]\s?(?P<after>\d{2})?)"
    r"\s?(?P<half>[ap]\.?m\b\.?)?"
)
CLOCK_IN_TEXT = re.compile(rf"(?<![\d:.])(?:{CLOCK.pattern})(?![\d]|[:.]\d)")
DIGITS = re.compile(r"(\d{2})(\d{2})")
HOURS = re.compile(r"(\d{1,2})\s?-\s?(\d{1,2})")
DASHES = str.maketrans("‐‑‒–—−~", "-------")


@dataclass(frozen=True)
class PeriodLesson:
    """A lesson that starts at a minute of its day and lasts some periods.

    `first_ends` is the end of its first period where the file tells it; `who` are the names of
    those who cannot be elsewhere meanwhile.
    """

    weekday: int
    start: int
    first_ends: int | None
    periods: int
    who: frozenset[tuple[str, str]]


def clock(text: str) -> int | None:
    """The minute of the day of "8:05", "08.05", "8h05", "0805", "8 h" or "1:05 pm", or nothing."""
    plain = _plain(text)
    if digits := DIGITS.fullmatch(plain):
        return _minute(int(digits[1]), int(digits[2]))
    match = CLOCK.fullmatch(plain)
    return _matched(match) if match else None


def clock_span(text: str) -> tuple[int, int | None] | None:
    """Start and, if told, end of a period named "08:00-08:45", "8-9" or "1. lesson (8:00)"."""
    start = clock(text)
    if start is not None:
        return start, None
    plain = _plain(text)
    if hours := HOURS.fullmatch(plain):
        found = [_minute(int(hours[1]), 0), _minute(int(hours[2]), 0)]
    elif re.fullmatch(r"\d{4}\s?-\s?\d{4}", plain):
        found = [clock(half) for half in plain.split("-")]
    else:
        found = [_matched(match) for match in CLOCK_IN_TEXT.finditer(plain)]
    match found:
        case [int() as start]:
            return start, None
        case [int() as start, int() as end] if start < end:
            return start, end
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(DASHES).casefold().strip()


def _matched(match: re.Match[str]) -> int | None:
    hour, half = int(match["hour"]), match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return _minute(hour, int(match["minute"] or match["after"] or 0))


def _minute(hour: int, minute: int) -> int | None:
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def ends(lessons: Sequence[PeriodLesson]) -> list[int]:
    """The minute of its day at which each lesson ends; past 24 * 60 if it runs into the night.

    Periods are the distinct starts of the file by the clock: one list for the week, or one for
    each day where starts of different days are less than 15 minutes apart. The next period is the
    first at least 15 minutes later. A period ends where the file says so, else after the shortest
    distance between two periods, at most 45 minutes, and never after the next one has begun, so
    that consecutive periods do not overlap. A lesson ends with its last period.

    Periods at which no lesson starts are not in the file. After the last start the day goes on by
    periods of that length. Between two starts they show in lessons of several periods: if over a
    quarter of those at the first start have their teacher or group in a lesson at the second, the
    distance holds as many periods as they last (unless it is too short for that).
    """
    bells = {lesson.start for lesson in lessons}
    whole_week = all(later - earlier >= CLOSEST for earlier, later in pairwise(sorted(bells)))
    days = {lesson.weekday for lesson in lessons}
    if whole_week and lessons:
        found = dict.fromkeys(days, _bells(lessons))
    else:
        found = {day: _bells([one for one in lessons if one.weekday == day]) for day in days}
    return [found[lesson.weekday].end(lesson.start, lesson.periods) for lesson in lessons]


@dataclass(frozen=True)
class _Bells:
    """Sorted starts of periods, the ends that are told, and the length of the other periods."""

    starts: Sequence[int]
    told: Mapping[int, int]
    length: int

    def end(self, start: int, periods: int) -> int:
        for _ in range(periods - 1):
            start = self._following(start) or start + self.length
        last = self.told.get(start, start + self.length)
        return min(last, self._following(start) or last)

    def _following(self, start: int) -> int | None:
        place = bisect_left(self.starts, start + CLOSEST)
        return self.starts[place] if place < len(self.starts) else None


def _bells(lessons: Sequence[PeriodLesson]) -> _Bells:
    known = sorted({lesson.start for lesson in lessons})
    starts = [*_with_hidden(known, lessons), known[-1]]
    told: dict[int, int] = {}
    for lesson in lessons:
        if lesson.first_ends is not None:
            told[lesson.start] = min(lesson.first_ends, told.get(lesson.start, lesson.first_ends))
    lengths = [end - start for start, end in told.items()]
    return _Bells(starts, told, min([*lengths, *_distances(starts), LONGEST]))


def _distances(starts: Iterable[int]) -> list[int]:
    distances = (later - earlier for earlier, later in pairwise(starts))
    return [distance for distance in distances if distance >= CLOSEST]


def _with_hidden(known: Sequence[int], lessons: Sequence[PeriodLesson]) -> Iterator[int]:
    """All known starts but the last, each followed by the starts that the file does not show."""
    at: dict[int, list[PeriodLesson]] = {}
    busy: dict[tuple[int, int], set[tuple[str, str]]] = {}
    for lesson in lessons:
        at.setdefault(lesson.start, []).append(lesson)
        busy.setdefault((lesson.weekday, lesson.start), set()).update(lesson.who)
    shortest = min(_distances(known), default=LONGEST) / min(one.periods for one in lessons)
    for start, following in pairwise(known):
        yield start
        distance = following - start
        if distance < 2 * shortest:
            continue
        periods = 1
        for lasting in {lesson.periods for lesson in at[start]}:
            asked = [lesson for lesson in at[start] if lesson.periods == lasting]
            met = [one for one in asked if one.who & busy.get((one.weekday, following), set())]
            if 4 * len(met) > len(asked) and lasting * CLOSEST <= distance:
                periods = max(periods, lasting)
        yield from (start + distance * step // periods for step in range(1, periods))
