"""Marks, works and attendance as the tables that are read, of students with a consent in force."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import false
from sqlalchemy import select as columns
from sqlmodel import col

from models.assignments import Assignment, Attempt
from models.attendance import Attendance
from models.base import Session
from models.courses import Course, Scale
from models.downloads.kinds import Table, Wish, wall
from models.gradebook.roll import Roll, roll
from models.groups import Group
from models.marks import Mark
from models.names import plain
from models.people import Person
from models.permissions import Action, within
from models.spreadsheets.plans import Unclear
from models.timetable import Lesson, LessonState

RECORDS = Action.DOWNLOAD_RECORDS
A_YEAR_AGO = timedelta(days=-360)  # as far back as a file can speak of lessons
MARKS = ("student", "group", "subject", "mark", "what_for", "date")
WORKS = ("student", "group", "subject", "task", "handed_in", "carried", "mark")
ATTENDANCE = ("student", "group", "subject", "date", "start", "attendance", "reason")


async def marks(session: Session, wish: Wish) -> Table:
    """Marks that hang on no task. Of several for the same on one day a file can tell the last."""
    given: Any = (
        columns(Mark, Person, Course, col(Group.name))
        .join(Person, col(Person.id) == Mark.student_id)
        .join(Course, col(Course.id) == Mark.course_id)
        .join(Group, col(Group.id) == Course.group_id)
        .where(
            within(wish.me, RECORDS, Mark),
            wish.of_group(Mark.student_id),
            col(Mark.withdrawn) == false(),
            col(Mark.assignment_id).is_(None),
            col(Mark.given_on) >= wish.since,
        )
        .order_by(Group.name, Person.name, Course.subject, col(Mark.given_on), col(Mark.id))
    )
    found = (await session.exec(given)).all()
    known = await roll(session, wish.me)
    last = {_key(mark): mark.id for mark, *_ in found}
    table = Table("marks", MARKS)
    for mark, student, course, group in found:
        table.add(
            [student.name, group, course.subject, _score(mark), mark.what_for, mark.given_on],
            readable=last[_key(mark)] == mark.id and readable(known, student, course, group),
        )
    return table


def _key(mark: Mark) -> Any:
    return mark.student_id, mark.course_id, plain(mark.what_for), mark.given_on


async def works(session: Session, wish: Wish) -> Table:
    """What was handed in, with the marks for it. A file tells the newest attempt of each task."""
    made: Any = (
        columns(Attempt, Assignment, Person, Course, Group, Mark)
        .join(Assignment, col(Assignment.id) == Attempt.assignment_id)
        .join(Person, col(Person.id) == Attempt.student_id)
        .join(Course, col(Course.id) == Assignment.course_id)
        .join(Group, col(Group.id) == Course.group_id)
        .outerjoin(Mark, (col(Mark.attempt_id) == Attempt.id) & (col(Mark.withdrawn) == false()))
        .where(within(wish.me, RECORDS, Attempt), wish.of_group(Attempt.student_id))
        .order_by(Group.name, Person.name, Course.subject, col(Attempt.id))
    )
    unmade: Any = (
        columns(Mark, Assignment, Person, Course, Group)
        .join(Assignment, col(Assignment.id) == Mark.assignment_id)
        .join(Person, col(Person.id) == Mark.student_id)
        .join(Course, col(Course.id) == Mark.course_id)
        .join(Group, col(Group.id) == Course.group_id)
        .where(
            within(wish.me, RECORDS, Mark),
            wish.of_group(Mark.student_id),
            col(Mark.withdrawn) == false(),
            col(Mark.attempt_id).is_(None),
        )
        .order_by(Group.name, Person.name, Course.subject, col(Mark.id))
    )
    found = [tuple(row) for row in (await session.exec(made)).all()]
    newest = {(one.student_id, task.id): one.number for one, task, *_ in found}
    for one, task, *_ in found:
        newest[one.student_id, task.id] = max(one.number, newest[one.student_id, task.id])
    found += [(None, *rest, mark) for mark, *rest in (await session.exec(unmade)).all()]
    known = await roll(session, wish.me)
    table = Table("works", WORKS)
    for attempt, task, student, course, group, mark in found:
        when = wall(attempt.submitted_at, group.zone) if attempt else None
        day = when.date() if when else mark.given_on if mark else None
        if day is None and not (attempt and attempt.carried):
            continue  # given anew, not handed in yet
        if day is not None and day < wish.since:
            continue
        number = attempt.number if attempt else 1
        newer = number < newest.get((student.id, task.id), 0) or (
            attempt is None and (student.id, task.id) in newest
        )
        table.add(
            [
                student.name,
                group.name,
                course.subject,
                task.title,
                told(when),
                bool(attempt and attempt.carried),
                _score(mark) if mark else None,
            ],
            readable=not newer
            and not task.cancelled
            and readable(known, student, course, group.name),
        )
    return table


async def attendance(session: Session, wish: Wish) -> Table:
    """Who was at which lesson."""
    noted: Any = (
        columns(Attendance, Lesson, Person)
        .join(Lesson, col(Lesson.id) == Attendance.lesson_id)
        .join(Person, col(Person.id) == Attendance.student_id)
        .where(
            within(wish.me, RECORDS, Attendance),
            wish.of_group(Attendance.student_id),
            col(Lesson.day) >= wish.since,
        )
        .order_by(Person.name, col(Lesson.starts_at), col(Lesson.id))
    )
    known = await roll(session, wish.me)
    table = Table("attendance", ATTENDANCE)
    for row, lesson, student in (await session.exec(noted)).all():
        named = [group.name for group in lesson.groups]
        group = next((g for g in named if _learns(known, student, lesson.subject, g)), None)
        at = lesson.starts_at.astimezone(ZoneInfo(lesson.zone)).replace(tzinfo=None)
        far = not A_YEAR_AGO <= at.date() - wish.today <= timedelta()
        table.add(
            [
                student.name,
                group or ", ".join(named),
                lesson.subject,
                at.date(),
                at.time(),
                row.state,
                row.reason,
            ],
            readable=bool(group) and not far and lesson.state is LessonState.PLANNED,
        )
    return table


def readable(known: Roll, student: Person, course: Course, group: str) -> bool:
    """Does a file mean this student and this course by these names?"""
    try:
        return (
            known.student(student.name, group).id == student.id
            and known.course(student, course.subject, group).id == course.id
        )
    except Unclear:
        return False


def _learns(known: Roll, student: Person, subject: str, group: str) -> bool:
    try:
        known.course(student, subject, group)
        return known.student(student.name, group).id == student.id
    except Unclear:
        return False


def _score(mark: Mark) -> tuple[Scale, float]:
    """What a mark is depends on its scale: that is for whoever writes it down."""
    return mark.scale, mark.score


def told(when: datetime | None) -> datetime | str | None:
    """A midnight is written out: as a moment it would be read as a day."""
    return f"{when:%d.%m.%Y %H:%M}" if when and when.time() == time() else when
