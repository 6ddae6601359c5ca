"""Changes of the timetable: collected in a draft, published together, undone within a minute."""

from models.changes.audience import (
    AGAIN,
    ANNOUNCED,
    CANNOT,
    RECALLED,
    RECALLED_ALOUD,
    STRUCK,
    STRUCK_ALOUD,
    Hearing,
    answer,
    chats,
    concerned,
    hearings,
    remind,
)
from models.changes.drafting import add, cancel, current_draft, move, replace
from models.changes.publishing import discard, publish, undo
from models.changes.tables import (
    PUBLISHED,
    UNDO_WITHIN,
    Change,
    ChangeKind,
    Publication,
    PublicationState,
)

__all__ = [
    "AGAIN",
    "ANNOUNCED",
    "CANNOT",
    "PUBLISHED",
    "RECALLED",
    "RECALLED_ALOUD",
    "STRUCK",
    "STRUCK_ALOUD",
    "UNDO_WITHIN",
    "Change",
    "ChangeKind",
    "Hearing",
    "Publication",
    "PublicationState",
    "add",
    "answer",
    "cancel",
    "chats",
    "concerned",
    "current_draft",
    "discard",
    "hearings",
    "move",
    "publish",
    "remind",
    "replace",
    "undo",
]
