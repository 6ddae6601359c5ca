"""Taking the gradebook of a OneRoster set over: tasks, and what students were given for them."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import col, select

from models import marks
from models.assignments import Assignment, Attempt
from models.base import Session
from models.courses import Course, Scale
from models.marks import Mark
from models.oneroster.plans import Given, SetPlan, Task
from models.oneroster.sourced import KEY, Sourced, SourcedKind
from models.timetable import moment

NOON = time(12)
CHUNK = 5000  # marks in one statement


async def write_gradebook(
    session: Session, plan: SetPlan, courses: Mapping[str, int], *, zone: str, at: datetime
) -> None:
    """`courses` are those of the classes."""
    for of_class, scale in plan.scales.items():
        mine = col(Course.id) == courses[of_class]
        await session.exec(update(Course).where(mine).values(scale=scale))
    await _categories(session, plan.categories)
    await _tasks(session, plan.tasks, courses)
    for id in plan.withdrawn:
        mark = await session.get_one(Mark, id)
        await marks.correct(session, mark, None, by=None, at=at)
    if plan.results:
        await _Results(session, zone, at).write(plan.results)
    await session.flush()


async def _categories(session: Session, weights: Mapping[str, float]) -> None:
    rows = [
        {"kind": SourcedKind.CATEGORY, "sourced_id": id, "weight": weight}
        for id, weight in weights.items()
    ]
    for row in rows:
        same = col(Sourced.sourced_id) == row["sourced_id"]
        mine = delete(Sourced).where(col(Sourced.kind) == SourcedKind.CATEGORY, same)
        await session.exec(mine)
    if rows:
        await session.exec(insert(Sourced), params=rows)


async def _tasks(session: Session, tasks: Mapping[str, Task], courses: Mapping[str, int]) -> None:
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for id, task in tasks.items():
        if task.cancelled:
            changed.append({"id": task.task_id, "cancelled": True})
            continue
        told: dict[str, Any] = {
            "title": task.title,
            "given_on": task.given_on,
            "due_at": task.due_at,
        }
        told |= {"weight": task.weight, "key": KEY + id}
        if task.task_id:
            changed.append(told | {"id": task.task_id})
        else:
            new.append(told | {"course_id": courses[task.of_class]})
    if new:
        await session.exec(insert(Assignment), params=new)
    for row in changed:
        id = row.pop("id")
        await session.exec(update(Assignment).where(col(Assignment.id) == id).values(**row))


class _Results:
    """Results on their way into the store, in a few statements however many."""

    def __init__(self, session: Session, zone: str, at: datetime) -> None:
        self.session, self.zone, self.at = session, zone, at

    async def write(self, results: Mapping[str, Given]) -> None:
        await self._load()
        new: list[dict[str, Any]] = []
        for id, given in results.items():
            task = given.task_id or self.ids[KEY + given.task]
            if given.score is None:
                await self._hand_in(given, task)
            elif given.mark_id:
                mark = await self.session.get_one(Mark, given.mark_id)
                await marks.correct(self.session, mark, given.score, by=None, at=self.at)
            else:
                new.append(self._mark(id, given, task, given.score))
        for first in range(0, len(new), CHUNK):
            await self.session.exec(insert(Mark), params=new[first : first + CHUNK])

    async def _load(self) -> None:
        columns: Any = Assignment.id, Assignment.key, Assignment.title, Course.id, Course.scale
        tasks = select(*columns).join(Course, col(Course.id) == Assignment.course_id)
        self.ids: dict[str | None, int] = {}
        self.tasks: dict[int, tuple[str, int, Scale]] = {}
        for id, key, title, course_id, scale in (await self.session.exec(tasks)).all():
            self.ids[key], self.tasks[id] = id, (title, course_id, scale)
        made: Any = select(col(Attempt.student_id), col(Attempt.assignment_id), col(Attempt.id))
        rows = (await self.session.exec(made.order_by(Attempt.number))).all()
        self.attempts = {(student, task): id for student, task, id in rows}

    async def _hand_in(self, given: Given, task: int) -> None:
        at = moment(given.on, NOON, self.zone)
        attempt = self.attempts.get((given.student_id, task))
        if attempt is None:
            made = Attempt(assignment_id=task, student_id=given.student_id, submitted_at=at)
            self.session.add(made)
            return
        mine = update(Attempt).where(col(Attempt.id) == attempt)
        await self.session.exec(mine.values(submitted_at=at))

    def _mark(self, id: str, given: Given, task: int, score: float) -> dict[str, Any]:
        title, course_id, scale = self.tasks[task]
        return {
            "key": KEY + id,
            "student_id": given.student_id,
            "course_id": course_id,
            "scale": scale,
            "score": score,
            "what_for": title,
            "given_on": given.on,
            "assignment_id": task,
            "attempt_id": self.attempts.get((given.student_id, task)),
            "at": self.at,
        }
