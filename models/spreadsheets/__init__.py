"""Tables from outside, CSV or XLSX: read within limits, with a reason for whatever is wrong."""

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
    "read_table",
    "rows_of",
]
