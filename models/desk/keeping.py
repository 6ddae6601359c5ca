"""Who can be asked about a student, and who hears what the family writes."""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models import courses, groups, substitutes
from models.base import Session
from models.courses import Course, CourseTeacher
from models.desk.tables import NobodyHears, NoLonger, Thread
from models.groups import Enrollment, GroupPart, GroupStaff
from models.people import Person, Role, RoleGrant


class Contact(NamedTuple):
    """Somebody who can be asked, in which role, and about which subjects."""

    role: Role
    person: Person
    subjects: tuple[str, ...] = ()


async def contacts(session: Session, student: Person) -> list[Contact]:
    """The tutors, the teachers by name, the psychologists and the school's coordinators.

    A tutor who teaches as well is asked as the tutor.
    """
    found = [Contact(Role.TUTOR, tutor) for tutor in await tutors(session, student.id)]
    known = {contact.person.id for contact in found}
    found += [one for one in await _teachers(session, student.id) if one.person.id not in known]
    learnt = await _learnt(session, student.id)
    healers = await groups.staff(session, learnt, Role.PSYCHOLOGIST)
    found += [Contact(Role.PSYCHOLOGIST, healer) for healer in healers]
    holds = select(RoleGrant.person_id).where(RoleGrant.role == Role.COORDINATOR)
    at_school = select(Person).where(
        col(Person.id).in_(holds),
        col(Person.school_id).is_not(None),
        col(Person.school_id) == student.school_id,
    )
    coordinators = (await session.exec(at_school.order_by(Person.name))).all()
    return found + [Contact(Role.COORDINATOR, one) for one in coordinators]


async def tutors(session: Session, student_id: int) -> list[Person]:
    """Whoever keeps a group of this student, by name."""
    found = await groups.staff(session, await _learnt(session, student_id), Role.TUTOR)
    return sorted(found, key=lambda tutor: tutor.name)


async def tutors_now(session: Session, student_id: int) -> list[Person]:
    """Without those in whose place somebody who can be reached keeps the group."""
    found = await tutors(session, student_id)
    away = await substitutes.away(session, await _learnt(session, student_id))
    here = [one for one in found if one.id not in away]
    return here if any(map(_reachable, here)) else found


async def _learnt(session: Session, student_id: int) -> list[int]:
    learns = select(Enrollment.group_id).where(Enrollment.student_id == student_id)
    return list((await session.exec(learns)).all())


async def _teachers(session: Session, student_id: int) -> list[Contact]:
    teaching: Any = (
        select(Person, Course.subject)
        .join(CourseTeacher, col(CourseTeacher.teacher_id) == Person.id)
        .join(Course, col(Course.id) == CourseTeacher.course_id)
        .where(courses.attended_by(student_id))
        .order_by(Person.name, Course.subject)
    )
    subjects: dict[int, list[str]] = {}
    teachers: dict[int, Person] = {}
    for teacher, subject in (await session.exec(teaching)).all():
        teachers[teacher.id] = teacher
        subjects.setdefault(teacher.id, []).append(subject)
    return [
        Contact(Role.TEACHER, teacher, tuple(dict.fromkeys(subjects[id])))
        for id, teacher in teachers.items()
    ]


async def asked(session: Session, thread: Thread) -> list[Person]:
    """Whose thread it is on the side of the school.

    While somebody who can be reached keeps the group in a tutor's place, it is theirs.
    """
    if thread.staff_id is not None:
        return [await session.get_one(Person, thread.staff_id)]
    return await tutors_now(session, thread.student_id)


@cache  # put together once: each tick asks
def lost() -> ColumnElement[bool]:
    """The condition under which whoever a thread was with has nothing to do with the student."""
    student, staff, role = col(Thread.student_id), col(Thread.staff_id), col(Thread.role)
    learner, colleague = aliased(Person), aliased(Person)
    teaches = (
        select(CourseTeacher.course_id)
        .join(Course, col(Course.id) == CourseTeacher.course_id)
        .join(GroupPart, col(GroupPart.whole_id) == Course.group_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(CourseTeacher.teacher_id == staff, Enrollment.student_id == student)
        .correlate(Thread)
        .exists()
    )
    heals = (
        select(GroupStaff.group_id)
        .join(GroupPart, col(GroupPart.whole_id) == GroupStaff.group_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(
            GroupStaff.person_id == staff,
            GroupStaff.role == Role.PSYCHOLOGIST,
            Enrollment.student_id == student,
        )
        .correlate(Thread)
        .exists()
    )
    coordinates = (
        select(RoleGrant.person_id)
        .join(colleague, col(colleague.id) == RoleGrant.person_id)
        .join(learner, col(learner.school_id) == colleague.school_id)
        .where(
            RoleGrant.person_id == staff,
            RoleGrant.role == Role.COORDINATOR,
            learner.id == student,
        )
        .correlate(Thread)
        .exists()
    )
    there = or_(
        and_(role == Role.TEACHER, teaches),
        and_(role == Role.PSYCHOLOGIST, heals),
        and_(role == Role.COORDINATOR, coordinates),
    )
    return and_(staff.is_not(None), ~there)


async def still_asked(session: Session, thread: Thread) -> bool:
    """Has whoever this thread is with still to do with the student?"""
    if thread.staff_id is None:
        return True
    return (await session.exec(_gone(), params={"thread": thread.id})).first() is None


@cache  # put together once: each question to somebody by name asks
def _gone() -> SelectOfScalar[int]:
    return select(Thread.id).where(col(Thread.id) == bindparam("thread"), lost())


async def hearers(session: Session, thread: Thread) -> list[Person]:
    """Who gets what the family writes now.

    Refuses where nobody can be reached in Telegram, or has to do with the student any more.
    """
    found = await asked(session, thread)
    if not await still_asked(session, thread):
        raise NoLonger(names=", ".join(one.called for one in found))
    there = [one for one in found if _reachable(one)]
    if not there:
        raise NobodyHears(names=", ".join(one.name for one in found), n=len(found))
    return there


def _reachable(person: Person) -> bool:
    return person.telegram_id is not None and person.unreachable is None
