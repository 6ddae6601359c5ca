"""What the bot may do in a group's chat: Telegram is asked, and in a forum a topic is made."""

from datetime import datetime
from typing import Any, NamedTuple

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CreateForumTopic, GetChat, GetChatMember
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, ChatMemberOwner

from jobs.tagging import put_right
from models import chats, tags
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
    tags: bool = False  # may the bot set tags of members?


async def inspect(bot: Bot, chat_id: int, topic_id: int | None, topic: str) -> Standing:
    """Look at the chat; in a forum without our topic open it. Raises what aiogram raises."""
    chat, lacks, tags = await look(bot, chat_id)
    if not chat.is_forum:
        return Standing(lacks, tags=tags)
    if topic_id is None and Lack.WRITE not in lacks:
        topic_id = await _open(bot, chat_id, topic)
        if topic_id is None:
            lacks.add(Lack.TOPICS)
    return Standing(lacks, topic_id, tags)


async def note(bot: Bot, store: Store, words: Translator, wanted: Inspection, at: datetime) -> None:
    """Look at a group's chat, and note what its tutors have to hear."""
    async with store.reading() as session:
        group = await session.get_one(Group, wanted.group_id)
    if group.chat_id is None:
        return
    topic = words.say(Reader(), wanted.topic_words)
    found = await inspect(bot, group.chat_id, wanted.topic_id, topic)
    async with store.writing() as session:
        looked = found.lacks, found.topic_id
        await chats.looked(session, group.id, *looked, may_tag=found.tags, at=at)
        await tags.looked(session, group.id, may_tag=found.tags, at=at)
    if found.tags:
        await put_right(bot, store, words, group, at)


async def look(bot: Bot, chat_id: int) -> tuple[ChatFullInfo, set[Lack], bool]:
    """The chat, which rights are missing there, and whether tags of members can be set.

    Changes nothing. Raises what aiogram raises.
    """
    chat = await bot(GetChat(chat_id=chat_id))
    me = await bot(GetChatMember(chat_id=chat_id, user_id=bot.id))
    tags = isinstance(me, ChatMemberAdministrator) and bool(me.can_manage_tags)
    if not _may(me, chat, "can_send_messages"):
        return chat, {Lack.WRITE}, tags
    lacks = set() if all(_may(me, chat, right) for right in FILES) else {Lack.FILES}
    return chat, lacks, tags


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
