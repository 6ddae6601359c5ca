"""The snapshot of what buttons say: `python -m tests.callbacks` writes it anew."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import handlers
import ui.files
import ui.links
from tests.source import ROOT
from ui import CallbackData
from ui.screen import SAFE_INTEGER

SNAPSHOT = ROOT / "tests" / "data" / "callbacks.txt"
LONGEST_TEXT = {"zone": 32}  # characters; the key of an invitation has 22, and most have fewer


def callbacks(kind: type[CallbackData] = CallbackData) -> Iterator[type[CallbackData]]:
    """Every callback of every feature, by prefix."""
    rooms = handlers.__name__, ui.files.__name__, ui.links.__name__
    found = [sub for sub in kind.__subclasses__() if sub.__module__.startswith(rooms)]
    yield from sorted(found, key=lambda sub: sub.__prefix__)


def sentence(kind: type[CallbackData]) -> str:
    """Prefix and fields in their order, as they are packed into the button."""
    fields = (
        f"{name}:{getattr(field.annotation, '__name__', field.annotation)}"
        for name, field in kind.model_fields.items()
    )
    return " ".join((kind.__prefix__, *fields))


def longest(kind: type[CallbackData]) -> str:
    """The longest that such a button can say; packing raises beyond 64 bytes."""
    return kind(
        **{n: _largest(n, field.annotation) for n, field in kind.model_fields.items()}
    ).pack()


def _largest(name: str, kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return max(kind, key=lambda member: len(str(member.value)))
    return {int: SAFE_INTEGER - 1, bool: True, str: "x" * LONGEST_TEXT.get(name, 22)}[kind]


def snapshot() -> str:
    return "".join(f"{sentence(kind)}\n" for kind in callbacks())


if __name__ == "__main__":
    SNAPSHOT.write_text(snapshot(), encoding="utf-8")
