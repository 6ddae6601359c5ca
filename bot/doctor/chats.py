"""The doctor visits the group chats that belong to groups: may the bot do there what it should?"""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from sqlmodel import col, select

from bot import database
from bot.doctor.findings import Finding, ok, warning
from bot.settings import Settings
from jobs.inspecting import look
from models.chats import Lack
from models.groups import Group

PATIENCE = 15  # seconds for each call
WHAT_TO_DO = {
    Lack.WRITE: "the bot may not write there: let members write, or make it an administrator.",
    Lack.FILES: "the bot may not send files there: let members do so, or make it an administrator.",
}


async def of_chats(settings: Settings) -> list[Finding]:
    """One line for each chat that lacks something, or one for all. Groups go by their number."""
    url = settings.database_url
    there = not database.is_file(url) or database.file_of(url).exists()
    if settings.bot_token is None or not there:
        return []
    chats = await _chats(settings.database_url)
    session = AiohttpSession(
        api=TelegramAPIServer.from_base(settings.telegram_api), timeout=PATIENCE
    )
    bot = Bot(settings.bot_token.get_secret_value(), session=session)
    try:
        looked = [await _look(bot, group, chat) for group, chat in chats]
    finally:
        await session.close()
    troubles = [finding for finding in looked if finding is not None]
    return troubles or [ok("group chats", f"{len(chats)}, with all rights that are needed.")]


async def _look(bot: Bot, group: int, chat: int) -> Finding | None:
    try:
        _, lacks, _ = await look(bot, chat)
    except AiogramError as error:
        said = f"Telegram does not show it to the bot ({type(error).__name__}): add the bot again."
        return warning(f"chat of group {group}", said)
    for lack in lacks:
        return warning(f"chat of group {group}", WHAT_TO_DO[lack])
    return None


async def _chats(url: str) -> list[tuple[int, int]]:
    store = database.connect(url)
    try:
        async with store.reading() as session:
            linked = select(Group.id, Group.chat_id).where(col(Group.chat_id).is_not(None))
            rows = (await session.exec(linked.order_by(col(Group.id)))).all()
            return [(group, chat) for group, chat in rows if chat is not None]
    finally:
        await store.close()
