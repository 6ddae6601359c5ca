"""What the buttons of this feature say."""

from models.changes import Cause
from ui import CallbackData


class Days(CallbackData, prefix="move-days"):
    """Choose a day in the month that begins with this ordinal number."""

    lesson: int
    add: bool
    month: int


class Bells(CallbackData, prefix="move-bells"):
    """Choose a time on this day, given as its ordinal number."""

    lesson: int
    add: bool
    day: int


class Put(CallbackData, prefix="move-to"):
    """This moment, in minutes since 1970."""

    lesson: int
    add: bool
    minute: int


class Type(CallbackData, prefix="move-type"):
    """Let me type the day and the time."""

    lesson: int
    add: bool


class Cancel(CallbackData, prefix="cancel"):
    lesson: int


class Teachers(CallbackData, prefix="teachers"):
    """Choose another teacher for this lesson."""

    lesson: int
    page: int = 0


class Replace(CallbackData, prefix="replace"):
    lesson: int
    teacher: int


class Draft(CallbackData, prefix="draft"):
    """Look at the draft again."""

    publication: int


class Explain(CallbackData, prefix="why"):
    """Choose a reason for these changes."""

    publication: int


class Because(CallbackData, prefix="because"):
    publication: int
    cause: Cause


class OwnWords(CallbackData, prefix="why-type"):
    """Let me type the reason."""

    publication: int


class Publish(CallbackData, prefix="publish"):
    publication: int


class Discard(CallbackData, prefix="discard"):
    publication: int


class Status(CallbackData, prefix="status"):
    """Who has seen it, who can't come, who was not reached?"""

    publication: int


class Undo(CallbackData, prefix="undo"):
    publication: int


class Remind(CallbackData, prefix="remind"):
    publication: int


class Seen(CallbackData, prefix="seen"):
    publication: int


class Cannot(CallbackData, prefix="cannot"):
    publication: int


class TellWhy(CallbackData, prefix="cannot-why"):
    """Let me type why I can't come."""

    publication: int
