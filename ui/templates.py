"""Tables to fill in: an example of each kind of file, with the words that its cells may hold."""

import csv

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
    offered = [
        words.say(reader, "imports-choices", column=own).split("|") if own else []
        for own in columns.own(rows[0])
    ]
    choices = {column: said for column, said in enumerate(offered) if len(said) > 1}
    name = words.say(reader, "imports-template", kind=key.rpartition("-")[2])
    return f"{name}.xlsx", workbook(Sheet(name[:SHEET], rows, choices))
