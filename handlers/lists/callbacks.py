"""The sentences that buttons about lists of people say."""

from ui import CallbackData


class Example(CallbackData, prefix="list-example"):
    """Send an example of a list of this kind."""

    kind: str


class Download(CallbackData, prefix="list-download"):
    """Send the list of this kind as it is today."""

    kind: str


class Apply(CallbackData, prefix="list-apply"):
    """Take the list over."""

    file: int


class Cancel(CallbackData, prefix="list-cancel"):
    """Put the list aside."""

    file: int
