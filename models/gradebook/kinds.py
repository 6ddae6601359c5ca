"""What every kind of the gradebook's tables has: the roll of those whom it may speak of."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from models.base import Session
from models.gradebook.roll import Roll
from models.spreadsheets import ProblemKey, plans
from models.spreadsheets.plans import Item


class Kind(plans.Kind[Item]):
    column_of: ClassVar[Mapping[ProblemKey, str]] = {
        ProblemKey.NO_CONSENT: "student",
        ProblemKey.UNKNOWN_STUDENT: "student",
        ProblemKey.SEVERAL_STUDENTS: "student",
        ProblemKey.UNKNOWN_COURSE: "subject",
        ProblemKey.SEVERAL_COURSES: "subject",
        ProblemKey.UNKNOWN_GROUP: "group",
        ProblemKey.UNKNOWN_TASK: "task",
        ProblemKey.NO_SUCH_LESSON: "date",
        ProblemKey.SEVERAL_LESSONS: "date",
    }

    def __init__(self, session: Session, roll: Roll, today: date) -> None:
        super().__init__(session, today)
        self.roll = roll
