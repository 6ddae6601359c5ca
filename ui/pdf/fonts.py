"""The letters that PDF files bring along: DejaVu knows Cyrillic, and is there already."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, BOLD = "School", "School-Bold"


@cache
def register() -> None:
    """Make the fonts known; Matplotlib brings them along."""
    spec = find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("matplotlib is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont(PLAIN, folder / "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, folder / "DejaVuSans-Bold.ttf"))


def printable(text: str) -> str:
    """The text without what the font has no shape for: an emoji would become a box."""
    register()
    shapes = pdfmetrics.getFont(PLAIN).face.charToGlyph
    return "".join(letter for letter in text if ord(letter) in shapes).strip()
