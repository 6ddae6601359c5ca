"""The table of imitated methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from emulator.arguments import Arguments
from emulator.world import World

Method = Callable[[World, Arguments], Any | Awaitable[Any]]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Enter a function into the table under the method's name in the Bot API."""

    def enter(function: Method) -> Method:
        METHODS[name] = function
        return function

    return enter
