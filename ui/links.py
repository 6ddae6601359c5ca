"""Buttons that several features show and one answers: features do not know each other."""

from ui.screen import CallbackData


class ShowLesson(CallbackData, prefix="lesson"):
    """Show one lesson."""

    lesson: int
