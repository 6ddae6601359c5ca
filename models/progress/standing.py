"""How a student stands in a course: what was asked, handed in, marked, missed and reached."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from math import fsum
from typing import NamedTuple

from models.attendance import AttendanceState
from models.courses import Course
from models.mastery import Level
from models.timetable import local_day

UNWEIGHTED = 1.0  # what a mark without an assignment weighs, as an assignment does by default


class Correction(NamedTuple):
    """What a mark was, and when that was corrected."""

    was: float
    now: float
    at: datetime


class GivenMark(NamedTuple):
    """A mark that stands. `number` is that of the attempt it was given for."""

    id: int
    score: float
    what_for: str
    given_on: date
    assignment_id: int | None = None
    number: int = 1
    weight: float = UNWEIGHTED
    corrections: tuple[Correction, ...] = ()
    replaced: bool = False  # the work was done again, and the newer mark counts


class Try(NamedTuple):
    """One attempt, with the due date of its own if it has one."""

    number: int
    due_at: datetime | None
    submitted_at: datetime | None
    carried: bool

    @property
    def handed_in(self) -> bool:
        return self.submitted_at is not None or self.carried


@dataclass(frozen=True)
class Task:
    """An assignment as it stands for one student. What counts is the newest attempt."""

    title: str
    assigned_due_at: datetime | None
    tries: tuple[Try, ...]
    marked: frozenset[int]  # the numbers of the attempts that have a mark

    @cached_property
    def number(self) -> int:
        return max((attempt.number for attempt in self.tries), default=1)

    @property
    def due_at(self) -> datetime | None:
        """When the newest attempt is due."""
        return self._due(self.number)

    @property
    def handed_in(self) -> bool:
        """Has anything been handed in, in whichever attempt? What has a mark has been."""
        return bool(self.marked) or any(attempt.handed_in for attempt in self.tries)

    @property
    def scored(self) -> bool:
        return bool(self.marked)

    @property
    def missing(self) -> bool:
        """Is the newest attempt still to be made?"""
        return not self._done(self.number) and max(self.marked, default=0) < self.number

    @property
    def waiting(self) -> bool:
        """Is it handed in and not marked? That is never a zero."""
        return self._done(self.number) and max(self.marked, default=0) < self.number

    @property
    def late(self) -> bool:
        """Did the newest attempt that was handed in come after it was due?"""
        made = [attempt for attempt in self.tries if attempt.handed_in]
        if not made:
            return False
        newest = max(made)
        due = self._due(newest.number)
        if newest.carried or newest.submitted_at is None or due is None:
            return False
        return newest.submitted_at > due

    @property
    def carried(self) -> bool:
        return any(attempt.carried for attempt in self.tries)

    def _done(self, number: int) -> bool:
        return any(attempt.handed_in for attempt in self.tries if attempt.number == number)

    def _due(self, number: int) -> datetime | None:
        own = (attempt.due_at for attempt in self.tries if attempt.number == number)
        return next(own, None) or self.assigned_due_at


class Reached(NamedTuple):
    """The level in one topic, and when it was noted."""

    topic: str
    level: Level
    at: datetime


@dataclass
class Standing:
    """One student in one course.

    `marks` are those that were not withdrawn, newest first; `tasks` those that were not cancelled.
    Attendance counts noted lessons only.
    """

    course: Course
    group: str
    marks: list[GivenMark] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    attendance: Counter[AttendanceState] = field(default_factory=Counter)
    levels: list[Reached] = field(default_factory=list)
    noted_at: datetime | None = None  # the last lesson of which attendance was noted

    @property
    def empty(self) -> bool:
        """Is there nothing to tell: no mark, no task, no lesson noted, no level?"""
        return not (self.marks or self.tasks or self.attendance or self.levels)

    @property
    def planned(self) -> int:
        return len(self.tasks)

    @property
    def submitted(self) -> int:
        return sum(task.handed_in for task in self.tasks)

    @property
    def scored(self) -> int:
        return sum(task.scored for task in self.tasks)

    @property
    def late(self) -> int:
        return sum(task.late for task in self.tasks)

    @property
    def carried(self) -> int:
        return sum(task.carried for task in self.tasks)

    @property
    def waiting(self) -> int:
        return sum(task.waiting for task in self.tasks)

    @cached_property
    def counting(self) -> list[GivenMark]:
        return [mark for mark in self.marks if not mark.replaced]

    @property
    def passed(self) -> int:
        """How many of the counting marks are a pass, on the scale of passed and not passed."""
        return sum(mark.score >= 1 for mark in self.counting)

    @property
    def mean(self) -> float | None:
        """The arithmetic mean of the counting marks, on the course's scale."""
        return mean(mark.score for mark in self.counting)

    @property
    def weighted(self) -> float | None:
        """Σ weight·score / Σ weight; a mark without an assignment weighs 1.

        None where nothing that has a mark has any weight.
        """
        total = fsum(mark.weight for mark in self.counting)
        return fsum(mark.weight * mark.score for mark in self.counting) / total if total else None

    @property
    def last_handed_in_at(self) -> datetime | None:
        moments = (attempt.submitted_at for task in self.tasks for attempt in task.tries)
        return max((moment for moment in moments if moment is not None), default=None)

    def overdue(self, at: datetime) -> list[Task]:
        """What was due and has not been handed in, the latest due first."""
        late = [t for t in self.tasks if t.missing and t.due_at is not None and t.due_at < at]
        return sorted(late, key=_due, reverse=True)

    def coming(self, at: datetime, within: timedelta) -> list[Task]:
        """What is to be handed in soon, the nearest first."""
        soon = [
            t
            for t in self.tasks
            if t.missing and t.due_at is not None and at <= t.due_at <= at + within
        ]
        return sorted(soon, key=_due)

    def weekly(self) -> list[tuple[date, float]]:
        """The mean of each week that has counting marks, by its Monday."""
        weeks: dict[date, list[float]] = defaultdict(list)
        for mark in self.counting:
            weeks[mark.given_on - timedelta(days=mark.given_on.weekday())].append(mark.score)
        return [(monday, fsum(weeks[monday]) / len(weeks[monday])) for monday in sorted(weeks)]

    def last_news(self, zone: str) -> date | None:
        """The last day of which anything is known: a mark, a work, a lesson, a level."""
        days = [mark.given_on for mark in self.marks]
        moments = [self.last_handed_in_at, self.noted_at, *(level.at for level in self.levels)]
        days += [local_day(moment, zone) for moment in moments if moment is not None]
        return max(days, default=None)


def mean(scores: Iterable[float]) -> float | None:
    found = list(scores)
    return fsum(found) / len(found) if found else None


def _due(task: Task) -> datetime:
    assert task.due_at is not None, "only what has a due date is overdue or coming"
    return task.due_at
