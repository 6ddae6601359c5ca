"""Updates from Telegram, kept from before they are confirmed until they have been answered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Boolean,
    Delete,
    Index,
    String,
    TextClause,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    text,
    update,
)
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


_columns = Inbox.__table__.c  # type: ignore[attr-defined]


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


class Stored(NamedTuple):
    """What has come with some updates: those that are new, in order, and by lane the numbers of
    those that wait before them."""

    new: list[Waiting]
    ahead: dict[int, set[int]]


async def store(session: Session, updates: list[Received], *, at: datetime) -> Stored:
    """Keep these updates; one that is here already stays as it is.

    None comes before those of its lane that wait already, even if the clock has been put back or
    another process, whose clock is a little ahead, has taken them.
    """
    told = {
        "ids": [update.update_id for update in updates],
        "lanes": list({update.lane for update in updates}),
    }
    known, last = set[int](), defaultdict[int, datetime](lambda: at)
    ahead = defaultdict[int, set[int]](set)
    for update_id, lane, received_at, state in (await session.exec(_there(), params=told)).all():
        known.add(update_id)
        last[lane] = max(last[lane], received_at)
        if state is InboxState.NEW:
            ahead[lane].add(update_id)
    new = {update.update_id: update for update in updates if update.update_id not in known}
    if new:
        rows = [
            {**kept._asdict(), "received_at": last[kept.lane], "attempts": 0}
            for kept in new.values()
        ]
        await session.exec(insert(Inbox), params=rows)
    to_work = [kept for kept in new.values() if kept.state is InboxState.NEW]
    return Stored([Waiting(kept.update_id, kept.lane, kept.raw, 0) for kept in to_work], ahead)


def bucket_of(lane: int) -> int:
    """Lanes are shared out by the bucket."""
    return abs(lane) % BUCKETS


@cache  # put together once: each batch asks
def _there() -> Any:
    """What is here of these updates, and what waits in their lanes."""
    known = col(Inbox.update_id).in_(bindparam("ids", expanding=True))
    of_lane = col(Inbox.lane).in_(bindparam("lanes", expanding=True))
    ahead = and_(col(Inbox.state) == InboxState.NEW, of_lane)
    found = select(Inbox.update_id, Inbox.lane, Inbox.received_at, Inbox.state)
    return found.where(or_(known, ahead))


async def waiting(session: Session, buckets: Collection[int] | None = None) -> list[Waiting]:
    """What has been received and not finished, in the order it came; of these buckets or of all."""
    unfinished = _unfinished()
    if buckets is not None:
        unfinished = unfinished.where((func.abs(Inbox.lane) % BUCKETS).in_(buckets))
    return [Waiting(*row) for row in (await session.exec(unfinished)).all()]


@cache
def _unfinished() -> Any:
    return (
        select(Inbox.update_id, Inbox.lane, Inbox.raw, Inbox.attempts)
        .where(Inbox.state == InboxState.NEW)
        .order_by(col(Inbox.received_at), col(Inbox.update_id))
    )


async def last_update_id(session: Session) -> int | None:
    """The newest update by time of arrival: Telegram is asked for those after it."""
    newest = (
        select(Inbox.update_id)
        .order_by(col(Inbox.received_at).desc(), col(Inbox.update_id).desc())
        .limit(1)
    )
    return (await session.exec(newest)).first()


# Written out because it is part of every tap: the ORM would look for objects to keep in step.
CLOSE = text(
    """
    UPDATE inbox
    SET state = :state, trouble = :trouble, raw = CASE WHEN :done THEN NULL ELSE raw END
    WHERE update_id = :update_id AND state = :open
    """
).bindparams(
    bindparam("state", type_=_columns.state.type),
    bindparam("trouble", type_=String),
    bindparam("done", type_=Boolean),
    bindparam("open", InboxState.NEW, type_=_columns.state.type),
    bindparam("update_id", type_=_columns.update_id.type),
)


def finished(
    update_id: int, state: InboxState = InboxState.DONE, trouble: str | None = None
) -> TextClause:
    """The statement that closes an update; what a person wrote is forgotten with it.

    It finds nothing if somebody else has closed it already.
    """
    done = state is InboxState.DONE
    return CLOSE.bindparams(state=state, trouble=trouble, done=done, update_id=update_id)


async def finish(session: Session, update_id: int) -> bool:
    """Close an update in the transaction of what it has caused; False if it is closed already."""
    closed: Any = await session.exec(finished(update_id))  # type: ignore[call-overload]
    return bool(closed.rowcount)


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
