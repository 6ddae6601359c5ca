"""Who may come in, and with what in their hands: declared on the handler, enforced by the edge."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from aiogram.dispatcher.flags import Flag, FlagDecorator
from sqlmodel import SQLModel

from models.incoming import Sent
from models.permissions import Action


@dataclass(frozen=True)
class AccessRule:
    action: Action
    things: dict[str, type[SQLModel]]


def may(action: Action, **things: type[SQLModel]) -> Callable[..., Any]:
    """`@may(Action.X, lesson=Lesson)`: fetch the lesson that the button names, if they may."""
    return FlagDecorator(Flag("access_rule", AccessRule(action, things)))


def kept_out(_: Any, settings: Any) -> bool:
    """A filter: does the school keep what is personal out of Telegram?"""
    return not settings.personal_data_in_chat


class DocumentRule(NamedTuple):
    """Up to how many bytes are fetched, and which contents are this handler's business."""

    most: int
    fits: Callable[[Sent], bool]


def with_document(most: int, fits: Callable[[Sent], bool]) -> Callable[..., Any]:
    """Fetch the document that was sent: `sent`, or None if it has more than `most` bytes.

    It is there before the transaction begins, since nobody is to wait for a network inside one.
    Documents of those who may not do this, and those that don't fit, are left to the features
    after this one.
    """
    return FlagDecorator(Flag("document", DocumentRule(most, fits)))


def left_to_others() -> Callable[..., Any]:
    """Whoever may not do this is not refused: the features after this one may want the message."""
    return FlagDecorator(Flag("left_to_others", True))
