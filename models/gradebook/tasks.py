"""Tasks from a file; a tutor's file may begin courses."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple

from sqlalchemy import false
from sqlmodel import col, select

from models import courses
from models.assignments import Assignment, title_of
from models.base import Refusal, Session
from models.courses import Course, Scale
from models.gradebook import table
from models.gradebook.kinds import Kind
from models.gradebook.roll import Roll
from models.names import plain
from models.people import Person
from models.spreadsheets import ProblemKey, Record
from models.spreadsheets.cells import day_of
from models.spreadsheets.plans import BadCell, Unclear, cell


async def tasks_of(session: Session, roll: Roll) -> dict[tuple[int, str], Assignment]:
    """What the courses ask already, by course and plain title."""
    asked = select(Assignment).where(
        Assignment.cancelled == false(), col(Assignment.course_id).in_(roll.course_ids)
    )
    return {(one.course_id, plain(one.title)): one for one in await session.exec(asked)}


class TaskItem(NamedTuple):
    """A task, in a course that is there or (None) one that begins with it."""

    course_id: int | None
    group_id: int
    subject: str
    scale: Scale
    title: str
    due_at: datetime | None
    given_on: date | None
    weight: float

    @property
    def key(self) -> Any:
        return self.group_id, plain(self.subject), plain(self.title)


class Tasks(Kind[TaskItem]):
    names: ClassVar = "task"

    async def load(self) -> None:
        self.known = await tasks_of(self.session, self.roll)

    def read(self, record: Record) -> TaskItem:
        cells = record.cells
        course, group_id = self._course(cells["subject"], cells["group"])
        zone = self.roll.zones[group_id]
        try:
            title = title_of(cells["task"])
        except Refusal:
            raise BadCell("task", ProblemKey.EMPTY_TASK, cells["task"]) from None

        def due(text: str) -> datetime | None:
            return table.moment_of(text, zone, table.DAY_ENDS)

        return TaskItem(
            course.id if course else None,
            group_id,
            course.subject if course else cells["subject"],
            course.scale if course else cell(record, "scale", table.scale_of, ProblemKey.BAD_SCALE),
            title,
            cell(record, "due", due, ProblemKey.BAD_DATE) if cells["due"] else None,
            cell(record, "date", day_of, ProblemKey.BAD_DATE) if cells.get("date") else None,
            cell(record, "weight", table.weight_of, ProblemKey.BAD_WEIGHT),
        )

    def _course(self, subject: str, group: str) -> tuple[Course | None, int]:
        for course in self.roll.of_subject(subject):
            if plain(self.roll.names[course.group_id]) == plain(group):
                return course, course.group_id
        open_group = self.roll.groups.get(plain(group))
        if open_group is None:
            known = {plain(name) for name in self.roll.names.values()}
            raise Unclear(
                ProblemKey.UNKNOWN_COURSE if plain(group) in known else ProblemKey.UNKNOWN_GROUP
            )
        if not plain(subject):
            raise BadCell("subject", ProblemKey.EMPTY_SUBJECT, subject)
        return None, open_group.id

    def is_new(self, item: TaskItem) -> bool:
        return self._known(item) is None

    def _known(self, item: TaskItem) -> Assignment | None:
        return self.known.get((item.course_id, plain(item.title))) if item.course_id else None

    def is_same(self, item: TaskItem) -> bool:
        task = self._known(item)
        assert task is not None, "what is new is never asked whether it is the same"
        given = item.given_on or task.given_on
        due = table.minute(task.due_at)
        return (due, task.weight, task.given_on) == (table.minute(item.due_at), item.weight, given)

    async def apply(self, items: Sequence[TaskItem], *, by: Person | None, at: datetime) -> None:
        for item in items:
            course_id = item.course_id
            if course_id is None:
                begun = await courses.course(self.session, item.group_id, item.subject, item.scale)
                course_id = begun.id
            task = self.known.get((course_id, plain(item.title)))
            if task is None:
                task = Assignment(course_id=course_id, title=item.title)
                task.author_id = by.id if by else None
                self.session.add(task)
            task.due_at, task.weight = item.due_at, item.weight
            task.given_on = item.given_on or task.given_on
