"""The real bot in a process of its own, forked from one that has imported everything once."""

import asyncio
import multiprocessing
from multiprocessing.process import BaseProcess

from pydantic import SecretStr

from bot.running import run_forever
from bot.settings import Settings

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload([__name__])


def live(url: str, store: str, token: str) -> None:
    """What `python -m bot run` does, until it is killed or told to stop."""
    settings = Settings(
        bot_token=SecretStr(token),
        database_url=f"sqlite+aiosqlite:///{store}",
        telegram_api=url,
        sends_per_second=5000,
        log_level="ERROR",
    )
    raise SystemExit(asyncio.run(run_forever(settings)))


def born(url: str, store: str, token: str) -> BaseProcess:
    child = SERVER.Process(target=live, args=(url, store, token), daemon=True)
    child.start()
    return child
