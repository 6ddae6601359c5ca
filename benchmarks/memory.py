"""Part four, continued: what the memory holds after a hundred thousand updates."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from benchmarks import deeds
from benchmarks.programs import AIOGRAM, TOKEN, Program, ours, running
from benchmarks.school import STUDENTS, Size, account
from benchmarks.street import Street
from benchmarks.table import Table
from benchmarks.taps import AT_ONCE, UNPACED
from benchmarks.wire import Wire
from bot.database import url_of

CHUNK = 1_000  # lines of talk that wait at the same time
CLASS_CHAT = -1_000_777


class Long(NamedTuple):
    """So many updates, of them as many taps as fit into so many seconds."""

    updates: int
    seconds: float


FULL, QUICK = Long(100_000, 25), Long(4_000, 1)


async def measure(table: Table, file: Path, size: Size, long: Long) -> None:
    """The rest is talk in a class's chat, which a bot that is an administrator there hears."""
    table.title("   memory", "at first", "afterwards", "taps", "talk")
    for program in (ours(url_of(file), **UNPACED), AIOGRAM):
        await _watch(table, program, size, long)


async def _watch(table: Table, program: Program, size: Size, long: Long) -> None:
    async with Wire(TOKEN) as telegram, running(program, telegram) as bot:
        street, row = Street(telegram, bot), deeds.reads(size)
        await street.asks(next(row))
        before = bot.memory()
        taps = (await street.crowd(row, at_once=AT_ONCE, seconds=long.seconds)).taps
        talk = long.updates - taps
        for number in range(talk):
            telegram.says(account(STUDENTS + number % 100), "Кто сделал алгебру?", group=CLASS_CHAT)
            if number % CHUNK == 0:
                await _heard(telegram)
        await _heard(telegram)
        await street.asks(next(row))
        counts = f"{taps:,}", f"{talk:,}"
        table.row(program.name, f"{before:.0f} MB", f"{bot.memory():.0f} MB", *counts)


async def _heard(telegram: Wire) -> None:
    """Returns when the bot has taken everything."""
    telegram.caught_up.clear()
    if telegram.waiting:
        async with asyncio.timeout(60):
            await telegram.caught_up.wait()
