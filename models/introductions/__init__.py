"""Introductions: of somebody new to the group if the family allows it, and to their teachers."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import String, cast, exists, insert, literal, union
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from models import outbox
from models.base import Session
from models.groups import Enrollment, Group, of_several
from models.introductions.allowing import (
    SETTLES,
    answer,
    ask,
    first_name,
    permits,
    sayable,
    there,
    unsay_lost,
)
from models.introductions.briefing import (
    New,
    confirm,
    gather,
    lines,
    meet,
    remind,
    students,
    unread,
)
from models.introductions.tables import (
    ASKED,
    GONE,
    HELLO,
    TOLD,
    UNREAD,
    WELCOME,
    Briefed,
    Briefing,
    Introduction,
    Permit,
)
from models.people import Guardianship, Person

__all__ = [
    "ASKED",
    "GONE",
    "HELLO",
    "TOLD",
    "UNREAD",
    "WELCOME",
    "Briefed",
    "Briefing",
    "Introduction",
    "New",
    "Permit",
    "answer",
    "confirm",
    "first_name",
    "follow",
    "lines",
    "meet",
    "permits",
    "sayable",
    "students",
    "there",
    "unread",
]

NEW = timedelta(days=14)  # so long after their day somebody is new


async def follow(session: Session, *, at: datetime) -> None:
    """What the tick does: note who is new, and see to it that whoever is to hear of it does."""
    await _note(session, at)
    since = at - NEW
    newest = select(Introduction.id).where(col(Introduction.at) > since).limit(1)
    if (await session.exec(newest)).first() is not None:
        await _welcome(session, since, at)
        await ask(session, since, at=at)
        await gather(session, since, at=at)
    await remind(session, at=at)
    await unsay_lost(session, at=at)


async def _note(session: Session, at: datetime) -> None:
    """Whoever has joined a group within these days; the day is known only of those who came later
    than the list, so that a whole school moving in is no newcomer."""
    known = exists(
        select(literal(1)).where(
            Introduction.student_id == Enrollment.student_id,
            Introduction.group_id == Enrollment.group_id,
        )
    )
    new: Any = (
        select_columns(
            col(Enrollment.student_id), col(Enrollment.group_id), col(Enrollment.joined_on)
        )
        .select_from(Enrollment)
        .join(Group, col(Group.id) == Enrollment.group_id)
        .where(
            col(Enrollment.joined_on) > (at - NEW).date(),
            col(Enrollment.joined_on) <= _latest(at),
            of_several(),
            ~known,
        )
    )
    found = (await session.exec(new)).all()
    if found:
        rows = [
            {"student_id": student, "group_id": group, "day": day, "at": at}
            for student, group, day in found
        ]
        await session.exec(insert(Introduction), params=rows)


def _latest(at: datetime) -> date:
    """Today wherever today begins first."""
    return (at + timedelta(hours=14)).date()


async def _welcome(session: Session, since: datetime, at: datetime) -> None:
    """Students who are new, and their guardians, get to know who is who."""
    student = col(Introduction.student_id)
    family: Any = union(
        select_columns(student.label("who"), student.label("child"), col(Introduction.day)).where(
            col(Introduction.at) > since
        ),
        select_columns(col(Guardianship.guardian_id), student, col(Introduction.day))
        .select_from(Guardianship)
        .join(Introduction, student == Guardianship.student_id)
        .where(col(Introduction.at) > since),
    ).subquery()
    who, child, day = family.c
    once = cast(who, String) + ":" + cast(child, String) + ":" + cast(day, String)
    rows: Any = (
        select(
            who.label("person_id"),
            child.label("about"),
            (literal(f"{WELCOME}:") + once).label("once"),
        )
        .join(Person, col(Person.id) == who)
        .where(col(Person.telegram_id).is_not(None), col(Person.settled).is_(True))
    )
    await outbox.broadcast(session, rows, WELCOME, due_at=at + SETTLES)
