"""Backups by the clock: a new one every so often, old ones deleted, a failure told and survived."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

from bot import backup
from bot.database import beside
from bot.settings import Settings

log = logging.getLogger(__name__)

AFTER_FAILURE = timedelta(minutes=5)


def folder_of(settings: Settings) -> Path:
    """Where the backups are: a relative path starts at the store's folder, or at STATE_FOLDER."""
    return beside(settings, "").absolute().parent / settings.backup_folder


class Rotation:
    """Asked every few seconds; makes a backup when the newest one is old enough."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime],
        alarm: Callable[[str, str], Awaitable[None]],
    ) -> None:
        self.settings, self.clock, self.alarm = settings, clock, alarm
        self._next: datetime | None = None  # not looked up yet

    async def beat(self) -> None:
        """Make what is due. Never raises for a disk or a store that does not play along."""
        if not self.settings.backup_minutes:
            return
        now = self.clock()
        try:
            if self._next is None:
                self._next = await asyncio.to_thread(self._due)
            if self._next is not None and now < self._next:
                return
            await asyncio.to_thread(self._rotate, now)
            self._next = now + timedelta(minutes=self.settings.backup_minutes)
        except (backup.Unsound, OSError, sqlite3.Error) as error:
            self._next = now + AFTER_FAILURE
            log.error("no backup was made: %s", error)
            await self.alarm("backup", "No backup could be made: look at the log and at the disk.")

    def _due(self) -> datetime | None:
        """When the next one is due; None if there is none yet."""
        found = backup.kept(folder_of(self.settings), self.settings.database_url)
        every = timedelta(minutes=self.settings.backup_minutes)
        return found[0].at + every if found else None

    def _rotate(self, now: datetime) -> None:
        url, folder = self.settings.database_url, folder_of(self.settings)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        backup.back_up(url, folder / backup.name(url, now))
        keep = self.settings.backup_recent, self.settings.backup_days
        for old in backup.superfluous(backup.kept(folder, url), *keep, now):
            old.file.unlink(missing_ok=True)
