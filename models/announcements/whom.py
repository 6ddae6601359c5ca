"""Whom an announcement is for: its readers by name, the chats, and which child it means to them."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlmodel import col, select

from models import audiences, groups
from models.announcements.tables import ANNOUNCE, TOLD, Announcement
from models.audiences import PartKind
from models.base import AccessDenied, Session
from models.groups import Enrollment, Group
from models.outbox import Notification, State
from models.people import Guardianship, Person
from models.permissions import within
from models.receipts import Receipt
from models.words import folded


class Whom(StrEnum):
    """What can be put into an audience with one tap: a chat, or everybody in a role."""

    CHAT = "chat"
    STUDENT = "student"
    PARENT = "parent"
    TEACHER = "teacher"
    TUTOR = "tutor"
    PSYCHOLOGIST = "psychologist"
    COORDINATOR = "coordinator"


def people(announcement: Announcement) -> Select[Any]:
    """The ids of all its readers, each once, as a query with the column `person_id`."""
    author = announcement.author
    chosen = audiences.people(announcement.audience, author, ANNOUNCE)
    wanted: list[ColumnElement[bool]] = [col(Person.id).in_(chosen)]
    if announcement.silent_of is not None:
        reached = and_(
            col(Person.id).in_(_silent(announcement.silent_of)),
            audiences.reachable_people(author, ANNOUNCE),
        )
        wanted.append(reached)
    return select(col(Person.id).label("person_id")).where(or_(*wanted), Person.id != author.id)


def _silent(earlier: int) -> Select[Any]:
    """Who has an earlier announcement and has not confirmed it."""
    confirmed = select(Receipt.person_id).where(Receipt.kind == TOLD, Receipt.about == earlier)
    return select(Notification.person_id).where(
        Notification.kind == TOLD,
        Notification.about == earlier,
        Notification.state == State.SENT,
        col(Notification.person_id).not_in(confirmed),
    )


async def addressees(session: Session, announcement: Announcement) -> list[Person]:
    """Everybody who would hear of it, by name."""
    wanted = select(Person).where(col(Person.id).in_(people(announcement))).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def chats(session: Session, announcement: Announcement) -> list[Group]:
    """The groups in whose chats it would be said."""
    return await audiences.chats(session, announcement.audience, announcement.author, ANNOUNCE)


async def may_choose(session: Session, me: Person) -> list[Group]:
    """The groups around which this person may announce."""
    mine = (
        select(Group)
        .where(within(me, ANNOUNCE, Group), col(Group.archived_at).is_(None))
        .order_by(Group.name)
    )
    return list((await session.exec(mine)).all())


async def found_people(session: Session, me: Person, typed: str, most: int) -> list[Person]:
    """Who may be chosen by name, and whose name has all these beginnings of words in it."""
    reachable = select(Person).where(audiences.reachable_people(me, ANNOUNCE), Person.id != me.id)
    everybody = (await session.exec(reachable.order_by(Person.name))).all()
    wanted = folded(typed).split()
    return [person for person in everybody if _fits(person.name, wanted)][:most]


def _fits(name: str, wanted: list[str]) -> bool:
    words = folded(name).split()
    return bool(wanted) and all(any(word.startswith(w) for word in words) for w in wanted)


async def reachable(session: Session, me: Person, person_id: int) -> Person:
    """Somebody who may be chosen by name; nobody else is there."""
    wanted = select(Person).where(Person.id == person_id, audiences.reachable_people(me, ANNOUNCE))
    person = (await session.exec(wanted)).first()
    if person is None:
        raise AccessDenied
    return person


async def roster(session: Session, me: Person) -> list[Person]:
    """The students around whom this person may announce."""
    enrolled = select(Enrollment.student_id)
    reach = groups.students(audiences.reachable_groups(me, ANNOUNCE))
    mine = select(Person).where(col(Person.id).in_(reach), col(Person.id).in_(enrolled))
    return list((await session.exec(mine.order_by(Person.name))).all())


async def children_meant(
    session: Session, announcement: Announcement, to: Person
) -> tuple[str, ...]:
    """Whose guardian hears it: the children in the groups that it is about."""
    reach = audiences.reachable_groups(announcement.author, ANNOUNCE)
    parts = [part for part in announcement.audience.parts if part.kind is not PartKind.PERSON]
    if parts and all(part.group_id is not None for part in parts):
        reach = reach.where(col(Group.id).in_([part.group_id for part in parts]))
    theirs = (
        select(Person)
        .join(Guardianship, col(Guardianship.student_id) == Person.id)
        .where(Guardianship.guardian_id == to.id, col(Person.id).in_(groups.students(reach)))
        .order_by(Person.name)
    )
    return tuple(child.called for child in (await session.exec(theirs)).all())
