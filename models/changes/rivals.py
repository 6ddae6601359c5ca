"""What stands in the way of a lesson at another time: lessons that want the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, union
from sqlmodel import col, select

from models import groups
from models.base import Session
from models.changes.tables import Change, ChangeKind, Publication
from models.clashes import ClashKind
from models.groups import Enrollment, GroupPart
from models.timetable import (
    Lesson,
    LessonGroup,
    LessonState,
    LessonTeacher,
    concerns,
)


@dataclass(frozen=True)
class Rival:
    """A lesson that wants the same teacher, students or room at the same time."""

    kind: ClashKind
    lesson: Lesson
    starts_at: datetime
    ends_at: datetime


async def rivals_of(
    session: Session, change: Change, draft: Publication | None
) -> tuple[Rival, ...]:
    """What a change would clash with once it is published."""
    if change.kind is ChangeKind.CANCEL:
        return ()
    teachers = [teacher.id for teacher in change.lesson.teachers]
    if change.now_teacher_id is not None:
        teachers = [change.now_teacher_id]
    near = change.now_starts_at - timedelta(days=1), change.now_ends_at + timedelta(days=1)
    rivals = await nearby(session, change.lesson, teachers, draft, *near)
    return overlapping(rivals, change.now_starts_at, change.now_ends_at)


async def nearby(
    session: Session,
    lesson: Lesson,
    teachers: list[int],
    draft: Publication | None,
    begins: datetime,
    ends: datetime,
    student_id: int | None = None,
) -> list[Rival]:
    """Every other lesson nearby that may not overlap, placed where the draft would have it."""
    plans = {change.lesson_id: change for change in draft.changes} if draft else {}
    nearby = or_(
        (col(Lesson.starts_at) >= begins) & (col(Lesson.starts_at) < ends),
        col(Lesson.id).in_(list(plans)),
    )
    rivals = []
    for kind, condition in _wanting_the_same(lesson, teachers, student_id).items():
        others = select(Lesson).where(
            condition, nearby, Lesson.id != lesson.id, Lesson.state != LessonState.CANCELLED
        )
        for other in (await session.exec(others)).all():
            plan = plans.get(other.id)
            if plan is None and other.state is LessonState.PLANNED:
                rivals.append(Rival(kind, other, other.starts_at, other.ends_at))
            elif plan is not None and plan.kind is not ChangeKind.CANCEL:
                rivals.append(Rival(kind, other, plan.now_starts_at, plan.now_ends_at))
    return rivals


def _wanting_the_same(
    lesson: Lesson, teachers: list[int], student_id: int | None
) -> dict[ClashKind, ColumnElement[bool]]:
    taught = select(LessonTeacher.lesson_id).where(col(LessonTeacher.teacher_id).in_(teachers))
    group_ids = [group.id for group in lesson.groups]
    parts = select(GroupPart.part_id).where(col(GroupPart.whole_id).in_(group_ids))
    # A student may learn in two groups that have nothing else in common.
    elsewhere = select(Enrollment.group_id).where(
        col(Enrollment.student_id).in_(groups.students(group_ids))
    )
    attended = (
        select(LessonGroup.lesson_id)
        .join(GroupPart, col(GroupPart.whole_id) == LessonGroup.group_id)
        .where(col(GroupPart.part_id).in_(select(union(parts, elsewhere).subquery().c[0])))
    )
    if student_id is not None:
        return {
            ClashKind.TEACHER: col(Lesson.id).in_(taught),
            ClashKind.STUDENTS: concerns(student_id),
        }
    conditions: dict[ClashKind, ColumnElement[bool]] = {
        ClashKind.TEACHER: col(Lesson.id).in_(taught),
        ClashKind.STUDENTS: col(Lesson.id).in_(attended),
    }
    if lesson.room:
        conditions[ClashKind.ROOM] = col(Lesson.room) == lesson.room
    return conditions


def overlapping(rivals: list[Rival], begins: datetime, ends: datetime) -> tuple[Rival, ...]:
    return tuple(r for r in rivals if r.starts_at < ends and begins < r.ends_at)
