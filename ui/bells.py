"""Bells in words, each in the reader's own time."""

from datetime import date

from models.bells import BellPlan, Ring
from models.timetable import moment
from ui.periods import spoken
from ui.screen import Phrase, phrase


def rings(told: tuple[Ring, ...], day: date, zone: str, was: tuple[Ring, ...] = ()) -> list[Phrase]:
    """«1. 09:00–09:40», a line each; where it `was` another time, that too."""
    before = {ring.number: ring for ring in was}
    return [_ring(ring, before.get(ring.number, ring), day, zone) for ring in told]


def _ring(ring: Ring, was: Ring, day: date, zone: str) -> Phrase:
    return phrase(
        "bells-ring",
        number=ring.number,
        at=moment(day, ring.starts, zone),
        until=moment(day, ring.ends, zone),
        moved="no" if was == ring else "yes",
        was=moment(day, was.starts, zone),
        was_until=moment(day, was.ends, zone),
    )


def days(plan: BellPlan) -> Phrase:
    """«15 октября», «с 15 по 17 октября», «с 19 октября и дальше»."""
    first, name = plan.first, plan.schedule.name
    if plan.last is None:
        return phrase("bells-days-on", first=first, name=name)
    return phrase("bells-days", dates=spoken(first, plan.last), name=name)
