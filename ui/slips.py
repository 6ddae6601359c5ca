"""Invitations on paper: a PDF with a slip for each person, to be cut along the lines."""

from collections.abc import Sequence
from typing import NamedTuple


class Slip(NamedTuple):
    """What one person takes home."""

    name: str
    standing: str
    link: str
    code: str
    steps: Sequence[str]
    until: str


def slips(cards: Sequence[Slip], title: str) -> bytes:
    """The PDF. Takes some milliseconds for each slip: not on the event loop."""
    from ui.pdf.slips import drawn

    return drawn(cards, title)
