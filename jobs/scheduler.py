"""The tick: every few seconds each job asks the store what is due. APScheduler holds no facts."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy.exc import OperationalError

from jobs import erasing, letters, reminders
from models import (
    bells,
    cases,
    chats,
    consents,
    courses,
    desk,
    holidays,
    introductions,
    missed,
    questionnaire,
    reassignment,
    retention,
    slots,
    substitutes,
    tags,
    transfers,
)
from models.base import Session
from models.store import Store

log = logging.getLogger(__name__)

EVERY = 10  # seconds

Job = Callable[[Session, datetime], Awaitable[object]]


async def _plan(session: Session, at: datetime) -> None:
    if await slots.plan(session, at=at):
        await holidays.settle(session, at=at)
        await bells.settle(session, at=at)
    await courses.follow_timetable(session)


async def _ask_silent(session: Session, at: datetime) -> None:
    await reassignment.remind_silent(session, at=at)


async def _ask_consent(session: Session, at: datetime) -> None:
    await consents.ask_all(session, at=at)


async def _forget(session: Session, at: datetime) -> None:
    await retention.forget(session, at=at)


async def _report_missed(session: Session, at: datetime) -> None:
    await missed.report(session, at=at)


async def _tell_news(session: Session, at: datetime) -> None:
    await chats.tell_news(session, at=at)
    await desk.forums.tell_news(session, at=at)


async def _tag(session: Session, at: datetime) -> None:
    await tags.follow(session, at=at)


async def _transfer(session: Session, at: datetime) -> None:
    await transfers.due(session, at=at)


async def _substitute(session: Session, at: datetime) -> None:
    await substitutes.follow(session, at=at)


async def _mind_cases(session: Session, at: datetime) -> None:
    await cases.mind(session, at=at)


async def _introduce(session: Session, at: datetime) -> None:
    await introductions.follow(session, at=at)


async def _mind_desk(session: Session, at: datetime) -> None:
    await desk.mind(session, at=at)
    await desk.tell_tutors(session, at=at)


async def _mind_questionnaire(session: Session, at: datetime) -> None:
    await questionnaire.mind(session, at=at)


JOBS: tuple[Job, ...] = (
    _transfer,
    _substitute,
    _plan,
    reminders.remind,
    letters.send,
    _report_missed,
    _ask_silent,
    _mind_desk,
    _mind_cases,
    _mind_questionnaire,
    _tell_news,
    _tag,
    _ask_consent,
    _introduce,
    _forget,
)


async def tick(
    store: Store,
    clock: Callable[[], datetime],
    wake: Callable[[], None],
    erasures: Path | None = None,
) -> None:
    """Do everything that is due now, each job in a transaction of its own.

    `erasures` is the list of erasures beside the store.
    """
    for job in JOBS:
        try:
            async with store.writing() as session:
                await job(session, clock())
        except OperationalError:  # the store is busy: the next tick asks again
            log.exception("a job has to wait")
    try:
        await erasing.erase(store, clock, erasures)
    except OperationalError:
        log.exception("an erasure has to wait")
    wake()


def scheduler(*duties: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    """A scheduler that does each duty every few seconds, apart from the others; a late time is
    one time, not many."""
    ticking = AsyncIOScheduler(timezone="UTC")
    for duty in duties:
        ticking.add_job(
            duty,
            IntervalTrigger(seconds=EVERY),
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )
    return ticking
