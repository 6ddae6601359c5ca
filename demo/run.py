"""The demo: the imitated Telegram, its page and the real bot, in one process on this machine."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from aiogram.types import BotCommandScopeChat
from pydantic import SecretStr
from typer import echo

from bot.app import App, opened
from bot.database import connect, migrate
from bot.settings import Settings
from demo import cast, materials, past
from demo.school import URALS
from demo.seed import seed
from emulator import Clock, Emulator, Group
from emulator.stage import Stage
from models import backlog
from models.people import Person
from ui import drawing

TOKEN = "42:DEMO"
PORT = 8042
DATABASE = Path(".demo") / "school.db"
LOOK, LOOKS = 0.2, 50  # seconds between looks whether the messages of the night have arrived
WEDNESDAY = datetime(2026, 10, 14, 5, 35, tzinfo=UTC)  # 10:35 in the school, the second lesson

OPEN = (
    "Откройте {url} — это демо-школа. Остановить: Ctrl-C.",
    "Open {url} to see the demo school. Stop it with Ctrl-C.",
)
TAKEN = "Порт {port} занят, взят свободный. / Port {port} is taken, using a free one."


async def run(
    port: int = PORT,
    fresh: bool = False,
    database: Path = DATABASE,
    tell: Callable[[str], None] = echo,
) -> None:
    """Run the demo until Ctrl-C or SIGTERM.

    `port` 0 takes a free one. The school lives in `database` and goes on there the next time;
    `fresh` begins it anew. `tell` gets the lines that a person should read.
    """
    if not _free(port):
        tell(TAKEN.format(port=port))
        port = 0
    with _until_stopped() as stopped:
        async with _playing(port, fresh, database) as url:
            for line in OPEN:
                tell(line.format(url=url))
            await stopped.wait()


@asynccontextmanager
async def _playing(port: int, fresh: bool, database: Path) -> AsyncIterator[str]:
    """Everything put together and running; gives the address of the page."""
    url = f"sqlite+aiosqlite:///{database.as_posix()}"
    at, linked = await _store(url, fresh, database)
    clock = Clock.running(at)
    telegram = Emulator(TOKEN, clock, port=port, username="demo_school_bot", name="Тьютор-бот")
    telegram.forgive()  # tests are strict about each request; a visitor's Ctrl-C just ends it
    Stage(telegram, cast.TITLE, cast.PANES, notes=cast.notes(), zone=URALS, zones=cast.zones())
    chat = cast.gather(telegram, linked)
    materials.upload(telegram)
    async with (
        telegram,
        opened(_settings(url, telegram.url), clock) as app,
        asyncio.TaskGroup() as tasks,
    ):

        def tick(_now: datetime) -> None:
            tasks.create_task(app.tick())

        # The scheduler's own tick goes by real time; when the clock jumps, things are due at once.
        clock.on_advance(tick)
        await app.list_commands()
        await _list_commands(app, linked)
        bot = tasks.create_task(app.run())
        for account in cast.SEATED:
            await telegram.people[account].sends("/start", wait=False)
        opening = tasks.create_task(_open_today(app, telegram, chat))
        yield telegram.url
        opening.cancel()
        bot.cancel()


async def _open_today(app: App, telegram: Emulator, chat: Group) -> None:
    """Today's lessons stand below what the night has brought."""
    for _ in range(LOOKS):
        await asyncio.sleep(LOOK)
        async with app.store.reading() as session:
            if (await backlog.measure(session, at=app.clock())).due_at is None:
                break
    for account in cast.SEATED:
        await telegram.people[account].sends("/today", wait=False)
    await telegram.people[cast.SEATED[0]].sends("/today", where=chat, wait=False)


async def _store(url: str, fresh: bool, database: Path) -> tuple[datetime, list[Person]]:
    """The school in its file; since when the clock runs, and who is in Telegram already."""
    database.parent.mkdir(parents=True, exist_ok=True)
    if fresh:
        for ending in ("", "-wal", "-shm", "-journal"):
            database.with_name(database.name + ending).unlink(missing_ok=True)
    await asyncio.to_thread(migrate, url)
    store = connect(url)
    try:
        async with store.writing() as session:
            await seed(session, at=WEDNESDAY)
            at = max(WEDNESDAY, await past.latest(session) or WEDNESDAY)
            await past.forget_telegram(session)
            return at, await past.linked(session)
    finally:
        await store.close()


def _settings(url: str, telegram_api: str) -> Settings:
    """Nothing of the environment: the demo must not speak to anybody's real Telegram."""
    return Settings(
        bot_token=SecretStr(TOKEN),
        database_url=url,
        admins=frozenset(),
        school_zone=URALS,
        language="ru",
        sends_per_second=30,
        backup_minutes=0,
        telegram_api=telegram_api,
    )


async def _list_commands(app: App, linked: list[Person]) -> None:
    """Those who joined before the demo began have their list of commands since then."""
    for person in linked:
        if person.telegram_id is not None:
            scope = BotCommandScopeChat(chat_id=person.telegram_id)
            await app.bot.set_my_commands(drawing.commands(app.words, person), scope=scope)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":  # as the server itself does; elsewhere it would let two share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@contextmanager
def _until_stopped() -> Iterator[asyncio.Event]:
    """An event that Ctrl-C or SIGTERM sets, in place of the exception they would raise."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    signals = (signal.SIGINT, signal.SIGTERM)
    with suppress(NotImplementedError):  # Windows has no handlers: there Ctrl-C just ends it
        for number in signals:
            loop.add_signal_handler(number, stopped.set)
    try:
        yield stopped
    finally:
        with suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)
