"""Frequent questions: answered once for all, found again by whoever asks the same."""

from models.faq.finding import (
    Precedent,
    Shelf,
    Suggestion,
    answered_before,
    counted,
    found,
    kept,
    shelf,
    similar,
    suggested,
)
from models.faq.guarding import about_children
from models.faq.helping import solves, tell
from models.faq.keeping import (
    discard,
    draft,
    everywhere,
    groups_of,
    made_of,
    publish,
    reword,
    toggle_group,
    withdraw,
)
from models.faq.tables import KEEP, LONGEST_ANSWER, LONGEST_QUESTION, SEE, Faq, FaqState

__all__ = [
    "KEEP",
    "LONGEST_ANSWER",
    "LONGEST_QUESTION",
    "SEE",
    "Faq",
    "FaqState",
    "Precedent",
    "Shelf",
    "Suggestion",
    "about_children",
    "answered_before",
    "counted",
    "discard",
    "draft",
    "everywhere",
    "found",
    "groups_of",
    "kept",
    "made_of",
    "publish",
    "reword",
    "shelf",
    "similar",
    "solves",
    "suggested",
    "tell",
    "toggle_group",
    "withdraw",
]
