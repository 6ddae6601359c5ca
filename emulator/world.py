"""The imitated world: people, chats, messages, files and commands; no HTTP."""

from __future__ import annotations

import hashlib
import itertools
import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePath

from emulator.clock import Clock
from emulator.events import Events
from emulator.kinds import KINDS
from emulator.records import Chat, CommandKey, Message, Query, StoredFile, Wire
from emulator.updates import Updates

# The standings of those who are in a group.
PRESENT = ("creator", "administrator", "member", "restricted")


@dataclass
class World:
    """Everything that the server knows; methods and actors change it."""

    me: Wire
    clock: Clock
    events: Events
    updates: Updates
    privacy: bool = True
    users: dict[int, Wire] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    file_paths: dict[str, StoredFile] = field(default_factory=dict)
    commands: dict[CommandKey, list[Wire]] = field(default_factory=dict)
    descriptions: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_button: Wire | None = None
    queries: dict[str, Query] = field(default_factory=dict)
    sent: list[tuple[int, Wire]] = field(default_factory=list)
    offline: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._private_ids = itertools.count(1)
        self._numbers = itertools.count(1)

    @property
    def bot_id(self) -> int:
        """The bot's own user id."""
        return int(self.me["id"])

    def number(self) -> int:
        """The next number of a series that never repeats."""
        return next(self._numbers)

    def private_chat(self, user_id: int) -> Chat:
        """The person's chat with the bot; made when first asked for."""
        chat = self.chats.get(user_id)
        if chat is None:
            chat = Chat(user_id, "private", user=self.users[user_id], message_ids=self._private_ids)
            self.chats[user_id] = chat
        return chat

    def add_group(self, chat_id: int, kind: str, title: str, members: dict[int, str]) -> Chat:
        """A new group; basic groups share the message counter of private chats (seen)."""
        chat = Chat(chat_id, kind, title=title, members=members, started=True)
        if kind == "group":
            chat.message_ids = self._private_ids
        self.chats[chat_id] = chat
        return chat

    def shares_group(self, user_id: int) -> bool:
        """Whether the bot met this person in a group."""
        return any(
            not chat.private
            and user_id in chat.members
            and chat.members.get(self.bot_id) in PRESENT
            for chat in self.chats.values()
        )

    def status(self, chat: Chat, user_id: int) -> str:
        """The person's standing in a group: ``member``, ``administrator``, ``left`` and so on."""
        return chat.members.get(user_id, "left")

    def store(
        self,
        kind: str,
        name: str,
        content: bytes,
        mime_type: str = "",
        looks: Wire | None = None,
    ) -> StoredFile:
        """Keep a file's content and give it its identifiers; ``looks`` are measures and labels."""
        number = self.number()
        digest = hashlib.sha256(f"{kind}{number}".encode()).hexdigest()
        suffix = PurePath(name).suffix or KINDS[kind].suffix
        guessed = mimetypes.guess_type(name)[0] or KINDS[kind].mime_type
        stored = StoredFile(
            file_id=KINDS[kind].prefix + digest,
            unique_id=digest[:15],
            kind=kind,
            name=name,
            mime_type=mime_type if mime_type not in ("", "application/octet-stream") else guessed,
            content=content,
            path=f"{kind}s/file_{number}{suffix}",
            looks=looks or {},
        )
        self.files[stored.file_id] = stored
        self.file_paths[stored.path] = stored
        return stored

    def album(self) -> Wire:
        """What the messages of a new album have in common."""
        return {"media_group_id": str(13_000_000_000 + self.number())}

    def post(
        self,
        chat: Chat,
        sender: Wire,
        content: Wire,
        *,
        markup: Wire | None = None,
        keyboard: Wire | None = None,
        receiver: Wire | None = None,
        replaces: int | None = None,
    ) -> Message:
        """Put a message into a chat; with ``receiver`` an ephemeral one, for that person only."""
        mine = sender["id"] == self.bot_id
        wire: Wire = {
            "message_id": 0 if receiver else next(chat.message_ids),
            "from": sender,
            "chat": chat.wire(),
            "date": self.clock.timestamp(),
        }
        if receiver:
            wire["receiver_user"] = receiver
            wire["ephemeral_message_id"] = next(chat.ephemeral_ids)
        wire.update(content)
        if "forum_topic_created" in content:
            wire["message_thread_id"] = wire["message_id"]
        if markup:
            wire["reply_markup"] = markup
        message = Message(wire, mine, keyboard, replaces=replaces)
        if receiver:
            message.receiver_id = receiver["id"] if mine else sender["id"]
            chat.ephemeral[(message.receiver_id or 0, wire["ephemeral_message_id"])] = message
        else:
            chat.messages[wire["message_id"]] = message
        if mine:
            self.sent.append((chat.id, wire))
            if message.receiver_id in self.offline:
                return message  # the server accepts it, the person never sees it (doc)
        if keyboard:
            chat.keyboard = keyboard if "keyboard" in keyboard else None
        chat.log.append(message)
        self.tell("message", chat, message)
        return message

    def edit(self, chat: Chat, message: Message, wire: Wire) -> Message:
        """Replace what a message shows."""
        message.wire = wire
        self.tell("edit", chat, message)
        return message

    def delete(self, chat: Chat, message: Message) -> None:
        """Take a message away; people who saw it still remember that it was there."""
        message.deleted = True
        number = message.wire["message_id"]
        if number:
            chat.messages.pop(number, None)
        else:
            number = message.wire["ephemeral_message_id"]
            chat.ephemeral.pop((message.receiver_id or 0, number), None)
        self.events.emit({"type": "delete", "chat": chat.id, "message_id": number})

    def tell(self, kind: str, chat: Chat, message: Message) -> None:
        """Report a message to whoever listens (the page)."""
        if self.events.heard:
            self.events.emit(
                {
                    "type": kind,
                    "chat": chat.id,
                    "message": message.wire,
                    "keyboard": message.keyboard,
                    "mine": message.mine,
                }
            )
