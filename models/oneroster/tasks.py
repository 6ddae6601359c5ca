"""What the classes of a OneRoster set are asked: categories, line items, and their scales."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from models.assignments import title_of
from models.base import Refusal
from models.courses import Scale
from models.gradebook.table import DAY_ENDS, weight_of
from models.names import plain
from models.oneroster.comparing import Part
from models.oneroster.packages import Row
from models.oneroster.plans import Task
from models.oneroster.sourced import KEY, SourcedKind
from models.oneroster.standing import KnownTask, Standing
from models.spreadsheets import ProblemKey
from models.spreadsheets.cells import day_of
from models.timetable import moment

HIGHEST = 100.0  # points, where a line item does not say


class Item(NamedTuple):
    """A line item of the set: of which class, its task in the store (0: none yet), its points."""

    of_class: str
    task_id: int
    low: float
    high: float


@dataclass
class Tasks(Part):
    """Dates without a time are of the school's zone."""

    standing: Standing
    zone: str
    items: dict[str, Item] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)  # of each class

    def compare(self) -> None:
        for row in self.rows["categories"].values():
            self._category(row)
        for row in self.rows["lineItems"].values():
            self._item(row)
        self._scales()

    def _category(self, row: Row) -> None:
        kept = self.store.rows[SourcedKind.CATEGORY].get(row.id)
        if row.gone:
            self.plan.gone += [kept] if kept else []
            return
        if self.store.mine and row.id.startswith(self.store.mine):
            return  # written by us, for what tasks weigh
        weight = weight_of(row["weight"])
        if weight is None:
            self.bad(row, ProblemKey.BAD_WEIGHT, row["weight"])
            return
        self.plan.count(new=kept is None, same=kept is None or kept.weight == weight)
        if kept is None or kept.weight != weight:
            self.plan.categories[row.id] = weight

    def _item(self, row: Row) -> None:
        of_class = row["classSourcedId"]
        known = self._task(row, of_class)
        if row.gone:
            if known is not None and not known.cancelled:
                self.plan.tasks[row.id] = Task(known.id, of_class, *known[3:7], cancelled=True)
            return
        if self._course(of_class) is None:
            if of_class not in self.rows["classes"]:
                self.bad(row, ProblemKey.DANGLING_ID, of_class)
            return
        low, high = number(row["resultValueMin"], 0), number(row["resultValueMax"], HIGHEST)
        told = self._told(row, known)
        if low is None or high is None or not low < high or high <= 0:
            self.bad(row, ProblemKey.BAD_RANGE, f"{row['resultValueMin']}–{row['resultValueMax']}")
        elif told is not None:
            id = known.id if known else 0
            self.items[row.id] = Item(of_class, id, low, high)
            same = known is not None and told == known[3:7]
            self.plan.count(new=known is None, same=same)
            if not same:
                self.plan.tasks[row.id] = Task(id, of_class, *told)

    def _told(
        self, row: Row, known: KnownTask | None
    ) -> tuple[str, date | None, datetime | None, float] | None:
        """Title, day given, moment due and weight; None, with a problem, if they can't be read."""
        given = day_of(row["assignDate"][:10]) if row["assignDate"] else None
        due = self._due(row["dueDate"]) if row["dueDate"] else None
        try:
            title = title_of(row["title"])
        except Refusal:
            self.bad(row, ProblemKey.EMPTY_TASK, row["title"])
            return None
        for text, read in ((row["assignDate"], given), (row["dueDate"], due)):
            if text and read is None:
                self.bad(row, ProblemKey.BAD_DATE, text)
                return None
        weight = self._weight(row, known)
        if weight is None:
            return None
        return title, given or (known.given_on if known else None), due, weight

    def _task(self, row: Row, of_class: str) -> KnownTask | None:
        """By its id, or by the title of a task that somebody has set here."""
        standing = self.standing
        own = self.store.own("task", row.id)
        id = own[0] if own else standing.keyed.get(KEY + row.id)
        if id is None:
            course_id = self._course(of_class) or 0
            id = standing.titled.pop((course_id, plain(row["title"])), None)
        return standing.tasks.get(id or 0)

    def _course(self, of_class: str) -> int | None:
        """The course of a class, 0 where it begins with this set; None if there is no class."""
        taught = self.plan.classes.get(of_class)
        if taught is not None:
            return taught.course_id
        kept = self.store.get(SourcedKind.CLASS, of_class)
        return kept.thing_id if kept and of_class not in self.rows["classes"] else None

    def _due(self, text: str) -> datetime | None:
        """A day lasts until its end."""
        day = day_of(text)
        if day is not None:
            return moment(day, DAY_ENDS, self.zone)
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return None
        return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(self.zone))

    def _weight(self, row: Row, known: KnownTask | None) -> float | None:
        """What its category weighs; None, with a problem, if there is no such category."""
        id = row["categorySourcedId"]
        if id in self.rows["categories"]:
            return weight_of(self.rows["categories"][id]["weight"])
        kept = self.store.rows[SourcedKind.CATEGORY].get(id)
        if id and kept is None:
            self.bad(row, ProblemKey.DANGLING_ID, id)
            return None
        if kept is not None:
            return kept.weight
        return known.weight if known else 1.0

    def _scales(self) -> None:
        """A class is marked in fives or as passed if all of it fits, in percent otherwise."""
        points: dict[str, set[float | None]] = defaultdict(set)
        for row in self.rows["results"].values():
            item = self.items.get(row["lineItemSourcedId"])
            if item is not None and row["score"] and not row.gone:
                points[item.of_class].add(number(row["score"], 0))
        highest: dict[str, set[float]] = defaultdict(set)
        for item in self.items.values():
            highest[item.of_class].add(item.high)
        for of_class, high in highest.items():
            scale = Scale.PERCENT
            if high == {5} and points[of_class] <= {2, 3, 4, 5}:
                scale = Scale.FIVE
            elif high == {1} and points[of_class] <= {0, 1}:
                scale = Scale.PASS
            course_id = self._course(of_class) or 0
            standing = self.standing.scales.get(course_id)
            if standing is not None and (course_id in self.standing.marked or scale is standing):
                self.scales[of_class] = standing
                continue
            self.scales[of_class] = self.plan.scales[of_class] = scale
            if standing is not None:
                self.plan.changed += 1


def number(text: str, otherwise: float) -> float | None:
    if not text:
        return otherwise
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
