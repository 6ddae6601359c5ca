"""Timetables as calendars: what stands in one, and the secret address that it is fetched from."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete
from sqlmodel import Field, SQLModel, col, select

from models import timetable
from models.base import Session, utc
from models.people import Person
from models.timetable import Lesson

BEFORE, AHEAD = timedelta(days=31), timedelta(days=200)  # of what is planned by now


class Calendar(SQLModel, table=True):
    """An address that somebody's calendar program asks for their timetable; one for each person.

    Whoever knows it reads the timetable, so only its hash is kept: it can be made anew, not shown.
    """

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    token_hash: str = Field(unique=True)
    made_at: datetime = utc()


class Entry(NamedTuple):
    """A lesson in a calendar, and the children that it is for, where the reader is their parent."""

    lesson: Lesson
    children: list[str]


async def publish(session: Session, me: Person, *, at: datetime) -> str:
    """The secret part of a new address; the one before stops working."""
    token = secrets.token_urlsafe(24)
    await withdraw(session, me)
    session.add(Calendar(person_id=me.id, token_hash=_hash(token), made_at=at))
    await session.flush()
    return token


async def withdraw(session: Session, me: Person) -> None:
    """The address stops working at once."""
    await session.exec(delete(Calendar).where(col(Calendar.person_id) == me.id))


async def published(session: Session, me: Person) -> bool:
    return await session.get(Calendar, me.id) is not None


async def owner(session: Session, token: str) -> Person | None:
    """Whose address this is; nobody's once they are not in Telegram any more."""
    wanted = (
        select(Person)
        .join(Calendar, col(Calendar.person_id) == Person.id)
        .where(Calendar.token_hash == _hash(token), col(Person.telegram_id).is_not(None))
    )
    return (await session.exec(wanted)).first()


async def entries(session: Session, me: Person, *, at: datetime) -> list[Entry]:
    """What concerns this person, from a month ago to as far ahead as lessons are planned."""
    found: dict[int, Entry] = {}
    for section in await timetable.agenda(session, me, at - BEFORE, at + AHEAD):
        for lesson in section.lessons:
            entry = found.setdefault(lesson.id, Entry(lesson, []))
            if section.child is not None:
                entry.children.append(section.child.called)
    return sorted(found.values(), key=lambda entry: (entry.lesson.starts_at, entry.lesson.id))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()  # 192 random bits need no slow hash
