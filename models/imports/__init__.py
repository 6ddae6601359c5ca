"""Imports of a weekly timetable: read, compare, show, and take over what has changed."""

from models.imports.applying import apply
from models.imports.comparing import compare
from models.imports.files import (
    FileState,
    FileUsed,
    ImportFile,
    Source,
    cancel,
    check_waiting,
    close,
    expired,
    from_files,
    keep,
    read,
)
from models.imports.lessons import new_lessons
from models.imports.plans import FileBroken, Plan, Reason, Refused, WeeklyClash
from models.imports.week import APART, Standing, Wanted, Weekly

__all__ = [
    "APART",
    "FileBroken",
    "FileState",
    "FileUsed",
    "ImportFile",
    "Plan",
    "Reason",
    "Refused",
    "Source",
    "Standing",
    "Wanted",
    "Weekly",
    "WeeklyClash",
    "apply",
    "cancel",
    "check_waiting",
    "close",
    "compare",
    "expired",
    "from_files",
    "keep",
    "new_lessons",
    "read",
]
