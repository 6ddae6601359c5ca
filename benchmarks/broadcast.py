"""Part three: an announcement to ten and a hundred thousand, and how fast it goes out."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlmodel import col, func, select, update

from benchmarks import deeds, school
from benchmarks.programs import TOKEN, Running, ours, running
from benchmarks.school import ADMIN, Size
from benchmarks.street import PATIENCE, Pace, Street
from benchmarks.table import Goal, Table
from benchmarks.wire import Wire
from bot.database import url_of
from emulator import Clock
from emulator.limits import Limits
from models import announcements, audiences
from models.audiences import PartKind
from models.base import Session
from models.groups import Group
from models.outbox import Notification
from models.people import Person, Role

TEN, HUNDRED = Size(5_024), Size(50_016, marks=False)  # a guardian for each student
ALLOWED, IN_A_CHAT, IN_A_GROUP = 30, 1, 20  # a second, a second, a minute: Telegram's FAQ
CHATS, TIMES = 10, 3  # so many groups hear so many announcements before the large one
TAPPING = 4  # taps a second beside it
UNTHROTTLED = "100000"
WORDS = "<b>Завтра</b> занятия начнутся на урок позже, в 9:40. Классный час переносится на пятницу."


class Lasting(NamedTuple):
    """For how many seconds each is watched."""

    alone: float
    tapped: float
    free: float


FULL, QUICK = Lasting(20, 30, 10), Lasting(4, 4, 3)


async def measure(
    table: Table, fresh: Callable[[Size], Path], lasting: Lasting, at: datetime
) -> None:
    """`fresh` gives a store of that size which may be changed, the same one anew each time."""
    table.title("3. an announcement", "seconds")
    for size in (TEN, HUNDRED):
        told, seconds = await expand(fresh(size), at=at)
        table.row(f"expanded to {told:,} addressees", f"{seconds:.3f}")
    table.goal(f"seconds for {told:,}", seconds, Goal(1))
    await _drain(table, fresh(TEN), lasting, at)
    await _race(table, fresh(TEN), lasting, at)


async def expand(file: Path, *, at: datetime) -> tuple[int, float]:
    """From the tutor's tap on "send" to the commit; to how many people, in how many seconds."""
    store = school.opened(file)
    async with store.writing() as session:
        await _drafted(session, at=at)
    began = time.perf_counter()
    async with store.writing() as session:
        await _send(session, at=at)
    seconds = time.perf_counter() - began
    async with store.reading() as session:
        told = (await session.exec(select(func.count()).select_from(Notification))).one()
    await store.close()
    return told, seconds


async def _drafted(session: Session, *, at: datetime, group_id: int | None = None) -> None:
    admin = await session.get_one(Person, ADMIN)
    draft = await announcements.write(session, WORDS, [], length=len(WORDS), by=admin, at=at)
    toggle, chosen = audiences.toggle, draft.audience
    for role in (Role.STUDENT, Role.PARENT):
        await toggle(session, chosen, PartKind.ROLE, role=role, group_id=group_id)
    if group_id is not None:
        for id in range(1, CHATS + 1):
            await toggle(session, chosen, PartKind.CHAT, group_id=id)


async def _send(session: Session, *, at: datetime) -> None:
    admin = await session.get_one(Person, ADMIN)
    draft = await announcements.current_draft(session, admin)
    if draft is None:
        raise RuntimeError("nothing has been written")
    await announcements.send(session, draft, by=admin, at=at)


async def _filled(file: Path, *, at: datetime) -> None:
    """An outbox in which some chats have more to hear than they may at once."""
    store = school.opened(file)
    async with store.writing() as session:
        chats = update(Group).where(col(Group.id) <= CHATS)
        await session.exec(chats.values(chat_id=-1_000_000 - Group.id))
    for group_id in [1] * TIMES + [None]:
        async with store.writing() as session:
            await _drafted(session, at=at, group_id=group_id)
            await _send(session, at=at)
    await store.close()


class Drained(NamedTuple):
    rate: float  # messages a second
    cpu: float  # seconds of processor time for a second


async def _watched(telegram: Wire, bot: Running, seconds: float) -> Drained:
    said, cpu = len(telegram.spoken), bot.cpu()
    began = asyncio.get_running_loop().time()
    await asyncio.sleep(seconds)
    lasted = asyncio.get_running_loop().time() - began
    return Drained((len(telegram.spoken) - said) / lasted, (bot.cpu() - cpu) / lasted)


async def _begun(open_ones: AsyncExitStack, telegram: Wire, file: Path, pace: str) -> Running:
    """The bot at work on a full outbox."""
    await open_ones.enter_async_context(telegram)
    program = ours(url_of(file), SENDS_PER_SECOND=pace)
    bot = await open_ones.enter_async_context(running(program, telegram))
    async with asyncio.timeout(PATIENCE):
        await telegram.speaks.wait()
    return bot


async def _drain(table: Table, file: Path, lasting: Lasting, at: datetime) -> None:
    """At Telegram's own pace, first undisturbed, then with people tapping."""
    await _filled(file, at=at)
    telegram = Wire(TOKEN, Limits(Clock.running(), ALLOWED, IN_A_CHAT, IN_A_GROUP))
    async with AsyncExitStack() as open_ones:
        bot = await _begun(open_ones, telegram, file, str(ALLOWED))
        alone = await _watched(telegram, bot, lasting.alone)
        refused, street = telegram.refused, Street(telegram, bot)
        await street.asks(next(deeds.reads(TEN)))  # the first one is what a start takes: part four
        taps = await _tapped(street, lasting.tapped)
    table.title("   going out, at 30 a second at most", "a second", "CPU", "429s", "tap p50", "p99")
    cpu = f"{100 * alone.cpu:.1f} %"
    table.row("nobody taps", f"{alone.rate:.2f}", cpu, f"{refused}")
    waits = f"{taps.percentile(50):.0f} ms", f"{taps.percentile(99):.0f} ms"
    table.row(f"{TAPPING} taps a second", "", "", f"{telegram.refused - refused}", *waits)
    rate = 100 * alone.rate / ALLOWED
    table.goal("of the allowed rate", rate, Goal(98, at_least=True, unit=" %"), digits=1)
    table.goal("refusals (429) earned", telegram.refused, Goal(0), digits=0)
    table.goal("of one core while it goes out", 100 * alone.cpu, Goal(10, unit=" %"), digits=1)
    table.goal("p99 of a tap meanwhile", taps.percentile(99), Goal(50, unit=" ms"), digits=0)


async def _tapped(street: Street, seconds: float) -> Pace:
    return await street.steady(deeds.reads(TEN), per_second=TAPPING, seconds=seconds)


async def _race(table: Table, file: Path, lasting: Lasting, at: datetime) -> None:
    """As if Telegram had no limits."""
    await _filled(file, at=at)
    telegram = Wire(TOKEN)
    async with AsyncExitStack() as open_ones:
        bot = await _begun(open_ones, telegram, file, UNTHROTTLED)
        free = await _watched(telegram, bot, lasting.free)
    each = 1000 * free.cpu / free.rate if free.rate else 0.0
    table.row("without limits", f"{free.rate:.0f}", f"{each:.2f} ms each")
