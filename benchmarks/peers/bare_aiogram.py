"""An echo on aiogram and nothing else."""

import asyncio
import os

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

dispatcher = Dispatcher()
SHOWN = "Лиза: за эту неделю шесть отметок, средняя 4,6. Всё сдано, уроки посещены. " * 4
BUTTONS = {"По предметам": "subjects:1001:0", "График": "chart:1001", "Письмо": "letter:0"}
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text=text, callback_data=data)] for text, data in BUTTONS.items()
    ]
)


@dispatcher.callback_query()
async def tapped(query: CallbackQuery) -> None:
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(SHOWN, reply_markup=KEYBOARD)


@dispatcher.message(F.chat.type == "private")
async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def main() -> None:
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
