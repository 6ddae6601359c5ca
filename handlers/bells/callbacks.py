"""What the buttons of this feature say. Group 0 is the whole school."""

from ui import CallbackData


class WhoseBells(CallbackData, prefix="bells-whose"):
    """Choose whose bells to look at."""

    page: int = 0


class BellsOf(CallbackData, prefix="bells"):
    """Show the bells of this group."""

    group: int


class RecordBells(CallbackData, prefix="bells-record"):
    """The bells are as the weekly timetable has them."""

    group: int


class TypeBells(CallbackData, prefix="bells-type"):
    """Let me type bells: for good, or for `special` days."""

    group: int
    special: bool = False


class SpecialDay(CallbackData, prefix="bells-special"):
    """Choose bells for a special day."""

    group: int


class UseBells(CallbackData, prefix="bells-use"):
    """By this schedule: let me type the days."""

    schedule: int
    group: int


class BeginBells(CallbackData, prefix="bells-from"):
    """Let the change begin on that day, given as its ordinal number."""

    plan: int
    day: int


class DeclareBells(CallbackData, prefix="bells-declare"):
    plan: int


class DiscardBells(CallbackData, prefix="bells-discard"):
    plan: int


class ShowBells(CallbackData, prefix="bells-plan"):
    """Who has heard of it?"""

    plan: int


class WithdrawBells(CallbackData, prefix="bells-withdraw"):
    plan: int


class SeenBells(CallbackData, prefix="bells-seen"):
    plan: int
