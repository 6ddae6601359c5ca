"""A workbook (XLSX) as rows of text: unpacked within limits, without macros, links and surprises.

Shape of the format: ECMA-376, part 1, chapter 18 (SpreadsheetML). Reading it is calamine's; what
is checked here first is what a reader would trust: sizes that unpack a thousandfold, a cell in
the last corner of a sheet, a formula that nobody has computed.
"""

import io
import re
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from models.spreadsheets.archives import ZIP, check_sizes
from models.spreadsheets.columns import HEADER_WITHIN, Columns
from models.spreadsheets.problems import ProblemKey
from models.spreadsheets.source import Rows, Source, Unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

OLE = b"\xd0\xcf\x11\xe0"  # OLE: an XLS of before 2007, or a password
MOST_CELLS = 4_000_000  # of the rectangle around all cells of a sheet: that much is kept in memory
CHUNK = 2**20
LONGEST_CELL = 2**16  # bytes of XML

CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


def opened(content: bytes, columns: Columns) -> Source:
    """The rows of the visible sheet whose header knows most of our columns."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    if content.startswith(OLE):
        raise Unreadable(ProblemKey.OLD_WORKBOOK)
    try:
        _check(content)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            workbook.get_sheet_by_name(sheet.name)
            for sheet in workbook.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible
        ]
    except (BadZipFile, zlib.error, CalamineError, EOFError, NotImplementedError, OSError):
        raise Unreadable(ProblemKey.BROKEN_WORKBOOK) from None
    filled = [sheet for sheet in shown if sheet.start is not None]
    if not filled:
        raise Unreadable(ProblemKey.EMPTY_FILE)
    headers = {sheet.name: _header(sheet, columns) for sheet in filled}
    chosen = max(filled, key=lambda sheet: columns.fit(headers[sheet.name][1]))
    line, _ = headers[chosen.name]
    for (first, left), (last, _right) in chosen.merged_cell_ranges or ():
        if last >= line:  # a title over several columns, above the header, harms nobody
            raise Unreadable(ProblemKey.MERGED_CELLS, f"{_letters(left)}{first + 1}", first + 1)
    return Source(_rows(chosen), "xlsx")


def _check(content: bytes) -> None:
    """Unpack everything once, a piece at a time, and look at each cell's place."""
    with ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        if "xl/workbook.xml" not in names:
            raise Unreadable(ProblemKey.NO_WORKBOOK)
        if any(name.casefold().endswith("vbaproject.bin") for name in names):
            raise Unreadable(ProblemKey.MACROS)
        if any(name.startswith("xl/externalLinks/") for name in names):
            raise Unreadable(ProblemKey.EXTERNAL_LINKS)
        check_sizes(parts)
        for name in names:
            sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
            with parts.open(name) as part:  # checks size and sum, which calamine may not
                pieces = iter(lambda part=part: part.read(CHUNK), b"")  # type: ignore[misc]
                if sheet:
                    _check_cells(pieces)
                else:
                    for _ in pieces:
                        pass


def _check_cells(pieces: Iterator[bytes]) -> None:
    rows, width, rest = 0, 0, b""
    for piece in pieces:
        text = rest + piece
        end = 0
        for found in CELL.finditer(text):
            end = found.end()
            letters, number, inside = found.groups()
            rows, width = max(rows, int(number)), max(width, _column(letters))
            if rows * width > MOST_CELLS:
                raise Unreadable(ProblemKey.SHEET_TOO_WIDE, f"{letters.decode()}{int(number)}")
            if inside and b"<f" in inside and b"<v>" not in inside:
                raise Unreadable(
                    ProblemKey.FORMULA, f"{letters.decode()}{int(number)}", int(number)
                )
        rest = text[end:]
        if len(rest) > CHUNK + LONGEST_CELL:
            rest = rest[-LONGEST_CELL:]  # no cells in here: widths of columns, borders


def _column(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(column: int) -> str:
    """The name of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def _header(sheet: "CalamineSheet", columns: Columns) -> tuple[int, list[str]]:
    """The line of the header, counted from 1, and what stands in it."""
    first: list[tuple[int, list[str]]] = []
    for line, fields in _rows(sheet):
        first.append((line, fields or []))
        if len(first) == HEADER_WITHIN:
            break
    return first[columns.header([fields for _, fields in first])]


def _rows(sheet: "CalamineSheet") -> Rows:
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        fields = [_told(cell) for cell in cells]
        if any(fields):
            yield line, fields


def _told(cell: Any) -> str:
    """A cell as one would type it: 14.10.2026, 9:05, 4, 4.5."""
    match cell:
        case bool():
            return str(int(cell))
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return f"{cell:%d.%m.%Y}" if cell.time() == time() else f"{cell:%d.%m.%Y %H:%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(cell).strip()
