"""Bells: when the lessons of a day begin and end, on ordinary days and on special ones."""

from models.bells.moving import settle
from models.bells.planning import (
    ALOUD,
    DECLARED,
    STRUCK,
    STRUCK_ALOUD,
    WITHDRAWN,
    WITHDRAWN_ALOUD,
    Effect,
    begin_on,
    coming,
    concerned,
    declare,
    discard,
    draft,
    effect,
    hearings,
    seen,
    withdraw,
)
from models.bells.reading import fitted, typed_bells
from models.bells.schedules import everybodys, guessed, regular, special, write
from models.bells.tables import BellPlan, BellSchedule, PlanState, Ring

__all__ = [
    "ALOUD",
    "DECLARED",
    "STRUCK",
    "STRUCK_ALOUD",
    "WITHDRAWN",
    "WITHDRAWN_ALOUD",
    "BellPlan",
    "BellSchedule",
    "Effect",
    "PlanState",
    "Ring",
    "begin_on",
    "coming",
    "concerned",
    "declare",
    "discard",
    "draft",
    "effect",
    "everybodys",
    "fitted",
    "guessed",
    "hearings",
    "regular",
    "seen",
    "settle",
    "special",
    "typed_bells",
    "withdraw",
    "write",
]
