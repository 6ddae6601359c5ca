"""Long lists: one page at a time, with a way to the next and back."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ui.screen import CallbackData, Row, button

T = TypeVar("T")


def cut(items: Sequence[T], page: int, size: int) -> list[T]:
    """The part of a list that stands on this page; of a list grown shorter, its last page."""
    first = min(page, max(len(items) - 1, 0) // size) * size
    return list(items[first : first + size])


def turns(count: int, page: int, size: int, to: Callable[[int], CallbackData]) -> Row:
    """Buttons to the page before and the page after, where there are such."""
    last = max(count - 1, 0) // size
    page = min(page, last)
    row: Row = []
    if page > 0:
        row.append(button("pages-before", to(page - 1)))
    if page < last:
        row.append(button("pages-after", to(page + 1), page=page + 2, of=last + 1))
    return row
