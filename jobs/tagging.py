"""Sets the tags beside the names of a group's members, and takes away what no longer holds."""

import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetChatMember, SetChatMemberTag
from aiogram.types import ChatMemberMember, ChatMemberRestricted

from models import tags
from models.groups import Group
from models.people import Reader
from models.store import Store
from ui.i18n import Translator
from ui.tags import drawn

log = logging.getLogger(__name__)


async def put_right(bot: Bot, store: Store, words: Translator, group: Group, at: datetime) -> None:
    """Set what differs, member by member. Raises what aiogram raises but a 400."""
    async with store.reading() as session:
        differing = await tags.differing(session, group, at=at)
        ours = await tags.standing(session, group.chat_id or 0)
    for account, tag in differing.items():
        text = drawn(words, Reader(), tag) if tag is not None else ""
        set_by_us = account in ours and ours[account].refused_at is None
        taken = await _set(bot, group.chat_id or 0, account, text, set_by_us=set_by_us)
        async with store.writing() as session:
            await tags.note(session, group.chat_id or 0, account, tag, taken=taken, at=at)


async def _set(bot: Bot, chat_id: int, account: int, text: str, *, set_by_us: bool) -> bool:
    """Whether it stands there now.

    Administrators have no tag, nor has whoever is not in the chat; and a tag that somebody has
    given themselves is theirs.
    """
    try:
        member = await bot(GetChatMember(chat_id=chat_id, user_id=account))
        if not isinstance(member, ChatMemberMember | ChatMemberRestricted):
            return False
        if member.tag and not set_by_us:
            return False
        return await bot(SetChatMemberTag(chat_id=chat_id, user_id=account, tag=text))
    except TelegramBadRequest as error:
        log.info("a tag was not taken: %s", type(error).__name__)
        return False
