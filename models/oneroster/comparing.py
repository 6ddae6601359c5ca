"""What every part of a OneRoster set is compared with: what is known, and what is planned."""

from dataclasses import dataclass

from models.lists.known import Known
from models.lists.questions import Answers
from models.oneroster.packages import Row
from models.oneroster.plans import SetPlan
from models.oneroster.sourced import Remembered
from models.spreadsheets import ProblemKey


@dataclass
class Part:
    """One part of a set; `compare` adds to the plan what it would change."""

    rows: dict[str, dict[str, Row]]
    known: Known
    store: Remembered
    answers: Answers
    plan: SetPlan

    def bad(self, row: Row, key: ProblemKey, value: str = "") -> None:
        self.plan.problems.append(row.problem(key, value))
