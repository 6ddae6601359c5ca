"""Who and what has left: groups at the year's end, people who go; kept, and brought back."""

from models.archive.groups import bring_back, put_away, stays
from models.archive.leaving import come_back, companions, leave
from models.archive.lists import Gone, departed, gone, namesakes, put_away_groups
from models.archive.tables import LEFT, BackAlready, Departure, LeavesThemselves, StillNeeded

__all__ = [
    "LEFT",
    "BackAlready",
    "Departure",
    "Gone",
    "LeavesThemselves",
    "StillNeeded",
    "bring_back",
    "come_back",
    "companions",
    "departed",
    "gone",
    "leave",
    "namesakes",
    "put_away",
    "put_away_groups",
    "stays",
]
