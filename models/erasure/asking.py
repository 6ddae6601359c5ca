"""Asking for erasure, and what an administrator says to it."""

from datetime import datetime

from sqlmodel import col, select

from models import outbox, people
from models.base import AccessDenied, Session
from models.erasure.tables import (
    ASKED,
    FAMILY_ASKED,
    OPEN,
    REFUSED,
    Erasure,
    ErasureState,
    LastAdministrator,
    step,
)
from models.people import Person, Role, RoleGrant
from models.receipts import LONGEST_REASON


async def ask(session: Session, person: Person, *, by: Person, at: datetime) -> Erasure:
    """Ask that this person's data go; asked twice it is one request.

    Every administrator hears of it. So does the rest of the family: of a child's parents one
    alone may be mistaken.
    """
    await _not_the_last(session, person)
    there = await open_request(session, person)
    if there is not None:
        return there
    erasure = Erasure(person_id=person.id, asker_id=by.id, asked_at=at)
    session.add(erasure)
    await session.flush()
    await session.refresh(erasure)
    for admin in await _holders(session, Role.ADMIN):
        outbox.notify(session, admin, ASKED, erasure.id, at=at)
    for relative in await family(session, erasure):
        outbox.notify(session, relative, FAMILY_ASKED, erasure.id, at=at)
    return erasure


async def open_request(session: Session, person: Person) -> Erasure | None:
    """The request about this person that has not come to its end."""
    wanted = select(Erasure).where(Erasure.person_id == person.id, col(Erasure.state).in_(OPEN))
    return (await session.exec(wanted)).first()


async def everything(session: Session) -> list[Erasure]:
    """The requests that wait for a decision, the oldest first."""
    waiting = select(Erasure).where(Erasure.state == ErasureState.ASKED)
    return list((await session.exec(waiting.order_by(col(Erasure.id)))).all())


async def family(session: Session, erasure: Erasure) -> list[Person]:
    """Whoever else answers for the child, and the child: but not whoever has asked."""
    guardians = [who for who, _ in await people.guardians(session, erasure.person_id)]
    return [who for who in (*guardians, erasure.person) if who.id != erasure.asker_id]


async def withdraw(session: Session, erasure: Erasure, *, by: Person, at: datetime) -> None:
    """Whoever has asked thinks again, as long as nobody has decided."""
    if by.id != erasure.asker_id:
        raise AccessDenied
    await step(session, erasure, (ErasureState.ASKED,), ErasureState.WITHDRAWN, decided_at=at)


async def approve(session: Session, erasure: Erasure, *, by: Person, at: datetime) -> None:
    """It shall go; for a minute this can be taken back."""
    await _not_the_last(session, erasure.person)
    decided = {"decided_by": by.id, "decided_at": at}
    await step(session, erasure, (ErasureState.ASKED,), ErasureState.APPROVED, **decided)


async def take_back(session: Session, erasure: Erasure, *, by: Person, at: datetime) -> None:
    """It was a mistake: the request waits again."""
    await step(session, erasure, (ErasureState.APPROVED,), ErasureState.ASKED, decided_by=None)


async def refuse(
    session: Session, erasure: Erasure, reason: str, *, by: Person, at: datetime
) -> None:
    """It stays, and whoever has asked hears why."""
    said = people.visible(reason, LONGEST_REASON)
    decided = {"decided_by": by.id, "decided_at": at, "reason": said}
    await step(session, erasure, (ErasureState.ASKED,), ErasureState.REFUSED, **decided)
    outbox.notify(session, erasure.asker_id, REFUSED, erasure.id, at=at)


async def _not_the_last(session: Session, person: Person) -> None:
    if Role.ADMIN in person.roles:
        others = [one for one in await _holders(session, Role.ADMIN) if one.id != person.id]
        if not any(one.telegram_id is not None for one in others):
            raise LastAdministrator


async def _holders(session: Session, role: Role) -> list[Person]:
    held = select(RoleGrant.person_id).where(RoleGrant.role == role)
    return list((await session.exec(select(Person).where(col(Person.id).in_(held)))).all())
