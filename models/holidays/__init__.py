"""Holidays: days without lessons, declared for the school or a group, and taken back."""

from models.holidays.audience import (
    ALOUD,
    DECLARED,
    STRUCK,
    STRUCK_ALOUD,
    WITHDRAWN,
    WITHDRAWN_ALOUD,
    concerned,
    hearings,
    seen,
)
from models.holidays.days import DaysOff, coming, days_off, of_group, of_student, seen_by
from models.holidays.declaring import (
    Effect,
    call,
    declare,
    discard,
    draft,
    effect,
    everybodys,
    settle,
    withdraw,
)
from models.holidays.tables import LONGEST, Holiday, HolidayKind, HolidayState

__all__ = [
    "ALOUD",
    "DECLARED",
    "LONGEST",
    "STRUCK",
    "STRUCK_ALOUD",
    "WITHDRAWN",
    "WITHDRAWN_ALOUD",
    "DaysOff",
    "Effect",
    "Holiday",
    "HolidayKind",
    "HolidayState",
    "call",
    "coming",
    "concerned",
    "days_off",
    "declare",
    "discard",
    "draft",
    "effect",
    "everybodys",
    "hearings",
    "of_group",
    "of_student",
    "seen",
    "seen_by",
    "settle",
    "withdraw",
]
