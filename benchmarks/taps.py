"""Part one: taps, through the whole program and through the bare frameworks, in turns."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks import deeds, school
from benchmarks.programs import OURS, TOKEN, Program, ours, peers, running
from benchmarks.school import Size
from benchmarks.street import Ask, Pace, Street, write
from benchmarks.table import Goal, Table
from benchmarks.wire import Wire
from bot.database import url_of

AT_ONCE = 16  # people who each wait for their answer before they tap again
FIXED = 20  # taps a second, whatever happens
UNPACED = {"SENDS_PER_SECOND": "1000"}  # this Telegram has no limits
EMPTY = 5  # looks in a row at which nothing more was said: everybody has been told

READ, WRITE = "a read", "a write, a receipt"
TAP, MESSAGE = "a tap", "a message"

Row = Iterator[Ask]


class Rounds(NamedTuple):
    """How often each program has its turn, and for how long."""

    rounds: int
    seconds: float


FULL, QUICK = Rounds(3, 2.5), Rounds(1, 0.7)


class Measured(NamedTuple):
    crowd: Pace
    steady: Pace


async def measure(table: Table, file: Path, size: Size, rounds: Rounds, at: datetime) -> None:
    """Print what a tap costs; `file` is a store of its own that may be changed."""
    store = school.opened(file)
    published = await deeds.publish(store, at=at)
    await store.close()
    table.title(f"1. taps, {AT_ONCE} people at once", "a second", "CPU each", "p50", "p99")
    marks = "1,200,000" if size.students == 32_000 else f"about {size.students * 37:,}"
    table.note(f"{size.students:,} students, their guardians, {marks} marks;")
    table.note(f"p50 and p99 at {FIXED} taps a second, the others alone with the machine")
    mine: dict[str, Row] = {
        READ: deeds.reads(size),
        WRITE: deeds.receipts(published),
        "4 reads, 1 write": deeds.mixed(size, published),
        MESSAGE: deeds.questions(size),
    }
    us = ours(url_of(file), **UNPACED)
    async with AsyncExitStack() as open_ones:
        turns = [_Turn(us.name, await open_ones.enter_async_context(on_street(us)), mine)]
        for program in peers():
            if program.missing:
                table.row(f"{program.name}: {program.missing}")
                continue
            street = await open_ones.enter_async_context(on_street(program))
            rows: dict[str, Row] = {TAP: deeds.reads(size), MESSAGE: deeds.questions(size)}
            turns.append(_Turn(program.name, street, rows))
        found = await _in_turns(turns, rounds)
        decided = await _decided(deeds.decisions(size), turns[0].street, rounds)
    for (name, what), measured in found.items():
        _line(table, f"{name}: {what}", measured)
        if (name, what) == (us.name, WRITE):
            _line(table, f"{name}: a request decided, all told", decided)
    table.note("a peer's tap: answerCallbackQuery and editMessageText, as ours; else: sendMessage")
    _judge(table, found)


class _Turn(NamedTuple):
    name: str
    street: Street
    rows: dict[str, Row]


@asynccontextmanager
async def on_street(program: Program) -> AsyncIterator[Street]:
    """A running program before its own Telegram; it has answered once."""
    async with Wire(TOKEN) as telegram, running(program, telegram) as bot:
        street = Street(telegram, bot)
        await street.asks(write(school.account(school.ADMIN), "/start"))
        yield street


async def _in_turns(turns: list[_Turn], rounds: Rounds) -> dict[tuple[str, str], Measured]:
    """One after the other, again and again: whatever else the machine does hits all alike."""
    found: dict[tuple[str, str], Measured] = {}
    for _ in range(rounds.rounds):
        for name, street, rows in turns:
            for what, row in rows.items():
                crowd = await street.crowd(row, at_once=AT_ONCE, seconds=rounds.seconds)
                steady = await street.steady(row, per_second=FIXED, seconds=rounds.seconds)
                before = found.get((name, what))
                if before is not None:
                    crowd, steady = before.crowd + crowd, before.steady + steady
                found[name, what] = Measured(crowd, steady)
    return found


async def _decided(row: Row, street: Street, rounds: Rounds) -> Measured:
    """Each decision is told to a family and a tutor: their messages belong to its price."""
    cpu = street.bot.cpu()
    crowd = await street.crowd(row, at_once=AT_ONCE, seconds=rounds.seconds)
    await all_told(street)
    crowd = crowd._replace(cpu=street.bot.cpu() - cpu)
    steady = await street.steady(row, per_second=FIXED / 4, seconds=rounds.seconds)
    await all_told(street)
    return Measured(crowd, steady)


async def all_told(street: Street) -> None:
    """Returns when nothing has been said for a second."""
    said, quiet = -1, 0
    while quiet < EMPTY:
        await asyncio.sleep(0.2)
        now = len(street.telegram.spoken)
        quiet, said = (quiet + 1 if now == said else 0), now


def _line(table: Table, what: str, measured: Measured) -> None:
    crowd, steady = measured
    table.row(
        what,
        f"{crowd.per_second:,.0f}",
        f"{crowd.cpu_each:.2f} ms",
        f"{steady.percentile(50):.0f} ms",
        f"{steady.percentile(99):.0f} ms",
    )


def _judge(table: Table, found: dict[tuple[str, str], Measured]) -> None:
    for what, least in ((READ, 0.6), (WRITE, 0.4)):
        mine = found[OURS, what].crowd
        for peer, bound in (("aiogram", least), ("python-telegram-bot", 1.0)):
            if (peer, TAP) in found:
                theirs = found[peer, TAP].crowd
                goal = Goal(bound, at_least=True)
                ratio = mine.per_second / theirs.per_second
                by_cpu = f"   by CPU {theirs.cpu_each / mine.cpu_each:.2f}"
                table.goal(f"{what}, of {peer}'s tap", ratio, goal, by_cpu)
