"""One run of the real bot: logs, signals, exit codes, the first administrator."""

import asyncio
import logging
import signal
import sqlite3
from contextlib import nullcontext, suppress

import typer
from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError
from sqlalchemy.exc import DatabaseError

from bot import database, exit_codes, logs, systemd
from bot.app import App, opened, shared
from bot.lock import LockRefused, SecondInstance, alone_with
from bot.settings import Settings
from jobs.verdicts import TokenRefused
from models import invitations

log = logging.getLogger(__name__)

LONGEST_STOP = 8  # seconds for what is in hand; the store bears an end at any moment
SIGNS = (signal.SIGINT, signal.SIGTERM)


async def run_forever(settings: Settings) -> int:
    """Run until SIGINT or SIGTERM; returns the exit code."""
    logs.set_up(settings.log_level, settings.log_format)
    code = exit_codes.OK
    try:
        await _run(settings)
    except* SecondInstance:
        log.error("another process works on this store already")
        code = exit_codes.SECOND_INSTANCE
    except* (TokenRefused, TelegramUnauthorizedError, TelegramNotFound):
        log.error("Telegram does not know this token; everything waits in the store")
        code = exit_codes.TOKEN
    except* database.TooNew:
        log.error("the store is of a newer version of the bot: install that one")
        code = exit_codes.STORAGE
    except* LockRefused as errors:
        log.error("the store can't be used: %s", errors.exceptions[0])
        code = exit_codes.STORAGE
    except* (DatabaseError, sqlite3.Error) as errors:
        for error in errors.exceptions:  # the database's own words; ours would hold the row
            log.error("the store can't be used: %s", getattr(error, "orig", error))
        code = exit_codes.STORAGE
    return code


async def _run(settings: Settings) -> None:
    url = settings.database_url
    await database.reached(url)
    async with nullcontext() if shared(settings) else alone_with(url):
        await asyncio.to_thread(database.migrate, url)
        async with opened(settings) as app:
            await _first_admin(app)
            await app.list_commands()
            log.info("@%s is running", app.delivery.username)
            systemd.notify(systemd.READY)
            await until_signal(app)


async def until_signal(app: App) -> None:
    """Run the parts; SIGINT and SIGTERM let them finish what is in hand, for a few seconds."""
    loop = asyncio.get_running_loop()
    running = loop.create_task(app.run())

    def stop() -> None:
        for sign in SIGNS:  # a second one ends the process at once: the store bears that, too
            loop.remove_signal_handler(sign)
        systemd.notify(systemd.STOPPING)
        if app.stop():
            loop.call_later(LONGEST_STOP, running.cancel)
        else:
            running.cancel()

    for sign in SIGNS:
        loop.add_signal_handler(sign, stop)
    with suppress(asyncio.CancelledError):
        await running


async def _first_admin(app: App) -> None:
    """While nobody is an administrator, the console shows how to become the first."""
    async with app.store.writing() as session:
        key = await invitations.first_admin(session, at=app.clock(), zone=app.settings.school_zone)
    if key is not None:
        typer.echo("Первый администратор / the first administrator:")
        typer.echo(f"  https://t.me/{app.delivery.username}?start={key.token}")
        typer.echo(f"  код / code: {key.code}")
