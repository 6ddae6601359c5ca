"""What time does to an approved erasure: those concerned are told, the rows go, so do the traces.

Each stage is a state in the store, so that a crash between two of them loses none.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, delete, exists, func
from sqlmodel import col, select

from models import audit, outbox, tags
from models.audit import Asked
from models.base import Session, number_on
from models.erasure.asking import family
from models.erasure.effect import GONE, erase
from models.erasure.tables import DECIDE, LEAVING, Erasure, ErasureState, step
from models.installation import here
from models.outbox import WAITING, Notification
from models.people import Person, Role, RoleGrant

SECOND_THOUGHTS = timedelta(minutes=1)  # in which the administrator may take it back
TELLS_FOR = timedelta(hours=1)  # whoever can't be told by then is erased all the same


class Erased(NamedTuple):
    """One line of the list that a restored backup has to make up for."""

    installation: str  # of which store; ids of another one mean other people
    person_id: int
    at: datetime


async def installation(session: Session) -> str:
    """What tells this store from every other one; says nothing else."""
    return hashlib.sha256((await here(session)).salt.encode()).hexdigest()[:16]


async def begin(session: Session, *, at: datetime) -> None:
    """Where the minute is over: no role any more, and everybody concerned is told.

    From here on nothing about them is shown, and there is no way back.
    """
    over = select(Erasure).where(
        Erasure.state == ErasureState.APPROVED, col(Erasure.decided_at) <= at - SECOND_THOUGHTS
    )
    for erasure in (await session.exec(over)).all():
        await step(session, erasure, (ErasureState.APPROVED,), ErasureState.LEAVING)
        await session.exec(delete(RoleGrant).where(col(RoleGrant.person_id) == erasure.person_id))
        await tags.take_away(session, erasure.person, at=at)
        concerned = {who.id: who for who in await family(session, erasure)}
        concerned[erasure.asker_id] = erasure.asker
        for who in concerned.values():
            outbox.notify(session, who, LEAVING, erasure.id, at=at, use_by=at + TELLS_FOR)
        outbox.notify(session, erasure.person_id, "menu-commands", erasure.person_id, at=at)


async def approved(session: Session) -> bool:
    """Is there one that has to be begun?"""
    some = select(Erasure.id).where(Erasure.state == ErasureState.APPROVED)
    return (await session.exec(some)).first() is not None


async def ready(session: Session, *, at: datetime) -> list[Erasure]:
    """The erasures whose people have been told, or can't be."""
    to_them = and_(col(Notification.kind) == LEAVING, col(Notification.about) == col(Erasure.id))
    waits = exists().where(to_them, col(Notification.state).in_(WAITING))
    last = select(func.max(Notification.due_at)).where(to_them).scalar_subquery()
    told = select(Erasure).where(
        Erasure.state == ErasureState.LEAVING, ~waits | (last <= at - TELLS_FOR)
    )
    return list((await session.exec(told)).all())


async def carry_out(session: Session, erasure: Erasure, *, at: datetime) -> None:
    """Erase, and keep the number and the moment."""
    await step(session, erasure, (ErasureState.LEAVING,), ErasureState.ERASED, done_at=at)
    id, by = erasure.person_id, erasure.decided_by
    await erase(session, await session.get_one(Person, id))
    await audit.write(session, Asked(DECIDE, by, Role.ADMIN, "person", id), at=at)


async def scrubbed(session: Session) -> list[Erasure]:
    """The erasures that wait until the traces beside the store are gone."""
    return list(
        (await session.exec(select(Erasure).where(Erasure.state == ErasureState.ERASED))).all()
    )


async def reapply(session: Session, erasures: Iterable[Erased]) -> int:
    """Erase again whom a restored backup has brought back; returns how many.

    Lines of another installation and those that this store knows are left. Whoever came after the
    backup was made gets an empty row: the number must not be given to somebody new.
    """
    ours = await installation(session)
    again = 0
    for line in erasures:
        known = select(Erasure.id).where(
            Erasure.person_id == line.person_id, Erasure.done_at == line.at
        )
        if line.installation != ours or (await session.exec(known)).first() is not None:
            continue
        person = await session.get(Person, line.person_id)
        if person is None:
            session.add(Person(id=line.person_id, name=GONE, called=GONE, zone="Etc/UTC"))
            await session.flush()
            await number_on(session, Person.__table__)  # type: ignore[attr-defined]
        else:
            await erase(session, person)
        session.add(
            Erasure(
                person_id=line.person_id,
                asker_id=line.person_id,
                state=ErasureState.ERASED,
                asked_at=line.at,
                done_at=line.at,
            )
        )
        await session.flush()
        again += 1
    return again
