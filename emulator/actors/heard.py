"""A message as the person who reads it sees it."""

from __future__ import annotations

from emulator.kinds import kind_of
from emulator.records import Chat, Message, Wire
from emulator.text import as_html

Rows = list[list[str]]


class Heard:
    """A live view of one message: after an edit it shows the new content."""

    def __init__(self, chat: Chat, message: Message) -> None:
        self.chat = chat
        self.message = message

    def __repr__(self) -> str:
        return f"<Heard {self.text[:60]!r} {self.buttons or ''}>"

    @property
    def wire(self) -> Wire:
        """The message as the Bot API shows it."""
        return self.message.wire

    @property
    def message_id(self) -> int:
        """Its number in the chat; 0 for an ephemeral one."""
        return int(self.wire["message_id"])

    @property
    def text(self) -> str:
        """Text or caption, plain."""
        return str(self.wire.get("text") or self.wire.get("caption") or "")

    @property
    def entities(self) -> list[Wire]:
        """Entities of the text or caption."""
        found: list[Wire] = self.wire.get("entities") or self.wire.get("caption_entities") or []
        return found

    @property
    def html(self) -> str:
        """Text or caption with its entities as HTML (links that Telegram marks by itself not)."""
        return as_html(self.text, self.entities)

    @property
    def inline(self) -> list[list[Wire]]:
        """The inline buttons, whole."""
        rows: list[list[Wire]] = self.wire.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> Rows:
        """The labels of the inline buttons."""
        return [[button["text"] for button in row] for row in self.inline]

    @property
    def keyboard(self) -> Rows:
        """The labels of the reply keyboard that this message brought."""
        return labels(self.message.keyboard)

    @property
    def document(self) -> Wire | None:
        """The ``Document``, if it has one."""
        return self.wire.get("document")

    @property
    def photo(self) -> list[Wire] | None:
        """The sizes of the photo, if it has one."""
        return self.wire.get("photo")

    @property
    def video(self) -> Wire | None:
        """The ``Video``, if it has one."""
        return self.wire.get("video")

    @property
    def audio(self) -> Wire | None:
        """The ``Audio``, if it has one."""
        return self.wire.get("audio")

    @property
    def media(self) -> tuple[str, str] | None:
        """Kind and ``file_id`` of the file that it shows (of a photo the largest size), if any."""
        kind = kind_of(self.wire)
        if kind is None:
            return None
        shown = self.wire[kind]
        return kind, str((shown[-1] if kind == "photo" else shown)["file_id"])

    @property
    def album(self) -> str | None:
        """The ``media_group_id`` of the album that it belongs to, if any."""
        return self.wire.get("media_group_id")

    @property
    def edited(self) -> bool:
        """Whether it was edited."""
        return "edit_date" in self.wire

    @property
    def deleted(self) -> bool:
        """Whether it was deleted since."""
        return self.message.deleted

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return "ephemeral_message_id" in self.wire

    @property
    def protected(self) -> bool:
        """Whether it may not be forwarded or saved."""
        return bool(self.wire.get("has_protected_content"))

    def button(self, label: str) -> Wire:
        """The inline button with this label: exact, else the only one that contains it."""
        return find_button(self.inline, label) or _no_button(label, self.buttons)

    def data(self, label: str) -> str:
        """The ``callback_data`` of a button."""
        return str(self.button(label)["callback_data"])


def labels(keyboard: Wire | None) -> Rows:
    """The labels of a reply keyboard."""
    return [[button["text"] for button in row] for row in (keyboard or {}).get("keyboard", [])]


def find_button(rows: list[list[Wire]], label: str, *, exact: bool | None = None) -> Wire | None:
    """The button with this label; ``exact`` asks for only one of the two ways of looking."""
    buttons = [button for row in rows for button in row]
    same = [button for button in buttons if button["text"] == label]
    if same or exact:
        return same[0] if same else None
    partly = [button for button in buttons if label in button["text"]]
    if len(partly) > 1:
        raise AssertionError(f"{label!r} is in several buttons: {[b['text'] for b in partly]}")
    return partly[0] if partly else None


def _no_button(label: str, shown: Rows) -> Wire:
    raise AssertionError(f"there is no button {label!r}; the message shows {shown}")
