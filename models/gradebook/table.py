"""A gradebook's file: five kinds of CSV, known by their columns, and what their cells say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from models.attendance import AttendanceState
from models.courses import Scale
from models.spreadsheets import Columns, Problem, Record, columns_of, read_table
from models.spreadsheets.cells import clock_of, day_and_rest
from models.timetable import moment
from models.words import folded


class FileKind(StrEnum):
    """What a row of the file is."""

    TASKS = "tasks"
    WORKS = "works"
    LEVELS = "levels"
    ATTENDANCE = "attendance"
    MARKS = "marks"


NEEDED = {  # the first kind whose columns are all there
    FileKind.WORKS: frozenset({"student", "subject", "task", "handed_in"}),
    FileKind.LEVELS: frozenset({"student", "subject", "topic", "level"}),
    FileKind.ATTENDANCE: frozenset({"student", "date", "attendance"}),
    FileKind.MARKS: frozenset({"student", "subject", "mark"}),
    FileKind.TASKS: frozenset({"group", "subject", "task", "due"}),
}
OURS = frozenset({"mark", "attendance", "level", "topic", "handed_in", "due", "task"})
COLUMNS = Columns.named(
    {
        "student": "student pupil learner name ученик ученица студент фио имя",
        "group": "group class группа класс",
        "subject": "subject course предмет дисциплина",
        "task": "task assignment title задание работа название",
        "due": "due duedate deadline срок сдатьдо крайнийсрок",
        "date": "date day given дата день датаурока задано",
        "weight": "weight вес",
        "scale": "scale шкала",
        "mark": "mark score grade оценка отметка балл баллы",
        "what_for": "for whatfor reasonofmark зачто заработу вид комментарий",
        "handed_in": "handedin submitted submittedon сдано датасдачи сдана",
        "carried": "carried banked перенесено зачтеноранее",
        "attendance": "attendance presence посещаемость присутствие явка",
        "reason": "reason причина",
        "start": "start starts time начало время",
        "topic": "topic тема",
        "level": "level уровень",
    },
    *NEEDED.values(),
)

STATES = {
    AttendanceState.PRESENT: "present был была присутствовал присутствовала п да yes +",
    AttendanceState.LATE: "late опоздал опоздала опоздание о оп",
    AttendanceState.ABSENT: "absent небыл небыла отсутствовал отсутствовала н нб нет no -",
    AttendanceState.EXCUSED: "excused уважительная уважительнаяпричина ув болел болела болеет б",
}
SCALES = {
    Scale.FIVE: "five пятибалльная пять 5 52",
    Scale.PASS: "pass зачет зачётная зачетная passfail",
    Scale.PERCENT: "percent проценты процент %",
}
YES = frozenset(["yes", "да", "1", "true", "+"])
NO = frozenset(["no", "нет", "0", "false", "-"]) | {""}
NOON, DAY_ENDS = time(12), time(23, 59)


@dataclass(frozen=True)
class Reading:
    """The file's kind (None if it is none of ours), its rows, and what is wrong with it."""

    kind: FileKind | None
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    ignored_columns: tuple[str, ...]


def is_gradebook(content: bytes) -> bool:
    """Does the header speak of marks, tasks, levels or attendance?"""
    return bool(columns_of(content, COLUMNS) & OURS)


def read(content: bytes) -> Reading:
    """The rows of a file and its kind. Reading blocks: a second for the largest file."""
    table = read_table(content, COLUMNS)
    kind = next((kind for kind, needed in NEEDED.items() if needed <= table.columns), None)
    return Reading(kind, table.records, table.problems, table.ignored_columns)


def moment_of(cell: str, zone: str, by_default: time) -> datetime | None:
    """A day, and maybe a time after it, by the wall clock of this zone."""
    day, rest = day_and_rest(cell)
    if day is None:
        return None
    rest = rest.strip(" ,TtВв")
    if not rest:
        return moment(day, by_default, zone)
    wall = clock_of(rest)
    return moment(day, wall, zone) if wall else None


def minute(at: datetime | None) -> datetime | None:
    """As far as a file tells a moment."""
    return at.replace(second=0, microsecond=0) if at else None


def wall_clock(at: datetime, zone: str) -> time:
    """What the clock on the wall of this zone shows."""
    return at.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0)


def state_of(cell: str) -> AttendanceState | None:
    return _word(cell, STATES)


def scale_of(cell: str) -> Scale | None:
    return _word(cell, SCALES) if cell else Scale.FIVE


def flag_of(cell: str) -> bool | None:
    """Yes or no; an empty cell is no."""
    word = folded(cell)
    return True if word in YES else False if word in NO else None


def weight_of(cell: str) -> float | None:
    """A number that is not below nothing; an empty cell is 1."""
    try:
        weight = float(cell.replace(",", ".") or 1)
    except ValueError:
        return None
    return weight if 0 <= weight <= 10_000 else None


Meaning = TypeVar("Meaning")


def _word(cell: str, words: Mapping[Meaning, str]) -> Meaning | None:
    word = folded(cell).replace(" ", "").rstrip(".")
    return next((meaning for meaning, known in words.items() if word in known.split()), None)
