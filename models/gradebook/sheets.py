"""Sheets: everybody in a lesson or a course, with what is noted of each so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, false
from sqlmodel import col, select

from models import attendance, consents, courses, groups
from models.assignments import Assignment, Attempt
from models.attendance import AttendanceState
from models.base import AccessDenied, Session
from models.courses import Course
from models.groups import Group
from models.marks import Mark
from models.people import Person, Role
from models.permissions import PERMISSIONS, Action, Scope, students_within, within
from models.timetable import Lesson

GIVE = Action.GIVE_MARK


@dataclass
class Row:
    """One student on a sheet."""

    student: Person
    state: AttendanceState | None = None
    mark: Mark | None = None
    attempt: Attempt | None = None

    @property
    def handed_in(self) -> bool:
        made = self.attempt is not None and (
            self.attempt.submitted_at is not None or self.attempt.carried
        )
        return made or (self.mark is not None and self.attempt is None)


class Taught(NamedTuple):
    """A course in which somebody may note something, its group, and of whom."""

    course: Course
    group: Group
    students: list[Person]


async def of_lesson(session: Session, me: Person, lesson: Lesson) -> list[Row]:
    """Everybody who was to be at the lesson and whom this person may mark."""
    taught = Role.TEACHER in me.roles and me in lesson.teachers
    found = await _students(session, me, [group.id for group in lesson.groups], whole=taught)
    noted = await attendance.of_lesson(session, lesson)
    given = select(Mark).where(
        Mark.lesson_id == lesson.id,
        col(Mark.assignment_id).is_(None),
        Mark.what_for == "",
        Mark.withdrawn == false(),
    )
    marks = {mark.student_id: mark for mark in (await session.exec(given)).all()}
    return [Row(one, noted.get(one.id), marks.get(one.id)) for one in found]


async def of_task(session: Session, me: Person, task: Assignment) -> list[Row]:
    """Everybody who is to hand this in and whom this person may mark."""
    found = await of_course(session, me, task.course)
    rows = {one.id: Row(one) for one in found}
    made = select(Attempt).where(Attempt.assignment_id == task.id).order_by(col(Attempt.number))
    for attempt in (await session.exec(made)).all():
        if attempt.student_id in rows:
            rows[attempt.student_id].attempt = attempt
    given = select(Mark).where(Mark.assignment_id == task.id, Mark.withdrawn == false())
    for mark in (await session.exec(given.order_by(col(Mark.id)))).all():
        row = rows.get(mark.student_id)
        if row and mark.attempt_id == (row.attempt.id if row.attempt else None):
            row.mark = mark
    return list(rows.values())


async def of_course(session: Session, me: Person, course: Course) -> list[Person]:
    """The students of a course whom this person may mark in it."""
    return await _students(
        session, me, [course.group_id], whole=await _teaches(session, me, course)
    )


async def courses_of(session: Session, me: Person) -> list[Course]:
    """Where this person may give marks, by subject."""
    return await courses.of_person(session, me, GIVE)


async def taught(session: Session, me: Person | None, action: Action) -> list[Taught]:
    """Every course in which this person may do this, by subject, each with its students by name.

    Whoever may do it for all, and nobody in particular (the command line), reaches whole groups.
    Groups are looked up once, however many subjects they learn.
    """
    wanted = select(Course, Group).join(Group, col(Group.id) == Course.group_id)
    if me is not None:
        wanted = wanted.where(within(me, action, Course))
    found = (await session.exec(wanted.order_by(Course.subject, col(Course.id)))).all()
    if me is None or Scope.ALL in map(PERMISSIONS[action].scopes.get, me.roles):
        whole, mine = {course.id for course, _ in found}, set[int]()
    else:
        whole = set((await session.exec(select(Course.id).where(_teaching(me)))).all())
        mine = set(await students_within(session, me, GIVE))
    ids = dict.fromkeys(group.id for _, group in found)
    members = {id: await _members(session, [id]) for id in ids}
    return [
        Taught(
            course,
            group,
            [one for one in members[group.id] if course.id in whole or one.id in mine],
        )
        for course, group in found
    ]


def row_of(rows: Sequence[Row], student_id: int) -> Row:
    """The student's row; whoever is not on the sheet is somebody else's business."""
    found = next((row for row in rows if row.student.id == student_id), None)
    if found is None:
        raise AccessDenied
    return found


async def course_of(session: Session, lesson: Lesson, student: Person) -> Course:
    """What the student learns in this lesson; a new course if nobody has thought of it."""
    theirs = courses.attended_by(student.id)
    of = [group.id for group in lesson.groups]
    known = select(Course).where(
        Course.subject == lesson.subject, theirs, col(Course.group_id).in_(of)
    )
    found = (await session.exec(known.order_by(col(Course.id)))).first()
    if found is not None:
        return found
    for group in lesson.groups:
        members = (await session.exec(groups.students([group.id]))).all()
        if student.id in members:
            return await courses.course(session, group.id, lesson.subject)
    raise AccessDenied


def _teaching(me: Person) -> ColumnElement[bool]:
    """The condition under which a course is one that this person teaches."""
    return within(me, GIVE, Course, [Role.TEACHER])


async def _teaches(session: Session, me: Person, course: Course) -> bool:
    mine = select(Course.id).where(Course.id == course.id, _teaching(me))
    return (await session.exec(mine)).first() is not None


async def _students(
    session: Session, me: Person, group_ids: list[int], *, whole: bool
) -> list[Person]:
    """Of these groups: all of them for whoever teaches them, else those one looks after."""
    found = await _members(session, group_ids)
    if whole:
        return found
    mine = set(await students_within(session, me, GIVE))
    return [one for one in found if one.id in mine]


async def _members(session: Session, group_ids: list[int]) -> list[Person]:
    """Everybody of whom something may be noted: without a consent nothing is."""
    wanted = select(Person).where(
        col(Person.id).in_(groups.students(group_ids)), consents.agreed(Person.id)
    )
    return list((await session.exec(wanted.order_by(Person.name))).all())
