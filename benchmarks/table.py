"""The printed table: a line as soon as its figure is known, its goal beside it, met or missed."""

import os
import platform
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WIDTHS = (44, 13, 12, 12, 12, 12)


@dataclass(frozen=True)
class Goal:
    """What a figure should be: at least, or at most, so much."""

    bound: float
    at_least: bool = False
    unit: str = ""

    def judged(self, figure: float) -> str:
        met = figure >= self.bound if self.at_least else figure <= self.bound
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.bound:g}{self.unit}: {'met' if met else 'MISSED'}"


Say = Callable[[str], None]


class Table:
    """Prints lines; counts which goals were met."""

    def __init__(self, say: Say = print) -> None:
        self._say = say
        self.met: list[bool] = []

    def title(self, text: str, *columns: str) -> None:
        self._say("")
        self.row(text.upper(), *columns)

    def note(self, text: str) -> None:
        self._say(f"  {text}")

    def row(self, what: str, *figures: str) -> None:
        cells = zip((what, *figures), WIDTHS, strict=False)
        first, *rest = (
            f"{cell:<{width}}" if number == 0 else f"{cell:>{width}}"
            for number, (cell, width) in enumerate(cells)
        )
        self._say((first + "".join(rest)).rstrip())

    def goal(self, what: str, figure: float, goal: Goal, more: str = "", digits: int = 2) -> None:
        """A figure that something is expected of."""
        judged = goal.judged(figure)
        self.met.append(judged.endswith(" met"))
        self.row(f"→ {what}", f"{figure:,.{digits}f}{goal.unit}", f"   {judged}{more}")


def machine() -> str:
    """What the numbers were measured on, and whether it had other things to do."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = models[0] if models else platform.machine()
    text = f"{platform.system()}, {os.cpu_count()} x {processor}; "
    text += f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    if not hasattr(os, "getloadavg"):
        return text
    load = os.getloadavg()[0]
    busy = " (BUSY: walls and waits are not to be trusted, processor times are)"
    return f"{text}; load {load:.1f}{busy if load > 1 else ''}"
