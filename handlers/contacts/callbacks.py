"""What the buttons of this feature say."""

from models.people import Role
from ui import CallbackData


class Look(CallbackData, prefix="who"):
    """Who is there for this student?"""

    student: int


class ShowCard(CallbackData, prefix="who-card"):
    """Show the card of this person, who is there for this student in that role."""

    student: int
    role: Role
    person: int


class ShowNumber(CallbackData, prefix="who-number"):
    """Show this telephone number."""

    phone: int


class MyNumber(CallbackData, prefix="number"):
    """Is my number shown, and to whom?"""


class AskNumber(CallbackData, prefix="number-share"):
    """Let me show my number."""


class TakeBack(CallbackData, prefix="number-hide"):
    """Show my number to nobody any more."""
