"""Busy days: when students are wanted in their own school, and which lessons that touches."""

from models.busy.clashing import Touched, coming, kept_from, leave, of_busy
from models.busy.entering import (
    ENTERED,
    STRUCK,
    WITHDRAWN,
    choose,
    chosen,
    discard,
    draft,
    enter,
    known,
    roll,
    tutors,
    withdraw,
)
from models.busy.tables import Busy, BusyReason, BusyState
from models.busy.times import BusyTimes, entered, times_of
from models.busy.weekly import of_weekly

__all__ = [
    "ENTERED",
    "STRUCK",
    "WITHDRAWN",
    "Busy",
    "BusyReason",
    "BusyState",
    "BusyTimes",
    "Touched",
    "choose",
    "chosen",
    "coming",
    "discard",
    "draft",
    "enter",
    "entered",
    "kept_from",
    "known",
    "leave",
    "of_busy",
    "of_weekly",
    "roll",
    "times_of",
    "tutors",
    "withdraw",
]
