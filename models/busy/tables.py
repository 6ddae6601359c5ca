"""What busy days are: when students are wanted in their own school, and can't come to lessons."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.base import Refusal, utc
from models.groups import Enrollment
from models.people import Person, School
from models.permissions import Reach, Scope
from models.timetable import day_bounds, local_day, moment

LONGEST = 366  # days


class BusyReason(StrEnum):
    """What they are wanted for. Nobody types it: own words might speak of a child."""

    MEDICAL = "medical"
    ONSITE = "onsite"
    EXAM = "exam"
    EVENT = "event"


class BusyState(StrEnum):
    DRAFT = "draft"  # thought of: no tutor has heard
    ENTERED = "entered"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


class BusyOver(Refusal):
    """The last of those days is past."""


class BusyTooLong(Refusal):
    """More than a year: probably the year is wrong."""


class BusyNobody(Refusal):
    """No student is chosen, or the school has none here."""


class BusyDecided(Refusal):
    """The draft has been entered or discarded, or the entry withdrawn, meanwhile."""


class BusyStudent(SQLModel, table=True):
    """One of the students whom a school wants, where it does not want all of them."""

    __tablename__ = "busy_student"
    busy_id: int = Field(foreign_key="busy.id", primary_key=True)
    student_id: int = Field(foreign_key="person.id", primary_key=True, index=True)


class BusyLeft(SQLModel, table=True):
    """The tutor has seen that a lesson clashes with a busy day, and leaves it where it is."""

    __tablename__ = "busy_left"
    busy_id: int = Field(foreign_key="busy.id", primary_key=True)
    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True, index=True)
    by_id: int = Field(foreign_key="person.id")
    at: datetime = utc()


class Busy(SQLModel, table=True):
    """Students of a school are wanted there from `first` to `last`, by the clock of `zone`.

    All day, or from `starts` to `ends`; on all days, or on those weekdays whose bit is set
    (Monday is 1). `everybody`: all who are on the school's roll at that moment.
    """

    id: int = Field(default=None, primary_key=True)
    school_id: int = Field(foreign_key="school.id", index=True)
    reason: BusyReason
    first: date
    last: date = Field(index=True)
    starts: time | None = None
    ends: time | None = None
    weekdays: int = 0
    zone: str
    everybody: bool = True
    state: BusyState = BusyState.DRAFT
    author_id: int = Field(foreign_key="person.id")
    begun_at: datetime = utc()
    entered_at: datetime | None = utc(default=None)
    ended_at: datetime | None = utc(default=None)
    school: School = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        if reach.scope is Scope.SCHOOL:
            return col(cls.school_id) == reach.me.school_id
        chosen = select(BusyStudent.busy_id).where(col(BusyStudent.student_id).in_(reach.students))
        schools = select(Person.school_id).where(col(Person.id).in_(reach.students))
        all_of_them = col(cls.everybody) & col(cls.school_id).in_(schools)
        return or_(all_of_them, col(cls.id).in_(chosen))

    def falls_on(self, day: date) -> bool:
        wanted = not self.weekdays or bool(self.weekdays & 1 << day.weekday())
        return wanted and self.first <= day <= self.last

    def overlaps(self, begins: datetime, ends: datetime) -> bool:
        """Are they wanted at some moment from `begins` up to, not including, `ends`?"""
        days = {local_day(begins, self.zone), local_day(ends, self.zone)}
        return any(
            since < ends and begins < until
            for day in days
            if self.falls_on(day)
            for since, until in [self._hours(day)]
        )

    def _hours(self, day: date) -> tuple[datetime, datetime]:
        if self.starts is None or self.ends is None:
            return day_bounds(day, self.zone)
        return moment(day, self.starts, self.zone), moment(day, self.ends, self.zone)


def on_the_roll(school_id: int) -> ColumnElement[bool]:
    """The condition under which somebody is a student of that school who learns here."""
    enrolled = col(Person.id).in_(select(Enrollment.student_id))
    return and_(col(Person.school_id) == school_id, enrolled)
