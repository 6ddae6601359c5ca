"""Bells as people type them: a line for each lesson, and a name if they like."""

import re
from datetime import time

from models.bells.tables import LONGEST_NAME, BellsOverlap, BellsUnread, Ring
from models.lesson_periods import clock_span
from models.people import visible

NUMBERED = re.compile(
    r"\s*(?:№\s*)?(\d{1,2})(?:\s*[.)]|\s*-?[йя]?\s*урок|\s*lesson)?[\s:—–-]+(?=\D*\d)"
)
MOST = 20


def typed_bells(text: str) -> tuple[str, tuple[Ring, ...]]:
    """A name, or nothing, and the bells of «1. 09:00–09:40», one in a line or after a comma.

    A lesson without a number is the one after the lesson before. Raises BellsUnread or
    BellsOverlap.
    """
    name, rings = "", list[Ring]()
    for line in filter(None, (part.strip() for part in re.split(r"[\n;,]", text))):
        span = clock_span(line)
        numbered = NUMBERED.match(line)
        rest = clock_span(line[numbered.end() :]) if numbered else None
        number = rings[-1].number + 1 if rings else 1
        if numbered and rest and rest[1]:
            number, span = int(numbered[1]), rest
        starts, ends = span or (0, None)
        if ends is None:
            if not rings and not name and not re.search(r"\d", line):
                name = visible(line, LONGEST_NAME).rstrip(":")
                continue
            raise BellsUnread(line=line[:40])
        after = rings[-1] if rings else None
        ring = Ring(number, _time(starts), _time(ends))
        if after and (ring.starts < after.ends or number <= after.number):
            raise BellsOverlap(number=number)
        rings.append(ring)
    if not rings or len(rings) > MOST:
        raise BellsUnread(line=text.strip()[:40])
    return name, tuple(rings)


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)


def fitted(
    starts: time, ends: time, base: tuple[Ring, ...], now: tuple[Ring, ...]
) -> tuple[time, time] | None:
    """When a lesson of the base's numbers is by other bells; None where they have no such number.

    A lesson of several numbers begins with the first and ends with the last.
    """
    first = next((ring.number for ring in base if ring.starts == starts), None)
    last = next((ring.number for ring in base if ring.ends == ends), None)
    begins = next((ring.starts for ring in now if ring.number == first), None)
    until = next((ring.ends for ring in now if ring.number == last), None)
    if begins is None or until is None or begins >= until:
        return None
    return begins, until
