"""A fork server: has the bot imported already, and for every line it reads starts a process of it.

A line is the address of the Bot API and the file of the store; the answer is the process's number.
Only one process lives at a time: the one before is waited for, since it has been killed.
"""

import asyncio
import logging
import os
import sys
import warnings
from pathlib import Path
from typing import NoReturn

from pydantic import SecretStr

import bot.app
from bot.running import run_forever
from bot.settings import Settings
from ui.i18n import Translator


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
        os.write(self._ask, f"{url} {store}\n".encode())
        answer = await asyncio.to_thread(os.read, self._hear, 100)
        return int(answer)

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
    with os.fdopen(asked) as lines:
        for line in lines:
            url, store = line.split()
            if last:
                os.waitpid(last, 0)
            last = os.fork()
            if last == 0:
                os._exit(_live(url, store))
            os.write(told, str(last).encode())
    os._exit(0)


def _live(url: str, store: str) -> int:
    sys.stdout = sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr("42:TEST"),
        database_url=f"sqlite+aiosqlite:///{store}",
        telegram_api=url,
        sends_per_second=5000,
        log_level="WARNING",
    )
    return asyncio.run(run_forever(settings))
