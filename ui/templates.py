"""Tables to fill in: an example of each kind of file, with the words that its cells may hold."""

import csv
from collections.abc import Sequence

from models.people import Reader
from models.spreadsheets import Columns
from ui.i18n import Translator
from ui.workbooks import Sheet, workbook

SHEET = 31  # characters that the name of a sheet may have


def template(
    words: Translator, reader: Reader, key: str, columns: Columns, **facts: object
) -> tuple[str, bytes]:
    """The name and the content of the example that the words of this key hold as lines of CSV."""
    lines = words.say(reader, key, **facts).splitlines()
    rows = list(csv.reader(lines, delimiter=max(";,", key=lines[0].count)))
    offered = choices(words, reader, columns.own(rows[0]))
    name = words.say(reader, "imports-template", kind=key.rpartition("-")[2])
    return f"{name}.xlsx", workbook(Sheet(name[:SHEET], rows, offered))


def choices(words: Translator, reader: Reader, order: Sequence[str]) -> dict[int, list[str]]:
    """The words that the columns of these own names may hold, by the column's place."""
    offered = [
        words.say(reader, "imports-choices", column=own).split("|") if own else [] for own in order
    ]
    return {column: said for column, said in enumerate(offered) if len(said) > 1}
