"""What is kept of a hard case: who speaks about whom with whom, and what they have written."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, and_, false
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.base import utc
from models.people import Person, Role
from models.permissions import Action, Reach
from models.posts import Post

OPEN, KEEP = Action.OPEN_CASE, Action.KEEP_CASE
SAID, SAID_NOW = "cases-said", "cases-said-now"
CLOSED, HANDED = "cases-closed", "cases-handed"
PROMISED, MISSED = "cases-promised", "cases-missed"
ADVISE = (Role.PSYCHOLOGIST, Role.COORDINATOR)  # with whom a case can be opened


class CaseState(StrEnum):
    OPEN = "open"
    DECIDED = "decided"  # what is to be done has been written down
    CLOSED = "closed"


class Case(SQLModel, table=True):
    """One situation of a student, between the tutor and the colleague who was asked in a `role`.

    `promised_at` is until when the first answer was promised, `answered_at` when it came;
    `reminded_at` and `missed_at` are when the colleague was reminded of it, and the tutor told
    that it has not come.
    """

    __tablename__ = "hard_case"
    id: int = Field(default=None, primary_key=True)
    student_id: int = Field(foreign_key="person.id", index=True)
    tutor_id: int = Field(foreign_key="person.id", index=True)
    asked_id: int = Field(foreign_key="person.id", index=True)
    role: Role
    state: CaseState = CaseState.OPEN
    since: datetime = utc()
    opened_at: datetime = utc()
    promised_at: datetime | None = utc(default=None)
    answered_at: datetime | None = utc(default=None)
    reminded_at: datetime | None = utc(default=None)
    missed_at: datetime | None = utc(default=None)
    student: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Case.student_id"}
    )
    tutor: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Case.tutor_id"}
    )
    asked: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Case.asked_id"}
    )

    def other(self, person_id: int) -> Person:
        """The one of the two who is not this person."""
        return self.asked if person_id == self.tutor_id else self.tutor

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """The two who speak, as long as they have to do with the student in that role."""
        covered = col(cls.student_id).in_(reach.students)
        if reach.role is Role.TUTOR:
            return and_(covered, col(cls.tutor_id) == reach.me.id)
        if reach.role in ADVISE:
            return and_(covered, col(cls.asked_id) == reach.me.id, col(cls.role) == reach.role)
        return false()


class CaseMessage(SQLModel, table=True):
    """One thing said; it stands in `chat_id` as `message_id`, where its author has written it.

    `decides`: it is what they have agreed to do. `urgent`: it waited for nobody's hours.
    """

    __tablename__ = "case_message"
    __table_args__ = (Index("ix_case_message_place", "chat_id", "message_id"),)
    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="hard_case.id", index=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    chat_id: int
    message_id: int
    replies_to: int | None = None
    at: datetime = utc()
    edited_at: datetime | None = utc(default=None)
    decides: bool = False
    urgent: bool = False
    version: int = 0
    case: Case = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    post: Post = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    author: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "CaseMessage.author_id"}
    )

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return col(cls.case_id).in_(select(Case.id).where(Case.within(reach)))
