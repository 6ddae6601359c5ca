"""Workbooks: read if they can be trusted, refused with a sentence if not; written safely."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from models.spreadsheets import Columns, ProblemKey, read_table, rows_of
from ui.workbooks import Cell, Sheet, workbook

COLUMNS = Columns.named({"name": "имя name", "due": "срок", "mark": "оценка"}, frozenset({"name"}))

MOMENT = datetime(2026, 10, 14, 9, 5)  # noqa: DTZ001  (a workbook knows no zones)


def saved(fill: Callable[[Any, Workbook], None]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    fill(book.active, book)
    book.save(file)
    return file.getvalue()


def rows(*lines: tuple[Any, ...]) -> Callable[[Any, Workbook], None]:
    def fill(page: Any, _: Workbook) -> None:
        for line in lines:
            page.append(line)

    return fill


def with_part(content: bytes, name: str, part: bytes = b"x") -> bytes:
    """The workbook with one more part, or another one in its place."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def test_cells_are_read_as_one_would_type_them() -> None:
    content = saved(
        rows(
            ("Имя", "Срок", "Оценка", "Заметка"),
            ("Лиза", date(2026, 10, 14), 5.0, "x"),
            ("Мирон", MOMENT, 4.5, None),
            ("Аня", time(9, 5), True, None),
            ("Ли", timedelta(hours=3), "зачёт", None),
            (None, None, None, None),
        )
    )
    table = read_table(content, COLUMNS)
    assert [tuple(one.cells.values()) for one in table.records] == [
        ("Лиза", "14.10.2026", "5"),
        ("Мирон", "14.10.2026 09:05", "4.5"),
        ("Аня", "09:05", "1"),
        ("Ли", "03:00", "зачёт"),
    ]
    assert [one.line for one in table.records] == [2, 3, 4, 5]
    assert (table.problems, table.ignored_columns, table.encoding) == ((), ("Заметка",), "xlsx")


def test_a_title_a_hidden_sheet_and_another_sheet_do_not_disturb() -> None:
    def fill(page: Any, book: Workbook) -> None:
        page["A1"] = "Как заполнять"
        hidden = book.create_sheet("старое")
        hidden.append(("имя", "срок", "оценка"))
        hidden.append(("Никто", "", ""))
        hidden.sheet_state = "hidden"
        shown = book.create_sheet("8-Д")
        shown["B2"] = "Список 8-Д на сентябрь"
        shown.merge_cells("B2:C2")
        shown["B4"], shown["C4"], shown["B5"] = "имя", "оценка", "Лиза"

    table = read_table(saved(fill), COLUMNS)
    assert [(one.line, one.cells["name"]) for one in table.records] == [(5, "Лиза")]


def test_a_title_above_a_csv_table_does_not_disturb_either() -> None:
    table = read_table("Список 8-Д;\n\nимя;оценка\nЛиза;5\n".encode(), COLUMNS)
    assert [(one.line, one.cells["name"]) for one in table.records] == [(4, "Лиза")]


def merged(page: Any, _: Workbook) -> None:
    rows(("имя", "оценка"), ("Лиза", 5), (None, 4))(page, _)
    page.merge_cells("A2:A3")


def far_away(page: Any, _: Workbook) -> None:
    rows(("имя",), ("Лиза",))(page, _)
    page.cell(1_000_000, 16_000, "x")


def empty(_page: Any, _book: Workbook) -> None:
    """Nothing stands in it."""


LISTED = saved(rows(("имя",), ("Лиза",)))
BROKEN = {
    "a formula that nobody has computed": (
        saved(rows(("имя", "оценка"), ("Лиза", "=1+4"))),
        (ProblemKey.FORMULA, "B2"),
    ),
    "merged cells": (saved(merged), (ProblemKey.MERGED_CELLS, "A2")),
    "a cell in the last corner": (saved(far_away), (ProblemKey.SHEET_TOO_WIDE, "WQJ1000000")),
    "nothing in it": (saved(empty), (ProblemKey.EMPTY_FILE, "")),
    "macros": (with_part(LISTED, "xl/vbaProject.bin"), (ProblemKey.MACROS, "")),
    "links": (
        with_part(LISTED, "xl/externalLinks/externalLink1.xml"),
        (ProblemKey.EXTERNAL_LINKS, ""),
    ),
    "a bomb": (
        with_part(LISTED, "xl/media/image1.png", bytes(201 * 2**20)),
        (ProblemKey.UNPACKS_TOO_LARGE, ""),
    ),
    "an archive": (
        with_part(b"PK\x05\x06" + bytes(18), "список.csv"),
        (ProblemKey.NO_WORKBOOK, ""),
    ),
    "half of it": (LISTED[: len(LISTED) // 2], (ProblemKey.BROKEN_WORKBOOK, "")),
    "no sheet that can be read": (
        with_part(LISTED, "xl/workbook.xml", b"<workbook"),
        (ProblemKey.BROKEN_WORKBOOK, ""),
    ),
    "a password or an old format": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        (ProblemKey.OLD_WORKBOOK, ""),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_can_not_be_trusted_is_refused(name: str) -> None:
    content, expected = BROKEN[name]
    [problem] = read_table(content, COLUMNS).problems
    assert (problem.key, problem.value) == expected
    assert rows_of(content, COLUMNS) == []


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = with_part(LISTED, "xl/media/image1.png", bytes(2**20))
    size = (2**20).to_bytes(4, "little")
    assert content.count(size) > 1  # beside the part, and in the directory at the end
    [problem] = read_table(content.replace(size, bytes([9, 0, 0, 0])), COLUMNS).problems
    assert problem.key is ProblemKey.BROKEN_WORKBOOK


def test_what_is_written_is_read_back_and_nothing_is_a_formula() -> None:
    told = ["=HYPERLINK(1)", "+7 900", "-", "@x", "https://school.example", "Лиза", "007"]
    content = workbook(Sheet("список", [["имя", "срок"], *[[name, None] for name in told]]))
    assert [fields[0] for _, fields in rows_of(content, COLUMNS)] == ["имя", *told]
    page = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for cell in page["A"]} == {"s"}
    assert not any(cell.hyperlink for cell in page["A"])


def test_moments_words_and_marks_are_written_for_the_eye() -> None:
    moments: list[Cell] = [date(2026, 10, 14), MOMENT, time(9, 5), 5]
    content = workbook(
        Sheet("список", [["имя"] * 4, moments], {0: ["да", "нет"]}, marked=frozenset({(1, 3)}))
    )
    assert rows_of(content, COLUMNS)[1][1] == ["14.10.2026", "14.10.2026 09:05", "09:05", "5"]
    page = load_workbook(io.BytesIO(content)).active
    [offered] = page.data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref)) == ('"да,нет"', "A2:A1001")
    assert page["D2"].fill.start_color.rgb == "FFFFE08A"
    assert page.freeze_panes == "A2"
