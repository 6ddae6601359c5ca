"""What the buttons of this feature say."""

from models.cases import CaseState
from models.people import Role
from ui import CallbackData


class New(CallbackData, prefix="case-new"):
    """There is a hard case: let me say about whom."""


class Ask(CallbackData, prefix="case-about"):
    """With whom can I speak about this student?"""

    student: int


class Begin(CallbackData, prefix="case-begin"):
    """Let me write to this colleague about the student."""

    student: int
    role: Role
    asked: int


class Write(CallbackData, prefix="case-write"):
    """Let me write to the other one of this case."""

    case: int


class Decide(CallbackData, prefix="case-decide"):
    """Let me write down what we do."""

    case: int


class Hurry(CallbackData, prefix="case-urgent"):
    """What I have written is about a child's safety and can't wait."""

    said: int


class Close(CallbackData, prefix="case-close"):
    """Nothing is left to do in this case."""

    case: int


class ToWhom(CallbackData, prefix="case-to-whom"):
    """To which tutor can this case be handed over?"""

    case: int


class HandOver(CallbackData, prefix="case-hand"):
    """That tutor goes on with this case, and reads all of it."""

    case: int
    to: int


class Open(CallbackData, prefix="case-open"):
    """Show this case."""

    case: int


class Listed(CallbackData, prefix="case-list"):
    """My cases in this state."""

    state: CaseState
    page: int = 0


class Procedure(CallbackData, prefix="case-safety"):
    """What do we do when a child is in danger?"""
