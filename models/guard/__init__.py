"""The guard before everything that is posted in a group: nothing there tells about a child."""

from models.guard.excusing import EXCUSED, excuse, unexcused
from models.guard.finding import Finding, Known, Roster, What, look
from models.guard.people import known_among, known_to
from models.guard.reading import of_html
from models.guard.stopping import PERSONAL, STOPPED, Unsaid, stopped

__all__ = [
    "EXCUSED",
    "PERSONAL",
    "STOPPED",
    "Finding",
    "Known",
    "Roster",
    "Unsaid",
    "What",
    "excuse",
    "known_among",
    "known_to",
    "look",
    "of_html",
    "stopped",
    "unexcused",
]
