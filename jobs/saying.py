"""A drawn message on its way to Telegram: sent anew, or written over the one that was tapped."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    Response,
    SendDocument,
    SendMessage,
    SendPhoto,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

Keys = ReplyKeyboardMarkup | ReplyKeyboardRemove

# Pydantic forgets a generic model that nobody holds, and building one takes some milliseconds:
# aiogram would do that for every answer of Telegram's.
METHODS = (SendMessage, SendPhoto, SendDocument, EditMessageText, AnswerCallbackQuery)
RETURNED: list[Any] = [method.__returning__ for method in METHODS]
HELD = [Response.__class_getitem__(kind) for kind in RETURNED]

UNCHANGED = "message is not modified"
GONE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")


@dataclass(frozen=True)
class Saying:
    """HTML, buttons as JSON, and the message they replace if there is one."""

    chat_id: int
    text: str
    markup: dict[str, Any] | None = None
    edits: int | None = None
    photo: bytes | None = None
    secret: bool = False
    document: tuple[str, bytes] | None = None

    @property
    def storable(self) -> bool:
        """Secrets, pictures and files are sent at most once and never stored."""
        return self.photo is None and self.document is None and not self.secret

    def packed(self) -> str:
        """As text for the store."""
        parts = asdict(self)
        del parts["photo"], parts["secret"], parts["document"]
        return json.dumps(parts, ensure_ascii=False)

    @classmethod
    def unpacked(cls, packed: str) -> Self:
        return cls(**json.loads(packed))


async def say(bot: Bot, saying: Saying) -> int | None:
    """Bring it to Telegram; returns the message id. Raises what aiogram raises.

    An edit that would change nothing has been made already; a message that can't be edited any
    more is said anew.
    """
    inline = _inline(saying.markup)
    if saying.edits is not None:
        try:
            await bot.edit_message_text(
                saying.text,
                chat_id=saying.chat_id,
                message_id=saying.edits,
                reply_markup=inline,
                parse_mode="HTML",
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except TelegramBadRequest as error:
            if UNCHANGED in error.message:
                return saying.edits
            if not any(sign in error.message for sign in GONE):
                raise
        else:
            return saying.edits
    return (await _send(bot, saying, inline or _keys(saying.markup))).message_id


async def _send(bot: Bot, saying: Saying, markup: InlineKeyboardMarkup | Keys | None) -> Message:
    if saying.photo is not None:
        picture = BufferedInputFile(saying.photo, "invitation.png")
        return await bot.send_photo(
            saying.chat_id, picture, caption=saying.text, reply_markup=markup, parse_mode="HTML"
        )
    if saying.document is not None:
        name, content = saying.document
        file = BufferedInputFile(content, name)
        return await bot.send_document(
            saying.chat_id, file, caption=saying.text, reply_markup=markup, parse_mode="HTML"
        )
    return await bot.send_message(
        saying.chat_id,
        saying.text,
        reply_markup=markup,
        parse_mode="HTML",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


def _inline(markup: dict[str, Any] | None) -> InlineKeyboardMarkup | None:
    inline = markup is not None and "inline_keyboard" in markup
    return InlineKeyboardMarkup.model_validate(markup) if inline else None


def _keys(markup: dict[str, Any] | None) -> Keys | None:
    if not markup:
        return None
    kind = ReplyKeyboardRemove if "remove_keyboard" in markup else ReplyKeyboardMarkup
    return kind.model_validate(markup)
