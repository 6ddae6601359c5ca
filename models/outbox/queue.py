"""What is to be sent next, and when there will be something again."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, or_
from sqlmodel import col, select
from sqlmodel.sql.expression import Select as Rows

from models.base import Session
from models.groups import Group
from models.outbox.tables import Notification, State
from models.people import Person


class Due(NamedTuple):
    id: int
    chat_id: int | None  # None: there is no chat to send to


_chat = func.coalesce(Notification.chat_id, Person.telegram_id, Group.chat_id)


def _waiting() -> Rows[int, Any]:
    return (
        select(Notification.id, _chat)
        .outerjoin(Person, col(Person.id) == Notification.person_id)
        .outerjoin(Group, col(Group.id) == Notification.group_id)
        .where(Notification.state == State.PENDING)
    )


async def due(session: Session, at: datetime, resting: set[int], limit: int) -> list[Due]:
    """What can be sent now, urgent first; chats that have to rest are left out.

    A chat where something has to be tried again later waits for that: its order is kept, after a
    restart as well.
    """
    again = _waiting().where(col(Notification.due_at) > at, col(Notification.attempts) > 0)
    left_out = resting | {chat for _, chat in (await session.exec(again)).all() if chat}
    # Not the bare column: SQLite would take the index by moments, and sort a whole broadcast.
    moment = func.coalesce(Notification.due_at, Notification.due_at)
    found: list[Due] = []
    for urgent in (True, False):  # each in the order of an index: a long queue is not sorted
        ready = (
            _waiting()
            .where(col(Notification.urgent) == urgent, moment <= at)
            .where(or_(_chat.is_(None), _chat.not_in(left_out)))
            .order_by(col(Notification.id))
            .limit(limit - len(found))
        )
        found += [Due(*row) for row in (await session.exec(ready)).all()]
    return found


async def rows(session: Session, ids: Collection[int]) -> list[Notification]:
    """These rows, whatever has become of them."""
    return list(
        (await session.exec(select(Notification).where(col(Notification.id).in_(ids)))).all()
    )


async def waiting(session: Session, ids: Collection[int]) -> list[Notification]:
    """Those of these rows that are still to be sent."""
    return [row for row in await rows(session, ids) if row.state is State.PENDING]


async def next_due(session: Session, at: datetime) -> datetime | None:
    """When the next notification becomes due that is not due yet."""
    later = select(func.min(Notification.due_at)).where(
        Notification.state == State.PENDING, Notification.due_at > at
    )
    return (await session.exec(later)).one()
