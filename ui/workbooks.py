"""Workbooks (XLSX) that the bot hands out: tables to read, to fill in, or to mend."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

Cell = str | int | float | date | datetime | time | None

FILLED_IN = 1000  # rows below the header of a table that is still empty in which words are offered
WIDEST, NARROWEST = 50, 8  # characters
DATE, MOMENT, CLOCK = "dd.mm.yyyy", "dd.mm.yyyy hh:mm", "hh:mm"
# What came from a person is never a formula or a link: it is a text, whatever it begins with.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": MOMENT,
    "remove_timezone": True,
}


@dataclass(frozen=True)
class Sheet:
    """A table with its header in the first row.

    `choices` are the words that a column, counted from 0, may hold, for whoever fills it in;
    `marked` the cells to look at, by row and column, the header being row 0.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    marked: frozenset[tuple[int, int]] = frozenset()


def workbook(*sheets: Sheet) -> bytes:
    """The sheets as a file. Takes a second for some ten thousand rows: not on the event loop."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        marked = book.add_format({"bg_color": "#FFE08A"})
        formats = {kind: book.add_format({"num_format": kind}) for kind in (DATE, MOMENT, CLOCK)}
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            for number, row in enumerate(sheet.rows):
                for column, cell in enumerate(row):
                    looks = bold if number == 0 else formats.get(_format(cell))
                    if (number, column) in sheet.marked:
                        looks = marked
                    page.write(number, column, cell, looks)
            for column, width in enumerate(_widths(sheet.rows)):
                page.set_column(column, column, width)
            for column, words in sheet.choices.items():
                offered = {"validate": "list", "source": list(words), "error_type": "warning"}
                page.data_validation(1, column, FILLED_IN, column, offered)
    return file.getvalue()


def _format(cell: Cell) -> str:
    match cell:
        case datetime():
            return MOMENT
        case date():
            return DATE
        case time():
            return CLOCK
    return ""


def _widths(rows: Iterable[Sequence[Cell]]) -> list[int]:
    """How wide each column has to be for what stands in it, within reason."""
    widest: list[int] = []
    for row in rows:
        widest += [NARROWEST] * (len(row) - len(widest))
        for column, cell in enumerate(row):
            widest[column] = max(widest[column], min(len(str(cell)), WIDEST))
    return widest
