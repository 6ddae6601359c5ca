"""A Bot API server on this machine for tests and the demo; it knows nothing of the bot."""

from emulator.actors import Group, Heard, Person, Topic
from emulator.clock import Clock
from emulator.server import Call
from emulator.telegram import Emulator

__all__ = ["Call", "Clock", "Emulator", "Group", "Heard", "Person", "Topic"]
