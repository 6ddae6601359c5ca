"""A weekly timetable read from a CSV file, row by row, with a reason for each row left out."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from urllib.parse import urlsplit

from models.lesson_periods import PeriodLesson, clock, clock_span, ends
from models.spreadsheets import MOST_CHARACTERS, Columns, Problem, ProblemKey, Record, read_table
from models.weekday_names import weekdays

MOST_LIST_CHARACTERS = 10_000  # of all names in one field; each of them is as short as a field
MOST_LINK_CHARACTERS = 1_000  # invitations to video calls are longer than names
LONGEST_LESSON = 8 * 60  # minutes
DAY = 24 * 60
LISTS = ("teachers", "groups")

COLUMN_NAMES = {
    "id": "id no ид номер код lessonid activityid",
    "day": "day weekday день деньнедели",
    "start": "start starts starttime begin from начало времяначала время с",
    "end": "end ends endtime finish to until конец окончание времяокончания до по",
    "minutes": "minutes min mins минут минуты мин длительностьмин длительностьминут "
    "длительностьвминутах durationmin durationminutes",
    "duration": "duration periods длительность продолжительность уроков часов",
    "subject": "subject предмет дисциплина урок занятие",
    "teachers": "teachers teacher tutor tutors учитель учителя преподаватель преподаватели "
    "репетитор",
    "groups": "groups group students students sets studentsets class classes группа группы класс "
    "классы ученики студенты",
    "room": "room rooms кабинет аудитория помещение",
    "link": "link url ссылка",
}
NEEDED = frozenset({"day", "start", "subject", "teachers", "groups"})


TIMETABLE = Columns.named(
    COLUMN_NAMES,
    NEEDED | {"end"},
    NEEDED | {"minutes"},
    NEEDED | {"duration"},
    teachers=MOST_LIST_CHARACTERS,
    groups=MOST_LIST_CHARACTERS,
    link=MOST_LINK_CHARACTERS,
)


@dataclass(frozen=True)
class Row:
    """One weekly lesson: Monday is 0, times are the school's wall clock, `end` is on that day.

    Where the file gives no id, `id` is made from day, start, subject, groups and first teacher,
    so that a second import finds the lesson again. A lesson counted in periods may have teachers
    and no groups: a meeting. Room and link may be empty.
    """

    line: int
    id: str
    weekday: int
    start: time
    end: time
    subject: str
    teachers: tuple[str, ...]
    groups: tuple[str, ...]
    room: str
    link: str


@dataclass(frozen=True)
class Reading:
    """The good rows in the file's order, and the problems by line; a bad file has no rows."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    ignored_columns: tuple[str, ...]
    encoding: str
    delimiter: str


def read_timetable(content: bytes) -> Reading:
    """The weekly lessons of a CSV file. Its header tells the format; a bad row costs that row.

    Lessons that end by the clock: day, start, end (or minutes), subject, teachers, groups, and
    maybe id, room and link. Lessons counted in periods: day, start, duration, subject, teachers,
    students, and maybe id and room; `lesson_periods.ends` says when those end. Several teachers or
    groups stand in one field with `|` between them. Header words are English or Russian, weekdays
    in any language.

    Reading blocks: a second for the largest file, one more for a rare language of its weekdays.
    """
    table = read_table(content, TIMETABLE)
    problems = list(table.problems)
    days = weekdays({record.cells["day"] for record in table.records})
    by_clock = bool(table.columns & {"end", "minutes"})
    if by_clock:
        spans = [_clock_span(record, problems) for record in table.records]
    else:
        spans = _period_spans(table.records, days, problems)
    for record in table.records:
        problems.extend(_flaws(record, days, group_needed=by_clock))
    bad = {problem.line for problem in problems}
    rows = [
        _row(record, days[record.cells["day"]], span)
        for record, span in zip(table.records, spans, strict=True)
        if span and record.line not in bad
    ]
    unread = ("duration",) if by_clock and "duration" in table.columns else ()
    return Reading(
        rows=_with_own_ids(rows, problems),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        ignored_columns=table.ignored_columns + unread,
        encoding=table.encoding,
        delimiter=table.delimiter,
    )


def _clock_span(record: Record, problems: list[Problem]) -> tuple[int, int] | None:
    """Start and end in minutes of the day, or nothing and a problem more."""
    start = clock(record.cells["start"])
    if start is None:
        problems.append(_problem(record, ProblemKey.BAD_TIME, "start"))
    text, minutes = record.cells.get("end", ""), record.cells.get("minutes", "")
    if text:
        end = clock(text)
        if end is None:
            problems.append(_problem(record, ProblemKey.BAD_TIME, "end"))
        elif start is not None and end <= start:
            overnight = end < start and end + DAY - start <= LONGEST_LESSON
            key = ProblemKey.PAST_MIDNIGHT if overnight else ProblemKey.END_BEFORE_START
            problems.append(_problem(record, key, "end"))
            return None
    elif re.fullmatch(r"[1-9]\d{0,3}", minutes):
        end = (start or 0) + int(minutes)
    else:
        key = ProblemKey.BAD_MINUTES if minutes else ProblemKey.MISSING_END
        problems.append(_problem(record, key, "minutes" if minutes else "end"))
        return None
    return None if start is None or end is None else _measured(record, start, end, problems)


def _period_spans(
    records: Sequence[Record], days: Mapping[str, int], problems: list[Problem]
) -> list[tuple[int, int] | None]:
    """Start and end of each lesson that is counted in periods, in minutes of the day."""
    lessons: dict[int, PeriodLesson] = {}
    for record in records:
        span, periods = clock_span(record.cells["start"]), record.cells["duration"]
        counted = re.fullmatch(r"[1-9]\d?", periods)
        if span is None:
            problems.append(_problem(record, ProblemKey.BAD_TIME, "start"))
        if not counted:
            problems.append(_problem(record, ProblemKey.BAD_DURATION, "duration"))
        if span and counted and record.cells["day"] in days:
            names = {
                (column, one) for column in ("teachers", "groups") for one in _list(record, column)
            }
            lessons[record.line] = PeriodLesson(
                days[record.cells["day"]], *span, int(periods), frozenset(names)
            )
    ended = dict(zip(lessons, ends(list(lessons.values())), strict=True))
    return [
        _measured(record, lessons[record.line].start, ended[record.line], problems)
        if record.line in lessons
        else None
        for record in records
    ]


def _who(record: Record) -> frozenset[tuple[str, str]]:
    return frozenset((kind, name) for kind in LISTS for name in _list(record, kind))


def _measured(
    record: Record, start: int, end: int, problems: list[Problem]
) -> tuple[int, int] | None:
    column = next(one for one in ("end", "minutes", "duration") if record.cells.get(one))
    if end - start > LONGEST_LESSON:
        problems.append(_problem(record, ProblemKey.TOO_LONG, column))
    elif end >= DAY:
        problems.append(_problem(record, ProblemKey.PAST_MIDNIGHT, column))
    else:
        return start, end
    return None


def _flaws(record: Record, days: Mapping[str, int], *, group_needed: bool) -> Iterator[Problem]:
    cells = record.cells
    if cells["day"] not in days:
        yield _problem(record, ProblemKey.UNKNOWN_WEEKDAY, "day")
    if not cells["subject"]:
        yield _problem(record, ProblemKey.EMPTY_SUBJECT, "subject")
    if not _list(record, "groups") and (group_needed or not _list(record, "teachers")):
        yield _problem(record, ProblemKey.EMPTY_GROUP, "groups")
    for column in LISTS:
        for name in _list(record, column):
            if len(name) > MOST_CHARACTERS:
                yield Problem(record.line, ProblemKey.FIELD_TOO_LONG, column, name)
    link = cells.get("link", "")
    if link and not _is_web_address(link):
        yield _problem(record, ProblemKey.BAD_LINK, "link")


def _problem(record: Record, key: ProblemKey, column: str) -> Problem:
    return Problem(record.line, key, column, record.cells.get(column, ""))


def _list(record: Record, column: str) -> tuple[str, ...]:
    names = (name.strip() for name in record.cells[column].split("|"))
    return tuple(dict.fromkeys(name for name in names if name))


def _is_web_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in link
    except ValueError:  # brackets that hold no IPv6 address
        return False


def _row(record: Record, weekday: int, span: tuple[int, int]) -> Row:
    start, end = (time(*divmod(minutes, 60)) for minutes in span)
    cells = record.cells
    return Row(
        line=record.line,
        id=cells.get("id", "") or _derived_id(record, weekday, start),
        weekday=weekday,
        start=start,
        end=end,
        subject=cells["subject"],
        teachers=_list(record, "teachers"),
        groups=_list(record, "groups"),
        room=cells.get("room", ""),
        link=cells.get("link", ""),
    )


def _derived_id(record: Record, weekday: int, start: time) -> str:
    groups = "|".join(sorted(_list(record, "groups")))
    teacher = next(iter(_list(record, "teachers")), "")
    told = "\n".join((str(weekday), f"{start:%H:%M}", record.cells["subject"], groups, teacher))
    return "row-" + hashlib.sha256(told.encode()).hexdigest()[:16]


def _with_own_ids(rows: Iterable[Row], problems: list[Problem]) -> tuple[Row, ...]:
    found: dict[str, Row] = {}
    again = [row for row in rows if found.setdefault(row.id, row) is not row]
    problems.extend(Problem(row.line, ProblemKey.DUPLICATE_ID, "id", row.id) for row in again)
    return tuple(found.values())
