"""What a request is: about which lesson or task, whose turn it is, and everything that was said."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import Field, Relationship, SQLModel, col

from models.assignments import Assignment
from models.base import Refusal, utc
from models.changes import Publication
from models.people import Person, Role
from models.permissions import Reach, Scope
from models.posts import Post
from models.timetable import Lesson


class RequestKind(StrEnum):
    MOVE = "move"  # a lesson at another time
    MAKEUP = "makeup"  # for a lesson that was missed
    REDO = "redo"  # a lesson or a task once more


class RequestCause(StrEnum):
    """Reasons that are given so often that they need no typing."""

    ILLNESS = "illness"
    TECHNICAL = "technical"
    OTHER_BUSINESS = "business"
    NOT_UNDERSTOOD = "unclear"


class Instead(StrEnum):
    """What can be had where a group's lesson is not moved for one student."""

    CONSULTATION = "consultation"
    RECORDING = "recording"  # and a task to it
    OTHER_GROUP = "group"


class RequestState(StrEnum):
    DRAFT = "draft"
    ASKED = "asked"  # the teacher's turn
    COUNTERED = "countered"  # the asker's turn
    AGREED = "agreed"  # the tutor's turn
    DECLINED = "declined"  # the teacher says no; the tutor's turn
    ASSIGNED = "assigned"
    REFUSED = "refused"  # the tutor says no
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"  # a draft that nobody has heard of


UNSAID = (RequestState.DRAFT, RequestState.DISCARDED)
OPEN = (RequestState.ASKED, RequestState.COUNTERED, RequestState.AGREED, RequestState.DECLINED)
DECIDED = (RequestState.ASSIGNED, RequestState.REFUSED)


class AsksThemselves(Refusal):
    """A child with an account of their own asks for themselves; the guardians watch."""


class AlreadyAsked(Refusal):
    """There is an open request about the same lesson or task."""


class NotYetHeld(Refusal):
    """Nobody has missed a lesson that is still to come."""


class AlreadySettled(Refusal):
    """Somebody else was quicker; the facts say who, when and what."""


class CallAhead(Refusal):
    """What will be said in a call is not known yet."""


class TooManyWishes(Refusal):
    """Three preferred times are enough to choose from."""


class Request(SQLModel, table=True):
    """One student's request about one lesson or one task.

    `lesson_at` is when the lesson was to begin when it was asked about. `since` is when the state
    of the request began. `offered_at` is the time, or the due date, that was named
    last by the teacher or the tutor.
    """

    __tablename__ = "reassignment"
    id: int = Field(default=None, primary_key=True)
    kind: RequestKind
    student_id: int = Field(foreign_key="person.id", index=True)
    asker_id: int = Field(foreign_key="person.id")
    lesson_id: int | None = Field(default=None, foreign_key="lesson.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    lesson_at: datetime | None = utc(default=None)
    teacher_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    cause: RequestCause | None = None
    post_id: int | None = Field(default=None, foreign_key="post.id")
    instead: Instead | None = None
    state: RequestState = RequestState.DRAFT
    since: datetime = utc()
    reminded_at: datetime | None = utc(default=None)
    offered_at: datetime | None = utc(default=None)
    publication_id: int | None = Field(default=None, foreign_key="publication.id")
    attempt_id: int | None = Field(default=None, foreign_key="attempt.id")
    student: Person = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "Request.student_id"}
    )
    teacher: Person | None = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "Request.teacher_id"}
    )
    lesson: Lesson | None = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    assignment: Assignment | None = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    post: Post | None = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    publication: Publication | None = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    wishes: list["RequestWish"] = Relationship(
        sa_relationship_kwargs={
            "lazy": "selectin",
            "order_by": "RequestWish.at",
            "cascade": "all, delete-orphan",
        }
    )
    steps: list["RequestStep"] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "order_by": "RequestStep.id"}
    )

    @property
    def timed(self) -> bool:
        """Does it end in a time to meet? Otherwise in a due date."""
        return self.lesson_id is not None and self.instead is not Instead.RECORDING

    @property
    def alone(self) -> int | None:
        """The student, where it is for them alone; None where a whole group has to come."""
        moves = self.kind is RequestKind.MOVE and self.instead is None
        return None if moves else self.student_id

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        said = col(cls.state).not_in(UNSAID)
        if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
            return said & (col(cls.teacher_id) == reach.me.id) & reach.agreed(cls.student_id)
        mine = col(cls.asker_id) == reach.me.id
        return reach.holds(cls.student_id) & or_(said, mine)


class RequestWish(SQLModel, table=True):
    """A time, or a due date, that would suit the family."""

    __tablename__ = "reassignment_wish"
    id: int = Field(default=None, primary_key=True)
    request_id: int = Field(default=None, foreign_key="reassignment.id", index=True)
    at: datetime = utc()


class RequestStep(SQLModel, table=True):
    """One thing that happened: who did it, when, why, and which time they named.

    With `phoned_at` the tutor has written down what the teacher said by telephone then.
    """

    __tablename__ = "reassignment_step"
    id: int = Field(default=None, primary_key=True)
    request_id: int = Field(default=None, foreign_key="reassignment.id", index=True)
    state: RequestState
    actor_id: int = Field(foreign_key="person.id")
    at: datetime = utc()
    reason: str = ""
    offered_at: datetime | None = utc(default=None)
    phoned_at: datetime | None = utc(default=None)
    actor: Person = Relationship(sa_relationship_kwargs={"lazy": "joined"})


def about(thing: Lesson | Assignment) -> dict[str, Any]:
    """The column of a request that names this lesson or task."""
    return {"lesson_id" if isinstance(thing, Lesson) else "assignment_id": thing.id}
