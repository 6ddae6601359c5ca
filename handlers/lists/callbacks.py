"""The sentences that buttons about lists of people say."""

from ui import CallbackData


class Example(CallbackData, prefix="list-example"):
    """Send an example of a list of this kind."""

    kind: str


class Download(CallbackData, prefix="list-download"):
    """Send the list of this kind as it is today."""

    kind: str


class Means(CallbackData, prefix="list-means"):
    """The person of this question is the candidate of this number, counted from 1; 0 is none."""

    file: int
    answered: int  # so many questions before this one
    candidate: int


class MeansAll(CallbackData, prefix="list-means-all"):
    """Here, and wherever there is a single namesake, it is that one."""

    file: int
    answered: int


class Apply(CallbackData, prefix="list-apply"):
    """Take the list over."""

    file: int


class Cancel(CallbackData, prefix="list-cancel"):
    """Put the list aside."""

    file: int
