"""A report on paper: headings, a table, short lists and a picture."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A heading with lines under it."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Report:
    """What stands on the paper, in this order; the first row of `rows` is the table's header.

    `picture` is a PNG, `foot` a line at the end of every page.
    """

    title: str
    under: str
    rows: Sequence[Sequence[str]]
    parts: Sequence[Part]
    picture: bytes | None
    foot: str


def paper(report: Report) -> bytes:
    """The PDF. Takes some tens of milliseconds: not on the event loop."""
    from ui.pdf.reports import drawn

    return drawn(report)
