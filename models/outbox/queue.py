"""What is to be sent next, and when there will be something again."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_
from sqlalchemy import select as columns
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.base import Session, rows
from models.groups import Group
from models.outbox.tables import Notification, State
from models.people import Person


class Due(NamedTuple):
    id: int
    chat_id: int | None  # None: there is no chat to send to


_chat = func.coalesce(Notification.chat_id, Person.telegram_id, Group.chat_id)


def _waiting() -> Any:
    return (
        columns(col(Notification.id), _chat)
        .outerjoin(Person, col(Person.id) == Notification.person_id)
        .outerjoin(Group, col(Group.id) == Notification.group_id)
        .where(col(Notification.state) == State.PENDING)
    )


@cache  # put together once: after each message somebody asks
def _again() -> Any:
    return _waiting().where(
        col(Notification.due_at) > bindparam("at"), col(Notification.attempts) > 0
    )


@cache
def _ready() -> Any:
    # Not the bare column: SQLite would take the index by moments, and sort a whole broadcast.
    moment = func.coalesce(Notification.due_at, Notification.due_at)
    left_out: Any = bindparam("left_out", expanding=True)
    return (
        _waiting()
        .where(col(Notification.urgent) == bindparam("urgent"), moment <= bindparam("at"))
        .where(or_(_chat.is_(None), _chat.not_in(left_out)))
        .order_by(col(Notification.id))
        .limit(bindparam("limit"))
    )


async def due(session: Session, at: datetime, resting: set[int], limit: int) -> list[Due]:
    """What can be sent now, urgent first; chats that have to rest are left out.

    A chat where something has to be tried again later waits for that: its order is kept, after a
    restart as well.
    """
    [again] = await rows(session, _again(), at=at)
    left_out = resting | {chat for _, chat in again if chat}
    found: list[Due] = []
    for urgent in (True, False):  # each in the order of an index: a long queue is not sorted
        given = {"urgent": urgent, "at": at, "left_out": left_out, "limit": limit - len(found)}
        [ready] = await rows(session, _ready(), **given)
        found += [Due(*row) for row in ready]
    return found


async def of_ids(session: Session, ids: Collection[int]) -> list[Notification]:
    """These rows, whatever has become of them."""
    return list((await session.exec(_of_ids(), params={"ids": list(ids)})).all())


@cache
def _of_ids() -> SelectOfScalar[Notification]:
    return select(Notification).where(col(Notification.id).in_(bindparam("ids", expanding=True)))


async def waiting(session: Session, ids: Collection[int]) -> list[Notification]:
    """Those of these rows that are still to be sent."""
    return [row for row in await of_ids(session, ids) if row.state is State.PENDING]


async def next_due(session: Session, at: datetime) -> datetime | None:
    """When the next notification becomes due that is not due yet."""
    moment: datetime | None
    [[[moment]]] = await rows(session, _next_due(), at=at)
    return moment


@cache
def _next_due() -> Any:
    due_at = col(Notification.due_at)
    later = columns(func.min(due_at)).where(due_at > bindparam("at"))
    return later.where(col(Notification.state) == State.PENDING)
