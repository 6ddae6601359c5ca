"""What courses ask and what students were given for it, as files of a OneRoster set."""

from datetime import datetime
from typing import Any

from sqlalchemy import false
from sqlmodel import col, select

from models.assignments import Assignment, Attempt
from models.base import Session
from models.consents import agreed
from models.courses import Course
from models.gradebook.scores import BOUNDS
from models.marks import Mark
from models.oneroster.giving.archive import Line
from models.oneroster.giving.ids import Ids
from models.oneroster.giving.rosters import Rosters
from models.timetable import local_day


class Gradebook:
    """Tasks that stand, and of each student with a consent in force the mark that counts."""

    def __init__(self, rosters: Rosters, ids: Ids, zone: str) -> None:
        self.rosters, self.ids, self.zone = rosters, ids, zone

    async def files(self, session: Session) -> dict[str, list[Line]]:
        wanted = select(Assignment, Course).join(Course, col(Course.id) == Assignment.course_id)
        wanted = wanted.where(Assignment.cancelled == false()).order_by(col(Assignment.id))
        self.tasks = {task.id: (task, course) for task, course in await session.exec(wanted)}
        weights = sorted({task.weight for task, _ in self.tasks.values()})
        return {
            "categories": [
                {"sourcedId": self.ids.weighing(weight), "title": told, "weight": told}
                for weight in weights
                if (told := number(weight))
            ],
            "lineItems": [self._item(task, course) for task, course in self.tasks.values()],
            "results": [line async for line in self._results(session)],
        }

    def _id(self, task: Assignment) -> str:
        return self.ids.keyed(task.key, "task", task.id)

    def _item(self, task: Assignment, course: Course) -> Line:
        low, high = BOUNDS[course.scale]
        return {
            "sourcedId": self._id(task),
            "title": task.title,
            "assignDate": task.given_on or "",
            "dueDate": _utc(task.due_at) if task.due_at else "",
            "classSourcedId": self.rosters.of_course(course.id),
            "categorySourcedId": self.ids.weighing(task.weight),
            "gradingPeriodSourcedId": self.rosters.year,
            "resultValueMin": low,
            "resultValueMax": high,
            "schoolSourcedId": self.rosters.org,
        }

    async def _results(self, session: Session) -> Any:
        """One for each student and task: the newest mark, else the word that it is handed in."""
        columns: Any = (
            *(Mark.id, Mark.key, Mark.student_id, Mark.assignment_id, Mark.score, Mark.given_on),
        )
        given = select(*columns).where(
            col(Mark.assignment_id).is_not(None),
            Mark.withdrawn == false(),
            agreed(Mark.student_id),
        )
        lines: dict[tuple[int, int], Line] = {}
        for id, key, student, task, score, on in await session.exec(given.order_by(col(Mark.id))):
            lines[student, task] = {
                "sourcedId": self.ids.keyed(key, "mark", id),
                "scoreStatus": "fully graded",
                "score": number(score),
                "scoreDate": on,
            }
        made: Any = Attempt.id, Attempt.student_id, Attempt.assignment_id, Attempt.submitted_at
        there = select(*made).where(
            col(Attempt.submitted_at).is_not(None), agreed(Attempt.student_id)
        )
        for id, student, task, at in await session.exec(there.order_by(Attempt.number)):
            line = {"sourcedId": self.ids.ours("attempt", id), "scoreStatus": "submitted"}
            line |= {"scoreDate": local_day(at, self.zone).isoformat()}
            lines.setdefault((student, task), line)
        for (student, task_id), line in lines.items():
            if task_id in self.tasks and self.rosters.shown(student):
                task, _ = self.tasks[task_id]
                about = {"lineItemSourcedId": self._id(task)}
                yield line | about | {"studentSourcedId": self.rosters.user(student)}


def number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _utc(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
