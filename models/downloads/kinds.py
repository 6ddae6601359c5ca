"""What can be downloaded, of which time, and what a table is made of."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, true
from sqlmodel import col, select

from models import groups
from models.base import Session
from models.groups import Group
from models.people import Person
from models.permissions import Action, within

A_TERM = timedelta(days=90)
FIRST_DAY = date(1970, 1, 1)  # of what there is at all

Cells = list[Any]


class Download(StrEnum):
    TIMETABLE = "timetable"
    MARKS = "marks"
    ATTENDANCE = "attendance"
    REQUESTS = "requests"
    RECEIPTS = "receipts"


PERSONAL = frozenset({Download.MARKS, Download.ATTENDANCE, Download.REQUESTS})


class Period(StrEnum):
    MONTH = "month"  # since the first of this month
    TERM = "term"  # the last ninety days
    ALL = "all"


def since(period: Period, today: date) -> date:
    """The first day of a period that ends today."""
    match period:
        case Period.MONTH:
            return today.replace(day=1)
        case Period.TERM:
            return today - A_TERM
    return FIRST_DAY


class Wish(NamedTuple):
    """Who takes it, of which group (None: of everybody in their reach), from which day to today."""

    me: Person
    group: Group | None
    since: date
    today: date

    def of_group(self, student_id: Any) -> ColumnElement[bool]:
        """The condition under which the student of this column is meant."""
        if self.group is None:
            return true()
        return col(student_id).in_(groups.students([self.group.id]))


@dataclass
class Table:
    """Rows in the order of `columns`; where it can be `read` again, named as in such files.

    `apart` are rows that a file can't tell: it would refuse them, or read them as others. They
    stand on a sheet of their own, which is not read.
    """

    name: str
    columns: tuple[str, ...]
    rows: list[Cells] = field(default_factory=list)
    apart: list[Cells] = field(default_factory=list)
    read: bool = True

    def add(self, row: Cells, *, readable: bool = True) -> None:
        (self.rows if readable else self.apart).append(row)


def wall(at: datetime | None, zone: str) -> datetime | None:
    """What clock and calendar of this zone show, to the minute; a workbook knows no zones."""
    if at is None:
        return None
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0, microsecond=0)


async def groups_of(session: Session, me: Person) -> list[Group]:
    """The groups that somebody may take tables of."""
    mine = select(Group).where(within(me, Action.SEE_DOWNLOADS, Group))
    return list((await session.exec(mine.order_by(Group.name))).all())
