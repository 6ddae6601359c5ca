"""Whom holidays concern, and how they hear of them and of their end."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, true, union
from sqlmodel import col, select

from models import hearings as hearing
from models import outbox, receipts
from models.base import Session
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.hearings import Hearing
from models.holidays.tables import Holiday
from models.people import Guardianship, Person, Role
from models.receipts import Receipt, Reply
from models.slots import SlotGroup, SlotTeacher
from models.timetable import LessonGroup, LessonTeacher

DECLARED, ALOUD = "holidays-declared", "holidays-aloud"
STRUCK, STRUCK_ALOUD = "holidays-struck", "holidays-struck-aloud"
WITHDRAWN, WITHDRAWN_ALOUD = "holidays-withdrawn", "holidays-withdrawn-aloud"


async def tell(session: Session, holiday: Holiday, *, at: datetime) -> None:
    """Freeze everybody concerned as rows of the outbox, the groups' chats among them."""
    await outbox.broadcast(session, _people(holiday), DECLARED, about=holiday.id, due_at=at)
    for group in await chats(session, holiday):
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


def _parts(holiday: Holiday) -> Any:
    """The groups whose lessons these holidays are without."""
    if holiday.group_id is None:
        return select(GroupPart.part_id)
    return select(GroupPart.part_id).where(GroupPart.whole_id == holiday.group_id)


def _people(holiday: Holiday) -> Select[Any]:
    """Students, their guardians, their teachers and tutors.

    A student without Telegram is left to the guardians, if there are any.
    """
    parts = _parts(holiday)
    learners = select(Enrollment.student_id).where(col(Enrollment.group_id).in_(parts))
    families = select(Guardianship.guardian_id).where(col(Guardianship.student_id).in_(learners))
    weekly = (
        select(SlotTeacher.teacher_id)
        .join(SlotGroup, col(SlotGroup.slot_id) == SlotTeacher.slot_id)
        .where(col(SlotGroup.group_id).in_(parts))
    )
    dated = (
        select(LessonTeacher.teacher_id)
        .join(LessonGroup, col(LessonGroup.lesson_id) == LessonTeacher.lesson_id)
        .where(col(LessonGroup.group_id).in_(parts))
    )
    wholes = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    tutors = select(GroupStaff.person_id).where(
        col(GroupStaff.group_id).in_(wholes), GroupStaff.role == Role.TUTOR
    )
    everybody = union(learners, families, weekly, dated, tutors).subquery()
    guarded = select(Guardianship.student_id)
    left_to_guardians = col(Person.telegram_id).is_(None) & col(Person.id).in_(guarded)
    return select(col(Person.id).label("person_id")).where(
        col(Person.id).in_(select(everybody.c[0])),
        Person.id != holiday.author_id,
        ~left_to_guardians,
    )


async def concerned(session: Session, holiday: Holiday) -> list[Person]:
    """Who would hear of a draft: to be looked at before it is declared."""
    wanted = select(Person).where(col(Person.id).in_(_people(holiday))).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def chats(session: Session, holiday: Holiday) -> list[Group]:
    """The chats of these groups; a chat where others learn, too, hears nothing."""
    mine = true() if holiday.group_id is None else col(Group.id).in_(_parts(holiday))
    with_chat = select(Group).where(mine, col(Group.chat_id).is_not(None))
    return list((await session.exec(with_chat)).all())


async def children(session: Session, to: Person, holiday: Holiday) -> list[Person]:
    """Which of this parent's children have these holidays."""
    learners = select(Enrollment.student_id).where(col(Enrollment.group_id).in_(_parts(holiday)))
    mine = (
        select(Person)
        .join(Guardianship, col(Guardianship.student_id) == Person.id)
        .where(Guardianship.guardian_id == to.id, col(Person.id).in_(learners))
    )
    return list((await session.exec(mine.order_by(Person.name))).all())


async def hearings(session: Session, holiday: Holiday) -> list[Hearing]:
    """Person by person: has it arrived, and have they seen it?"""
    return await hearing.of(session, DECLARED, holiday.id)


async def seen(session: Session, holiday: Holiday, *, by: Person, at: datetime) -> Receipt:
    """«Seen»: the author need not telephone."""
    receipt, _ = await receipts.give(session, DECLARED, holiday.id, Reply.SEEN, by=by.id, at=at)
    return receipt
