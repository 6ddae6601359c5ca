"""Which feature a file from outside belongs to: the bot and the command line ask the same."""

from collections.abc import Callable
from enum import StrEnum

from models import gradebook, lists, oneroster


class Intake(StrEnum):
    """What reads the file."""

    GRADEBOOK = "gradebook"
    LISTS = "lists"
    ONEROSTER = "oneroster"
    TIMETABLE = "timetable"  # and whatever is no table of ours: its reader says what is missing


def recognised(content: bytes) -> Intake:
    """Told by the file's header, whatever the file is called."""
    if oneroster.is_package(content):
        return Intake.ONEROSTER
    if gradebook.is_gradebook(content):
        return Intake.GRADEBOOK
    return Intake.LISTS if lists.is_list(content) else Intake.TIMETABLE


def meant_for(intake: Intake) -> Callable[[bytes], bool]:
    """The condition under which a document that was sent is read by this feature."""
    return lambda content: recognised(content) is intake
