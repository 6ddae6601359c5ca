"""What lies in the archive, as somebody may bring it back."""

from typing import NamedTuple

from sqlalchemy import exists
from sqlmodel import col, select

from models.archive.tables import Departure
from models.base import Session
from models.groups import Group
from models.lists.columns import words
from models.people import Person, RoleGrant
from models.permissions import Action, within


class Gone(NamedTuple):
    """Somebody who has left, and the names of those who left with them."""

    departure: Departure
    person: Person
    group: str
    others: tuple[str, ...]


async def put_away_groups(session: Session, me: Person) -> list[Group]:
    """Groups of history that were this person's, the newest first."""
    mine = select(Group).where(
        within(me, Action.KEEP_PEOPLE, Group), col(Group.archived_at).is_not(None)
    )
    return list((await session.exec(mine.order_by(col(Group.archived_at).desc()))).all())


async def departed(session: Session, me: Person) -> list[Gone]:
    """Who has left by themselves, not with a group or a child; the last one first."""
    mine = (
        select(Departure)
        .where(within(me, Action.KEEP_PEOPLE, Departure))
        .where(col(Departure.back_at).is_(None), col(Departure.with_id).is_(None))
        .order_by(col(Departure.at).desc(), col(Departure.id).desc())
    )
    return [
        await gone(session, one)
        for one in (await session.exec(mine)).all()
        if not await _with_group(session, one)
    ]


async def namesakes(session: Session, me: Person, name: str) -> list[Departure]:
    """Who of this name has left and may be meant, as far as this person may bring them back."""
    away = (
        select(Departure, Person.name)
        .join(Person, col(Person.id) == Departure.person_id)
        .where(within(me, Action.KEEP_PEOPLE, Departure), col(Departure.back_at).is_(None))
        .where(~exists().where(col(RoleGrant.person_id) == Departure.person_id))
    )
    rows = (await session.exec(away.order_by(col(Departure.id)))).all()
    return [departure for departure, known in rows if words(known) == words(name)]


async def gone(session: Session, departure: Departure) -> Gone:
    with_them = (
        select(Person.name)
        .join(Departure, col(Departure.person_id) == Person.id)
        .where(Departure.with_id == departure.id, Departure.at == departure.at)
        .order_by(Person.name)
    )
    group = await session.get(Group, departure.group_id) if departure.group_id else None
    return Gone(
        departure,
        await session.get_one(Person, departure.person_id),
        group.name if group else "",
        tuple((await session.exec(with_them)).all()),
    )


async def _with_group(session: Session, departure: Departure) -> bool:
    group = await session.get(Group, departure.group_id) if departure.group_id else None
    return group is not None and group.archived_at == departure.at
