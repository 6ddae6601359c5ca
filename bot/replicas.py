"""Several processes on one database of PostgreSQL: which chats this one serves, and what it leads.

Each process keeps one connection of its own, and on it locks that belong to the session: a share
of the lanes of the inbox, the duties that it has, the chats that it speaks in just now. PostgreSQL
itself gives them free when the connection ends, however the process has died.
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
from sqlalchemy.exc import DBAPIError

from bot import postgres
from bot.lock import SecondInstance
from models.inbox import BUCKETS, bucket_of

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds between two looks at who is there and what is free
PATIENCE = 3.0  # seconds for an answer; who gets none stands down before the server gives it up
KEEPALIVE = (
    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3"
)
GATHERED = 0.01  # seconds, so that what happens together is told together
ASK_AGAIN = 0.03  # seconds, while another process speaks in this chat
DUTIES = ("delivery", "scheduler")
LANES, DUTY, CHAT = 0x6C616E65, 0x64757479, 0x63686174  # classes of locks
CHANNEL = "tutorbot"
MEMBERS = """
    SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0
        AND objid = $1 AND objsubid = 1 AND mode = 'ShareLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
TAKEN = "SELECT n FROM unnest($2::int[]) AS n WHERE pg_try_advisory_lock($1, n)"
GIVEN_BACK = "SELECT pg_advisory_unlock($1, n) FROM unnest($2::int[]) AS n"
TELL = "SELECT pg_notify($1, news) FROM unnest($2::text[]) AS news"
LOST = (asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError, OSError, TimeoutError)


class Replicas:
    """This process among the others."""

    def __init__(
        self,
        url: str,
        lanes: Callable[[], Iterable[int]],
        woken: Callable[..., None],
    ) -> None:
        """`lanes` are those in hand; `woken` hears where something is new: "inbox", perhaps with
        its bucket, or "outbox"."""
        self.url, self._lanes, self._woken = url, lanes, woken
        self.mine: frozenset[int] = frozenset()  # buckets of lanes
        self.duties: frozenset[str] = frozenset()
        self.observed: Callable[[str, bool], None] | None = None  # hears of each duty
        self._leaving: frozenset[int] = frozenset()  # buckets that go when their lanes are done
        self._connection: Any = None
        self._speaking = asyncio.Lock()  # one question at a time on the connection
        self._there = asyncio.Event()
        self._due = asyncio.Event()
        self._news: set[str] = set()
        self._gained = {duty: asyncio.Event() for duty in DUTIES}
        self._lost = {duty: asyncio.Event() for duty in DUTIES}
        self._stopping = False

    def serves(self, lane: int) -> bool:
        """Whether updates of this lane are ours to work."""
        return bucket_of(lane) in self.mine

    def tell(self, news: str, bucket: int | None = None) -> None:
        """Wake whichever process it is something to, soon, if that is another one."""
        if "delivery" in self.duties if news == "outbox" else bucket in self.mine:
            return
        self._news.add(news if bucket is None else f"{news} {bucket}")
        self._due.set()

    def stop(self) -> None:
        """Whoever waits for a duty waits no longer."""
        self._stopping = True
        for gained in self._gained.values():
            gained.set()

    async def run(self) -> None:
        """Keep the connection, and with it our share, until cancelled.

        Raises SecondInstance if a bot with long polling works on this database.
        """
        while True:
            try:
                async with self._connected():
                    while True:
                        await self._beat()
                        await self._pause()
            except LOST as error:
                log.warning("the place among the replicas is lost (%s)", type(error).__name__)
            finally:
                self._lose()
            await asyncio.sleep(EVERY)

    async def leads(self, duty: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do this whenever the duty is ours, until it ends by itself or the bot stops."""
        while True:
            await self._gained[duty].wait()
            if self._stopping:
                return
            async with asyncio.TaskGroup() as tasks:
                working = tasks.create_task(_done(work))
                losing = tasks.create_task(self._lost[duty].wait())
                await asyncio.wait({working, losing}, return_when=asyncio.FIRST_COMPLETED)
                ended = working.done()
                working.cancel()
                losing.cancel()
            if ended:
                return

    @asynccontextmanager
    async def turn(self, chat_id: int) -> AsyncIterator[None]:
        """Speak in a chat while no other process does."""
        key = abs(chat_id) % 2**31
        while True:
            await self._there.wait()
            holder = self._connection
            with suppress(*LOST):
                if await self._ask(TAKEN, CHAT, [key]):
                    break
            await asyncio.sleep(ASK_AGAIN)
        try:
            yield
        finally:
            if self._connection is holder:
                with suppress(*LOST):
                    await self._ask(GIVEN_BACK, CHAT, [key])

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[None]:
        entry = postgres.engine(self.url, writes=False, pool_size=1)
        try:
            async with entry.connect() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                assert raw is not None, "it is connected"
                await raw.execute(KEEPALIVE)
                shared = "SELECT pg_try_advisory_lock_shared($1)"
                if not await raw.fetchval(shared, postgres.RUNNING, timeout=PATIENCE):
                    raise SecondInstance
                await raw.add_listener(CHANNEL, self._heard)
                raw.add_termination_listener(self._cut)
                self._connection = raw
                self._there.set()
                try:
                    yield
                finally:
                    self._connection = None
                    self._there.clear()
                    raw.terminate()  # not back into a pool: it holds locks
        finally:
            await entry.dispose()

    def _heard(self, _connection: Any, sender: int, _channel: str, news: object) -> None:
        if self._connection is None or sender == self._connection.get_server_pid():
            return
        what, _, bucket = str(news).partition(" ")
        if what == "lanes":
            self._due.set()
        elif not bucket:
            self._woken(what)
        elif int(bucket) in self.mine:
            self._woken(what, int(bucket))

    def _cut(self, _connection: Any) -> None:
        """The connection has ended: whatever was ours may be another's already."""
        self._lose()
        self._due.set()

    def _lose(self) -> None:
        self.mine = self._leaving = frozenset()
        self._have(frozenset())

    async def _pause(self) -> None:
        """Until it is time to look again, or there is something to tell."""
        try:
            async with asyncio.timeout(EVERY):
                await self._due.wait()
        except TimeoutError:
            for news in ("inbox", "outbox"):  # should a word of it have been lost
                self._woken(news)
            return
        await asyncio.sleep(GATHERED)
        self._due.clear()
        told, self._news = self._news, set()
        if told:
            await self._ask(TELL, CHANNEL, sorted(told))

    async def _beat(self) -> None:
        members = (await self._ask(MEMBERS, postgres.RUNNING))[0][0]
        missing = [number for number, duty in enumerate(DUTIES) if duty not in self.duties]
        if missing:
            got = {DUTIES[number] for (number,) in await self._ask(TAKEN, DUTY, missing)}
            self._have(self.duties | got)
        share = -(-BUCKETS // max(members, 1))
        if len(self.mine) > share:
            chosen = random.sample(sorted(self.mine), len(self.mine) - share)
            self._leaving |= frozenset(chosen)
            self.mine -= self._leaving
        await self._give_back()
        await self._take(share)

    async def _give_back(self) -> None:
        free = self._leaving - {bucket_of(lane) for lane in self._lanes()}
        if free:
            self._leaving -= free
            await self._ask(GIVEN_BACK, LANES, sorted(free))
            await self._ask(TELL, CHANNEL, ["lanes"])

    async def _take(self, share: int) -> None:
        others = sorted(frozenset(range(BUCKETS)) - self.mine - self._leaving)
        random.shuffle(others)
        while others and len(self.mine) < share:
            asked = others[: share - len(self.mine)]
            others = others[len(asked) :]
            got = frozenset(n for (n,) in await self._ask(TAKEN, LANES, asked))
            if got:
                self.mine |= got
                self._woken("inbox")

    async def _ask(self, question: str, *values: Any) -> Any:
        async with self._speaking:
            if self._connection is None:
                raise asyncpg.InterfaceError("not connected")
            return await self._connection.fetch(question, *values, timeout=PATIENCE)

    def _have(self, duties: frozenset[str]) -> None:
        for duty in DUTIES:
            now, before = duty in duties, duty in self.duties
            if now != before:
                log.info("this process %s the %s", "leads" if now else "no longer leads", duty)
                came, went = (self._gained, self._lost) if now else (self._lost, self._gained)
                went[duty].clear()
                came[duty].set()
                if self.observed is not None:
                    self.observed(duty, now)
        self.duties = duties


async def _done(work: Callable[[], Awaitable[None]]) -> None:
    await work()
