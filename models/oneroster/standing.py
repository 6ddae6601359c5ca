"""What the store knows of tasks and marks that a OneRoster set may speak of, looked up at once."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models.assignments import Assignment, Attempt
from models.base import Session
from models.consents import Consent
from models.courses import Course, Scale
from models.marks import Mark
from models.names import plain


class KnownTask(NamedTuple):
    id: int
    key: str | None
    course_id: int
    title: str
    given_on: date | None
    due_at: datetime | None
    weight: float
    cancelled: bool


class KnownMark(NamedTuple):
    id: int
    key: str | None
    student_id: int
    task_id: int
    score: float
    withdrawn: bool


@dataclass
class Standing:
    """Tasks and marks of all courses; `titled` are tasks that came from no other program."""

    scales: dict[int, Scale] = field(default_factory=dict)  # of each course
    marked: set[int] = field(default_factory=set)  # courses that have marks on their scale
    tasks: dict[int, KnownTask] = field(default_factory=dict)
    keyed: dict[str, int] = field(default_factory=dict)
    titled: dict[tuple[int, str], int] = field(default_factory=dict)
    marks: dict[int, KnownMark] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)  # marks by their keys
    of: dict[tuple[int, int], int] = field(default_factory=dict)  # marks by student and task
    handed_in: set[tuple[int, int]] = field(default_factory=set)
    agreed: set[int] = field(default_factory=set)  # students of whom something may be kept


async def standing(session: Session) -> Standing:
    found = Standing()
    found.scales = dict(await _all(session, Course.id, Course.scale))
    found.marked = {id for (id,) in await _all(session, Mark.course_id, distinct=True)}
    await _tasks(session, found)
    await _marks(session, found)
    in_force = col(Consent.withdrawn_at).is_(None)
    found.agreed = {id for (id,) in await _all(session, Consent.student_id, where=in_force)}
    return found


async def _tasks(session: Session, found: Standing) -> None:
    kinds = (getattr(Assignment, name) for name in KnownTask._fields)
    for row in await _all(session, *kinds):
        task = KnownTask(*row)
        found.tasks[task.id] = task
        if task.key is not None:
            found.keyed[task.key] = task.id
        elif not task.cancelled:
            found.titled.setdefault((task.course_id, plain(task.title)), task.id)


async def _marks(session: Session, found: Standing) -> None:
    """Of several marks for a task the last one stands, as the newest attempt does."""
    names = ("assignment_id" if name == "task_id" else name for name in KnownMark._fields)
    for_a_task = col(Mark.assignment_id).is_not(None)
    for row in await _all(session, *(getattr(Mark, name) for name in names), where=for_a_task):
        mark = KnownMark(*row)
        found.marks[mark.id] = mark
        if mark.key is not None:
            found.given[mark.key] = mark.id
        if not mark.withdrawn:
            found.of[mark.student_id, mark.task_id] = mark.id
    made = (Attempt.student_id, Attempt.assignment_id)
    there = col(Attempt.submitted_at).is_not(None)
    found.handed_in = {tuple(row) for row in await _all(session, *made, where=there)}


async def _all(
    session: Session,
    *columns: Any,
    where: ColumnElement[bool] | None = None,
    distinct: bool = False,
) -> Any:
    """Plain rows: a hundred thousand of them need no objects that follow their changes."""
    wanted: Any = select(*columns)
    wanted = wanted if where is None else wanted.where(where)
    wanted = wanted.distinct() if distinct else wanted.order_by(columns[0])
    rows = (await session.exec(wanted)).all()
    return rows if len(columns) > 1 else [(row,) for row in rows]
