"""The sentences that buttons about substitutes say."""

from ui import CallbackData


class Show(CallbackData, prefix="subst"):
    """Show who keeps this group, and who will for a time."""

    group: int


class Whom(CallbackData, prefix="substwho"):
    """Show who could keep the group in this tutor's place."""

    group: int
    tutor: int
    page: int = 0


class From(CallbackData, prefix="substfrom"):
    """They could: show from which day."""

    group: int
    tutor: int
    substitute: int


class FirstDays(CallbackData, prefix="substdays"):
    """Show a month to choose the first or the last day from."""

    substitution: int
    month: int
    last: bool


class Until(CallbackData, prefix="substuntil"):
    """From this day on: show until which."""

    substitution: int
    day: int


class Look(CallbackData, prefix="substlook"):
    """Show what it means until that day."""

    substitution: int
    day: int


class Decide(CallbackData, prefix="substyes"):
    """Let it be so until that day, in this group or in all that the tutor keeps."""

    substitution: int
    day: int
    everywhere: bool


class End(CallbackData, prefix="substend"):
    """It is over, or will not be after all."""

    substitution: int
