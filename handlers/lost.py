"""What nobody else wants: an unknown word or command, an old button. It leads back to the menu."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from models.base import AccessDenied
from models.people import Person
from models.permissions import Action
from ui import Screen, may, screen

private, group = Router(name=__name__), Router(name=f"{__name__}.group")


@private.message(F.text.startswith("/"))
@may(Action.SEE_MENU)
async def command(_: Message, me: Person) -> Screen:
    """None that anybody has, or one for other roles."""
    return screen("lost-command" if me.roles else "menu-stranger").but(menu=me)


@private.message()
@may(Action.SEE_MENU)
async def words(_: Message, me: Person) -> Screen:
    return screen("lost-words" if me.roles else "menu-stranger").but(menu=me)


@private.callback_query()
@group.callback_query()
@may(Action.NOTE_REACH)
async def button(_: CallbackQuery) -> Screen:
    raise AccessDenied


@group.message()
@private.my_chat_member()
@group.my_chat_member()
@may(Action.NOTE_REACH)
async def nothing(_: Message | ChatMemberUpdated) -> None:
    """Not for us."""
