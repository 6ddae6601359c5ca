"""An echo on pyTelegramBotAPI (its asyncio half) and nothing else."""

import asyncio
import os

from telebot import asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

asyncio_helper.API_URL = os.environ["TELEGRAM_API"] + "/bot{0}/{1}"
bot = AsyncTeleBot(os.environ["BOT_TOKEN"])
SHOWN = "Лиза: за эту неделю шесть отметок, средняя 4,6. Всё сдано, уроки посещены. " * 4
BUTTONS = {"По предметам": "subjects:1001:0", "График": "chart:1001", "Письмо": "letter:0"}
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton(text, callback_data=data)] for text, data in BUTTONS.items()]
)


@bot.callback_query_handler(func=lambda _: True)
async def tapped(query: CallbackQuery) -> None:
    await bot.answer_callback_query(query.id)
    if (over := query.message) is not None:
        await bot.edit_message_text(SHOWN, over.chat.id, over.message_id, reply_markup=KEYBOARD)


@bot.message_handler(func=lambda _: True)
async def echo(message: Message) -> None:
    await bot.send_message(message.chat.id, message.text or "")


if __name__ == "__main__":
    asyncio.run(bot.infinity_polling())
