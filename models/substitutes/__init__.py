"""A tutor's substitute for a time: keeps the group from one day to another, and then no more."""

from models.substitutes.choosing import begin_on, candidates, draft, open_ones, other_groups, tutors
from models.substitutes.running import away, decide, end, end_all, follow
from models.substitutes.tables import (
    BEGUN,
    ENDED,
    OPEN,
    TOLD,
    KeepsAlready,
    SubstituteForTime,
    Substitution,
    SubstitutionOver,
    SubstitutionState,
)

__all__ = [
    "BEGUN",
    "ENDED",
    "OPEN",
    "TOLD",
    "KeepsAlready",
    "SubstituteForTime",
    "Substitution",
    "SubstitutionOver",
    "SubstitutionState",
    "away",
    "begin_on",
    "candidates",
    "decide",
    "draft",
    "end",
    "end_all",
    "follow",
    "open_ones",
    "other_groups",
    "tutors",
]
