"""What taking a OneRoster set over would do, before anything is done."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from models.courses import Scale
from models.lists.kinds import Ref
from models.lists.questions import Question
from models.oneroster.sourced import Kept, Remembered, SourcedKind
from models.people import Role
from models.spreadsheets import Problem


@dataclass(frozen=True)
class User:
    """Somebody of the set; `who` is their number in the school, or where they come in first."""

    who: Ref
    name: str
    roles: frozenset[Role]
    school: str
    renamed: bool


@dataclass(frozen=True)
class Taught:
    """A class of the set: a subject as one group learns it. `course_id` is 0 for a new one."""

    group: str
    subject: str
    course_id: int = 0


@dataclass(frozen=True)
class Place:
    """Somebody in a class, as its student or its teacher."""

    kind: SourcedKind
    who: Ref
    of_class: str
    joined: date | None


class Task(NamedTuple):
    """A line item: what a class is asked. `task_id` is 0 for a new one."""

    task_id: int
    of_class: str
    title: str
    given_on: date | None
    due_at: datetime | None
    weight: float
    cancelled: bool = False


class Given(NamedTuple):
    """A result, of somebody whose marks may be kept. `mark_id` is 0 for a new mark.

    Without a score it says that the work has been handed in on that day.
    """

    mark_id: int
    student_id: int
    task: str  # the sourced id of the line item
    task_id: int  # 0 for one that is new as well
    score: float | None
    on: date


@dataclass
class SetPlan:
    """What would become of a set; `gone` are rows that it says are to be deleted.

    `waiting` counts the results of students for whom nobody has consented yet: they stay out.
    """

    store: Remembered
    orgs: dict[str, str] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    kin: set[tuple[Ref, Ref]] = field(default_factory=set)  # guardian, student
    classes: dict[str, Taught] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    categories: dict[str, float] = field(default_factory=dict)  # new weights
    scales: dict[str, Scale] = field(default_factory=dict)  # of classes, where it is not theirs yet
    tasks: dict[str, Task] = field(default_factory=dict)  # new and changed ones
    results: dict[str, Given] = field(default_factory=dict)  # new and changed ones
    gone: list[Kept] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)  # ids of marks
    new: int = 0
    changed: int = 0
    same: int = 0
    waiting: int = 0
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def leaving(self) -> int:
        cancelled = sum(task.cancelled for task in self.tasks.values())
        return len(self.gone) + len(self.withdrawn) + cancelled

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.changed or self.leaving)

    @property
    def fingerprint(self) -> str:
        """The same for plans that do the same."""
        users = [
            (id, one.who, one.name, sorted(one.roles), one.school, one.renamed)
            for id, one in self.users.items()
        ]
        dicts = (self.orgs, users, self.classes, self.places, self.categories, self.scales)
        told = (*dicts, self.tasks, self.results, self.gone, self.withdrawn, self.problems)
        kin = sorted(map(str, self.kin))
        return hashlib.sha256(repr((told, kin, self.questions)).encode()).hexdigest()

    def count(self, *, new: bool, same: bool = True) -> None:
        if new:
            self.new += 1
        elif same:
            self.same += 1
        else:
            self.changed += 1
