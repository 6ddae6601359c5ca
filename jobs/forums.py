"""A tutor's forum before something is said there: who reads it, and the topic of the family."""

from dataclasses import dataclass, replace
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CreateForumTopic, GetChat, GetChatMember, GetChatMemberCount
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner

from jobs.saying import Saying, say
from models.desk import Forum, forums
from models.store import Store
from ui.notifications import Preparation

NO_TOPICS, NO_RIGHTS, STRANGERS = "no-topics", "no-rights", "strangers"
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})


@dataclass(frozen=True)
class Opening:
    """What has to be done in a chat before a message can go there."""

    chat_id: int
    wanted: Preparation
    card: Saying | None


async def prepare(bot: Bot, store: Store, opening: Opening, at: datetime) -> bool:
    """Look who is there, if that was long ago, and open the topic with its card on top.

    True: no more was wanted. Else the message that wanted it is drawn anew. Raises what aiogram
    raises.
    """
    wanted = opening.wanted
    async with store.reading() as session:
        forum = await session.get(Forum, wanted.forum_id)
        if forum is None:
            return wanted.thread_id is None
        known = [one.telegram_id for one in await forums.entitled(session, forum)]
    if wanted.thread_id is None or not forums.holds(forum, at=at):
        trouble = await _trouble(bot, opening.chat_id, [id for id in known if id is not None])
        async with store.writing() as session:
            await forums.looked(session, forum.id, trouble, at=at)
        if trouble or wanted.thread_id is None:
            return wanted.thread_id is None
    if opening.card is not None and wanted.thread_id is not None:
        made = await bot(CreateForumTopic(chat_id=opening.chat_id, name=wanted.name))
        topic_id = made.message_thread_id
        await say(bot, replace(opening.card, thread=topic_id))
        async with store.writing() as session:
            await forums.opened(session, forum.id, wanted.thread_id, topic_id)
    return False


async def _trouble(bot: Bot, chat_id: int, known: list[int]) -> str:
    """Why nothing may be said in this chat; "" if only those are in it who may read it all.

    Telegram does not list members, but it counts them: whoever is not known is a stranger.
    """
    chat = await bot(GetChat(chat_id=chat_id))
    if not chat.is_forum:
        return NO_TOPICS
    me = await bot(GetChatMember(chat_id=chat_id, user_id=bot.id))
    manages = isinstance(me, ChatMemberOwner) or (
        isinstance(me, ChatMemberAdministrator) and bool(me.can_manage_topics)
    )
    if not manages:
        return NO_RIGHTS
    present = 1 + sum([await _present(bot, chat_id, one) for one in known])
    return STRANGERS if await bot(GetChatMemberCount(chat_id=chat_id)) > present else ""


async def _present(bot: Bot, chat_id: int, account: int) -> bool:
    try:
        member = await bot(GetChatMember(chat_id=chat_id, user_id=account))
    except TelegramBadRequest:  # never seen there
        return False
    return member.status in PRESENT and getattr(member, "is_member", True) is not False
