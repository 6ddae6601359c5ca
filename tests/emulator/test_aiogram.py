"""The bot's own library against the emulator: what it sends is understood, and so is the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from emulator import Emulator


@pytest.fixture
async def aiogram_bot(telegram: Emulator) -> AsyncIterator[Bot]:
    server = TelegramAPIServer.from_base(telegram.url)
    async with Bot(telegram.token, session=AiohttpSession(api=server)) as bot:
        yield bot


async def test_a_whole_conversation(telegram: Emulator, aiogram_bot: Bot) -> None:
    dispatcher = Dispatcher()
    running = 0
    quiet = asyncio.Event()

    @dispatcher.message(F.document)
    async def on_document(message: Message, bot: Bot) -> None:
        assert message.document is not None
        content = await bot.download(message.document)
        assert content is not None
        await message.answer_document(BufferedInputFile(content.read() + b"!", "назад.txt"))

    @dispatcher.message()
    async def on_text(message: Message) -> None:
        button = InlineKeyboardButton(text="Да", callback_data="yes")
        markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer("<b>Придёте?</b>", parse_mode="HTML", reply_markup=markup)

    @dispatcher.callback_query()
    async def on_press(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Записано")
        await query.answer("ок")

    @dispatcher.update.outer_middleware
    async def count(handler, event, data):  # type: ignore[no-untyped-def]
        nonlocal running
        running += 1
        quiet.clear()
        try:
            return await handler(event, data)
        finally:
            running -= 1
            if not running:
                quiet.set()

    telegram.on_quiet(quiet.wait)
    anna = telegram.person("Анна")
    polling = asyncio.get_running_loop().create_task(
        dispatcher.start_polling(aiogram_bot, handle_signals=False, close_bot_session=False)
    )
    await anna.sends("/start")
    assert (anna.last.html, anna.last.buttons) == ("<b>Придёте?</b>", [["Да"]])
    await anna.taps("Да")
    assert (anna.last.text, anna.toast) == ("Записано", "ок")
    await anna.sends_file("x.txt", b"12")
    assert anna.last.document is not None
    assert anna.last.document["file_name"] == "назад.txt"
    assert anna.last.document["file_size"] == 3
    await dispatcher.stop_polling()
    await polling


async def test_requests_conform(telegram: Emulator, aiogram_bot: Bot) -> None:
    anna = telegram.person("Анна", started=True)
    photo = BufferedInputFile(b"1", "p.jpg")
    sent = await aiogram_bot.send_photo(anna.id, photo, caption="доска", protect_content=True)
    await aiogram_bot.send_media_group(
        anna.id, [InputMediaPhoto(media=photo), InputMediaPhoto(media=photo)]
    )
    await aiogram_bot.send_message(
        anna.id,
        "текст https://x.y",
        reply_parameters=ReplyParameters(message_id=sent.message_id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
    )
    assert telegram.problems == []
    assert len(anna.heard()) == 4


async def test_faults_look_as_aiogram_knows_them(telegram: Emulator, aiogram_bot: Bot) -> None:
    anna = telegram.person("Анна", started=True)
    telegram.fail("sendMessage", 429, "retry after 5", retry_after=5)
    with pytest.raises(TelegramRetryAfter) as flood:
        await aiogram_bot.send_message(anna.id, "x")
    assert flood.value.retry_after == 5
    telegram.fail("sendMessage", kind="html502")
    with pytest.raises(ClientDecodeError):
        await aiogram_bot.send_message(anna.id, "x")
    group = telegram.group("8-Д", anna, id=-61, kind="group")
    await group.migrates(wait=False)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await aiogram_bot.send_message(-61, "x")
    assert moved.value.migrate_to_chat_id == group.id
