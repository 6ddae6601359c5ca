"""Whom a publication concerns: who hears of it, who has answered, whom it did not reach."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, union
from sqlmodel import col, select

from models import hearings as hearing
from models import outbox, receipts
from models.base import Session
from models.changes.tables import PUBLISHED, Change, Publication
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.hearings import Hearing
from models.outbox import Notification, State
from models.people import Guardianship, Person, Role
from models.receipts import Receipt, Reply
from models.timetable import LessonGroup, LessonTeacher

ANNOUNCED, AGAIN, CANNOT = "changes-announced", "changes-again", "changes-cannot"
STRUCK, RECALLED = "changes-struck", "changes-recalled"
STRUCK_ALOUD, RECALLED_ALOUD = "changes-struck-aloud", "changes-recalled-aloud"


async def tell(session: Session, publication: Publication, *, at: datetime) -> None:
    """Freeze everybody concerned as rows of the outbox, the groups' chats among them."""
    await outbox.broadcast(
        session, _people(publication), PUBLISHED, about=publication.id, urgent=True, due_at=at
    )
    for group in await chats(session, publication):
        outbox.announce(session, group, ANNOUNCED, publication.id, at=at)


def _lessons(publication: Publication) -> Select[Any]:
    return select(Change.lesson_id).where(Change.publication_id == publication.id)


def _people(publication: Publication) -> Select[Any]:
    """Students, their guardians, teachers before and after, the groups' other tutors.

    A student without Telegram is left to the guardians, if there are any.
    """
    parts = (
        select(GroupPart.part_id)
        .join(LessonGroup, col(LessonGroup.group_id) == GroupPart.whole_id)
        .where(col(LessonGroup.lesson_id).in_(_lessons(publication)))
    )
    learners = select(Enrollment.student_id).where(col(Enrollment.group_id).in_(parts))
    families = select(Guardianship.guardian_id).where(col(Guardianship.student_id).in_(learners))
    teachers = select(LessonTeacher.teacher_id).where(
        col(LessonTeacher.lesson_id).in_(_lessons(publication))
    )
    former = select(Change.was_teacher_id).where(
        Change.publication_id == publication.id, col(Change.was_teacher_id).is_not(None)
    )
    wholes = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    tutors = select(GroupStaff.person_id).where(
        col(GroupStaff.group_id).in_(wholes), GroupStaff.role == Role.TUTOR
    )
    everybody = union(learners, families, teachers, former, tutors).subquery()
    guarded = select(Guardianship.student_id)
    left_to_guardians = col(Person.telegram_id).is_(None) & col(Person.id).in_(guarded)
    return select(col(Person.id).label("person_id")).where(
        col(Person.id).in_(select(everybody.c[0])),
        Person.id != publication.author_id,
        ~left_to_guardians,
    )


async def concerned(session: Session, publication: Publication) -> list[Person]:
    """Who would hear of a draft: to be looked at before it is published."""
    wanted = select(Person).where(col(Person.id).in_(_people(publication))).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def chats(session: Session, publication: Publication) -> list[Group]:
    """The groups with a chat whose students these lessons concern."""
    parts = (
        select(GroupPart.part_id)
        .join(LessonGroup, col(LessonGroup.group_id) == GroupPart.whole_id)
        .where(col(LessonGroup.lesson_id).in_(_lessons(publication)))
    )
    wholes = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    with_chat = select(Group).where(col(Group.id).in_(wholes), col(Group.chat_id).is_not(None))
    return list((await session.exec(with_chat)).all())


async def recall(session: Session, publication: Publication, *, at: datetime) -> None:
    """Whoever has not heard never will; whoever has finds the card struck out and is told why.

    Both: an edit makes no sound, and a word alone would leave the wrong card standing.
    """
    for kind in (PUBLISHED, ANNOUNCED, AGAIN):
        await outbox.void(session, kind, publication.id)
    for told, struck, recalled in (
        (PUBLISHED, STRUCK, RECALLED),
        (AGAIN, STRUCK, None),
        (ANNOUNCED, STRUCK_ALOUD, RECALLED_ALOUD),
    ):
        of_copy = ("person_id", "group_id", "about")
        copies = select(*(getattr(Notification, name) for name in of_copy)).where(
            Notification.kind == told,
            Notification.about == publication.id,
            Notification.state == State.SENT,
        )
        edits = copies.add_columns(col(Notification.message_id).label("edits"))
        await outbox.broadcast(session, edits, struck, due_at=at, urgent=True)
        if recalled:
            await outbox.broadcast(session, copies, recalled, due_at=at, urgent=True)


async def hearings(session: Session, publication: Publication) -> list[Hearing]:
    """Person by person: has it arrived, and what did they answer?"""
    return await hearing.of(session, PUBLISHED, publication.id)


async def remind(session: Session, publication: Publication, *, at: datetime) -> int:
    """Ask once more those who have it and say nothing; returns how many."""
    silent = await hearing.silent(session, PUBLISHED, AGAIN, publication.id, at=at)
    for person in silent:
        outbox.notify(session, person, AGAIN, publication.id, at=at)
    return len(silent)


async def answer(
    session: Session, publication: Publication, reply: Reply, *, by: Person, at: datetime
) -> Receipt:
    """«Seen» or «can't come»; the tutor hears of the latter at once."""
    receipt, new = await receipts.give(session, PUBLISHED, publication.id, reply, by=by.id, at=at)
    if new and reply is Reply.CANNOT:
        outbox.notify(session, publication.author_id, CANNOT, receipt.id, at=at, urgent=True)
    return receipt


async def cannot_because(
    session: Session, publication: Publication, reason: str, *, by: Person, at: datetime
) -> None:
    """«Can't come», now with a reason: the tutor hears it, too."""
    receipt, _ = await receipts.give(
        session, PUBLISHED, publication.id, Reply.CANNOT, by=by.id, at=at
    )
    receipt.reason = reason
    outbox.notify(session, publication.author_id, CANNOT, receipt.id, at=at, urgent=True)
