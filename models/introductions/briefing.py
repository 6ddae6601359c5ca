"""Teachers get three lines about students who are new to them, all of them at once, and confirm."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, func
from sqlmodel import col, select

from models import consents, groups, outbox
from models.advice import Advice
from models.base import Session
from models.courses import Course, CourseTeacher
from models.groups import Enrollment, Group, GroupPart, GroupStaff, PersonalGroup
from models.introductions.tables import TOLD, UNREAD, Briefed, Briefing, Introduction
from models.people import Person, Role, School
from models.permissions import Action, within
from models.timetable import Lesson, LessonGroup, LessonState, LessonTeacher

GATHERS = timedelta(minutes=15)  # who comes within that long is told of in one message
NEAR = timedelta(hours=1)  # before the first lesson


class New(NamedTuple):
    """Three lines: who it is, where they are and learn, what a psychologist advises."""

    student: Person
    groups: str
    school: School | None
    advice: str = ""


async def gather(session: Session, since: datetime, *, at: datetime) -> None:
    """Brief every teacher of somebody new, as soon as the first of theirs has waited long enough.

    Of whom there is no consent nobody hears; who keeps the group besides teaching it knows them.
    """
    whole = col(GroupPart.whole_id) == col(Course.group_id)
    keeps = exists().where(
        col(GroupStaff.group_id) == GroupPart.whole_id,
        col(GroupStaff.person_id) == CourseTeacher.teacher_id,
        col(GroupStaff.role) == Role.TUTOR,
    )
    told = exists(
        select(Briefed.student_id)
        .join(Briefing, col(Briefing.id) == Briefed.briefing_id)
        .where(
            Briefed.student_id == Introduction.student_id,
            Briefing.teacher_id == CourseTeacher.teacher_id,
        )
    )
    pairs: Any = (
        select(CourseTeacher.teacher_id, Introduction.student_id, Introduction.at)
        .select_from(CourseTeacher)
        .join(Course, col(Course.id) == CourseTeacher.course_id)
        .join(GroupPart, whole)
        .join(Introduction, col(Introduction.group_id) == GroupPart.part_id)
        .join(Person, col(Person.id) == CourseTeacher.teacher_id)
        .where(
            col(Introduction.at) > since,
            col(Person.telegram_id).is_not(None),
            consents.agreed(Introduction.student_id),
            ~told,
            ~keeps,
        )
        .distinct()
    )
    new: dict[int, set[int]] = defaultdict(set)
    ripe: set[int] = set()
    for teacher, student, come_at in (await session.exec(pairs)).all():
        new[teacher].add(student)
        if come_at <= at - GATHERS:
            ripe.add(teacher)
    for teacher in sorted(ripe):
        await _brief(session, teacher, new[teacher], at=at)


async def meet(session: Session, course: Course, teacher: Person, *, at: datetime) -> None:
    """Somebody begins to teach a course: they hear at once of everybody who learns there."""
    if teacher.telegram_id is None:
        return
    known = (
        select(Briefed.student_id)
        .join(Briefing, col(Briefing.id) == Briefed.briefing_id)
        .where(Briefing.teacher_id == teacher.id)
    )
    learners = select(Person.id).where(
        col(Person.id).in_(groups.students([course.group_id])),
        consents.agreed(Person.id),
        col(Person.id).not_in(known),
    )
    found = set((await session.exec(learners)).all())
    if found:
        await _brief(session, teacher.id, found, at=at)


async def _brief(session: Session, teacher_id: int, students: set[int], *, at: datetime) -> None:
    briefing = Briefing(teacher_id=teacher_id, at=at)
    briefing.lesson_at = await _first_lesson(session, teacher_id, students, at)
    session.add(briefing)
    await session.flush()
    session.add_all(
        [Briefed(briefing_id=briefing.id, student_id=student) for student in sorted(students)]
    )
    outbox.notify(session, teacher_id, TOLD, briefing.id, at=at)
    await session.flush()


async def _first_lesson(
    session: Session, teacher_id: int, students: Iterable[int], at: datetime
) -> datetime | None:
    wholes = (
        select(GroupPart.whole_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(col(Enrollment.student_id).in_(students))
    )
    theirs: Any = (
        select(func.min(Lesson.starts_at))
        .join(LessonTeacher, col(LessonTeacher.lesson_id) == Lesson.id)
        .join(LessonGroup, col(LessonGroup.lesson_id) == Lesson.id)
        .where(
            LessonTeacher.teacher_id == teacher_id,
            col(LessonGroup.group_id).in_(wholes),
            Lesson.state == LessonState.PLANNED,
            Lesson.starts_at > at,
        )
    )
    found: datetime | None = (await session.exec(theirs)).one()
    return found


async def confirm(session: Session, briefing: Briefing, *, at: datetime) -> None:
    """Its teacher has read it; twice is as good as once."""
    if briefing.confirmed_at is None:
        briefing.confirmed_at = at
        session.add(briefing)
        await session.flush()


async def students(session: Session, me: Person, briefing: Briefing) -> list[Person]:
    """Whom a briefing is about, as far as they are this reader's students now, by name."""
    about = select(Briefed.student_id).where(Briefed.briefing_id == briefing.id)
    wanted = select(Person).where(
        col(Person.id).in_(about), consents.agreed(Person.id), _theirs(me, briefing)
    )
    return list((await session.exec(wanted.order_by(Person.name))).all())


def _theirs(me: Person, briefing: Briefing) -> ColumnElement[bool]:
    """The teacher's, who teaches them still; else of a tutor who keeps them."""
    if me.id != briefing.teacher_id:
        return within(me, Action.SEE_BRIEFING, Person, [Role.TUTOR])
    taught: Any = (
        select(Course.group_id)
        .join(CourseTeacher, col(CourseTeacher.course_id) == Course.id)
        .where(CourseTeacher.teacher_id == me.id)
    )
    return col(Person.id).in_(groups.students(taught))


async def lines(session: Session, me: Person, found: list[Person]) -> list[New]:
    """The three lines about each of these students, of whom this teacher may read."""
    ids = [one.id for one in found]
    personal = select(PersonalGroup.group_id)
    names: dict[int, list[str]] = defaultdict(list)
    learn: Any = (
        select(Enrollment.student_id, Group.name)
        .join(Group, col(Group.id) == Enrollment.group_id)
        .where(col(Enrollment.student_id).in_(ids), col(Group.id).not_in(personal))
        .order_by(Group.name)
    )
    for student, group in (await session.exec(learn)).all():
        names[student].append(group)
    wanted = select(School).where(col(School.id).in_([one.school_id for one in found]))
    schools = {school.id: school for school in (await session.exec(wanted)).all()}
    given = select(Advice).where(
        col(Advice.student_id).in_(ids), within(me, Action.SEE_ADVICE, Advice, [Role.TEACHER])
    )
    newest = {
        one.student_id: one.text
        for one in (await session.exec(given.order_by(col(Advice.id)))).all()
    }
    return [
        New(
            one,
            ", ".join(names[one.id]),
            schools.get(one.school_id) if one.school_id else None,
            newest.get(one.id, ""),
        )
        for one in found
    ]


async def remind(session: Session, *, at: datetime) -> None:
    """Tell the tutors, once, whose first lesson is near and who has not confirmed."""
    near = select(Briefing).where(
        col(Briefing.confirmed_at).is_(None),
        col(Briefing.reminded_at).is_(None),
        col(Briefing.lesson_at) <= at + NEAR,
        col(Briefing.at) <= at - GATHERS,
    )
    for briefing in (await session.exec(near)).all():
        briefing.reminded_at = at
        session.add(briefing)
        around = (
            select(Enrollment.group_id)
            .join(Briefed, col(Briefed.student_id) == Enrollment.student_id)
            .where(Briefed.briefing_id == briefing.id)
        )
        learnt = list((await session.exec(around.distinct())).all())
        for tutor in await groups.staff(session, learnt, Role.TUTOR):
            outbox.notify(session, tutor, UNREAD, briefing.id, at=at, use_by=briefing.lesson_at)
    await session.flush()


async def unread(session: Session, student: Person) -> set[int]:
    """The ids of the teachers who were told of this student and have not confirmed."""
    mine = (
        select(Briefing.teacher_id, Briefing.confirmed_at)
        .join(Briefed, col(Briefed.briefing_id) == Briefing.id)
        .where(Briefed.student_id == student.id)
    )
    found = (await session.exec(mine)).all()
    return {id for id, at in found if at is None} - {id for id, at in found if at is not None}
