"""The queries behind progress, each put together once; `ids` are the students asked for.

Columns instead of objects, and statements that are kept: for one child SQLAlchemy would take
longer to put them together than SQLite takes to answer them.
"""

from functools import cache
from typing import Any

from sqlalchemy import bindparam, false, func
from sqlalchemy import select as columns
from sqlmodel import col, select

from models.assignments import Assignment, Attempt
from models.attendance import Attendance
from models.courses import Course
from models.groups import Enrollment, Group, GroupPart
from models.marks import Mark, MarkCorrection
from models.mastery import Mastery
from models.timetable import Lesson, LessonGroup, LessonState


def _of(column: Any, ids: str = "ids") -> Any:
    return col(column).in_(bindparam(ids, expanding=True))


@cache
def learned() -> Any:
    """Student, course and name of its group, for each course that they learn."""
    return (
        select(Enrollment.student_id, Course, Group.name)
        .join(GroupPart, col(GroupPart.part_id) == Enrollment.group_id)
        .join(Course, col(Course.group_id) == GroupPart.whole_id)
        .join(Group, col(Group.id) == Course.group_id)
        .where(_of(Enrollment.student_id))
    )


@cache
def given() -> Any:
    """Marks that stand, newest first, with the attempt and the task that they are for."""
    return (
        columns(
            col(Mark.student_id),
            col(Mark.course_id),
            col(Mark.id),
            col(Mark.score),
            col(Mark.what_for),
            col(Mark.given_on),
            col(Mark.assignment_id),
            col(Attempt.number),
            col(Assignment.title),
            col(Assignment.weight),
        )
        .outerjoin(Attempt, col(Attempt.id) == Mark.attempt_id)
        .outerjoin(Assignment, col(Assignment.id) == Mark.assignment_id)
        .where(_of(Mark.student_id), col(Mark.withdrawn) == false())
        .order_by(col(Mark.given_on).desc(), col(Mark.id).desc())
    )


@cache
def corrected() -> Any:
    """What marks were before and after each correction, in the order in which they were made."""
    made = (col(MarkCorrection.mark_id), col(MarkCorrection.was), col(MarkCorrection.now))
    return (
        columns(*made, col(MarkCorrection.at))
        .join(Mark, col(Mark.id) == MarkCorrection.mark_id)
        .where(_of(Mark.student_id))
        .order_by(col(MarkCorrection.at), col(MarkCorrection.id))
    )


@cache
def asked() -> Any:
    """The tasks of `courses`."""
    named = (col(Assignment.id), col(Assignment.course_id), col(Assignment.title))
    return columns(*named, col(Assignment.due_at)).where(
        _of(Assignment.course_id, "courses"), col(Assignment.cancelled) == false()
    )


@cache
def tried() -> Any:
    """Attempts at tasks, from the first on."""
    return (
        columns(
            col(Attempt.student_id),
            col(Attempt.assignment_id),
            col(Attempt.number),
            col(Attempt.due_at),
            col(Attempt.submitted_at),
            col(Attempt.carried),
        )
        .where(_of(Attempt.student_id))
        .order_by(col(Attempt.number))
    )


@cache
def joined() -> Any:
    """Since when somebody is in a group, where that is known of each of its parts."""
    return (
        columns(
            col(Enrollment.student_id),
            col(GroupPart.whole_id),
            func.min(col(Enrollment.joined_on)),
        )
        .join(GroupPart, col(GroupPart.part_id) == Enrollment.group_id)
        .where(_of(Enrollment.student_id))
        .group_by(col(Enrollment.student_id), col(GroupPart.whole_id))
        .having(func.count() == func.count(col(Enrollment.joined_on)))
    )


@cache
def attended() -> Any:
    """Who was at which lesson, and when it was."""
    return (
        columns(
            col(Attendance.student_id),
            col(LessonGroup.group_id),
            col(Lesson.subject),
            col(Attendance.state),
            col(Lesson.starts_at),
        )
        .join(Lesson, col(Lesson.id) == Attendance.lesson_id)
        .join(LessonGroup, col(LessonGroup.lesson_id) == Lesson.id)
        .where(_of(Attendance.student_id), col(Lesson.state) != LessonState.CANCELLED)
    )


@cache
def levels() -> Any:
    """Levels reached, newest first."""
    noted = (col(Mastery.student_id), col(Mastery.course_id), col(Mastery.topic))
    return (
        columns(*noted, col(Mastery.level), col(Mastery.at))
        .where(_of(Mastery.student_id))
        .order_by(col(Mastery.at).desc(), col(Mastery.id).desc())
    )
