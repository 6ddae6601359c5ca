"""A CSV file from outside: decoded, split and measured, with a reason for whatever is wrong."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.csv_problems import Problem, ProblemKey, clean

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 200  # of one field
DELIMITERS = ",;\t"

BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
RUSSIAN_PUNCTUATION = frozenset("«»„“”‘’–—…№°\u00a0")


@dataclass(frozen=True)
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


def folded(name: str) -> str:
    """A column's name without case, spaces and punctuation."""
    name = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in name if letter.isalnum())


@dataclass(frozen=True)
class Columns:
    """What a header may hold.

    `names` lead from folded words of a header to our own column names. `formats` are sets of our
    names, of which a file needs one whole. `longer` says how many characters the fields of some
    columns may have, if more than 200.
    """

    names: Mapping[str, str]
    formats: Sequence[frozenset[str]]
    longer: Mapping[str, int]

    @classmethod
    def named(cls, words: Mapping[str, str], *formats: frozenset[str], **longer: int) -> "Columns":
        """Columns by the folded header words, separated by spaces, of each own name."""
        names = {word: column for column, theirs in words.items() for word in theirs.split()}
        return cls(names, formats, longer)


def read_table(content: bytes, columns: Columns) -> Table:
    """The records of a CSV file with these columns.

    Takes UTF-8, UTF-16 with its mark, and Windows-1251; comma, semicolon or tab. Rows of
    blank fields are left out; so are bad rows and exact repetitions, with a problem each. A bad
    file has no records.
    """
    if len(content) > MOST_BYTES:
        return _bad(ProblemKey.TOO_LARGE, str(len(content)))
    encoding, text = _decoded(content)
    if "\0" in text:
        return _bad(ProblemKey.NUL_BYTES)
    if not encoding:
        return _bad(ProblemKey.UNKNOWN_ENCODING)
    if not clean(text).strip(DELIMITERS + '" '):
        return _bad(ProblemKey.EMPTY_FILE)
    delimiter = max(DELIMITERS, key=lambda mark: _fit(text, mark, columns.names))
    table = _split(text, delimiter, columns)
    return replace(table, encoding=encoding, delimiter=delimiter)


def columns_of(content: bytes, columns: Columns) -> frozenset[str]:
    """Our names of the columns in a file's header; none if it can't be read."""
    encoding, text = _decoded(content[:MOST_BYTES])
    if not encoding or "\0" in text:
        return frozenset()
    delimiter = max(DELIMITERS, key=lambda mark: _fit(text, mark, columns.names))
    _, header = next(_rows(text, delimiter), (0, []))
    return frozenset(columns.names.get(folded(clean(name)), "") for name in header or ()) - {""}


def _bad(key: ProblemKey, value: str = "", *, line: int = 0, column: str = "") -> Table:
    return Table(problems=(Problem(line, key, column, value),))


def _decoded(content: bytes) -> tuple[str, str]:
    """The encoding, or nothing, and the text."""
    marked = (name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark))
    encoding = next(marked, "utf-8")
    try:
        return encoding.removesuffix("-sig"), content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            return "", ""
    text = content.decode("windows-1251", errors="replace")
    return ("windows-1251" if _reads_as_cyrillic(text) else ""), text


def _reads_as_cyrillic(text: str) -> bool:
    """Does text read as Windows-1251 look like words?

    Other 8-bit encodings betray themselves: Western ones put Cyrillic letters among Latin ones,
    KOI8-R turns the case of letters round, code page 866 yields signs instead of letters. A file
    that is all in capitals is therefore refused.
    """
    foreign = [letter for letter in text if not letter.isascii()]
    fitting = [one for one in foreign if "Ѐ" <= one <= "ӿ" or one in RUSSIAN_PUNCTUATION]
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    plain = [
        word
        for word in words
        if not re.search("[A-Za-z]", word) and (word[1:].islower() or word.isupper())
    ]
    small = sum(map(str.islower, foreign)) > sum(map(str.isupper, foreign))
    return small and len(fitting) >= 0.95 * len(foreign) and len(plain) >= 0.8 * len(words)


def _fit(text: str, delimiter: str, names: Mapping[str, str]) -> tuple[int, int]:
    """How many columns of the header have a meaning if the delimiter is this one; how many not."""
    _, header = next(_rows(text, delimiter), (0, []))
    return sum(folded(clean(name)) in names for name in header or ()), len(header or ())


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Rows that are not blank, each with its first line; nothing for a row of broken quotes."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, None
            continue
        if any(clean(one) for one in fields):
            yield line, fields


def _split(text: str, delimiter: str, columns: Columns) -> Table:
    rows = _rows(text, delimiter)
    line, fields = next(rows, (0, []))
    if fields is None:
        return _bad(ProblemKey.BROKEN_QUOTES, line=line)
    if len(fields) > MOST_COLUMNS:
        return _bad(ProblemKey.TOO_MANY_COLUMNS, str(len(fields)), line=line)
    header = [clean(name) for name in fields]
    own = [columns.names.get(folded(name), "") for name in header]
    known = [column for column in own if column]
    twice = next((column for column in known if known.count(column) > 1), "")
    if twice:
        return _bad(ProblemKey.DUPLICATE_COLUMN, line=line, column=twice)
    missing = min((needed - set(known) for needed in columns.formats), key=len)
    if missing:
        keys = (Problem(line, ProblemKey.MISSING_COLUMN, column) for column in sorted(missing))
        table = Table(problems=tuple(keys))
    else:
        table = _measured(rows, own, columns.longer)
    ignored = (name[:40] for name, column in zip(header, own, strict=True) if name and not column)
    return replace(table, columns=frozenset(known), ignored_columns=tuple(ignored))


def _measured(
    rows: Iterator[tuple[int, list[str] | None]], columns: list[str], longer: Mapping[str, int]
) -> Table:
    records: dict[tuple[str, ...], Record] = {}
    problems: list[Problem] = []
    for number, (line, fields) in enumerate(rows, start=1):
        if number > MOST_ROWS:
            return _bad(ProblemKey.TOO_MANY_ROWS, line=line)
        if fields is None:
            problems.append(Problem(line, ProblemKey.BROKEN_QUOTES))
            continue
        if len(fields) != len(columns):
            problems.append(Problem(line, ProblemKey.WRONG_FIELD_COUNT, value=str(len(fields))))
            continue
        named = zip(columns, fields, strict=True)
        cells = {column: clean(field) for column, field in named if column}
        flaws = _too_long(line, cells, longer)
        if not flaws and records.setdefault(tuple(cells.values()), Record(line, cells)).line < line:
            flaws = [Problem(line, ProblemKey.DUPLICATE_ROW)]
        problems.extend(flaws)
    if not records and not problems:
        return _bad(ProblemKey.NO_ROWS)
    return Table(records=tuple(records.values()), problems=tuple(problems))


def _too_long(line: int, cells: Mapping[str, str], longer: Mapping[str, int]) -> list[Problem]:
    return [
        Problem(line, ProblemKey.FIELD_TOO_LONG, column, value)
        for column, value in cells.items()
        if len(value) > longer.get(column, MOST_CHARACTERS)
    ]
