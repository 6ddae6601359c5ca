"""Buttons that several features show and one answers: features do not know each other."""

from ui.screen import CallbackData


class ShowLesson(CallbackData, prefix="lesson"):
    """Show one lesson."""

    lesson: int


class Move(CallbackData, prefix="move"):
    """Look for another time for this lesson; `add` means for one more like it."""

    lesson: int
    add: bool = False


class ShowBusy(CallbackData, prefix="busy"):
    """Show when a school wants its students, and which lessons that touches."""

    busy: int
