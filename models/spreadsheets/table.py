"""A file's header understood and its records measured: too long, too many, said twice."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from models.spreadsheets import calendars, texts, workbooks
from models.spreadsheets.columns import HEADER_WITHIN, MOST_COLUMNS, MOST_ROWS, Columns
from models.spreadsheets.problems import Problem, ProblemKey, clean
from models.spreadsheets.source import Rows, Source, Unreadable

MOST_BYTES = 20 * 1024 * 1024  # what a bot may fetch: Bot API, getFile
MOST_PROBLEMS = 10_000
MOST_CHARACTERS = 200  # of one field


class Cells(Mapping[str, str]):
    """The fields of one row by our column names; all rows share the names."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: tuple[str, ...]) -> None:
        self._places, self._values = places, values

    def __getitem__(self, column: str) -> str:
        return self._values[self._places[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the file: the line it starts at, and its cleaned fields by our column names."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """What a file holds. `columns` are those of the header that have a meaning."""

    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: frozenset[str] = frozenset()
    ignored_columns: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""


def read_table(content: bytes, columns: Columns) -> Table:
    """The records of a CSV file, a workbook or a calendar with these columns.

    Rows of blank fields are left out; so are bad rows and exact repetitions, with a problem each.
    A bad file has no records. Reading blocks: a second or two for the largest file.
    """
    try:
        source = _opened(content, columns)
        table = _split(source.rows, columns)
    except Unreadable as reason:
        return _bad(reason.key, reason.value, line=reason.line)
    return replace(table, encoding=source.encoding, delimiter=source.delimiter)


def columns_of(content: bytes, columns: Columns) -> frozenset[str]:
    """Our names of the columns in a file's header; none if it can't be read."""
    try:
        first = _first(_opened(content, columns).rows)
    except Unreadable:
        return frozenset()
    header = first[columns.header([fields for _, fields in first])][1] if first else None
    return frozenset(columns.own((header or ())[:MOST_COLUMNS])) - {""}


def rows_of(content: bytes, columns: Columns) -> list[tuple[int, list[str]]]:
    """Every row of a readable file as it stands there, with its line, titles and header too."""
    try:
        return [(line, fields or []) for line, fields in _opened(content, columns).rows]
    except Unreadable:
        return []


def _opened(content: bytes, columns: Columns) -> Source:
    if len(content) > MOST_BYTES:
        raise Unreadable(ProblemKey.TOO_LARGE, str(len(content)))
    if workbooks.is_workbook(content):
        return workbooks.opened(content, columns)
    if calendars.is_calendar(content):
        return calendars.opened(content)
    return texts.opened(content, columns)


def _first(rows: Rows) -> list[tuple[int, list[str] | None]]:
    return list(islice(rows, HEADER_WITHIN))


def _bad(key: ProblemKey, value: str = "", *, line: int = 0, column: str = "") -> Table:
    return Table(problems=(Problem(line, key, column, value),))


def _split(rows: Rows, columns: Columns) -> Table:
    first = _first(rows)
    number = columns.header([fields for _, fields in first])
    line, fields = first[number] if first else (0, [])
    if fields is None:
        return _bad(ProblemKey.BROKEN_QUOTES, line=line)
    if len(fields) > MOST_COLUMNS:
        return _bad(ProblemKey.TOO_MANY_COLUMNS, str(len(fields)), line=line)
    header, own = [clean(name) for name in fields], columns.own(fields)
    known = [column for column in own if column]
    twice = next((column for column in known if known.count(column) > 1), "")
    if twice:
        return _bad(ProblemKey.DUPLICATE_COLUMN, line=line, column=twice)
    missing = min((needed - set(known) for needed in columns.formats), key=len)
    if missing:
        keys = (Problem(line, ProblemKey.MISSING_COLUMN, column) for column in sorted(missing))
        table = Table(problems=tuple(keys))
    else:
        table = _measured(chain(first[number + 1 :], rows), own, columns.longer)
    ignored = (name[:40] for name, column in zip(header, own, strict=True) if name and not column)
    return replace(table, columns=frozenset(known), ignored_columns=tuple(ignored))


def _measured(rows: Rows, columns: list[str], longer: Mapping[str, int]) -> Table:
    read = [place for place, column in enumerate(columns) if column]
    places = {columns[place]: number for number, place in enumerate(read)}
    records: dict[tuple[str, ...], Record] = {}
    problems: list[Problem] = []
    for number, (line, fields) in enumerate(rows, start=1):
        if len(problems) > MOST_PROBLEMS:
            break  # they are to be mended first
        if number > MOST_ROWS:
            return _bad(ProblemKey.TOO_MANY_ROWS, line=line)
        if fields is None:
            problems.append(Problem(line, ProblemKey.BROKEN_QUOTES))
            continue
        if len(fields) != len(columns):
            problems.append(Problem(line, ProblemKey.WRONG_FIELD_COUNT, value=str(len(fields))))
            continue
        told = tuple(_once(clean(fields[place])) for place in read)
        cells = Cells(places, told)
        flaws = _too_long(line, cells, longer)
        if not flaws and records.setdefault(told, Record(line, cells)).line < line:
            flaws = [Problem(line, ProblemKey.DUPLICATE_ROW)]
        problems.extend(flaws)
    if not records and not problems:
        return _bad(ProblemKey.NO_ROWS)
    return Table(records=tuple(records.values()), problems=tuple(problems))


def _once(field: str) -> str:
    """Ids and the words of a program recur, also in other files: each is kept once."""
    return sys.intern(field) if field.isascii() else field


def _too_long(line: int, cells: Mapping[str, str], longer: Mapping[str, int]) -> list[Problem]:
    return [
        Problem(line, ProblemKey.FIELD_TOO_LONG, column, value)
        for column, value in cells.items()
        if len(value) > longer.get(column, MOST_CHARACTERS)
    ]
