"""What has been handed in, and marks, from a file."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import false
from sqlmodel import col, select

from models import marks
from models.assignments import Attempt
from models.courses import Scale
from models.gradebook import scores, table
from models.gradebook.kinds import Kind
from models.gradebook.tasks import tasks_of
from models.marks import Mark
from models.names import plain
from models.people import Person
from models.spreadsheets import ProblemKey, Record
from models.spreadsheets.cells import day_of
from models.spreadsheets.plans import BadCell, Unclear, cell


def score_in(record: Record, scale: Scale) -> float:
    def read(text: str) -> float | None:
        return scores.score(text.replace(" ", ""), scale)

    return cell(record, "mark", read, ProblemKey.BAD_MARK)


class WorkItem(NamedTuple):
    """What a student has handed in, and the mark for it if there is one."""

    student_id: int
    task_id: int
    course_id: int
    scale: Scale
    title: str
    submitted_at: datetime | None
    carried: bool
    score: float | None
    on: date

    @property
    def key(self) -> Any:
        return self.student_id, self.task_id


class Works(Kind[WorkItem]):
    async def load(self) -> None:
        self.known = await tasks_of(self.session, self.roll)
        ids = [task.id for task in self.known.values()]
        attempts = select(Attempt).where(col(Attempt.assignment_id).in_(ids))
        self.made = {
            (one.student_id, one.assignment_id): one
            for one in await self.session.exec(attempts.order_by(col(Attempt.number)))
        }
        given = select(Mark).where(Mark.withdrawn == false(), col(Mark.assignment_id).in_(ids))
        marked = list((await self.session.exec(given)).all())
        self.given = {one.attempt_id: one for one in marked if one.attempt_id is not None}
        # Marked without a word of when it was handed in: there is no attempt.
        self.unmade = {
            (one.student_id, one.assignment_id): one for one in marked if one.attempt_id is None
        }

    def read(self, record: Record) -> WorkItem | None:
        cells = record.cells
        student = self.roll.student(cells["student"], cells.get("group", ""))
        course = self.roll.course(student, cells["subject"], cells.get("group", ""))
        task = self.known.get((course.id, plain(cells["task"])))
        if task is None:
            raise Unclear(ProblemKey.UNKNOWN_TASK)
        zone = self.roll.zones[course.group_id]

        def handed_in(text: str) -> datetime | None:
            return table.moment_of(text, zone, table.NOON)

        carried = cell(record, "carried", table.flag_of, ProblemKey.BAD_FLAG)
        when = (
            cell(record, "handed_in", handed_in, ProblemKey.BAD_DATE)
            if cells["handed_in"]
            else None
        )
        score = score_in(record, course.scale) if cells.get("mark") else None
        if when is None and not carried and score is None:
            return None  # nothing has been handed in, which needs no row
        on = when.date() if when else self.today
        return WorkItem(
            student.id, task.id, course.id, course.scale, task.title, when, carried, score, on
        )

    def is_new(self, item: WorkItem) -> bool:
        return item.key not in self.made and item.key not in self.unmade

    def is_same(self, item: WorkItem) -> bool:
        """A file tells the time to the minute."""
        made = self.made.get(item.key)
        mark = self.given.get(made.id) if made else self.unmade[item.key]
        when, carried = (table.minute(made.submitted_at), made.carried) if made else (None, False)
        standing = mark.score if mark else None
        return (when, carried) == (table.minute(item.submitted_at), item.carried) and (
            item.score is None or item.score == standing
        )

    async def apply(self, items: Sequence[WorkItem], *, by: Person | None, at: datetime) -> None:
        for item in items:
            attempt = self.made.get(item.key)
            if attempt is None and _only_marked(item) and item.key in self.unmade:
                continue
            if attempt is None:
                attempt = Attempt(assignment_id=item.task_id, student_id=item.student_id)
                self.made[item.key] = attempt
                self.session.add(attempt)
            attempt.submitted_at, attempt.carried = item.submitted_at, item.carried
        await self.session.flush()
        for item in items:
            attempt = self.made.get(item.key)
            mark = self.unmade.get(item.key) if attempt is None else self._mark_of(attempt, item)
            if item.score is None:
                continue
            if mark is not None:
                await marks.correct(self.session, mark, item.score, by=by, at=at)
            elif attempt is not None:
                self.session.add(_mark(item, item.score, attempt, by, at))

    def _mark_of(self, attempt: Attempt, item: WorkItem) -> Mark | None:
        """The mark of an attempt; one that waited for its attempt has found it."""
        if attempt.number == 1 and item.key in self.unmade:
            mark = self.unmade.pop(item.key)
            mark.attempt_id = attempt.id
            self.given.setdefault(attempt.id, mark)
        return self.given.get(attempt.id)


def _only_marked(item: WorkItem) -> bool:
    return item.submitted_at is None and not item.carried


def _mark(item: WorkItem, score: float, attempt: Attempt, by: Person | None, at: datetime) -> Mark:
    return Mark(
        student_id=item.student_id,
        course_id=item.course_id,
        scale=item.scale,
        score=score,
        what_for=item.title,
        given_on=item.on,
        assignment_id=item.task_id,
        attempt_id=attempt.id,
        author_id=by.id if by else None,
        at=at,
    )


class MarkItem(NamedTuple):
    """A mark that hangs on no task: an answer, a test, a term's mark."""

    student_id: int
    course_id: int
    scale: Scale
    what_for: str
    on: date
    score: float

    @property
    def key(self) -> Any:
        return self.student_id, self.course_id, plain(self.what_for), self.on


class Marks(Kind[MarkItem]):
    async def load(self) -> None:
        given = select(Mark).where(
            Mark.withdrawn == false(),
            col(Mark.assignment_id).is_(None),
            col(Mark.course_id).in_(self.roll.course_ids),
        )
        self.known = {
            (one.student_id, one.course_id, plain(one.what_for), one.given_on): one
            for one in await self.session.exec(given)
        }

    def read(self, record: Record) -> MarkItem:
        cells = record.cells
        student = self.roll.student(cells["student"], cells.get("group", ""))
        course = self.roll.course(student, cells["subject"], cells.get("group", ""))
        score = score_in(record, course.scale)
        on = cell(record, "date", day_of, ProblemKey.BAD_DATE, empty=self.today)
        if on > self.today:
            raise BadCell("date", ProblemKey.DAY_AHEAD, cells["date"])
        return MarkItem(student.id, course.id, course.scale, cells.get("what_for", ""), on, score)

    def is_new(self, item: MarkItem) -> bool:
        return item.key not in self.known

    def is_same(self, item: MarkItem) -> bool:
        return self.known[item.key].score == item.score

    async def apply(self, items: Sequence[MarkItem], *, by: Person | None, at: datetime) -> None:
        for item in items:
            mark = self.known.get(item.key)
            if mark is not None:
                await marks.correct(self.session, mark, item.score, by=by, at=at)
                continue
            self.session.add(
                Mark(
                    student_id=item.student_id,
                    course_id=item.course_id,
                    scale=item.scale,
                    score=item.score,
                    what_for=item.what_for,
                    given_on=item.on,
                    author_id=by.id if by else None,
                    at=at,
                )
            )
