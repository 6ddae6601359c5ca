"""The sentences that buttons about erasure say."""

from ui import CallbackData


class Begin(CallbackData, prefix="forget"):
    """I want my data, or those of my child, to go."""


class AboutMine(CallbackData, prefix="goesme"):
    """Tell me what goes and what stays of mine."""


class AboutOf(CallbackData, prefix="goesof"):
    """Tell me what goes and what stays of this child's."""

    person: int


class AskMine(CallbackData, prefix="goask"):
    """Ask the school to erase mine."""


class AskOf(CallbackData, prefix="goaskof"):
    """Ask the school to erase this child's."""

    person: int


class Keep(CallbackData, prefix="gokeep"):
    """I have thought again before asking."""


class Withdraw(CallbackData, prefix="goback"):
    """I have thought again after asking."""

    erasure: int


class Requests(CallbackData, prefix="golist"):
    """Show the requests that wait for me."""


class Look(CallbackData, prefix="golook"):
    """Show one of them."""

    erasure: int


class Approve(CallbackData, prefix="goyes"):
    """It shall go."""

    erasure: int


class TakeBack(CallbackData, prefix="goundo"):
    """That was a mistake."""

    erasure: int


class Refuse(CallbackData, prefix="gono"):
    """It stays; let me say why."""

    erasure: int
