"""Sets the tags beside the names of a group's members, and takes away what no longer holds."""

import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SetChatMemberTag

from models import tags
from models.groups import Group
from models.people import Reader
from models.store import Store
from models.tags import Tag
from ui.i18n import Translator
from ui.tags import drawn

log = logging.getLogger(__name__)


async def put_right(bot: Bot, store: Store, words: Translator, group: Group, at: datetime) -> None:
    """One call for each member whose tag differs. Raises what aiogram raises but a 400.

    Administrators have no tag, and whoever is not in the chat has none either: Telegram refuses,
    and they are left alone for a day.
    """
    async with store.reading() as session:
        differing = await tags.differing(session, group, at=at)
    assert group.chat_id is not None or not differing, "a chat was looked at"
    for account, tag in differing.items():
        await _set(bot, store, words, group.chat_id or 0, account, tag, at)


async def _set(
    bot: Bot,
    store: Store,
    words: Translator,
    chat_id: int,
    account: int,
    tag: Tag | None,
    at: datetime,
) -> None:
    text = drawn(words, Reader(), tag) if tag is not None else ""
    taken = True
    try:
        await bot(SetChatMemberTag(chat_id=chat_id, user_id=account, tag=text))
    except TelegramBadRequest as error:
        taken = False
        log.info("a tag was not taken: %s", type(error).__name__)
    async with store.writing() as session:
        await tags.note(session, chat_id, account, tag, taken=taken, at=at)
