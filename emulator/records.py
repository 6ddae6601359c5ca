"""What the world is made of: messages, chats, files, pressed buttons."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Wire = dict[str, Any]
CommandKey = tuple[str, int, int, str]
# telegram-facts: the account that stands for administrators who hide their name (Client.cpp:18153).
ANONYMOUS_ADMINISTRATOR: Wire = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass
class Message:
    """A message in a chat.

    ``wire`` is never changed in place: an edit puts a new dict there, so that what was already
    answered or queued stays as it was.
    """

    wire: Wire
    mine: bool
    keyboard: Wire | None = None
    receiver_id: int | None = None
    replaces: int | None = None
    deleted: bool = False

    @property
    def date(self) -> int:
        """When it was sent, Unix seconds."""
        return int(self.wire["date"])


@dataclass
class ForumTopic:
    """A topic of a forum; ``created`` is the service message that opened it."""

    id: int
    name: str
    icon_color: int
    creator_id: int
    created: Message
    icon_custom_emoji_id: str = ""
    closed: bool = False


@dataclass
class Chat:
    """A private chat, basic group or supergroup, as the server knows it."""

    id: int
    type: str
    title: str = ""
    username: str = ""
    user: Wire | None = None
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    ephemeral: dict[tuple[int, int], Message] = field(default_factory=dict)
    log: list[Message] = field(default_factory=list)
    silenced: set[str] = field(default_factory=set)
    rights: dict[int, Wire] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    topics: dict[int, ForumTopic] = field(default_factory=dict)
    is_forum: bool = False
    keyboard: Wire | None = None
    menu_button: Wire | None = None
    pinned: int | None = None
    started: bool = False
    blocked: bool = False
    deleted: bool = False
    migrated_to: int | None = None
    message_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    ephemeral_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def private(self) -> bool:
        """Whether it is the chat of one person with the bot."""
        return self.type == "private"

    def wire(self) -> Wire:
        """The ``Chat`` object of the Bot API."""
        wire: Wire = {"id": self.id, "type": self.type}
        if self.user:
            for key in ("first_name", "last_name", "username"):
                if key in self.user:
                    wire[key] = self.user[key]
        if self.title:
            wire["title"] = self.title
        if self.username:
            wire["username"] = self.username
        if self.is_forum:
            wire["is_forum"] = True
        return wire


@dataclass(frozen=True)
class StoredFile:
    """A file that lies on the server."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime_type: str
    content: bytes
    path: str
    looks: Wire = field(default_factory=dict)

    def wire(self) -> Wire:
        """What all kinds of files have in common."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


@dataclass
class Query:
    """A pressed button that waits for ``answerCallbackQuery``."""

    chat_id: int
    user_id: int
    message_id: int
    at: datetime
    on_answer: Callable[[str | None, bool], None]
    done: bool = False
