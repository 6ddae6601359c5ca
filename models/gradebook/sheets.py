"""Sheets: everybody in a lesson or a course, with what is noted of each so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import false
from sqlmodel import col, select

from models import attendance, courses, groups
from models.assignments import Assignment, Attempt
from models.attendance import AttendanceState
from models.base import AccessDenied, Session
from models.courses import Course
from models.gradebook.scores import BOUNDS, NotOnScale
from models.marks import Mark
from models.people import Person, Role
from models.permissions import Action, students_within, within
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

    @property
    def noted(self) -> bool:
        return self.state is not None or self.mark is not None or self.handed_in


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


def on_scale(score: int, course: Course) -> float:
    """A mark that was tapped; the course may have another scale by now."""
    low, high = BOUNDS[course.scale]
    if not low <= score <= high:
        raise NotOnScale(value=str(score), scale=course.scale.value)
    return score


async def _teaches(session: Session, me: Person, course: Course) -> bool:
    mine = select(Course.id).where(Course.id == course.id, within(me, GIVE, Course, [Role.TEACHER]))
    return (await session.exec(mine)).first() is not None


async def _students(
    session: Session, me: Person, group_ids: list[int], *, whole: bool
) -> list[Person]:
    """Of these groups: all of them for whoever teaches them, else those one looks after."""
    wanted = select(Person).where(col(Person.id).in_(groups.students(group_ids)))
    if not whole:
        mine = await students_within(session, me, GIVE)
        wanted = wanted.where(col(Person.id).in_(mine))
    return list((await session.exec(wanted.order_by(Person.name))).all())
