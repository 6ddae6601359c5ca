"""Which message of the desk somebody replies to or has written anew, on whose side."""

from datetime import datetime
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message as Written

from models import desk, people
from models.base import Session
from models.desk import Message
from models.people import Person
from ui.posts import received


class Replies(Filter):
    """A reply to something said at the desk: by a family to the staff, or the other way round.

    The handler gets the number of what was said as `replied`.
    """

    def __init__(self, *, family: bool) -> None:
        self.family = family

    async def __call__(self, message: Written, unit: Any, **_: Any) -> bool | dict[str, Any]:
        to = message.reply_to_message
        command = (message.text or "").startswith("/")
        if to is None or command or message.from_user is None:
            return False
        return await self._said(unit.session, message.from_user.id, message.chat.id, to.message_id)

    async def _said(
        self, session: Session, account: int, chat_id: int, message_id: int
    ) -> bool | dict[str, Any]:
        me = await people.by_telegram(session, account)
        said = me and await desk.shown(session, me, chat_id, message_id)
        if not me or not said or said.thread_id is None:
            return False
        ours = me.id == (said.author_id if said.asks else said.addressee_id)
        return {"replied": said.id} if ours is self.family else False


class Rewrites(Replies):
    """Words that somebody has said at the desk and has now written anew."""

    async def __call__(self, message: Written, unit: Any, **_: Any) -> bool | dict[str, Any]:
        if message.from_user is None:
            return False
        account, chat = message.from_user.id, message.chat.id
        return await self._said(unit.session, account, chat, message.message_id)


async def taken(session: Session, message: Written, me: Person, now: datetime) -> Message:
    """Keep what a member of a family has written."""
    post = await received(session, message, me.id)
    place = {"chat_id": message.chat.id, "message_id": message.message_id}
    return await desk.keep(session, post, by=me, at=now, **place)
