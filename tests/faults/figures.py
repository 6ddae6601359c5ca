"""What the long tier has measured, promise by promise, at the end of its run."""

import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

FULL = os.environ.get("FAULTS") == "full"


def seed() -> int:
    """`SEED`, or any in the long tier; the short one plays the same every day."""
    return int(os.environ.get("SEED", random.SystemRandom().randrange(10**6) if FULL else 1))


Promise = Callable[[str, str], None]


def of_reports(reports: list[Any]) -> Iterator[tuple[str, str, str]]:
    """Promise, figure and test of each thing that was measured."""
    for report in reports:
        for name, value in getattr(report, "user_properties", ()):
            if name == "promise" and report.when == "call":
                yield (*value, report.nodeid.rpartition("::")[2])


def table(rows: list[tuple[str, str, str]]) -> list[str]:
    """The lines of the table, in the order of the promises."""
    wide = max((len(figure) for _, figure, _ in rows), default=0)
    ordered = sorted(rows, key=lambda row: (int(row[0].removeprefix("P")), row[2]))
    return [f"{promise:<4} {figure:<{wide}}  {test}" for promise, figure, test in ordered]


@pytest.fixture
def promise(record_property: Callable[[str, object], None]) -> Promise:
    """`promise("P4", "16 extra copies of 80 allowed")`: a line of the table."""

    def measured(name: str, figure: str) -> None:
        record_property("promise", (name, figure))

    return measured
