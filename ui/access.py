"""Who may come in, and with what in their hands: declared on the handler, enforced by the edge."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiogram.dispatcher.flags import Flag, FlagDecorator
from sqlmodel import SQLModel

from models.permissions import Action


@dataclass(frozen=True)
class AccessRule:
    action: Action
    things: dict[str, type[SQLModel]]


def may(action: Action, **things: type[SQLModel]) -> Callable[..., Any]:
    """`@may(Action.X, lesson=Lesson)`: fetch the lesson that the button names, if they may."""
    return FlagDecorator(Flag("access_rule", AccessRule(action, things)))
