"""Alarms: told to the log and by a second way, since Telegram may be what is wrong."""

import asyncio
import logging
import os
import shlex
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

log = logging.getLogger(__name__)

QUIET = timedelta(hours=1)  # between two alarms of one kind
LONGEST = 30.0  # seconds that the command may take
SECRETS = ("BOT_TOKEN",)  # what the command has no need to know


class Alarms:
    """Rings once an hour for each kind of trouble, with a sentence that holds no personal data."""

    def __init__(self, command: str, clock: Callable[[], datetime]) -> None:
        self.command, self.clock = shlex.split(command), clock
        self._rung: dict[str, datetime] = {}

    async def ring(self, kind: str, sentence: str) -> None:
        """Log the sentence and hand it to the command; a command that fails is only logged."""
        now = self.clock()
        if kind in self._rung and now - self._rung[kind] < QUIET:
            return
        self._rung[kind] = now
        log.error("alarm: %s", sentence)
        if self.command:
            await self._run(sentence)

    async def _run(self, sentence: str) -> None:
        known = {name: value for name, value in os.environ.items() if name not in SECRETS}
        try:
            running = await asyncio.create_subprocess_exec(
                *self.command, sentence, env=known, stdin=asyncio.subprocess.DEVNULL
            )
        except OSError as error:
            log.error("ALARM_COMMAND can't be run: %s", error.strerror)
            return
        try:
            async with asyncio.timeout(LONGEST):
                code = await running.wait()
            if code:
                log.error("ALARM_COMMAND ended with %s", code)
        except TimeoutError:
            log.error("ALARM_COMMAND took longer than %s s", LONGEST)
        finally:
            if running.returncode is None:
                with suppress(ProcessLookupError):
                    running.kill()
                await running.wait()
