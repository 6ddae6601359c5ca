"""Slips on paper: eight on a page, with lines to cut along and a square for the camera."""

import io
from collections.abc import Sequence

import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from ui.pdf.fonts import BOLD, PLAIN, register
from ui.slips import Slip

ACROSS, DOWN = 2, 4  # slips on a page
WIDTH, HEIGHT = A4[0] / ACROSS, A4[1] / DOWN
MARGIN, QR = 7 * mm, 34 * mm
SMALL, LARGE, CODE = 8, 12, 14  # points
LEADING = 1.3  # of a line's height


def drawn(cards: Sequence[Slip], title: str) -> bytes:
    """The PDF."""
    register()
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setTitle(title)
    for number, card in enumerate(cards):
        place = number % (ACROSS * DOWN)
        if number and not place:
            page.showPage()
        row, column = divmod(place, ACROSS)
        page.saveState()
        page.translate(column * WIDTH, A4[1] - (row + 1) * HEIGHT)
        _draw(page, card)
        page.restoreState()
    page.save()
    return file.getvalue()


def _draw(page: Canvas, card: Slip) -> None:
    page.setDash(2, 2)
    page.setLineWidth(0.3)
    page.rect(0, 0, WIDTH, HEIGHT)
    page.setDash()
    beside = WIDTH - 3 * MARGIN - QR
    y = HEIGHT - MARGIN
    y = _text(page, MARGIN, y, beside, card.name, BOLD, LARGE)
    y = _text(page, MARGIN, y, beside, card.standing, PLAIN, SMALL) - 2 * mm
    y = _text(page, MARGIN, y, beside, card.code, BOLD, CODE) - 1 * mm
    for step in card.steps:
        y = _text(page, MARGIN, y, beside, step, PLAIN, SMALL)
    _text(page, MARGIN, MARGIN + SMALL, WIDTH - 2 * MARGIN, card.until, PLAIN, SMALL)
    _qr(page, card.link, WIDTH - MARGIN - QR, HEIGHT - MARGIN - QR)


def _text(
    page: Canvas, x: float, y: float, width: float, text: str, font: str, size: float
) -> float:
    """Lines as wide as this, from this height downwards; returns where they end.

    Smaller where a single word would not fit.
    """
    widest = max((pdfmetrics.stringWidth(word, font, size) for word in text.split()), default=0)
    size *= min(1, width / widest) if widest else 1
    page.setFont(font, size)
    for line in simpleSplit(text, font, size, width):
        y -= size * LEADING
        page.drawString(x, y, line)
    return y


def _qr(page: Canvas, link: str, x: float, y: float) -> None:
    """Squares, not a picture: it stays sharp on any printer. A quiet zone of four modules."""
    code = segno.make(link, micro=False, error="m")
    rows = [bytes(row) for row in code.matrix]
    size = QR / (len(rows) + 8)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                left, bottom = x + (across + 4) * size, y + QR - (down + 5) * size
                page.rect(left, bottom, size, size, stroke=0, fill=1)
