"""A group at the year's end: put away with those who learn nowhere else, and brought back."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select

from models import groups, substitutes
from models.archive.leaving import come_back, leave
from models.archive.tables import BackAlready, Departure
from models.base import AccessDenied, Session
from models.groups import Enrollment, Group, GroupExists, PersonalGroup
from models.imports.lessons import withdraw
from models.people import Person
from models.slots import SlotGroup
from models.timetable import Lesson, LessonGroup, LessonState, local_day

BETWEEN = " · "  # the name of a group and the year in which it was put away


async def stays(session: Session, group: Group) -> tuple[list[Person], list[Person]]:
    """The students of a group: who learns nowhere else and leaves with it, and who stays."""
    here = select(Enrollment.student_id).where(Enrollment.group_id == group.id)
    students = select(Person).where(col(Person.id).in_(here)).order_by(Person.name)
    personal = select(PersonalGroup.group_id)
    elsewhere = select(Enrollment.student_id).where(
        Enrollment.group_id != group.id, col(Enrollment.group_id).not_in(personal)
    )
    stay = set((await session.exec(elsewhere.distinct())).all())
    everybody = (await session.exec(students)).all()
    return (
        [one for one in everybody if one.id not in stay],
        [one for one in everybody if one.id in stay],
    )


async def put_away(session: Session, group: Group, *, by: Person, at: datetime) -> None:
    """The group is history: no lessons to come, no chat, on no list; its name is free again."""
    if await groups.is_personal(session, group):
        raise AccessDenied
    mine = update(Group).where(col(Group.id) == group.id, col(Group.archived_at).is_(None))
    if (await session.exec(mine.values(archived_at=at))).rowcount != 1:
        raise BackAlready
    await session.refresh(group)
    leaving, staying = await stays(session, group)
    for student in leaving:
        await leave(session, student, by=by, at=at, group=group)
    for student in staying:
        there = await session.get_one(Enrollment, (student.id, group.id))
        joined = there.joined_on and there.joined_on.isoformat()
        session.add(
            Departure(
                person_id=student.id,
                group_id=group.id,
                author_id=by.id,
                at=at,
                had={"learns": [[group.id, joined]]},
            )
        )
        await session.delete(there)
    await _end_lessons(session, group, at)
    await substitutes.end_all(session, at=at, group=group)
    group.chat_id = group.unreachable = group.lacks = group.news = group.topic_id = None
    name = f"{group.name}{BETWEEN}{local_day(at, group.zone).year}"
    group.name = await groups.free_name(session, name)
    await session.flush()


async def bring_back(session: Session, group: Group, *, at: datetime) -> None:
    """Everybody who left with it is there again, and its weekly lessons are planned anew."""
    was = group.archived_at
    name = group.name.rpartition(BETWEEN)[0] or group.name
    if (await session.exec(select(Group.id).where(Group.name == name))).first() is not None:
        raise GroupExists(name=name)
    mine = update(Group).where(col(Group.id) == group.id, col(Group.archived_at).is_not(None))
    if (await session.exec(mine.values(archived_at=None, name=name))).rowcount != 1:
        raise BackAlready
    await session.refresh(group)
    left_with_it = select(Departure).where(
        Departure.group_id == group.id, Departure.at == was, col(Departure.back_at).is_(None)
    )
    for departure in (await session.exec(left_with_it)).all():
        await come_back(session, departure, at=at)


async def _end_lessons(session: Session, group: Group, at: datetime) -> None:
    """Lessons to come of nobody but this group and other history are withdrawn."""
    held = select(SlotGroup.slot_id).where(SlotGroup.group_id == group.id)
    living = select(SlotGroup.slot_id).join(Group, col(Group.id) == SlotGroup.group_id)
    living = living.where(col(Group.archived_at).is_(None))
    ended = held.where(col(SlotGroup.slot_id).not_in(living))
    await withdraw(session, list((await session.exec(ended)).all()), at=at)
    mine = select(LessonGroup.lesson_id).where(LessonGroup.group_id == group.id)
    others = select(LessonGroup.lesson_id).join(Group, col(Group.id) == LessonGroup.group_id)
    others = others.where(col(Group.archived_at).is_(None))
    coming = update(Lesson).where(
        col(Lesson.id).in_(mine), col(Lesson.id).not_in(others), col(Lesson.starts_at) > at
    )
    await session.exec(coming.values(state=LessonState.CANCELLED, changed=True))
