"""Hearings: who was to hear of something, whether it has arrived, and what they answered."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import col, select

from models import people, receipts
from models.base import Refusal, Session
from models.outbox import WAITING, Notification, State
from models.people import Person
from models.receipts import Receipt, Reply

BETWEEN_REMINDERS = timedelta(minutes=10)


class NobodySilent(Refusal):
    """Everybody whom it reached has answered, or has just been reminded."""


class Hearing(NamedTuple):
    """One person who was to hear of something, and what became of it."""

    person: Person
    state: State
    trouble: str | None
    receipt: Receipt | None
    children: list[str]  # whom a guardian answers for

    @property
    def silent(self) -> bool:
        """It has arrived, and they have not answered."""
        return self.state is State.SENT and self.receipt is None

    @property
    def waits(self) -> bool:
        """It is on its way."""
        return self.state in WAITING

    @property
    def away(self) -> bool:
        """Telegram does not get through to them, nor has anybody called; `trouble` says why."""
        lost = self.state in (State.UNREACHABLE, State.EXPIRED, State.DEAD)
        return lost and self.receipt is None

    @property
    def phoned(self) -> bool:
        """Somebody has told them by telephone."""
        return self.receipt is not None and self.receipt.call_id is not None

    def replied(self, reply: Reply) -> bool:
        return self.receipt is not None and self.receipt.reply is reply


async def of(session: Session, kind: str, about: int) -> list[Hearing]:
    """Person by person: has it arrived, and what did they answer?"""
    heard = (
        select(Person, Notification.state, Notification.trouble)
        .join(Notification, col(Notification.person_id) == Person.id)
        .where(Notification.kind == kind, Notification.about == about)
        .order_by(Person.name)
    )
    answers = await receipts.given(session, kind, about)
    found = (await session.exec(heard)).all()
    children = await people.children_of_all(session, [person.id for person, _, _ in found])
    return [
        Hearing(person, State(state), trouble, answers.get(person.id), children[person.id])
        for person, state, trouble in found
    ]


async def silent(
    session: Session, kind: str, again: str, about: int, *, at: datetime
) -> list[Person]:
    """Whom to ask once more, by a notification of the kind `again`: those who have it, say
    nothing, and have not just been reminded."""
    lately = await session.exec(
        select(Notification.person_id).where(
            Notification.kind == again,
            Notification.about == about,
            Notification.due_at > at - BETWEEN_REMINDERS,
        )
    )
    reminded = set(lately.all())
    found = [
        hearing.person
        for hearing in await of(session, kind, about)
        if hearing.silent and hearing.person.id not in reminded
    ]
    if not found:
        raise NobodySilent
    return found
