"""What the buttons of this feature say."""

from models.questionnaire import Readers
from ui import CallbackData


class ShowTold(CallbackData, prefix="told"):
    """Whose families have told something?"""

    page: int = 0


class ShowFamily(CallbackData, prefix="told-of"):
    """Show what the family of this student has told."""

    student: int
    page: int = 0


class Begin(CallbackData, prefix="ask-family"):
    """Show me the questions to the parents of this student."""

    student: int


class Reword(CallbackData, prefix="ask-reword"):
    """Let me write this question in other words."""

    asking: int
    number: int


class Usual(CallbackData, prefix="ask-usual"):
    """This question in its usual words after all."""

    asking: int
    number: int


class Send(CallbackData, prefix="ask-send"):
    """Ask the parents."""

    asking: int


class Discard(CallbackData, prefix="ask-drop"):
    """Ask nobody."""

    asking: int


class Go(CallbackData, prefix="fam-go"):
    """I want to answer, or to go on."""

    answers: int


class Decline(CallbackData, prefix="fam-no"):
    """I do not want to answer at all."""

    answers: int


class Skip(CallbackData, prefix="fam-skip"):
    """I do not want to answer this question."""

    answers: int
    number: int


class Pause(CallbackData, prefix="fam-later"):
    """I will go on later."""

    answers: int


class Correct(CallbackData, prefix="fam-edit"):
    """Let me answer this question anew."""

    answers: int
    number: int


class AskReaders(CallbackData, prefix="fam-who"):
    """Who may read it?"""

    answers: int


class Allow(CallbackData, prefix="fam-allow"):
    """These may read it."""

    answers: int
    readers: Readers


class Mine(CallbackData, prefix="fam-mine"):
    """What have I answered about my children?"""


class ShowMine(CallbackData, prefix="fam-show"):
    """Show what I have answered."""

    answers: int


class AskWithdraw(CallbackData, prefix="fam-undo"):
    """I am thinking of taking my answers back."""

    answers: int


class Withdraw(CallbackData, prefix="fam-gone"):
    """I take my answers back."""

    answers: int


class PlayMine(CallbackData, prefix="fam-play"):
    """Let me hear or see this answer of mine."""

    answer: int


class Play(CallbackData, prefix="told-play"):
    """Let me hear or see this answer of a family."""

    answer: int
