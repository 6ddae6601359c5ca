"""A drawn message on its way to Telegram: sent anew, or written over the one that was tapped."""

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple, Self

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import DeleteMessage, DeleteMessages, TelegramMethod
from aiogram.types import (
    BufferedInputFile,
    EphemeralMessageParameters,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from jobs.albums import ALBUMS, SENDS, WORDLESS, albums
from jobs.calls import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
)
from models.posts import MediaKind
from ui.screen import Media

Keys = ReplyKeyboardMarkup | ReplyKeyboardRemove

CAPTION_LIMIT = 1024  # characters after entities parsing (Bot API, sendPhoto)
UNCHANGED = "message is not modified"
NO_TEXT = "there is no text in the message to edit"
NO_TOPIC = ("message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED")
GONE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")

Between = Callable[[int], Awaitable[None]]


async def nothing(_chat_id: int) -> None:
    """No pause between the parts of an answer."""


class Said(NamedTuple):
    """Which message carries the words and buttons now, and which files stand beside it."""

    message_id: int | None
    beside: tuple[int, ...] = ()
    astray: bool = False  # not in the topic where it belongs
    elsewhere: bool = False  # not where it was asked, but in the asker's own chat, if at all


@dataclass(frozen=True)
class Saying:
    """HTML, buttons as JSON, and the message they replace if there is one.

    `asker` is the one member of a group who is to see it. `clears` are the messages with the files
    beside the one that is written over: they go away, and a picture under the words with them.
    `ties` are what the rights of its reader rested on when it was drawn: see `models.ties`.
    `replies` is the message of the chat that it replies to, as long as that is there;
    `only_there` means rather not at all than outside of the topic. What is `confidential` Telegram
    lets nobody forward or save (`protect_content`).
    """

    chat_id: int
    text: str
    markup: dict[str, Any] | None = None
    edits: int | None = None
    photo: bytes | None = None
    secret: bool = False
    document: tuple[str, bytes] | None = None
    media: tuple[Media, ...] = ()
    asker: int | None = None
    thread: int | None = None
    version: int = 0
    clears: tuple[int, ...] | None = None
    ties: str = ""
    replies: int | None = None
    only_there: bool = False
    confidential: bool = False

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
        parts = json.loads(packed)
        media = [Media(MediaKind(file["kind"]), file["file_id"]) for file in parts["media"]]
        return cls(**parts | {"media": tuple(media)})


async def say(bot: Bot, saying: Saying, between: Between = nothing) -> Said:
    """Bring it to Telegram. Raises what aiogram raises.

    `between` is awaited before each further message of the same saying. Where the topic of a
    forum is gone or closed, it is said beside the topics.
    """
    try:
        return await _say(bot, saying, between)
    except TelegramBadRequest as error:
        gone = any(sign in error.message for sign in NO_TOPIC)
        if saying.thread is None or saying.only_there or not gone:
            raise
    said = await _say(bot, replace(saying, thread=None), between)
    return said._replace(astray=True)


async def _say(bot: Bot, saying: Saying, between: Between) -> Said:
    """As it is.

    An edit that would change nothing has been made already; a message that can't be edited any
    more is said anew. What only the asker may see goes into their private chat where Telegram
    does not take it for the group.
    """
    if saying.asker is not None:
        return await _aside(bot, saying)
    if saying.clears:
        await _remove(bot, saying.chat_id, saying.clears)
    if saying.edits is not None:
        try:
            await _edit(bot, saying, saying.edits)
        except TelegramBadRequest as error:
            if UNCHANGED in error.message:
                return Said(saying.edits)
            if not any(sign in error.message for sign in (*GONE, NO_TEXT)):
                raise
        else:
            return Said(saying.edits)
    return await _send(bot, saying, between)


async def _aside(bot: Bot, saying: Saying) -> Said:
    """To one member of a group: beside the talk if that works, else in their own chat."""
    assert saying.asker is not None, "nobody has asked"
    try:
        await _one(bot, saying, EphemeralMessageParameters(receiver_user_id=saying.asker))
    except (TelegramBadRequest, TelegramForbiddenError):
        own = replace(saying, chat_id=saying.asker, thread=None)
    else:
        return Said(None)
    try:
        return Said(await _one(bot, own), elsewhere=True)
    except TelegramForbiddenError:  # they have never opened their own chat, or closed it
        return Said(None, elsewhere=True)


async def _edit(bot: Bot, saying: Saying, message_id: int) -> None:
    inline = _inline(saying.markup)
    where: dict[str, Any] = {"chat_id": saying.chat_id, "message_id": message_id}
    if saying.photo is not None:
        picture = InputMediaPhoto(
            media=_picture(saying.photo), caption=saying.text, parse_mode="HTML"
        )
        await bot(EditMessageMedia(media=picture, reply_markup=inline, **where))
        return
    words: dict[str, Any] = {"reply_markup": inline, "parse_mode": "HTML"} | where
    preview = LinkPreviewOptions(is_disabled=True)
    try:
        await bot(EditMessageText(text=saying.text, link_preview_options=preview, **words))
    except TelegramBadRequest as error:
        if NO_TEXT not in error.message:
            raise
        if saying.clears is None or not await _delete(bot, saying.chat_id, message_id):
            await bot(EditMessageCaption(caption=saying.text, **words))
            return
        raise  # picture and words are gone: the new words are said anew


async def _delete(bot: Bot, chat_id: int, message_id: int) -> bool:
    """Take one message away; False where it is too old for that."""
    try:
        await bot(DeleteMessage(chat_id=chat_id, message_id=message_id))
    except TelegramBadRequest:
        return False
    return True


async def _remove(bot: Bot, chat_id: int, message_ids: tuple[int, ...]) -> None:
    """Take messages away, as far as Telegram still lets us: two days, no longer."""
    with suppress(TelegramBadRequest):
        await bot(DeleteMessages(chat_id=chat_id, message_ids=list(message_ids)))


async def _send(bot: Bot, saying: Saying, between: Between) -> Said:
    """As one message if that is possible; else the files first, then the words and buttons."""
    single = len(saying.media) == 1 and saying.media[0].kind not in WORDLESS
    if not saying.media or (single and len(saying.text) <= CAPTION_LIMIT):
        return Said(await _one(bot, saying))
    beside: list[int] = []
    try:
        for album in albums(saying.media):
            beside += await _files(bot, saying, album)
            await between(saying.chat_id)
        words = await _one(bot, replace(saying, media=()))
    except AiogramError:  # it is said again as a whole: half of it would stand there twice
        with suppress(AiogramError):
            await _remove(bot, saying.chat_id, tuple(beside))
        raise
    return Said(words, tuple(beside))


async def _one(bot: Bot, saying: Saying, aside: EphemeralMessageParameters | None = None) -> int:
    """One message with everything; returns its number."""
    return (await bot(_call(saying, aside))).message_id


def _call(saying: Saying, aside: EphemeralMessageParameters | None) -> TelegramMethod[Message]:
    common: dict[str, Any] = {
        "chat_id": saying.chat_id,
        "message_thread_id": saying.thread,
        "reply_markup": _inline(saying.markup) or _keys(saying.markup),
        "parse_mode": "HTML",
        "ephemeral_message_parameters": aside,
        "reply_parameters": _to(saying),
        "protect_content": saying.confidential or None,
    }
    if saying.photo is not None:
        return SendPhoto(photo=_picture(saying.photo), caption=saying.text, **common)
    if saying.document is not None:
        name, content = saying.document
        file = BufferedInputFile(content, name)
        return SendDocument(document=file, caption=saying.text, **common)
    if saying.media:
        [media] = saying.media
        file_id: dict[str, Any] = {media.kind.value: media.file_id}
        return SENDS[media.kind](caption=saying.text or None, **file_id, **common)
    preview = LinkPreviewOptions(is_disabled=True)
    return SendMessage(text=saying.text, link_preview_options=preview, **common)


async def _files(bot: Bot, saying: Saying, album: list[Media]) -> list[int]:
    where: dict[str, Any] = {"chat_id": saying.chat_id, "message_thread_id": saying.thread}
    where["protect_content"] = saying.confidential or None
    if len(album) == 1:
        [media] = album
        file_id: dict[str, Any] = {media.kind.value: media.file_id}
        return [(await bot(SENDS[media.kind](**file_id, **where))).message_id]
    items = [ALBUMS[media.kind](media=media.file_id) for media in album]
    return [said.message_id for said in await bot(SendMediaGroup(media=items, **where))]


def _to(saying: Saying) -> ReplyParameters | None:
    if saying.replies is None:
        return None
    return ReplyParameters(message_id=saying.replies, allow_sending_without_reply=True)


def _picture(content: bytes) -> BufferedInputFile:
    return BufferedInputFile(content, "picture.png")


def _inline(markup: dict[str, Any] | None) -> InlineKeyboardMarkup | None:
    inline = markup is not None and "inline_keyboard" in markup
    return InlineKeyboardMarkup.model_validate(markup) if inline else None


def _keys(markup: dict[str, Any] | None) -> Keys | None:
    if not markup or "inline_keyboard" in markup:
        return None
    kind = ReplyKeyboardRemove if "remove_keyboard" in markup else ReplyKeyboardMarkup
    return kind.model_validate(markup)
