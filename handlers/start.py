"""Coming, going and coming back: /start, and whether Telegram takes messages for somebody."""

from datetime import datetime
from typing import Protocol

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import CommandStart
from aiogram.types import ChatMemberUpdated, Message

from models import invitations, people
from models.base import Session
from models.people import Person, Role
from models.permissions import Action
from ui import Screen, greeting, may, screen
from ui.people import account

private = Router(name=__name__)

MENU = "menu"  # what a button in a group says when it leads to the private chat
GONE = (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT)


class Appointing(Protocol):
    """What the settings say about the first administrators."""

    admins: frozenset[int]
    school_zone: str


@private.message(CommandStart(magic=~F.args | (F.args == MENU)))
@may(Action.NOTE_REACH)
async def arrive(
    message: Message, session: Session, me: Person, now: datetime, settings: Appointing
) -> Screen:
    user = message.from_user
    if user is not None and user.id in settings.admins and Role.ADMIN not in me.roles:
        me = await invitations.appoint(
            session, account(user), me=me, zone=settings.school_zone, at=now
        )
    people.reached(me)
    return greeting(me)


@private.my_chat_member()
@may(Action.NOTE_REACH)
async def reach(event: ChatMemberUpdated, me: Person) -> Screen | None:
    """In a private chat this means: the bot was blocked, or is allowed to write again."""
    if event.new_chat_member.status in GONE:
        people.lost(me, "blocked")
        return None
    people.reached(me)
    return screen("start-back", name=me.called).but(menu=me) if me.roles else None
