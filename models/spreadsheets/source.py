"""What either kind of file comes to: rows of text, or the reason why there are none."""

from collections.abc import Iterator
from typing import NamedTuple

from models.spreadsheets.problems import ProblemKey

# The line a row begins at, counted from 1, and its fields; None where they can't be told apart.
Rows = Iterator[tuple[int, list[str] | None]]


class Source(NamedTuple):
    """The rows of a file that are not blank. The encoding of a workbook is "xlsx"."""

    rows: Rows
    encoding: str
    delimiter: str = ""


class Unreadable(Exception):
    """The file as a whole can't be taken; `value` is what the words about it name."""

    def __init__(self, key: ProblemKey, value: str = "", line: int = 0) -> None:
        super().__init__(key)
        self.key, self.value, self.line = key, value, line
