"""What the buttons of this feature say."""

from models.holidays import HolidayKind
from ui import CallbackData


class Holidays(CallbackData, prefix="holidays"):
    """Show the holidays to come."""


class AddHoliday(CallbackData, prefix="holiday-add"):
    """Add holidays: whose?"""

    page: int = 0


class WhenHoliday(CallbackData, prefix="holiday-when"):
    """Let me type the days; group 0 is the whole school."""

    group: int


class CallHoliday(CallbackData, prefix="holiday-kind"):
    """These are holidays of that kind."""

    holiday: int
    kind: HolidayKind


class DeclareHoliday(CallbackData, prefix="holiday-declare"):
    holiday: int


class DiscardHoliday(CallbackData, prefix="holiday-discard"):
    holiday: int


class ShowHoliday(CallbackData, prefix="holiday"):
    """Who has heard of them?"""

    holiday: int


class AskWithdraw(CallbackData, prefix="holiday-undo"):
    """Take them back; after a minute it is asked once more."""

    holiday: int


class WithdrawHoliday(CallbackData, prefix="holiday-withdraw"):
    """Take them back, surely."""

    holiday: int


class SeenHoliday(CallbackData, prefix="holiday-seen"):
    holiday: int
