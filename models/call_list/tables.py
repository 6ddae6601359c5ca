"""What is kept of telephone calls: numbers noted for them, and who called whom with what result."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, col

from models.base import Refusal, utc
from models.people import Person
from models.permissions import Action, Reach

SEE, KEEP = Action.SEE_CALLS, Action.KEEP_CALLS
WRONG, RIGHTED = "call-list-wrong-number", "call-list-righted"
HOLDS = timedelta(minutes=10)  # so long a line that was opened is its opener's
UNDO_WITHIN = timedelta(minutes=1)


class CallResult(StrEnum):
    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LATER = "later"
    WRONG_NUMBER = "wrong_number"


class BestHours(StrEnum):
    """When somebody is best called, by their own clock."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    ANY = "any"


class NumberUnread(Refusal):
    """What was typed is no telephone number."""


class LineTaken(Refusal):
    """A colleague is calling them at this moment."""


class CallNoted(Refusal):
    """The result of this call has been noted already."""


class CallPast(Refusal):
    """More than a minute has passed since the result was noted."""


class PhoneNumber(SQLModel, table=True):
    """Under which number somebody is called, as E.164. Since `wrong_at` it is known to be wrong."""

    __tablename__ = "phone_number"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    number: str
    hours: BestHours = BestHours.ANY
    noted_by: int | None = Field(default=None, foreign_key="person.id")
    noted_at: datetime = utc()
    wrong_at: datetime | None = utc(default=None)


class Call(SQLModel, table=True):
    """One call to somebody, for the sake of a student. Without a `result` it is being made.

    `at` is when it began, then when its result was noted; `again_at` when to call once more.
    """

    __tablename__ = "phone_call"
    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    student_id: int = Field(foreign_key="person.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    at: datetime = utc()
    result: CallResult | None = None
    again_at: datetime | None = utc(default=None)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return col(cls.student_id).in_(reach.students)

    def undoable(self, by: Person, at: datetime) -> bool:
        return self.result is not None and self.by_id == by.id and at <= self.at + UNDO_WITHIN
