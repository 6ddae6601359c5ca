"""Keeps the list of commands that somebody's client shows in the private chat."""

from aiogram import Bot
from aiogram.types import BotCommandScopeChat

from models.people import Person
from ui import drawing
from ui.i18n import Translator


async def show_commands(bot: Bot, words: Translator, person: Person, chat_id: int | None) -> None:
    """Each chat lists the commands that its person's roles allow, and none once they left."""
    if chat_id is not None:
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=chat_id))
    elif person.telegram_id is not None:
        await bot.set_my_commands(
            drawing.commands(words, person), scope=BotCommandScopeChat(chat_id=person.telegram_id)
        )
