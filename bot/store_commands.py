"""`backup`, `restore` and `parked`: what an administrator types, and what is said to them."""

import asyncio
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from typer import echo

from bot import backup, database, exit_codes
from bot import move as moving
from bot import restore as restoring
from bot.clock import now
from bot.lock import LockRefused, SecondInstance, alone_with
from bot.rotation import folder_of
from bot.settings import Settings
from models import parked as parking

STORAGE = (backup.Unsound, LockRefused, OSError, sqlite3.Error, DatabaseError)


def back_up(settings: Settings, path: Path | None) -> int:
    """Make one backup; into a folder under a name with the moment in it. Returns the exit code."""
    url = settings.database_url
    target = path or folder_of(settings)
    if path is None:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.is_dir():
        target /= backup.name(url, now())
    try:
        backup.back_up(url, target)
    except STORAGE as error:
        echo(f"No backup was made: {_reason(error)}.", err=True)
        return exit_codes.STORAGE
    echo(f"{target}: {target.stat().st_size / 1e6:.1f} MB, complete and sound.")
    return exit_codes.OK


def restore(settings: Settings, file: Path) -> int:
    """Put a backup in the place of the store. Returns the exit code."""
    try:
        if database.is_file(settings.database_url):
            done = restoring.restore(settings.database_url, file, at=now())
        else:
            done = restoring.restore_dump(settings, file, at=now())
    except SecondInstance:
        echo("A bot works on this store: stop it first. Nothing has changed.", err=True)
        return exit_codes.SECOND_INSTANCE
    except database.TooNew:
        echo(
            "This backup was made by a newer version of the bot: install that one, or choose an "
            "older backup. Nothing has changed.",
            err=True,
        )
        return exit_codes.STORAGE
    except STORAGE as error:
        echo(f"Nothing was restored: {_reason(error)}.", err=True)
        return exit_codes.STORAGE
    echo(f"Restored (schema {done.schema}).")
    if done.aside is not None:
        echo(f"The store that was here is {done.aside}; delete it when nobody needs it any more.")
    if done.parked:
        _tell_parked(done.parked)
    return exit_codes.OK


def migrate(settings: Settings) -> int:
    """Bring the store to the newest schema. Returns the exit code."""
    try:
        asyncio.run(_migrated(settings.database_url))
    except SecondInstance:
        echo("A bot works on this store: stop it first. Nothing has changed.", err=True)
        return exit_codes.SECOND_INSTANCE
    except database.TooNew:
        echo("This store is of a newer version of the bot: install that one.", err=True)
        return exit_codes.STORAGE
    except STORAGE as error:
        echo(f"Nothing has changed: {_reason(error)}.", err=True)
        return exit_codes.STORAGE
    return exit_codes.OK


async def _migrated(url: str) -> None:
    async with alone_with(url):
        await asyncio.to_thread(database.migrate, url)


def move(settings: Settings, target: str) -> int:
    """Copy everything into another, empty store. Returns the exit code."""
    try:
        rows = asyncio.run(moving.move(settings.database_url, target))
    except SecondInstance:
        echo("A bot works on one of these stores: stop it first. Nothing was moved.", err=True)
        return exit_codes.SECOND_INSTANCE
    except (moving.NotEmpty, moving.Differs, database.TooNew, *STORAGE) as error:
        why = {
            moving.NotEmpty: "there is a school in that store already",
            moving.Differs: "what arrived is not what was sent",
            database.TooNew: "one of the stores is of a newer version of the bot",
        }
        echo(f"Nothing was moved: {why.get(type(error)) or _reason(error)}.", err=True)
        return exit_codes.STORAGE
    echo(f"Rows that have moved: {rows}, all counted. Now write the new DATABASE_URL into .env.")
    return exit_codes.OK


async def parked(settings: Settings, release: bool, drop: bool) -> int:
    """Count what a restore has set aside, or end that. Returns the exit code."""
    try:
        store = database.connect(settings.database_url)
        try:
            async with store.writing() as session:
                if release:
                    echo(f"Notifications to be sent now: {await parking.release(session)}.")
                elif drop:
                    echo(f"Notifications that are dropped: {await parking.drop(session)}.")
                else:
                    _tell_parked(await parking.count(session))
        finally:
            await store.close()
    except STORAGE as error:
        echo(f"Nothing has changed: {_reason(error)}.", err=True)
        return exit_codes.STORAGE
    return exit_codes.OK


def _tell_parked(number: int) -> None:
    echo(f"Notifications set aside, since they may have been sent after the backup: {number}.")
    if number:
        echo("`python -m bot parked --release` sends them, `--drop` does not.")


def _reason(error: BaseException) -> str:
    """The reason alone: SQLAlchemy's own words would hold the statement."""
    return str(getattr(error, "orig", None) or error)
