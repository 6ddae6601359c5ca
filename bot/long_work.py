"""Large files beside everybody's taps: a message that says how far it is, and a way to stop it."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.answers import Answers
from bot.settings import Settings
from jobs.saying import Saying, say
from models import incoming, permissions
from models.base import Session
from models.imports import FileState, ImportFile
from models.incoming import ACTIONS, Asked, Job, Sent
from models.long_work import Stopped, Work, watched
from models.people import Person, Reader
from models.store import Store
from ui import screen
from ui.files import Said, flow_of

log = logging.getLogger(__name__)

BETWEEN = 3.0  # seconds between two edits of one message: Telegram takes some twenty a minute
ARRIVES, TRIES = 0.1, 50  # seconds, and how often, until the file is committed


class LongWork:
    """What is going on just now. It lives in this process: after a restart the file is sent again.

    Nothing is applied before the end, so there is nothing to be made up for.
    """

    def __init__(
        self,
        bot: Bot,
        store: Store,
        clock: Callable[[], datetime],
        answers: Answers,
        settings: Settings,
    ) -> None:
        self.bot, self.store, self.clock = bot, store, clock
        self.answers, self.settings = answers, settings
        self._held: asyncio.TaskGroup
        self._going: dict[int, tuple[Work, asyncio.Task[None]]] = {}

    async def run(self) -> None:
        """Hold what is going on until cancelled; what has not come to its end is left then."""
        async with asyncio.TaskGroup() as self._held:
            await asyncio.Event().wait()

    def start(self, job: Job) -> None:
        """Work at it as soon as what has begun it is committed; a second tap begins nothing."""
        if job.file_id in self._going:
            return
        work = Work()
        task = self._held.create_task(self._run(job, work))
        self._going[job.file_id] = work, task
        task.add_done_callback(lambda _: self._going.pop(job.file_id, None))

    def stop(self, file_id: int) -> None:
        """End at the next row. What is being written already is written to its end."""
        if file_id in self._going:
            self._going[file_id][0].stopped = True

    async def quiet(self) -> None:
        """Returns when nothing is going on."""
        await asyncio.gather(*(task for _, task in self._going.values()))

    async def _run(self, job: Job, work: Work) -> None:
        watched.set(work)
        reader = await self._committed(job)
        if reader is None:
            return
        job = job._replace(over=await self._tell(job, work, reader, job.over))
        async with asyncio.TaskGroup() as beside:
            telling = beside.create_task(self._keep_telling(job, work, reader))
            try:
                await self._to_its_end(job, work, reader)
            except Stopped:
                log.info("file %d was stopped", job.file_id)
            except Exception:
                log.exception("file %d could not be worked at", job.file_id)
                async with self.store.writing() as session:
                    await self._keep(session, job, reader, screen("imports-failed"))
            finally:
                telling.cancel()
        self.answers.delivery.wake()

    async def _to_its_end(self, job: Job, work: Work, reader: Reader) -> None:
        await self._look(job)
        if job.taking:
            work.stage, work.done, work.total = "writing", 0, 0
            await self._tell(job, work, reader, job.over)
            watched.set(None)  # from here on it is all or nothing
            await self._take(job)

    async def _committed(self, job: Job) -> Reader | None:
        """How to speak to whoever has sent it; None if it was not to be after all."""
        for _ in range(TRIES):
            async with self.store.reading() as session:
                if await session.get(ImportFile, job.file_id) is not None:
                    return (await session.get_one(Person, job.person_id)).reader
            await asyncio.sleep(ARRIVES)
        return None

    async def _look(self, job: Job) -> None:
        """Compare it with the store; where it is not taken over at once, show what would change."""
        async with self.store.reading() as session:
            me, file = await self._of(session, job)
            sent = Sent(file.content)
            asked = Asked(me, self.settings.school_zone, self.clock())
            look = await incoming.look(session, sent, asked, file.answers or {})
            if job.taking and look.fit and look.plan.fingerprint == file.fingerprint:
                return
            flow, words = flow_of(job.intake), self.answers.words
            over = await flow.over(file.name, file.content, look, me, words)
            said = over if over is not None else flow.next(file, look, again=job.taking)
            reader, seen, goes_on = me.reader, look.plan.fingerprint, over is None
        async with self.store.writing() as session:
            _, file = await self._of(session, job)
            file.fingerprint = seen
            if not goes_on:
                await session.delete(file)
            files = await self._keep(session, job, reader, said)
        await self._send(files)
        if job.taking:
            raise Stopped  # something else would happen than was promised

    async def _take(self, job: Job) -> None:
        async with self.store.writing() as session:
            me, file = await self._of(session, job)
            asked = Asked(me, self.settings.school_zone, self.clock())
            look, done = await incoming.confirm(session, file, job.intake, asked)
            flow = flow_of(job.intake)
            if done:
                said: Said = flow.taken(file.name, look)
            else:
                words = self.answers.words
                said = await flow.over(file.name, file.content, look, me, words)
                said = said if said is not None else flow.next(file, look, again=True)
            files = await self._keep(session, job, me.reader, said)
        await self._send(files)

    async def _of(self, session: Session, job: Job) -> tuple[Person, ImportFile]:
        """Whoever has sent it, if they still may, and the file, if it still waits."""
        me = await session.get_one(Person, job.person_id)
        file = await session.get(ImportFile, job.file_id)
        waits = file is not None and file.state is FileState.WAITING
        if file is None or not waits or not permissions.may(me, ACTIONS[job.intake]):
            raise Stopped
        return me, file

    async def _keep(self, session: Session, job: Job, reader: Reader, said: Said) -> list[Saying]:
        """The end of it waits in the outbox, in the transaction of what it tells of.

        Returns what must not be stored: files, which are said once or never.
        """
        sayings = [
            self.answers.saying(reader, shown, job.chat_id, None if number else job.over)
            for number, shown in enumerate(said if isinstance(said, list) else [said])
            if shown is not None
        ]
        for saying in sayings:
            if saying.storable:
                await self.answers.delivery.keep(session, saying, self.clock())
        return [saying for saying in sayings if not saying.storable]

    async def _send(self, files: list[Saying]) -> None:
        for saying in files:
            with suppress(AiogramError):
                await self.answers.delivery.say(saying)

    async def _keep_telling(self, job: Job, work: Work, reader: Reader) -> None:
        told = work.stage, work.percent
        while True:
            await asyncio.sleep(BETWEEN)
            if told != (work.stage, work.percent) and not work.stopped:
                told = work.stage, work.percent
                await self._tell(job, work, reader, job.over)

    async def _tell(self, job: Job, work: Work, reader: Reader, over: int | None) -> int | None:
        """How far it is, best effort; the message that says it."""
        shown = flow_of(job.intake).going_on(job.file_id, work)
        saying = self.answers.saying(reader, shown, job.chat_id, over)
        with suppress(AiogramError):
            return (await say(self.bot, saying)).message_id
        return over
