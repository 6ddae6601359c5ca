"""Tables that are taken out, in the reader's language: in words that are read again."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from models.attendance import AttendanceState
from models.courses import Scale
from models.downloads import Table
from models.people import Reader
from ui.i18n import Translator
from ui.templates import SHEET, choices
from ui.workbooks import Cell, Sheet, workbook


def name_of(words: Translator, reader: Reader, table: Table) -> str:
    if table.read:
        return words.say(reader, "imports-template", kind=table.name)
    return words.say(reader, "downloads-name", kind=table.name)


def written(words: Translator, reader: Reader, table: Table) -> bytes:
    """The workbook. Takes a second for some ten thousand rows: not on the event loop."""
    name, apart = name_of(words, reader, table), words.say(reader, "downloads-apart")
    sheets = [_sheet(words, reader, name, table, table.rows)]
    if table.apart:
        sheets.append(_sheet(words, reader, apart, table, table.apart))
    return workbook(*sheets)


def _sheet(
    words: Translator, reader: Reader, name: str, table: Table, rows: Sequence[Sequence[Any]]
) -> Sheet:
    offered = choices(words, reader, table.columns) if table.read else {}
    key = "imports-column" if table.read else "downloads-column"
    header = [words.say(reader, key, column=column) for column in table.columns]
    body = [
        [_cell(words, reader, cell, offered.get(place, [])) for place, cell in enumerate(row)]
        for row in rows
    ]
    return Sheet(name[:SHEET], [header, *body], offered)


def _cell(words: Translator, reader: Reader, cell: Any, offered: Sequence[str]) -> Cell:
    """A value as it is read again; `offered` are the words that its column may hold, in order."""
    told: Cell = cell
    match cell:
        case AttendanceState():
            told = offered[list(AttendanceState).index(cell)]
        case bool():
            told = offered[not cell]
        case Scale.PASS, score:
            told = words.say(reader, "downloads-passed", score=score)
        case Scale(), score:
            told = round(score, 2)
        case StrEnum():
            told = words.say(reader, "downloads-word", word=f"{type(cell).__name__}-{cell}")
        case int() if offered:
            told = offered[cell]
    return told
