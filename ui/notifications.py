"""How each kind of notification looks, drawn afresh at the moment it is delivered."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from inspect import signature
from typing import Any

from sqlmodel import SQLModel

from models.permissions import PERMISSIONS, Action
from ui.screen import Screen

Draw = Callable[..., Awaitable[Any]]


@dataclass(frozen=True)
class Kind:
    """A kind of notification: what it is about, and the right its reader must have to that."""

    draw: Draw
    about: type[SQLModel]
    action: Action | None
    aloud: bool
    personal: bool = False
    timed: bool = False  # is `draw` told what time it is?
    names: bool = False  # may it call a student of the group by the given name, before all?


@dataclass(frozen=True)
class Commands:
    """Not a message: the list of commands in this chat is to be brought up to date."""

    person_id: int


@dataclass(frozen=True)
class Inspection:
    """Not a message: look what we may do in the chat of this group, and make a topic in a forum.

    `topic_words` are how a new topic is called.
    """

    group_id: int
    topic_id: int | None
    topic_words: str


@dataclass(frozen=True)
class Preparation:
    """Not a message: look who is in a tutor's forum, and open a topic for this thread, `name`d.

    What stands on top of the topic is its `card`. Without a thread only look.
    """

    forum_id: int
    thread_id: int | None = None
    name: str = ""
    card: Screen | None = None


Drawn = Screen | Commands | Inspection | Preparation | None

NOTIFICATIONS: dict[str, Kind] = {}


def notification(
    kind: str,
    about: type[SQLModel],
    action: Action | None = None,
    *,
    aloud: bool = False,
    personal: bool = False,
    names: bool = False,
) -> Callable[[Draw], Draw]:
    """Register how a kind looks: `draw(session, thing, to)`; None means it no longer matters.

    A drawing that depends on the moment takes it as `at`.

    With an action the reader's right to the thing is checked once more at delivery. Without one
    the verb that notified has chosen somebody whose business it is by what they have just done.
    Only a kind that is `aloud` can be said in a group, and only one with `names` may call a child
    by the given name there: see `models.guard`. What is `personal`, by itself or because its
    action is, becomes a neutral notice where personal data has to stay out of Telegram.
    """

    def register(draw: Draw) -> Draw:
        if kind in NOTIFICATIONS:
            raise ValueError(f"two drawings for {kind}")
        private = personal or (action is not None and PERMISSIONS[action].personal)
        timed = "at" in signature(draw).parameters
        NOTIFICATIONS[kind] = Kind(draw, about, action, aloud, private, timed, names)
        return draw

    return register


__all__ = ["NOTIFICATIONS", "Commands", "Drawn", "Inspection", "Kind", "notification"]
