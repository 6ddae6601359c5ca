"""A bot that stops dead at the nth commit or call, in the process of the test, and is started anew.

Nothing in the product knows of it: the commits of the store and the calls of the HTTP session are
wrapped from outside. Where a life ends everything of it stands still for ever, as after `kill -9`;
then what is left of it is cleared away, and a new application opens the same store.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from pydantic import SecretStr

from bot.app import App, opened
from bot.dispatching import dispatcher
from bot.settings import Settings
from emulator import Clock, Emulator
from emulator import Group as Chat
from emulator import Person as Actor
from models.base import Session
from models.store import Store
from tests.conftest import TOKEN, WEDNESDAY, School
from tests.oracles import declared
from ui.i18n import Translator

# What a crash may change, and what is random in any case.
NO_FACTS = {
    "notification": {"id", "message_id", "beside", "edits", "attempts", "maybe_twice", "follows"},
    "inbox": {"attempts"},
    "invitation": {"token_hash", "code_hash"},
    "installation": {"salt"},
    "audit": {"id", "previous", "hash"},
}
AGAIN = {"audit"}  # where what is seen or delivered once more stands once more
PATIENCE = 60  # seconds, on a machine that has other things to do
Facts = dict[str, list[tuple[Any, ...]]]


class Life:
    """From a start of the process to the place where it ends, if one has been chosen."""

    def __init__(self) -> None:
        self.passed = 0
        self.ends_at: int | None = None
        self.place = ""
        self.over = asyncio.Event()

    def ends_in(self, places: int) -> None:
        """Stop at the so-and-so-manieth place from now on."""
        self.ends_at = self.passed + places

    async def passes(self, place: str) -> None:
        """Go on, or never."""
        if not self.over.is_set():
            self.passed += 1
            if self.passed != self.ends_at:
                return
            self.place = place
            self.over.set()
        await asyncio.Event().wait()


def wire(app: App, life: Life) -> None:
    """Put a place before and after each commit of the writer and each call of the Bot API."""
    begin, call = app.store.writing, app.bot.session.make_request

    @asynccontextmanager
    async def writing(**how: Any) -> AsyncIterator[Session]:
        async with begin(**how) as session:
            yield session
            await life.passes("before a commit")
        await life.passes("after a commit")

    async def make_request(bot: Bot, method: TelegramMethod[Any], timeout: Any = None) -> Any:
        name = type(method).__name__
        await life.passes(f"before {name}")
        answer = await call(bot, method, timeout)
        await life.passes(f"after {name}")
        return answer

    vars(app.store)["writing"] = writing
    vars(app.bot.session)["make_request"] = make_request


def forget() -> None:
    """The dispatcher is made once for a process: a new one knows nothing of what the old one knew.

    A storage that keeps dialogs by itself has lost them.
    """
    states = dispatcher().fsm
    states.storage = type(states.storage)()


@dataclass
class MortalSchool(School):
    """The school of the other tests, whose bot comes back by itself when it has died."""

    settings: Settings = None  # type: ignore[assignment]
    words: Translator = None  # type: ignore[assignment]
    life: Life = field(default_factory=Life)
    deaths: int = 0

    async def lives(self) -> None:
        """Start, die, be cleared away, start again: whatever keeps services running."""
        while True:
            async with AsyncExitStack() as stack:
                self.app = await stack.enter_async_context(
                    opened(self.settings, self.clock, self.words)
                )
                self.life = Life()
                forget()
                wire(self.app, self.life)
                self._running = asyncio.get_running_loop().create_task(self.app.run())
                self.up.set()
                try:
                    await first(self.life.over.wait(), self._running)
                    if self._running.done():
                        await self._running
                finally:
                    self.up.clear()
                    await self._clear_away()
            self.deaths += 1

    def __post_init__(self) -> None:
        self.up = asyncio.Event()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        """By the hand of the test, which does not die."""
        async with Store.writing(self.app.store) as session:
            yield session
        self.app.delivery.wake()

    async def dies(self) -> None:
        """Here and now, with nothing in hand; returns when it is back and has nothing to do."""
        self.up.clear()
        self.life.over.set()
        await self.telegram.settle()

    async def _clear_away(self) -> None:
        await self._stop()
        recording = self.app.store._recording
        if recording is not None:
            recording.cancel()
            await asyncio.wait({recording})

    async def quiet(self) -> None:
        """Nothing is left to do for the life that is being lived now."""
        while True:
            await self.up.wait()
            life = self.life
            await first(self.app.quiet(), life.over.wait(), self._running)
            if self._running.done():
                with suppress(asyncio.CancelledError):
                    await self._running
            if not life.over.is_set():
                return
            await asyncio.sleep(0)

    async def passes(self, **time: float) -> None:
        """Time goes by; who dies of it ticks when it comes back."""
        self.clock.advance(timedelta(**time))
        await self.up.wait()
        await first(self.app.tick(), self.life.over.wait())
        await self.telegram.settle()


async def first(*things: Any) -> None:
    """Returns when one of these has happened, and lets go of the others but for tasks."""
    ours = [asyncio.ensure_future(thing) for thing in things]  # noqa: TID251
    await asyncio.wait(ours, return_when=asyncio.FIRST_COMPLETED)
    for thing, task in zip(things, ours, strict=True):
        if task is not thing and not task.done():
            task.cancel()
    gone = [task for thing, task in zip(things, ours, strict=True) if task is not thing]
    await asyncio.gather(*gone, return_exceptions=True)


@asynccontextmanager
async def mortal(
    store: Path, words: Translator, clock: Clock | None = None, **more: Any
) -> AsyncIterator[MortalSchool]:
    """A bot on this store that comes back when it dies, and `tests.oracles.declared` beside it."""
    clock = clock or Clock(WEDNESDAY)
    async with Emulator(token=TOKEN, clock=clock) as telegram:
        telegram.updates.shortest_wait = 0.02
        vars(telegram)["settle"] = partial(telegram.settle, PATIENCE)
        settings = Settings(
            bot_token=SecretStr(TOKEN),
            database_url=f"sqlite+aiosqlite:///{store}",
            telegram_api=telegram.url,
            **{"sends_per_second": 5000} | more,
        )
        school = MortalSchool(None, telegram, clock, settings=settings, words=words)  # type: ignore[arg-type]
        telegram.on_quiet(school.quiet)
        with declared.watching() as watch:
            living = asyncio.get_running_loop().create_task(school.lives())
            try:
                await first(school.up.wait(), living)
                yield school
                await school.up.wait()
                await watch.check(school.app.store, personal=settings.personal_data_in_chat)
            finally:
                living.cancel()
                await asyncio.wait({living})
            if not living.cancelled():
                living.result()


def facts(store: Path) -> Facts:
    """What stands in the store, as far as a crash must not change it."""
    found: Facts = {}
    connection = sqlite3.connect(store)
    try:
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for (table,) in connection.execute(names).fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"')
            kept = [
                number
                for number, column in enumerate(rows.description)
                if column[0] not in NO_FACTS.get(table, ())
            ]
            told = [tuple(row[number] for number in kept) for row in rows.fetchall()]
            found[table] = sorted(set(told) if table in AGAIN else told, key=repr)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()
    return found


def heard(school: School) -> dict[int, set[str]]:
    """What stands in each chat in the end, however often."""
    everybody: dict[str, Actor | Chat] = {**school.actors, "chat": school.chat}
    stands: dict[int, set[str]] = {}
    for one in everybody.values():
        stands[one.id] = {message.text for message in one.heard()}
    return stands
