"""A fork server: has the bot imported already, and starts a process of it in no time.

It reads lines: `start` or `beside`, the address of the Bot API and the file of the store; or
`migrate`, after how many statements to die, and the file of the store. The answer is the process's
number. `start` waits for the process before, which has been killed. `wait` and a number: the answer
is the exit code.
"""

import asyncio
import logging
import os
import signal
import sys
import warnings
from pathlib import Path
from typing import Any, NoReturn

from pydantic import SecretStr
from sqlalchemy import Engine, event

import bot.app
from bot.database import migrate, url_of
from bot.running import run_forever
from bot.settings import Settings
from ui.i18n import Translator

KILLED = 137


class ForkServer:
    """This end stays in the test: ask it for a process, and kill that."""

    def __init__(self, log: Path) -> None:
        asked, self._ask = os.pipe()
        self._hear, told = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 warns where a test runner has threads; the fork uses none of theirs.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._pid = os.fork()
        if self._pid == 0:
            os.close(self._ask)
            os.close(self._hear)
            _serve(asked, told, log)
        os.close(asked)
        os.close(told)

    async def start(self, url: str, store: Path) -> int:
        """The number of a new process of the bot; the last one must have been killed."""
        return await self._asks("start", url, store)

    async def start_beside(self, url: str, store: Path | str, **settings: object) -> int:
        """The number of a further process; the last one lives on.

        The store is a file or a DATABASE_URL; the settings' values hold no spaces.
        """
        more = [f"{name}={value}" for name, value in settings.items()]
        return await self._asks("beside", url, store, *more)

    async def migrate(self, store: Path, statements: int) -> int:
        """The exit code of a migration that dies before it says one statement more."""
        return await self.ended(await self._asks("migrate", statements, store))

    async def ended(self, process: int) -> int:
        """The exit code of a process, once it has ended; minus the signal that killed it."""
        return await self._asks("wait", process, 0)

    async def _asks(self, *words: object) -> int:
        os.write(self._ask, f"{' '.join(map(str, words))}\n".encode())
        return int(await asyncio.to_thread(os.read, self._hear, 100))

    def close(self) -> None:
        os.close(self._ask)
        os.close(self._hear)
        os.waitpid(self._pid, 0)


def _serve(asked: int, told: int, log: Path) -> NoReturn:
    with log.open("wb") as words:
        os.dup2(words.fileno(), 1)
        os.dup2(words.fileno(), 2)
    logging.getLogger().handlers.clear()
    words_of_the_bot = Translator()  # read once, as the modules are
    vars(bot.app)["Translator"] = lambda: words_of_the_bot
    last = 0
    alive: set[int] = set()
    with os.fdopen(asked) as lines:
        for line in lines:
            wish, what, store, *more = line.split()
            if wish == "wait":
                answer = os.waitstatus_to_exitcode(os.waitpid(int(what), 0)[1])
                last = 0 if int(what) == last else last
                alive.discard(int(what))
            else:
                if wish == "start" and last:
                    os.waitpid(last, 0)
                    alive.discard(last)
                answer = os.fork()
                if answer == 0:
                    os._exit(
                        _migrate(int(what), store)
                        if wish == "migrate"
                        else _live(what, store, more)
                    )
                last = answer if wish == "start" else last
                alive.add(answer)
            os.write(told, str(answer).encode())
    for process in alive:  # a test that failed has left it
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    os._exit(0)


def _migrate(statements: int, store: str) -> int:
    """Migrate, and die before this many statements are exceeded: as `kill -9` would have it."""
    left = iter(range(statements))

    def count(*_: object) -> None:
        if next(left, None) is None:
            os._exit(KILLED)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, count)
    migrate(f"sqlite+aiosqlite:///{store}")
    return 0


def _live(url: str, store: str, more: list[str]) -> int:
    sys.stdout = sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
    given: dict[str, Any] = dict(setting.split("=", 1) for setting in more)
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr("42:TEST"),
        database_url=store if "://" in store else url_of(Path(store)),
        telegram_api=url,
        sends_per_second=5000,
        log_level="WARNING",
        **given,
    )
    return asyncio.run(run_forever(settings))
