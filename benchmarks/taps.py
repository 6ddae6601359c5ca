"""Part one: taps, through the whole program and through the bare frameworks, in turns."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks import deeds, masses
from benchmarks.masses import Size
from benchmarks.programs import OURS, TOKEN, Program, ours, peers, running
from benchmarks.street import Ask, Pace, Street, write
from benchmarks.table import Goal, Table
from benchmarks.wire import Wire
from bot.database import url_of

AT_ONCE = 16  # people who each wait for their answer before they tap again
FIXED = 20  # taps a second, whatever happens
UNPACED = {"SENDS_PER_SECOND": "1000"}  # this Telegram has no limits
EMPTY = 5  # looks in a row at which nothing more was said: everybody has been told

Row = Iterator[Ask]


class Rounds(NamedTuple):
    """How often each program has its turn, and for how long."""

    rounds: int
    seconds: float


FULL, QUICK = Rounds(3, 4.0), Rounds(1, 0.7)


class Measured(NamedTuple):
    crowd: Pace
    steady: Pace


async def measure(table: Table, school: Path, size: Size, rounds: Rounds, at: datetime) -> None:
    """Print what a tap costs; `school` is a store of its own that may be changed."""
    store = masses.opened(school)
    published = await deeds.publish(store, at=at)
    await store.close()
    table.title(f"1. taps, {AT_ONCE} people at once", "a second", "CPU each", "p50", "p99")
    table.note(f"p50 and p99 at {FIXED} taps a second; {size.students:,} students, their families,")
    table.note("1,200,000 marks" if size.students == 32_000 else "37 marks for each student")
    reading = _Deed("a read: a child's week", lambda: deeds.reads(size))
    asking = _Deed("a message: /progress", lambda: deeds.questions(size))
    answering = _Deed("a write: a receipt", lambda: deeds.receipts(published))
    mixing = _Deed("a mix: 4 reads, 1 write", lambda: deeds.mixed(size, published))
    deciding = _Deed("a write: a request decided", lambda: deeds.decisions(size))
    us = ours(url_of(school), **UNPACED)
    async with AsyncExitStack() as open_ones:
        streets = {}
        for program in (us, *peers()):
            if program.missing:
                table.row(f"{program.name}: {program.missing}")
            else:
                streets[program.name] = await open_ones.enter_async_context(on_street(program))
        found: dict[str, dict[str, Measured]] = {}
        for deed in (reading, answering, mixing, asking):
            found[deed.name] = await _in_turns(deed, streets, rounds)
            _print(table, deed, found[deed.name])
        table.note("peers: answerCallbackQuery and editMessageText as ours; a message: sendMessage")
        decided = await _decided(deciding, streets[us.name], rounds)
        _line(table, f"{us.name}: {deciding.name}", decided)
    _judge(table, found[reading.name], found[answering.name])


class _Deed(NamedTuple):
    name: str
    begun: Callable[[], Row]


@asynccontextmanager
async def on_street(program: Program) -> AsyncIterator[Street]:
    """A running program before its own Telegram; it has answered once."""
    async with Wire(TOKEN) as telegram, running(program, telegram) as bot:
        street = Street(telegram, bot)
        await street.asks(write(masses.account(masses.ADMIN), "/start"))
        yield street


async def _in_turns(deed: _Deed, streets: dict[str, Street], rounds: Rounds) -> dict[str, Measured]:
    """One after the other, again and again: whatever else the machine does hits all alike."""
    rows = {name: deed.begun() for name in streets}
    crowds: dict[str, Pace] = {}
    steadies: dict[str, Pace] = {}
    for _ in range(rounds.rounds):
        for name, street in streets.items():
            crowd = await street.crowd(rows[name], at_once=AT_ONCE, seconds=rounds.seconds)
            steady = await street.steady(rows[name], per_second=FIXED, seconds=rounds.seconds)
            crowds[name] = crowds[name] + crowd if name in crowds else crowd
            steadies[name] = steadies[name] + steady if name in steadies else steady
    return {name: Measured(crowds[name], steadies[name]) for name in streets}


async def _decided(deed: _Deed, street: Street, rounds: Rounds) -> Measured:
    """Each decision is told to a family and a tutor: their messages belong to its price."""
    row, cpu = deed.begun(), street.bot.cpu()
    crowd = await street.crowd(row, at_once=AT_ONCE, seconds=rounds.seconds)
    await _all_told(street)
    crowd = crowd._replace(cpu=street.bot.cpu() - cpu)
    steady = await street.steady(row, per_second=FIXED / 4, seconds=rounds.seconds)
    await _all_told(street)
    return Measured(crowd, steady)


async def _all_told(street: Street) -> None:
    """Returns when nothing has been said for a second."""
    said, quiet = -1, 0
    while quiet < EMPTY:
        await asyncio.sleep(0.2)
        now = len(street.telegram.spoken)
        quiet, said = (quiet + 1 if now == said else 0), now


def _print(table: Table, deed: _Deed, found: dict[str, Measured]) -> None:
    for name, measured in found.items():
        _line(table, f"{name}: {deed.name}" if name == OURS else f"  {name}", measured)


def _line(table: Table, what: str, measured: Measured) -> None:
    crowd, steady = measured
    table.row(
        what,
        f"{crowd.per_second:,.0f}",
        f"{crowd.cpu_each:.2f} ms",
        f"{steady.percentile(50):.0f} ms",
        f"{steady.percentile(99):.0f} ms",
    )


def _judge(table: Table, reading: dict[str, Measured], writing: dict[str, Measured]) -> None:
    for what, found, bound in (("reads", reading, 0.6), ("writes", writing, 0.4)):
        mine = found[OURS].crowd
        for peer, least in (("aiogram", bound), ("python-telegram-bot", 1.0)):
            if peer in found:
                theirs = found[peer].crowd
                goal = Goal(least, at_least=True)
                ratio = mine.per_second / theirs.per_second
                by_cpu = f"   by CPU {theirs.cpu_each / mine.cpu_each:.2f}"
                table.goal(f"{what} a second, of {peer}'s", ratio, goal, by_cpu)
