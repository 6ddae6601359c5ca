"""Courses: one subject taught to one group, by whom, and on which scale its marks are given."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, false, insert
from sqlmodel import Field, SQLModel, UniqueConstraint, col, select

from models.base import Session
from models.groups import Enrollment, Group, GroupPart
from models.people import Person, Role
from models.permissions import Action, Reach, Scope, within
from models.slots import Slot, SlotGroup, SlotTeacher


class Scale(StrEnum):
    """How a school writes its marks."""

    FIVE = "five"  # 2 to 5, five is best
    PASS = "pass"  # 1 passed, 0 not passed
    PERCENT = "percent"  # 0 to 100


class Course(SQLModel, table=True):
    """A subject as one group learns it. Marks, tasks and levels belong to a course."""

    __table_args__ = (UniqueConstraint("group_id", "subject"),)
    id: int = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="student_group.id")
    subject: str
    scale: Scale = Scale.FIVE

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
            return col(cls.id).in_(taught_by(reach.me))
        around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(reach.parts))
        return col(cls.group_id).in_(around)


class CourseTeacher(SQLModel, table=True):
    """This person teaches the course. `by_timetable` ones come and go with the weekly timetable."""

    __tablename__ = "course_teacher"
    course_id: int = Field(foreign_key="course.id", primary_key=True)
    teacher_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    by_timetable: bool = False


def taught_by(teacher: Person) -> Any:
    """The ids of the courses that this teacher teaches, as a query."""
    return select(CourseTeacher.course_id).where(CourseTeacher.teacher_id == teacher.id)


def attended_by(student_id: int) -> ColumnElement[bool]:
    """The condition under which a course is one that this student learns."""
    wholes = (
        select(GroupPart.whole_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(Enrollment.student_id == student_id)
    )
    return col(Course.group_id).in_(wholes)


async def of_student(session: Session, student_id: int) -> list[Course]:
    wanted = select(Course).where(attended_by(student_id)).order_by(Course.subject, col(Course.id))
    return list((await session.exec(wanted)).all())


async def of_person(session: Session, me: Person, action: Action) -> list[Course]:
    """The courses for which this person may do this, by subject; none of a group of history."""
    living = select(Group.id).where(col(Group.archived_at).is_(None))
    wanted = select(Course).where(within(me, action, Course), col(Course.group_id).in_(living))
    return list((await session.exec(wanted.order_by(Course.subject, col(Course.id)))).all())


async def course(
    session: Session, group_id: int, subject: str, scale: Scale = Scale.FIVE
) -> Course:
    """The course of this subject in this group; a new one if there is none yet."""
    known = select(Course).where(Course.group_id == group_id, Course.subject == subject)
    found = (await session.exec(known)).first()
    if found is None:
        found = Course(group_id=group_id, subject=subject, scale=scale)
        session.add(found)
        await session.flush()
    return found


async def follow_timetable(session: Session) -> list[tuple[int, int]]:
    """Make the courses be those of the weekly timetable, and their teachers those who hold them.

    Returns who has begun to teach what: ids of courses and teachers. A course that is no longer
    taught stays with its marks; its former teacher does not.
    """
    taught: Any = (
        select(col(SlotGroup.group_id), col(Slot.subject), col(SlotTeacher.teacher_id))
        .join(Slot, col(Slot.id) == SlotGroup.slot_id)
        .outerjoin(SlotTeacher, col(SlotTeacher.slot_id) == Slot.id)
        .where(Slot.dropped == false())
        .distinct()
    )
    wanted = (await session.exec(taught)).all()
    known = (await session.exec(select(Course.group_id, Course.subject, Course.id))).all()
    ids = {(group_id, subject): id for group_id, subject, id in known}
    missing = {(group_id, subject) for group_id, subject, _ in wanted} - ids.keys()
    for group_id, subject in sorted(missing):
        ids[group_id, subject] = (await course(session, group_id, subject)).id
    holds = {(ids[group, subject], who) for group, subject, who in wanted if who is not None}
    columns: Any = CourseTeacher.course_id, CourseTeacher.teacher_id, CourseTeacher.by_timetable
    rows = (await session.exec(select(*columns))).all()
    for row in rows:
        if row.by_timetable and (row.course_id, row.teacher_id) not in holds:
            await session.exec(
                delete(CourseTeacher).where(
                    col(CourseTeacher.course_id) == row.course_id,
                    col(CourseTeacher.teacher_id) == row.teacher_id,
                )
            )
    new = sorted(holds - {(row.course_id, row.teacher_id) for row in rows})
    if new:
        await session.exec(
            insert(CourseTeacher),
            params=[
                {"course_id": course_id, "teacher_id": who, "by_timetable": True}
                for course_id, who in new
            ],
        )
    return new
