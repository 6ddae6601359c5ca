"""Tables from outside, CSV, XLSX or iCalendar: read within limits, with a reason for all flaws."""

from models.spreadsheets.calendars import is_calendar
from models.spreadsheets.columns import MOST_COLUMNS, MOST_ROWS, Columns, folded
from models.spreadsheets.problems import Problem, ProblemKey, clean
from models.spreadsheets.table import (
    MOST_BYTES,
    MOST_CHARACTERS,
    Record,
    Table,
    columns_of,
    read_table,
    rows_of,
)

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Columns",
    "Problem",
    "ProblemKey",
    "Record",
    "Table",
    "clean",
    "columns_of",
    "folded",
    "is_calendar",
    "read_table",
    "rows_of",
]
