"""What the bot may do in a group's chat: Telegram is asked, and in a forum a topic is made."""

from datetime import datetime
from typing import Any, NamedTuple

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CreateForumTopic, GetChat, GetChatMember
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, ChatMemberOwner

from models import chats
from models.chats import Lack
from models.groups import Group
from models.people import Reader
from models.store import Store
from ui.i18n import Translator
from ui.notifications import Inspection

FILES = ("can_send_photos", "can_send_videos", "can_send_documents")


class Standing(NamedTuple):
    """What is missing, and the topic for announcements, if the chat is a forum with one."""

    lacks: set[Lack]
    topic_id: int | None = None


async def inspect(bot: Bot, chat_id: int, topic_id: int | None, topic: str) -> Standing:
    """Look at the chat; in a forum without our topic open it. Raises what aiogram raises."""
    chat, lacks = await look(bot, chat_id)
    if not chat.is_forum:
        return Standing(lacks)
    if topic_id is None and Lack.WRITE not in lacks:
        topic_id = await _open(bot, chat_id, topic)
        if topic_id is None:
            lacks.add(Lack.TOPICS)
    return Standing(lacks, topic_id)


async def note(bot: Bot, store: Store, words: Translator, wanted: Inspection, at: datetime) -> None:
    """Look at a group's chat, and note what its tutors have to hear."""
    async with store.reading() as session:
        group = await session.get_one(Group, wanted.group_id)
    if group.chat_id is None:
        return
    topic = words.say(Reader(), wanted.topic_words)
    found = await inspect(bot, group.chat_id, wanted.topic_id, topic)
    async with store.writing() as session:
        await chats.looked(session, group.id, found.lacks, found.topic_id, at=at)


async def look(bot: Bot, chat_id: int) -> tuple[ChatFullInfo, set[Lack]]:
    """The chat, and which rights are missing there; changes nothing. Raises what aiogram raises."""
    chat = await bot(GetChat(chat_id=chat_id))
    me = await bot(GetChatMember(chat_id=chat_id, user_id=bot.id))
    if not _may(me, chat, "can_send_messages"):
        return chat, {Lack.WRITE}
    return chat, set() if all(_may(me, chat, right) for right in FILES) else {Lack.FILES}


def _may(me: Any, chat: ChatFullInfo, right: str) -> bool:
    """An administrator may write; a member what all members may, unless restricted further."""
    if isinstance(me, ChatMemberAdministrator | ChatMemberOwner):
        return True
    general = getattr(chat.permissions, right, None) is not False
    return general and getattr(me, right, None) is not False


async def _open(bot: Bot, chat_id: int, name: str) -> int | None:
    try:
        return (await bot(CreateForumTopic(chat_id=chat_id, name=name))).message_thread_id
    except TelegramBadRequest:  # not enough rights
        return None
