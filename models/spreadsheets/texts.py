"""A CSV file as rows of text: its encoding and its delimiter are found out, not asked for."""

import csv
import io
import re
from itertools import islice

from models.spreadsheets.columns import HEADER_WITHIN, MOST_ROWS, Columns
from models.spreadsheets.problems import ProblemKey, clean
from models.spreadsheets.source import Rows, Source, Unreadable

DELIMITERS = ",;\t"
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
RUSSIAN_PUNCTUATION = frozenset("«»„“”‘’–—…№°\u00a0")


def opened(content: bytes, columns: Columns) -> Source:
    """The rows of a CSV file: UTF-8, UTF-16 with its mark, Windows-1251; comma, semicolon, tab."""
    encoding, text = _decoded(content)
    if "\0" in text:
        raise Unreadable(ProblemKey.NUL_BYTES)
    if not encoding:
        raise Unreadable(ProblemKey.UNKNOWN_ENCODING)
    filled = sum(bool(clean(line).strip(DELIMITERS + '" ')) for line in io.StringIO(text))
    if not filled:
        raise Unreadable(ProblemKey.EMPTY_FILE)
    if filled > MOST_ROWS + 1:  # before they are taken apart
        raise Unreadable(ProblemKey.TOO_MANY_ROWS)
    delimiter = max(DELIMITERS, key=lambda mark: _fit(text, mark, columns))
    return Source(_rows(text, delimiter), encoding, delimiter)


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


def _fit(text: str, delimiter: str, columns: Columns) -> tuple[int, int]:
    """How many columns of the header have a meaning if the delimiter is this one; how many not."""
    first = [fields for _, fields in islice(_rows(text, delimiter), HEADER_WITHIN)]
    header = first[columns.header(first)] if first else None
    return columns.fit(header), len(header or ())


def _rows(text: str, delimiter: str) -> Rows:
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
