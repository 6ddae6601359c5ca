"""What is asked in a group for the asker's eyes alone: who asked, where the answer goes."""

from typing import Any

from aiogram.methods import DeleteMessage
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject

from models import groups
from models.base import Session
from ui.screen import Screen


def private(event: TelegramObject) -> bool:
    if isinstance(event, CallbackQuery):
        # Without a message there is no telling where the button stood.
        return event.message is not None and event.message.chat.type == "private"
    return isinstance(event, Message | ChatMemberUpdated) and event.chat.type == "private"


def author(event: TelegramObject) -> int | None:
    """Who really did this. A message in the name of a chat or by way of a bot has no author."""
    if isinstance(event, Message) and (
        event.sender_chat or event.via_bot or event.is_automatic_forward
    ):
        return None
    user = getattr(event, "from_user", None)
    return user.id if user and not user.is_bot else None


def anonymous(event: Message) -> bool:
    """An administrator who speaks in the name of this very chat: somebody, but nobody knows who."""
    return event.sender_chat is not None and event.sender_chat.id == event.chat.id


async def ours(session: Session, event: Message) -> bool:
    """Whether this is said in the chat of a group of ours, and not just anywhere."""
    return await groups.by_chat(session, event.chat.id) is not None


def aside(said: Any, event: Message) -> list[Any]:
    """The screens of an answer, for the asker alone, where they have asked; and the question goes.

    Without an author nobody could be told.
    """
    asker = author(event)
    topic = event.message_thread_id if event.is_topic_message else None
    parts = said if isinstance(said, list) else [said]
    screens = [part.but(asker=asker, topic=topic) for part in parts if isinstance(part, Screen)]
    return [*screens, *_tidied(event)] if asker is not None else []


def _tidied(event: Message) -> list[DeleteMessage]:
    """Take the question away, as far as the bot may; an ephemeral one nobody else has seen."""
    seen = event.message_id != 0
    return [DeleteMessage(chat_id=event.chat.id, message_id=event.message_id)] if seen else []
