"""Part five: the same with ten and a hundred times as many people, marks and open requests."""

import asyncio
import math
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from benchmarks import broadcast, deeds, query, school
from benchmarks.programs import TOKEN, ours, running
from benchmarks.school import TUTOR, Size, account
from benchmarks.street import Ask, Street, press
from benchmarks.table import Goal, Table
from benchmarks.taps import UNPACED, all_told
from benchmarks.wire import Wire
from bot.database import url_of
from jobs.scheduler import tick

SIZES = (Size(320), Size(3_200), Size(32_000))
AT_ONCE = 4
WARM = 8  # taps before it counts: what is compiled once is compiled
SENDING = 2.0  # seconds
LINEAR = Goal(1.05)  # one, and what a clock of ten milliseconds makes of it

Figures = dict[str, float]


async def measure(
    table: Table, fresh: Callable[[Size], Path], seconds: float, at: datetime, *, whole: bool
) -> None:
    """Print each figure at three sizes; without `whole` two, and nothing in another process."""
    sizes = SIZES if whole else SIZES[:2]
    columns: list[Figures] = []
    for size in sizes:
        file = fresh(size)
        figures = await _inside(file, size, at)
        if whole:
            figures |= await _outside(file, size, seconds, at)
        else:
            figures["announcing to all, ms"] = 1000 * (await broadcast.expand(file, at=at))[1]
        columns.append(figures)
    people = [f"{size.students:,}" for size in sizes]
    table.title("5. growth: students", *people, "exponent")
    table.note("37 marks each, one open request for eight; processor time unless it says wall")
    exponents = {}
    for name in columns[0]:
        found = [figures[name] for figures in columns]
        exponents[name] = slope([size.students for size in sizes], found)
        table.row(name, *(f"{one:,.2f}" for one in found), f"{exponents[name]:.2f}")
    worst = max(exponents, key=lambda name: exponents[name])
    table.goal(f"the largest exponent ({worst})", exponents[worst], LINEAR)


def slope(sizes: list[int], figures: list[float]) -> float:
    """The exponent of growth: least squares through the logarithms."""
    across = [math.log(size) for size in sizes]
    up = [math.log(max(figure, 1e-6)) for figure in figures]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    rise = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return rise / sum((x - middle) ** 2 for x in across)


async def _inside(file: Path, size: Size, at: datetime) -> Figures:
    """What can be measured in this process."""
    compared = await query.compare(file, size)
    store = school.opened(file)
    await tick(store, lambda: at, lambda: None)
    began = time.process_time()
    await tick(store, lambda: at, lambda: None)
    ticked = time.process_time() - began
    await store.close()
    return {"the progress query, ms": compared.ours_cpu, "the ten-second look, ms": 1000 * ticked}


async def _outside(file: Path, size: Size, seconds: float, at: datetime) -> Figures:
    """What the whole program costs at this size."""
    store = school.opened(file)
    published = await deeds.publish(store, at=at)
    await store.close()
    async with Wire(TOKEN) as telegram, running(ours(url_of(file), **UNPACED), telegram) as bot:
        street = Street(telegram, bot)
        await street.asks(press(account(TUTOR), "re-list:0"))
        figures = {"start to the first answer, s": bot.cpu(), "memory, MB": bot.memory()}
        rows: dict[str, Iterator[Ask]] = {
            "a read: a child's week, ms": deeds.reads(size),
            "a read: the tutor's open requests, ms": _again(press(account(TUTOR), "re-list:0")),
            "a write: a receipt, ms": deeds.receipts(published),
            "a write: a request decided, ms": deeds.decisions(size),
        }
        for name, row in rows.items():
            await street.crowd(islice(row, WARM), at_once=AT_ONCE, seconds=seconds)
            if "decided" in name:
                await all_told(street)
            cpu = bot.cpu()
            pace = await street.crowd(row, at_once=AT_ONCE, seconds=seconds)
            if "decided" in name:
                await all_told(street)
            figures[name] = 1000 * (bot.cpu() - cpu) / pace.taps
        _, expanded = await broadcast.expand(file, at=at)
        figures["announcing to all, wall, ms"] = 1000 * expanded
        said, cpu = len(telegram.spoken), bot.cpu()
        await street.asks(next(deeds.reads(size)))  # whoever answers looks into the outbox
        await asyncio.sleep(SENDING)
        figures["sending one of them, ms"] = (
            1000 * (bot.cpu() - cpu) / (len(telegram.spoken) - said)
        )
    return figures


def _again(ask: Ask) -> Iterator[Ask]:
    while True:
        yield ask
