"""Which columns a table may have, and which of its first rows names them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.spreadsheets.problems import clean

MOST_COLUMNS, MOST_ROWS = 200, 200_000
HEADER_WITHIN = 10  # rows that are not blank: a list may stand under a title and a date


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

    def own(self, fields: Sequence[str]) -> list[str]:
        """Our names of these columns, "" for one that has no meaning."""
        return [self.names.get(folded(clean(field)), "") for field in fields]

    def fit(self, fields: Sequence[str] | None) -> int:
        """How many of these fields name a column that we know; a million are not looked through."""
        return sum(map(bool, self.own((fields or ())[:MOST_COLUMNS])))

    def header(self, rows: Sequence[Sequence[str] | None]) -> int:
        """Which of the first rows names the columns: the one that knows most of them."""
        beginning = range(min(len(rows), HEADER_WITHIN))
        return max(beginning, key=lambda number: self.fit(rows[number]), default=0)
