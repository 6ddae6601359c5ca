"""The imitated methods of the Bot API, by name."""

from emulator.methods import (
    callbacks,
    chats,
    commands,
    editing,
    ephemeral,
    files,
    receiving,
    sending,
    topics,
    transfer,
)
from emulator.methods.registry import METHODS, Method

__all__ = [
    "METHODS",
    "Method",
    "callbacks",
    "chats",
    "commands",
    "editing",
    "ephemeral",
    "files",
    "receiving",
    "sending",
    "topics",
    "transfer",
]
