"""Updates from Telegram, kept from before they are confirmed until they have been answered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Delete, Index, Update, and_, delete, func, insert, or_, update
from sqlmodel import Field, SQLModel, col, select

from models.base import Session, utc

# update_id starts again at random after a silent week (Bot API, "Update"), so an old row must
# not stay long enough to make a new update look like its duplicate.
KEPT = timedelta(hours=48)
BUCKETS = 64


class InboxState(StrEnum):
    NEW = "new"
    DONE = "done"
    POISON = "poison"  # not an update that we can read; kept, reported, holds nobody up
    DEAD = "dead"  # broke the handler every time; the person has been told


class Inbox(SQLModel, table=True):
    """One update as it came. `lane` is the chat it belongs to: one lane is worked in order."""

    __table_args__ = (Index("ix_inbox_state", "state"),)
    update_id: int = Field(primary_key=True)
    lane: int
    raw: str | None  # forgotten once it is done
    received_at: datetime = utc()
    state: InboxState = InboxState.NEW
    attempts: int = 0
    trouble: str | None = None  # where it broke: the kind of error, never the text


class Waiting(NamedTuple):
    """An update that still has to be worked."""

    update_id: int
    lane: int
    raw: str
    attempts: int


class Received(NamedTuple):
    """An update as the receiver hands it over."""

    update_id: int
    lane: int
    raw: str
    state: InboxState = InboxState.NEW
    trouble: str | None = None


async def store(session: Session, updates: list[Received], *, at: datetime) -> None:
    """Keep these updates; one that is here already stays as it is.

    None comes before those of its lane that wait already, even if the clock has been put back or
    another process, whose clock is a little ahead, has taken them.
    """
    ids = [update.update_id for update in updates]
    ahead = and_(
        col(Inbox.state) == InboxState.NEW, col(Inbox.lane).in_({update.lane for update in updates})
    )
    there = select(Inbox.update_id, Inbox.lane, Inbox.received_at).where(
        or_(col(Inbox.update_id).in_(ids), ahead)
    )
    known, last = set[int](), defaultdict[int, datetime](lambda: at)
    for update_id, lane, received_at in (await session.exec(there)).all():
        known.add(update_id)
        last[lane] = max(last[lane], received_at)
    new = {update.update_id: update for update in updates if update.update_id not in known}
    if new:
        rows = [
            {**kept._asdict(), "received_at": last[kept.lane], "attempts": 0}
            for kept in new.values()
        ]
        await session.exec(insert(Inbox), params=rows)


def bucket_of(lane: int) -> int:
    """Lanes are shared out by the bucket."""
    return abs(lane) % BUCKETS


async def waiting(session: Session, buckets: Collection[int] | None = None) -> list[Waiting]:
    """What has been received and not finished, in the order it came; of these buckets or of all."""
    unfinished = (
        select(Inbox.update_id, Inbox.lane, Inbox.raw, Inbox.attempts)
        .where(Inbox.state == InboxState.NEW)
        .order_by(col(Inbox.received_at), col(Inbox.update_id))
    )
    if buckets is not None:
        unfinished = unfinished.where((func.abs(Inbox.lane) % BUCKETS).in_(buckets))
    return [Waiting(*row) for row in (await session.exec(unfinished)).all()]


async def last_update_id(session: Session) -> int | None:
    """The newest update by time of arrival: Telegram is asked for those after it."""
    newest = (
        select(Inbox.update_id)
        .order_by(col(Inbox.received_at).desc(), col(Inbox.update_id).desc())
        .limit(1)
    )
    return (await session.exec(newest)).first()


def finished(
    update_id: int, state: InboxState = InboxState.DONE, trouble: str | None = None
) -> Update:
    """The statement that closes an update; what a person wrote is forgotten with it.

    It finds nothing if somebody else has closed it already.
    """
    closed = {"state": state, "trouble": trouble}
    if state is InboxState.DONE:
        closed["raw"] = None
    open_still = and_(col(Inbox.update_id) == update_id, col(Inbox.state) == InboxState.NEW)
    return update(Inbox).where(open_still).values(**closed)


def tried(update_id: int) -> Update:
    """The statement that counts one more broken attempt."""
    return (
        update(Inbox)
        .where(col(Inbox.update_id) == update_id)
        .values(attempts=col(Inbox.attempts) + 1)
    )


def expired(at: datetime) -> Delete:
    """The statement that forgets what was finished long ago."""
    return delete(Inbox).where(
        col(Inbox.received_at) < at - KEPT, col(Inbox.state) != InboxState.NEW
    )


async def count(session: Session) -> dict[InboxState, int]:
    by_state = select(Inbox.state, func.count()).group_by(col(Inbox.state))
    return {InboxState(state): n for state, n in (await session.exec(by_state)).all()}
