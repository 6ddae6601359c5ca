"""What the buttons of this feature say."""

from models.announcements import Whom
from ui import CallbackData


class Draft(CallbackData, prefix="ann"):
    """Show the draft: how it looks, and what can be done with it."""

    announcement: int


class Settle(CallbackData, prefix="ann-set"):
    """Back to what can be done with it, without showing it again."""

    announcement: int


class Rewrite(CallbackData, prefix="ann-text"):
    """Let me write it anew."""

    announcement: int


class ChooseGroup(CallbackData, prefix="ann-groups"):
    """Around which group?"""

    announcement: int
    page: int = 0


class Choose(CallbackData, prefix="ann-whom"):
    """Whom around this group? 0 stands for all of mine."""

    announcement: int
    group: int


class Toggle(CallbackData, prefix="ann-to"):
    """These, too; or not any more."""

    announcement: int
    group: int
    whom: Whom


class FindPeople(CallbackData, prefix="ann-find"):
    """Let me type a name."""

    announcement: int


class Pick(CallbackData, prefix="ann-pick"):
    """This one, too; or not any more."""

    announcement: int
    person: int


class ChooseSilent(CallbackData, prefix="ann-silents"):
    """Those who have not confirmed an earlier one: which?"""

    announcement: int


class PickSilent(CallbackData, prefix="ann-silent"):
    announcement: int
    earlier: int


class ChooseTime(CallbackData, prefix="ann-when"):
    announcement: int


class SetTime(CallbackData, prefix="ann-at"):
    """This moment, in minutes since 1970; 0 for at once."""

    announcement: int
    minute: int


class TypeTime(CallbackData, prefix="ann-type"):
    """Let me type the day and the time."""

    announcement: int


class SetReceipt(CallbackData, prefix="ann-ask"):
    """Shall readers confirm that they have read it?"""

    announcement: int
    wanted: bool


class Readers(CallbackData, prefix="ann-readers"):
    """Who will get it, by name."""

    announcement: int
    page: int = 0


class Through(CallbackData, prefix="ann-eyes"):
    """Show it as this person will see it."""

    announcement: int
    person: int


class Sample(CallbackData, prefix="ann-sample"):
    """A button that stands in a preview and is not for its author."""


class Send(CallbackData, prefix="ann-send"):
    announcement: int


class SendAloud(CallbackData, prefix="ann-aloud"):
    """Send it, though it looks personal."""

    announcement: int


class ForFamily(CallbackData, prefix="ann-family"):
    """Rather to this student and their guardians."""

    announcement: int
    student: int


class Discard(CallbackData, prefix="ann-drop"):
    announcement: int


class Mine(CallbackData, prefix="ann-mine"):
    """What I have sent."""

    page: int = 0


class Progress(CallbackData, prefix="ann-done"):
    """How far has it come?"""

    announcement: int


class Away(CallbackData, prefix="ann-away"):
    """Whom it did not reach, all of them."""

    announcement: int
    page: int = 0


class Pause(CallbackData, prefix="ann-pause"):
    announcement: int


class Release(CallbackData, prefix="ann-go-on"):
    announcement: int


class Stop(CallbackData, prefix="ann-stop"):
    announcement: int


class Unschedule(CallbackData, prefix="ann-not-yet"):
    announcement: int


class Remind(CallbackData, prefix="ann-remind"):
    announcement: int


class AskCorrection(CallbackData, prefix="ann-fix"):
    """Let me type what it should say instead."""

    announcement: int


class Correct(CallbackData, prefix="ann-fixed"):
    announcement: int
    loud: bool


class AskRecall(CallbackData, prefix="ann-recall"):
    announcement: int


class Recall(CallbackData, prefix="ann-recalled"):
    announcement: int
    loud: bool


class Seen(CallbackData, prefix="ann-seen"):
    """I have read it."""

    announcement: int
