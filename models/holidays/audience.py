"""How those whom holidays concern hear of them, and of their end."""

from datetime import datetime

from sqlmodel import col, select

from models import around, outbox, receipts
from models import hearings as hearing
from models.base import Session
from models.hearings import Hearing
from models.holidays.tables import Holiday
from models.people import Person
from models.receipts import Receipt, Reply

DECLARED, ALOUD = "holidays-declared", "holidays-aloud"
STRUCK, STRUCK_ALOUD = "holidays-struck", "holidays-struck-aloud"
WITHDRAWN, WITHDRAWN_ALOUD = "holidays-withdrawn", "holidays-withdrawn-aloud"


async def tell(session: Session, holiday: Holiday, *, at: datetime) -> None:
    """Freeze everybody concerned as rows of the outbox, the groups' chats among them."""
    people = around.everybody(holiday.group_id, but=holiday.author_id)
    await outbox.broadcast(session, people, DECLARED, about=holiday.id, due_at=at)
    for group in await around.chats(session, holiday.group_id):
        outbox.announce(session, group, ALOUD, holiday.id, at=at)


async def recall(session: Session, holiday: Holiday, *, at: datetime) -> None:
    """Whoever has not heard never will; whoever has finds it struck out and is told."""
    for told, struck, withdrawn in (
        (DECLARED, STRUCK, WITHDRAWN),
        (ALOUD, STRUCK_ALOUD, WITHDRAWN_ALOUD),
    ):
        await outbox.void(session, told, holiday.id)
        await outbox.follow_up(session, told, struck, holiday.id, at=at)
        await outbox.tell_again(session, told, withdrawn, holiday.id, at=at)


async def concerned(session: Session, holiday: Holiday) -> list[Person]:
    """Who would hear of a draft: to be looked at before it is declared."""
    people = around.everybody(holiday.group_id, but=holiday.author_id)
    wanted = select(Person).where(col(Person.id).in_(people)).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def hearings(session: Session, holiday: Holiday) -> list[Hearing]:
    """Person by person: has it arrived, and have they seen it?"""
    return await hearing.of(session, DECLARED, holiday.id)


async def seen(session: Session, holiday: Holiday, *, by: Person, at: datetime) -> Receipt:
    """«Seen»: the author need not telephone."""
    receipt, _ = await receipts.give(session, DECLARED, holiday.id, Reply.SEEN, by=by.id, at=at)
    return receipt
