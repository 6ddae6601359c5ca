"""Everybody around a group, or around the whole school: who learns, who answers, who teaches."""

from typing import Any

from sqlalchemy import ColumnElement, Select, or_, true, union
from sqlmodel import col, select

from models.base import Session
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.people import Guardianship, Person, Role
from models.permissions import Reach, Scope
from models.slots import SlotGroup, SlotTeacher
from models.timetable import LessonGroup, LessonTeacher


def concerning(group_id: Any, reach: Reach) -> ColumnElement[bool]:
    """The condition under which what is said of a group (None: of the school) is one's business."""
    if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
        taught = select(LessonTeacher.lesson_id).where(LessonTeacher.teacher_id == reach.me.id)
        parts: Any = select(LessonGroup.group_id).where(col(LessonGroup.lesson_id).in_(taught))
    else:
        parts = reach.parts
    wholes = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    return or_(col(group_id).is_(None), col(group_id).in_(wholes))


def parts(group_id: int | None) -> Any:
    """The ids of the group's parts, itself among them; without a group of all there are."""
    if group_id is None:
        return select(GroupPart.part_id)
    return select(GroupPart.part_id).where(GroupPart.whole_id == group_id)


async def inside(session: Session, group_id: int) -> frozenset[int]:
    """The ids of the group's parts, itself among them."""
    return frozenset((await session.exec(parts(group_id))).all())


def everybody(group_id: int | None, *, but: int) -> Select[Any]:
    """Students, their guardians, their teachers and tutors, `but` one, as rows of the outbox.

    A student without Telegram is left to the guardians, if there are any.
    """
    learners = select(Enrollment.student_id).where(col(Enrollment.group_id).in_(parts(group_id)))
    families = select(Guardianship.guardian_id).where(col(Guardianship.student_id).in_(learners))
    weekly = (
        select(SlotTeacher.teacher_id)
        .join(SlotGroup, col(SlotGroup.slot_id) == SlotTeacher.slot_id)
        .where(col(SlotGroup.group_id).in_(parts(group_id)))
    )
    dated = (
        select(LessonTeacher.teacher_id)
        .join(LessonGroup, col(LessonGroup.lesson_id) == LessonTeacher.lesson_id)
        .where(col(LessonGroup.group_id).in_(parts(group_id)))
    )
    wholes = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts(group_id)))
    tutors = select(GroupStaff.person_id).where(
        col(GroupStaff.group_id).in_(wholes), GroupStaff.role == Role.TUTOR
    )
    found = union(learners, families, weekly, dated, tutors).subquery()
    guarded = select(Guardianship.student_id)
    left_to_guardians = col(Person.telegram_id).is_(None) & col(Person.id).in_(guarded)
    return select(col(Person.id).label("person_id")).where(
        col(Person.id).in_(select(found.c[0])), Person.id != but, ~left_to_guardians
    )


async def chats(session: Session, group_id: int | None) -> list[Group]:
    """The chats of these groups; a chat where others learn, too, hears nothing."""
    mine = true() if group_id is None else col(Group.id).in_(parts(group_id))
    with_chat = select(Group).where(mine, col(Group.chat_id).is_not(None))
    return list((await session.exec(with_chat)).all())


async def children(session: Session, to: Person, group_id: int | None) -> list[Person]:
    """Which of this parent's children learn there."""
    learners = select(Enrollment.student_id).where(col(Enrollment.group_id).in_(parts(group_id)))
    mine = (
        select(Person)
        .join(Guardianship, col(Guardianship.student_id) == Person.id)
        .where(Guardianship.guardian_id == to.id, col(Person.id).in_(learners))
    )
    return list((await session.exec(mine.order_by(Person.name))).all())
