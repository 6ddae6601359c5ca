"""What the buttons of this feature say."""

from models.busy import BusyReason
from ui import CallbackData


class BusyDays(CallbackData, prefix="busy-list"):
    """Show all busy days to come."""


class AddBusy(CallbackData, prefix="busy-add"):
    """Add busy days: of which school?"""

    page: int = 0


class WhatBusy(CallbackData, prefix="busy-what"):
    """Of this school: for what?"""

    school: int


class WhenBusy(CallbackData, prefix="busy-when"):
    """For this: let me type the days."""

    school: int
    reason: BusyReason


class ChooseBusy(CallbackData, prefix="busy-whom"):
    """Whom does it concern?"""

    busy: int
    page: int = 0


class PickBusy(CallbackData, prefix="busy-pick"):
    """Put this student on the list, or take them off it; 0: it is everybody."""

    busy: int
    student: int
    page: int = 0


class PreviewBusy(CallbackData, prefix="busy-look"):
    busy: int


class EnterBusy(CallbackData, prefix="busy-enter"):
    busy: int


class DiscardBusy(CallbackData, prefix="busy-discard"):
    busy: int


class WithdrawBusy(CallbackData, prefix="busy-withdraw"):
    busy: int


class LeaveAllBusy(CallbackData, prefix="busy-leave-all"):
    """All lessons that it touches stay where they are."""

    busy: int


class LeaveBusy(CallbackData, prefix="busy-leave"):
    """This lesson stays where it is."""

    busy: int
    lesson: int
