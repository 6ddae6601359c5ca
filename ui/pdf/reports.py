"""A report on paper: as many pages as it takes, with a picture no wider than the text."""

import io
from collections.abc import Sequence
from html import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    Image,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from ui.pdf.fonts import BOLD, PLAIN, printable, register
from ui.reports import Report

MARGIN = 18 * mm
WIDTH = A4[0] - 2 * MARGIN
TALLEST = 150 * mm  # of a picture
FIRST_COLUMN = 0.3  # of the width
TEXT, GRID, CARD = HexColor("#26303b"), HexColor("#d5dae0"), HexColor("#f6f7f9")
SIZES = {"title": 18, "head": 11, "text": 9.5, "small": 8}  # points
LEADING = 1.35  # of a line's height


def drawn(report: Report) -> bytes:
    """The PDF."""
    register()
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=report.title,
    )

    def foot(page: Canvas, _: object) -> None:
        page.setFont(PLAIN, SIZES["small"])
        page.setFillColor(TEXT)
        page.drawString(MARGIN, MARGIN / 2, printable(report.foot))
        page.drawRightString(A4[0] - MARGIN, MARGIN / 2, str(page.getPageNumber()))

    document.build(_flow(report), onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


def _flow(report: Report) -> list[Flowable]:
    flow: list[Flowable] = [
        _said(report.title, "title", bold=True),
        _said(report.under, "text"),
        Spacer(0, 5 * mm),
    ]
    if len(report.rows) > 1:
        flow += [_table(report.rows), Spacer(0, 5 * mm)]
    for part in report.parts:
        lines = [_said(line, "text") for line in part.lines]
        head = [_said(part.heading, "head", bold=True), Spacer(0, 1 * mm)]
        flow += [KeepTogether([*head, *lines[:3]]), *lines[3:], Spacer(0, 4 * mm)]
    if report.picture is not None:
        flow.append(_image(report.picture))
    return flow


def _said(text: str, size: str, *, bold: bool = False) -> Paragraph:
    points = SIZES[size]
    look = ParagraphStyle(
        size,
        fontName=BOLD if bold else PLAIN,
        fontSize=points,
        leading=points * LEADING,
        textColor=TEXT,
        splitLongWords=True,
    )
    return Paragraph(escape(printable(text), quote=False), look)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    rest = WIDTH * (1 - FIRST_COLUMN) / (len(rows[0]) - 1)
    cells = [
        [_said(cell, "text" if number else "small", bold=number == 0) for cell in row]
        for number, row in enumerate(rows)
    ]
    look = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), CARD),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, GRID),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
    )
    widths = [WIDTH * FIRST_COLUMN, *[rest] * (len(rows[0]) - 1)]
    return Table(cells, colWidths=widths, style=look, repeatRows=1)


def _image(picture: bytes) -> Image:
    """As wide as the text, or narrower where it would be too tall."""
    width, height = ImageReader(io.BytesIO(picture)).getSize()
    scale = min(WIDTH / width, TALLEST / height)
    return Image(io.BytesIO(picture), width * scale, height * scale)
