"""May the group hear of somebody new? The family is asked once; silence and one no are a no."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import String, cast, exists, literal
from sqlmodel import col, select

from models import consents, outbox, people
from models.base import AccessDenied, Session
from models.groups import Enrollment, Group
from models.introductions.tables import ASKED, GONE, HELLO, Introduction, Permit
from models.people import Guardianship, Person

SETTLES = timedelta(minutes=5)  # before the next message to somebody who has just come in
FOR_THE_OTHER = timedelta(days=1)  # so long the other parent may still say no
DAY = range(9, 20)  # hours in which a group's chat is spoken to
MAY_TAKE = timedelta(days=60)  # after that long a greeting is history


async def ask(session: Session, since: datetime, *, at: datetime) -> int:
    """Ask the guardians of those who are new, each of them once; returns how many.

    Nobody is asked before there is a consent, nor where there is no chat to say it in.
    """
    guardian, new = col(Guardianship.guardian_id), col(Introduction.id)
    once = cast(guardian, String) + ":" + cast(new, String)
    rows: Any = select(
        guardian.label("person_id"),
        new.label("about"),
        (literal(f"{ASKED}:") + once).label("once"),
    )
    wanted = (
        rows.select_from(Guardianship)
        .join(Introduction, col(Introduction.student_id) == Guardianship.student_id)
        .join(Group, col(Group.id) == Introduction.group_id)
        .join(Person, col(Person.id) == guardian)
        .where(
            col(Introduction.at) > since,
            col(Group.chat_id).is_not(None),
            col(Person.telegram_id).is_not(None),
            col(Person.settled).is_(True),
            consents.agreed(Introduction.student_id),
        )
    )
    return await outbox.broadcast(session, wanted, ASKED, due_at=at + SETTLES)


async def answer(
    session: Session, new: Introduction, allows: bool, *, by: Person, at: datetime
) -> None:
    """A guardian allows it, or takes that back; the group hears, or hears it no more, at once."""
    if await session.get(Guardianship, (by.id, new.student_id)) is None:
        raise AccessDenied
    ids = {"student_id": new.student_id, "group_id": new.group_id, "person_id": by.id}
    mine = await session.get(Permit, ids)
    if mine is None:
        mine = Permit(**ids, allows=allows, at=at)
    elif mine.allows is not allows:
        mine.allows, mine.at = allows, at
    session.add(mine)
    await session.flush()
    await _settle(session, new, at=at)


async def permits(session: Session, new: Introduction) -> dict[int, bool]:
    """Who of the guardians has said what; whoever answers for the child no more does not count."""
    family = {one.id for one, _ in await people.guardians(session, new.student_id)}
    said = select(Permit).where(
        Permit.student_id == new.student_id, Permit.group_id == new.group_id
    )
    found = (await session.exec(said)).all()
    return {one.person_id: one.allows for one in found if one.person_id in family}


def first_name(student: Person) -> str:
    """All that a group may read of a child."""
    return student.name.split()[0]


async def sayable(session: Session, new: Introduction) -> bool:
    """Somebody allows it, nobody minds, a consent is in force, and the student is there."""
    said = (await permits(session, new)).values()
    return bool(said) and all(said) and await there(session, new)


async def there(session: Session, new: Introduction) -> bool:
    """Does the student learn in the group still, with a consent in force?"""
    learns = select(Enrollment.student_id).where(
        Enrollment.student_id == new.student_id,
        Enrollment.group_id == new.group_id,
        consents.agreed(Enrollment.student_id),
    )
    return (await session.exec(learns)).first() is not None


async def _settle(session: Session, new: Introduction, *, at: datetime) -> None:
    group = await session.get_one(Group, new.group_id)
    if not await sayable(session, new):
        await _unsay(session, new, at=at)
    elif new.said_at is None and group.chat_id is not None:
        said = await permits(session, new)
        asked = await people.guardians(session, new.student_id)
        others = [one for one, _ in asked if one.telegram_id is not None and one.id not in said]
        new.said_at = _by_day(at + FOR_THE_OTHER if others else at, group.zone)
        outbox.announce(session, group, HELLO, new.id, at=new.said_at)
    session.add(new)
    await session.flush()


async def _unsay(session: Session, new: Introduction, *, at: datetime) -> None:
    if new.said_at is not None:
        new.said_at = None
        await outbox.void(session, HELLO, new.id)
        await outbox.follow_up(session, HELLO, GONE, new.id, at=at)


async def unsay_lost(session: Session, *, at: datetime) -> None:
    """What was said is not said any more once the consent is withdrawn, or the student has left."""
    there = exists(
        select(literal(1)).where(
            Enrollment.student_id == Introduction.student_id,
            Enrollment.group_id == Introduction.group_id,
        )
    )
    lost = select(Introduction).where(
        col(Introduction.at) > at - MAY_TAKE,
        col(Introduction.said_at).is_not(None),
        ~there | ~consents.agreed(Introduction.student_id),
    )
    for new in (await session.exec(lost)).all():
        await _unsay(session, new, at=at)
        session.add(new)
    await session.flush()


def _by_day(at: datetime, zone: str) -> datetime:
    """This moment, or the next morning by the group's clock."""
    local = at.astimezone(ZoneInfo(zone))
    if local.hour in DAY:
        return at
    day = local.date() + timedelta(days=local.hour >= DAY.stop)
    return datetime.combine(day, time(DAY.start), local.tzinfo).astimezone(at.tzinfo)
