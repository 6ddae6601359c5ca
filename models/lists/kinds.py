"""What every kind of list has: whom it may speak of, and what has been said about namesakes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from models.base import Session
from models.lists.known import Entry, Known
from models.lists.questions import SOMEBODY_ELSE, Answers, Candidate, Question, settled
from models.spreadsheets import ProblemKey, Record, plans
from models.spreadsheets.plans import Item

Ref = int | str  # the id of somebody in the store, or where in the list somebody new comes first


class Kind(plans.Kind[Item]):
    column_of: ClassVar[Mapping[ProblemKey, str]] = {
        ProblemKey.UNKNOWN_NUMBER: "person",
        ProblemKey.UNKNOWN_GROUP: "group",
        ProblemKey.UNKNOWN_TEACHER: "teacher",
        ProblemKey.SEVERAL_TEACHERS: "teacher",
    }

    def __init__(
        self, session: Session, known: Known, answers: Answers, today: date, zone: str
    ) -> None:
        super().__init__(session, today)
        self.known, self.answers, self.zone = known, answers, zone

    def entry(self, who: Ref) -> Entry | None:
        return self.known.people[who] if isinstance(who, int) else None

    def chosen(
        self,
        record: Record,
        place: str,
        name: str,
        of: str,
        candidates: Sequence[Candidate],
        token: str,
    ) -> Ref:
        """Whom somebody has said the row means: one of the candidates, or (the token) none."""
        if not candidates:
            return token
        question = Question(f"{record.line}:{place}", record.line, name, of, tuple(candidates))
        said = settled(question, self.answers)
        if said == SOMEBODY_ELSE:
            return token
        return int(said.removeprefix("id:")) if said.startswith("id:") else said

    def is_new(self, item: Any) -> bool:
        return isinstance(item.who, str)
