"""People and groups: what tests and the page use to act and to look."""

from emulator.actors.group import Group
from emulator.actors.heard import Heard
from emulator.actors.person import Person
from emulator.actors.topic import Topic

__all__ = ["Group", "Heard", "Person", "Topic"]
