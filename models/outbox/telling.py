"""Putting notifications into the outbox: one, many in a statement, or over those told before."""

from datetime import datetime
from typing import Any

from sqlalchemy import Insert, Select, and_, exists, insert, literal, or_
from sqlmodel import col, select

from models.base import Session
from models.groups import Group
from models.outbox.tables import ANSWER, OF_COPY, WAITING, Notification, State
from models.people import Person

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
    """Tell many people in one statement, see `telling`; returns how many."""
    return int((await session.exec(telling(rows, kind, **same))).rowcount)


def telling(rows: Select[Any], kind: str, **same: Any) -> Insert:
    """The statement that tells many people.

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
    return insert(Notification).from_select([*chosen.c.keys(), *fixed], wanted)


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


async def answer(session: Session, chat_id: int, payload: str, *, at: datetime) -> Notification:
    """Keep a drawn answer until it has arrived."""
    kept = Notification(
        chat_id=chat_id, kind=ANSWER, about=0, due_at=at, payload=payload, urgent=True
    )
    session.add(kept)
    await session.flush()
    return kept
