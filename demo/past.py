"""What a store remembers of earlier runs of the demo, and what it had better forget."""

from datetime import datetime

from sqlalchemy import Table
from sqlmodel import SQLModel, col, delete, select, update

from models.audit import Audit
from models.base import Session
from models.cases import CaseMessage
from models.chats import MemberTag
from models.desk import Forum, Message, Topic
from models.inbox import Inbox
from models.people import Person

NOWHERE = 0  # no message of Telegram has this number
NOTIFICATIONS: Table = SQLModel.metadata.tables["notification"]


async def latest(session: Session) -> datetime | None:
    """The last moment that anything happened: the clock must not go back behind it."""
    moments = [
        (await session.exec(select(moment).order_by(col(moment).desc()).limit(1))).first()
        for moment in (Audit.at, Inbox.received_at)
    ]
    return max(filter(None, moments), default=None)


async def forget_telegram(session: Session) -> None:
    """The imitated Telegram begins anew each time: its numbers mean other things than before."""
    await session.exec(delete(Inbox))
    await session.exec(update(NOTIFICATIONS).values(message_id=None))
    for said in (Message, CaseMessage):
        await session.exec(update(said).values(message_id=NOWHERE))
    for made_there in (Topic, Forum, MemberTag):
        await session.exec(delete(made_there))


async def linked(session: Session) -> list[Person]:
    """Everybody who has connected a Telegram account, by now or from the beginning."""
    connected = select(Person).where(col(Person.telegram_id).is_not(None))
    return list((await session.exec(connected.order_by(col(Person.id)))).all())
