"""The timetable: dated lessons, whom each concerns, and how wall clocks become moments."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import Field, Relationship, SQLModel, UniqueConstraint, col, select

from models import people
from models.base import Refusal, Session, utc
from models.groups import Enrollment, Group, GroupPart
from models.people import Guardianship, Person, Role
from models.permissions import Action, Reach, Scope, within


class LessonGroup(SQLModel, table=True):
    __tablename__ = "lesson_group"
    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", primary_key=True, index=True)


class LessonTeacher(SQLModel, table=True):
    __tablename__ = "lesson_teacher"
    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    teacher_id: int = Field(foreign_key="person.id", primary_key=True, index=True)


class TimeSkipped(Refusal):
    """On that day the clocks jump over this time."""


class LessonState(StrEnum):
    DRAFT = "draft"  # thought of, not published: nobody sees it
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Lesson(SQLModel, table=True):
    """One lesson on one day. `changed` keeps a new weekly timetable from overwriting it.

    What is cancelled for a holiday's sake is shown nowhere: the holiday is.
    """

    __table_args__ = (UniqueConstraint("slot_id", "day"),)
    id: int = Field(default=None, primary_key=True)
    slot_id: int | None = Field(default=None, foreign_key="slot.id")
    day: date  # the day the weekly timetable gave it; a moved lesson keeps it
    starts_at: datetime = utc(index=True)
    ends_at: datetime = utc()
    zone: str
    subject: str
    room: str = ""
    link: str = ""
    state: LessonState = LessonState.PLANNED
    changed: bool = False
    holiday_id: int | None = Field(default=None, foreign_key="holiday.id", index=True)
    groups: list[Group] = Relationship(
        link_model=LessonGroup, sa_relationship_kwargs={"lazy": "selectin"}
    )
    teachers: list[Person] = Relationship(
        link_model=LessonTeacher, sa_relationship_kwargs={"lazy": "selectin"}
    )

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
            taught = select(LessonTeacher.lesson_id).where(LessonTeacher.teacher_id == reach.me.id)
            return col(cls.id).in_(taught)
        concerned = (
            select(LessonGroup.lesson_id)
            .join(GroupPart, col(GroupPart.whole_id) == LessonGroup.group_id)
            .where(col(GroupPart.part_id).in_(reach.parts))
        )
        return col(cls.id).in_(concerned)

    @property
    def lasts(self) -> timedelta:
        return self.ends_at - self.starts_at


def moment(day: date, wall: time, zone: str) -> datetime:
    """A wall-clock time as a moment; one that daylight saving skips becomes the hour after it."""
    return datetime.combine(day, wall, ZoneInfo(zone)).astimezone(UTC)


def chosen_moment(day: date, wall: time, zone: str) -> datetime:
    """A wall-clock time that somebody has chosen; TimeSkipped where the clocks jump over it."""
    at = moment(day, wall, zone)
    if at.astimezone(ZoneInfo(zone)).time() != wall:
        raise TimeSkipped(day=day, time=wall.strftime("%H:%M"))
    return at


def local_day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def day_bounds(day: date, zone: str, days: int = 1) -> tuple[datetime, datetime]:
    """Where these days begin and end, for somebody who lives in this zone."""
    return moment(day, time(), zone), moment(day + timedelta(days=days), time(), zone)


class Section(NamedTuple):
    """Lessons under one heading: a child's, or (None) everything that is one's own business."""

    child: Person | None
    lessons: list[Lesson]


async def agenda(session: Session, me: Person, begins: datetime, ends: datetime) -> list[Section]:
    """What concerns this person between two moments, child by child for a parent."""
    sections = []
    if Role.PARENT in me.roles:
        for child in await people.children(session, me.id):
            theirs = await lessons_of_student(session, child.id, begins, ends)
            sections.append(Section(child, theirs))
    others = me.roles - {Role.PARENT}
    if others:
        mine = within(me, Action.SEE_TIMETABLE, Lesson, others)
        sections.append(Section(None, await _ordered(session, mine, begins, ends)))
    return sections


async def lessons_of_student(
    session: Session, student_id: int, begins: datetime, ends: datetime
) -> list[Lesson]:
    return await _ordered(session, concerns(student_id), begins, ends)


def concerns(student_id: int) -> ColumnElement[bool]:
    """The condition under which a lesson is one that this student has to attend."""
    theirs = (
        select(LessonGroup.lesson_id)
        .join(GroupPart, col(GroupPart.whole_id) == LessonGroup.group_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(Enrollment.student_id == student_id)
    )
    return col(Lesson.id).in_(theirs)


async def concerned_children(session: Session, me: Person, lesson: Lesson) -> list[Person]:
    """Which of this parent's children have to attend the lesson."""
    attend = (
        select(Enrollment.student_id)
        .join(GroupPart, col(GroupPart.part_id) == Enrollment.group_id)
        .join(LessonGroup, col(LessonGroup.group_id) == GroupPart.whole_id)
        .where(LessonGroup.lesson_id == lesson.id)
    )
    mine = (
        select(Person)
        .join(Guardianship, col(Guardianship.student_id) == Person.id)
        .where(Guardianship.guardian_id == me.id, col(Person.id).in_(attend))
    )
    return list((await session.exec(mine.order_by(Person.name))).all())


async def lessons_of_group(
    session: Session, group_id: int, begins: datetime, ends: datetime
) -> list[Lesson]:
    return await _ordered(session, of_group(group_id), begins, ends)


def of_group(group_id: int) -> ColumnElement[bool]:
    """The condition under which a lesson is one of the group or of a part of it."""
    mine = select(GroupPart.part_id).where(GroupPart.whole_id == group_id)
    theirs = (
        select(LessonGroup.lesson_id)
        .join(GroupPart, col(GroupPart.whole_id) == LessonGroup.group_id)
        .where(col(GroupPart.part_id).in_(mine))
    )
    return col(Lesson.id).in_(theirs)


async def _ordered(
    session: Session, condition: ColumnElement[bool], begins: datetime, ends: datetime
) -> list[Lesson]:
    wanted = (
        select(Lesson)
        .where(condition, Lesson.starts_at >= begins, Lesson.starts_at < ends)
        .where(Lesson.state != LessonState.DRAFT)
        .where(col(Lesson.holiday_id).is_(None) | (col(Lesson.state) != LessonState.CANCELLED))
        .order_by(col(Lesson.starts_at), col(Lesson.id))
    )
    return list((await session.exec(wanted)).all())
