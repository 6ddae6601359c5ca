"""What students were given for the tasks of a OneRoster set."""

from dataclasses import dataclass
from datetime import date

from models.courses import Scale
from models.gradebook import scores
from models.long_work import track
from models.oneroster.comparing import Part
from models.oneroster.packages import Row
from models.oneroster.people import Everybody
from models.oneroster.plans import Given
from models.oneroster.sourced import KEY
from models.oneroster.standing import KnownMark, Standing
from models.oneroster.tasks import HIGHEST, Tasks, number
from models.spreadsheets import ProblemKey
from models.spreadsheets.cells import day_of

SUBMITTED = "submitted"


@dataclass
class Results(Part):
    """Marks, and works that were handed in."""

    standing: Standing
    tasks: Tasks
    everybody: Everybody
    today: date

    def compare(self) -> None:
        said: set[tuple[str, str]] = set()
        for row in track(self.rows["results"].values(), "comparing"):
            about = row["lineItemSourcedId"], row["studentSourcedId"]
            if about in said and not row.gone:
                self.bad(row, ProblemKey.SAID_TWICE, row.id)
                continue
            said.add(about)
            self._result(row)

    def _result(self, row: Row) -> None:
        mark = self._standing_mark(row)
        if row.gone:
            if mark is not None and not mark.withdrawn:
                self.plan.withdrawn.append(mark.id)
            return
        on = day_of(row["scoreDate"][:10]) if row["scoreDate"] else self.today
        who = self.everybody.ref(row, row["studentSourcedId"])
        score = self._score(row)
        if on is None:
            self.bad(row, ProblemKey.BAD_DATE, row["scoreDate"])
        elif on > self.today:
            self.bad(row, ProblemKey.DAY_AHEAD, row["scoreDate"])
        elif who is None or (score is None and row["scoreStatus"].casefold() != SUBMITTED):
            return  # somebody without a role here, a problem that is noted, or nothing to keep
        elif isinstance(who, str) or who not in self.standing.agreed:
            self.plan.waiting += 1
        else:
            self._given(row, who, score, on, mark)

    def _given(
        self, row: Row, who: int, score: float | None, on: date, mark: KnownMark | None
    ) -> None:
        task = row["lineItemSourcedId"]
        task_id = self._task_id(task)
        about = who, task_id
        if mark is None and about in self.standing.of:
            mark = self.standing.marks[self.standing.of[about]]
        if score is None:
            known = mark is not None or about in self.standing.handed_in
            same = known
        else:
            known = mark is not None
            same = mark is not None and mark.score == score
        self.plan.count(new=not known, same=same)
        if not same:
            self.plan.results[row.id] = Given(mark.id if mark else 0, who, task, task_id, score, on)

    def _standing_mark(self, row: Row) -> KnownMark | None:
        own = self.store.own("mark", row.id)
        id = own[0] if own else self.standing.given.get(KEY + row.id)
        return self.standing.marks.get(id or 0)

    def _task_id(self, item: str) -> int:
        """The task of a line item, 0 for a new one."""
        if item in self.tasks.items:
            return self.tasks.items[item].task_id
        own = self.store.own("task", item)
        id = own[0] if own else self.standing.keyed.get(KEY + item, 0)
        return id if id in self.standing.tasks else 0

    def _score(self, row: Row) -> float | None:
        """On the scale of its class; None, where it can't be told with a problem."""
        item, text = row["lineItemSourcedId"], row["score"]
        known = self.tasks.items.get(item)
        task = self.standing.tasks.get(self._task_id(item))
        if known is not None:
            scale, low, high = self.tasks.scales[known.of_class], known.low, known.high
        elif task is not None:
            scale = self.standing.scales[task.course_id]
            low, high = scores.BOUNDS[scale]
        else:
            if item not in self.rows["lineItems"]:
                self.bad(row, ProblemKey.DANGLING_ID, item)
            return None
        if not text:
            return None
        if known is None and scale is Scale.PERCENT:
            self.bad(row, ProblemKey.UNKNOWN_RANGE, item)
            return None
        points, score = number(text, 0), None
        if points is not None and low <= points <= high:
            score = _on(scale, points, high)
        if score is None:
            self.bad(row, ProblemKey.OUT_OF_RANGE, text)
        return score


def _on(scale: Scale, points: float, high: float) -> float | None:
    if scale is Scale.PERCENT:
        return points if high == HIGHEST else round(100 * points / high, 2)
    least, most = scores.BOUNDS[scale]
    return points if points.is_integer() and least <= points <= most else None
