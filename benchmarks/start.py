"""Part four: from the start of the process to the first answer, and the memory it keeps."""

import asyncio
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import deeds
from benchmarks.programs import AIOGRAM, OURS, TOKEN, Program, ours, running
from benchmarks.school import Size
from benchmarks.street import Street
from benchmarks.table import Goal, Table
from benchmarks.wire import Wire
from bot.database import url_of

REST = 2.0  # seconds after the first answer


class Started(NamedTuple):
    wall: float  # seconds until somebody who has been waiting is answered
    cpu: float
    memory: float  # MB, at rest


async def measure(table: Table, file: Path, size: Size, *, times: int) -> None:
    """Start ours and a bare aiogram bot in turns."""
    programs = (ours(url_of(file)), AIOGRAM)
    found: dict[str, list[Started]] = {program.name: [] for program in programs}
    for _ in range(times):
        for program in programs:
            found[program.name].append(await _started(program, size))
    table.title("4. start and memory", "first answer", "CPU", "at rest")
    middle = {}
    for name, runs in found.items():
        middle[name] = mine = Started(*(median(figure) for figure in zip(*runs, strict=True)))
        table.row(name, f"{mine.wall:.2f} s", f"{mine.cpu:.2f} s", f"{mine.memory:.0f} MB")
    us, them = middle[OURS], middle["aiogram"]
    table.goal("time to the first answer, of aiogram's", us.wall / them.wall, Goal(0.6))
    table.goal("the same by processor time", us.cpu / them.cpu, Goal(0.6))
    table.goal("memory at rest, of aiogram's", us.memory / them.memory, Goal(0.7))


async def _started(program: Program, size: Size) -> Started:
    async with Wire(TOKEN) as telegram:
        began = asyncio.get_running_loop().time()
        async with running(program, telegram) as bot:
            await Street(telegram, bot).asks(next(deeds.reads(size)))
            wall, cpu = asyncio.get_running_loop().time() - began, bot.cpu()
            await asyncio.sleep(REST)
            return Started(wall, cpu, bot.memory())
