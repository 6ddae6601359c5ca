"""The gradebook: what staff note of lessons, tasks, marks and levels, one by one or by file."""

from models.gradebook.files import apply, from_file
from models.gradebook.table import FileKind, is_gradebook
from models.spreadsheets.plans import Plan

__all__ = ["FileKind", "Plan", "apply", "from_file", "is_gradebook"]
