"""Notifications that the school owes people: put here by the change that causes them.

A notification stores to whom, about what, when and until when; never the words. They are chosen
at delivery, for the reader as they are then. The one exception is the answer to somebody's own
tap: it is drawn already and only has to arrive, see `answer`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    Index,
    Select,
    Update,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    update,
)
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.sql.expression import Select as Rows

from models.base import Session, utc
from models.groups import Group
from models.people import Person


class State(StrEnum):
    PENDING = "pending"
    HELD = "held"  # whoever wanted it said has asked to wait
    PARKED = "parked"  # came back with a backup and may have been sent since, see `models.parked`
    SENT = "sent"
    VOID = "void"  # no longer matters, or no longer the reader's business
    UNREACHABLE = "unreachable"  # Telegram takes nothing for this person; `trouble` says why
    EXPIRED = "expired"  # its moment passed before it could be sent
    DEAD = "dead"  # Telegram refuses it for good; `trouble` says why


ANSWER = "answer"
OF_COPY = ("person_id", "group_id", "about")  # what one notification takes over from another
WAITING = (State.PENDING, State.HELD, State.PARKED)


class Notification(SQLModel, table=True):
    """To whom, what kind, about which thing, from when and until when."""

    __table_args__ = (
        Index("ix_notification_waiting", "state", "due_at"),
        Index("ix_notification_about", "kind", "about"),
    )
    id: int = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="student_group.id", index=True)
    chat_id: int | None = None  # an answer goes where the question came from
    kind: str
    about: int
    urgent: bool = False
    due_at: datetime = utc()
    use_by: datetime | None = utc(default=None)
    once: str | None = Field(default=None, unique=True)
    payload: str | None = None
    edits: int | None = None  # the message that it is written over
    state: State = State.PENDING
    trouble: str | None = None
    attempts: int = 0
    maybe_twice: bool = False  # sent again after Telegram's answer was lost
    message_id: int | None = None
    beside: list[int] | None = Field(default=None, sa_type=JSON)  # the files of the same message
    version: int = 0  # of the thing it is about, as that message shows it
    # Written over the message of that notification, once it has arrived.
    follows: int | None = Field(default=None, foreign_key="notification.id")
    sent_at: datetime | None = utc(default=None)
    # The report that tells the staff of it, where it was not said in time: see `models.missed`.
    missed_id: int | None = Field(default=None, foreign_key="missed.id")


_columns = Notification.__table__.c  # type: ignore[attr-defined]


def notify(
    session: Session,
    to: Person | int,
    kind: str,
    about: int,
    *,
    at: datetime,
    use_by: datetime | None = None,
    urgent: bool = False,
    chat_id: int | None = None,
) -> None:
    """Tell one person; in another chat than their own only to take leave of it."""
    session.add(
        Notification(
            person_id=to if isinstance(to, int) else to.id,
            chat_id=chat_id,
            kind=kind,
            about=about,
            due_at=at,
            use_by=use_by,
            urgent=urgent,
        )
    )


def announce(session: Session, to: Group, kind: str, about: int, *, at: datetime) -> None:
    """Tell a group's chat. The kind must be declared aloud: see `ui.notifications`."""
    session.add(Notification(group_id=to.id, kind=kind, about=about, due_at=at))


async def broadcast(session: Session, rows: Select[Any], kind: str, **same: Any) -> int:
    """Tell many people in one statement; returns how many.

    The labels of `rows` and the names in `same` are columns of a notification: `person_id` and
    `about` at least. Where there is a `once`, whoever has been told is left out.
    """
    chosen = rows.subquery()
    same = {"state": State.PENDING, "attempts": 0, "maybe_twice": False, "version": 0} | same
    same = {"kind": kind, "urgent": False} | same
    fixed = {name: literal(value, _columns[name].type) for name, value in same.items()}
    wanted = select(*chosen.c, *fixed.values())
    if "once" in chosen.c:
        told = select(literal(1)).where(Notification.once == chosen.c.once)
        wanted = wanted.where(~exists(told))
    names = [*chosen.c.keys(), *fixed]
    result = await session.exec(insert(Notification).from_select(names, wanted))
    return int(result.rowcount)


async def not_told(session: Session, rows: Select[Any], kind: str, **same: Any) -> int:
    """Note as expired what nobody was told, because nobody looked while it was of use.

    Like `broadcast`; each row has a `once`, and whoever was told after all is left out. The key
    it would have been told under stays free: a clock may have been wrong, and be put right.
    """
    late = rows.subquery()
    told = select(literal(1)).where(Notification.once == late.c.once)
    columns: list[Any] = [column for column in late.c if column.name != "once"]
    columns.append((literal("late:") + late.c.once).label("once"))
    wanted = select(*columns).where(~exists(told))
    return await broadcast(session, wanted, kind, state=State.EXPIRED, **same)


async def follow_up(session: Session, told: str, kind: str, about: int, *, at: datetime) -> int:
    """Write `kind` over every message of `told`; returns how many may have to be changed.

    Where it is on its way just now, this comes after it: one chat is served in its order.
    """
    on_its_way = and_(
        col(Notification.state).in_((*WAITING, State.VOID)), col(Notification.due_at) <= at
    )
    arrives = or_(col(Notification.state) == State.SENT, on_its_way)
    columns: list[Any] = [_columns[name] for name in OF_COPY]
    columns.append(col(Notification.id).label("follows"))
    messages = select(*columns).where(
        Notification.kind == told, Notification.about == about, arrives
    )
    return await broadcast(session, messages, kind, due_at=at)


async def tell_again(session: Session, told: str, kind: str, about: int, *, at: datetime) -> int:
    """Tell `kind` to everybody who has `told`; returns how many."""
    columns: list[Any] = [_columns[name] for name in OF_COPY]
    reached = select(*columns).where(
        Notification.kind == told, Notification.about == about, Notification.state == State.SENT
    )
    return await broadcast(session, reached, kind, due_at=at)


async def answer(session: Session, chat_id: int, payload: str, *, at: datetime) -> int:
    """Keep a drawn answer until it has arrived; returns its id."""
    kept = Notification(
        chat_id=chat_id, kind=ANSWER, about=0, due_at=at, payload=payload, urgent=True
    )
    session.add(kept)
    await session.flush()
    return kept.id


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
    ready = (
        _waiting()
        .where(col(Notification.due_at) <= at)
        .where(or_(_chat.is_(None), _chat.not_in(left_out)))
        .order_by(col(Notification.urgent).desc(), col(Notification.id))
        .limit(limit)
    )
    return [Due(*row) for row in (await session.exec(ready)).all()]


async def next_due(session: Session, at: datetime) -> datetime | None:
    """When the next notification becomes due that is not due yet."""
    later = select(func.min(Notification.due_at)).where(
        Notification.state == State.PENDING, Notification.due_at > at
    )
    return (await session.exec(later)).one()


async def void(session: Session, kind: str, about: int) -> None:
    """Take back what has not been sent."""
    await _pass(session, kind, about, WAITING, State.VOID)


async def hold(session: Session, kind: str, about: int) -> None:
    """What has not been sent waits until it is released."""
    await _pass(session, kind, about, (State.PENDING,), State.HELD)


async def release(session: Session, kind: str, about: int) -> None:
    """What was held may go on."""
    await _pass(session, kind, about, (State.HELD,), State.PENDING)


async def _pass(
    session: Session, kind: str, about: int, old: tuple[State, ...], new: State
) -> None:
    mine = and_(
        col(Notification.kind) == kind,
        col(Notification.about) == about,
        col(Notification.state).in_(old),
    )
    await session.exec(update(Notification).where(mine).values(state=new))


async def forget(session: Session, kind: str, about: int) -> None:
    """What has not been sent never was: its author thinks again."""
    mine = and_(
        col(Notification.kind) == kind,
        col(Notification.about) == about,
        col(Notification.state).in_(WAITING),
    )
    await session.exec(delete(Notification).where(mine))


async def forget_answers(session: Session, chat_id: int) -> None:
    """Answers still on their way to somebody who has just lost the right to them."""
    on_the_way = and_(
        col(Notification.chat_id) == chat_id, col(Notification.state) == State.PENDING
    )
    await session.exec(
        update(Notification).where(on_the_way).values(state=State.VOID, payload=None)
    )


def moved(old: int, new: int) -> list[Update]:
    """The statements that send what is for a group on to its new chat; twice is as good as once."""
    other = aliased(Group)
    taken = select(other.id).where(other.chat_id == new)
    mine = and_(col(Group.chat_id) == old, ~exists(taken))
    asked = and_(col(Notification.chat_id) == old, col(Notification.state) == State.PENDING)
    return [
        update(Group).where(mine).values(chat_id=new),
        update(Notification).where(asked).values(chat_id=new),
    ]


async def copies(session: Session, kind: str, about: int) -> list[Notification]:
    """Everybody who was to hear of this, and what became of it."""
    sent = select(Notification).where(Notification.kind == kind, Notification.about == about)
    return list((await session.exec(sent.order_by(col(Notification.id)))).all())
