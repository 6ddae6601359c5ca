"""What becomes of notifications that wait, and finding those of one thing."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Update, and_, delete, exists, func, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from models.base import Session
from models.groups import Group
from models.outbox.tables import WAITING, Notification, State


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


async def hurry(session: Session, kinds: Collection[str], about: int, *, at: datetime) -> None:
    """What has not been sent waits for nobody's hours any more."""
    mine = and_(
        col(Notification.kind).in_(kinds),
        col(Notification.about) == about,
        col(Notification.state) == State.PENDING,
    )
    await session.exec(update(Notification).where(mine).values(urgent=True, due_at=at))


async def first_due(session: Session, kinds: Collection[str], about: int) -> datetime | None:
    """When the first of these that still wait is to be sent."""
    mine = select(func.min(Notification.due_at)).where(
        col(Notification.kind).in_(kinds),
        Notification.about == about,
        Notification.state == State.PENDING,
    )
    return (await session.exec(mine)).one()


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


async def copy_at(
    session: Session,
    person_id: int,
    message_id: int,
    kinds: Collection[str],
    chat_id: int | None = None,
) -> int | None:
    """What the message of this chat is about, if it is one of these kinds; None: the private chat.

    The files of a message stand above its words, so the next one below them is the message.
    """
    private = and_(col(Notification.person_id) == person_id, col(Notification.chat_id).is_(None))
    below = select(Notification).where(
        private if chat_id is None else Notification.chat_id == chat_id,
        col(Notification.kind).in_(kinds),
        col(Notification.message_id) >= message_id,
    )
    nearest = below.order_by(col(Notification.message_id)).limit(1)
    copy = (await session.exec(nearest)).first()
    if copy is None or message_id not in (copy.message_id, *(copy.beside or ())):
        return None
    return copy.about


async def copy_of(
    session: Session, person_id: int, about: int, kinds: Collection[str]
) -> int | None:
    """The message in which this person was told that."""
    copies = select(Notification.message_id).where(
        Notification.person_id == person_id,
        Notification.about == about,
        col(Notification.kind).in_(kinds),
    )
    return (await session.exec(copies.order_by(col(Notification.id).desc()))).first()
