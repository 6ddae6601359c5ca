"""Lists of people as tables: families, the staff, and who teaches what; in, and out again."""

from models.lists.columns import COLUMNS, ListKind, is_list
from models.lists.files import answer, apply, from_file
from models.lists.questions import ALL_THE_SAME, SOMEBODY_ELSE, Question

__all__ = [
    "ALL_THE_SAME",
    "COLUMNS",
    "SOMEBODY_ELSE",
    "ListKind",
    "Question",
    "answer",
    "apply",
    "from_file",
    "is_list",
]
