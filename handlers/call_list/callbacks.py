"""What the buttons of this feature say."""

from models.call_list import BestHours, CallResult, Later
from ui import CallbackData


class ShowCalls(CallbackData, prefix="calls"):
    """Show whom to call."""

    page: int = 0


class OpenLine(CallbackData, prefix="call"):
    """I am going to call this person about this student."""

    student: int
    person: int


class Say(CallbackData, prefix="call-said"):
    """That came of my call."""

    call: int
    result: CallResult


class AskWhen(CallbackData, prefix="call-when"):
    """They want to be called later: when can that be?"""

    call: int


class CallLater(CallbackData, prefix="call-later"):
    """They are to be called then."""

    call: int
    when: Later


class Undo(CallbackData, prefix="call-undo"):
    """I have pressed the wrong button."""

    call: int


class Family(CallbackData, prefix="call-family"):
    """Show the numbers of this student's family, and who has called whom."""

    student: int


class ShowNumbers(CallbackData, prefix="call-numbers"):
    """Show all families with their numbers."""

    page: int = 0


class AskNumber(CallbackData, prefix="call-number"):
    """Let me write the number of this person."""

    student: int
    person: int


class DropNumber(CallbackData, prefix="call-forget"):
    """Keep no number of this person."""

    student: int
    person: int


class Prefer(CallbackData, prefix="call-best"):
    """They are best called at these hours."""

    student: int
    person: int
    hours: BestHours


class StopTyping(CallbackData, prefix="call-stop"):
    """I do not want to write a number after all."""

    student: int
