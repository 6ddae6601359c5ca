"""What the desk keeps: threads between a family and the school, and what is said in them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, and_, or_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models import courses, groups
from models.base import Refusal, utc
from models.courses import Course
from models.people import FAMILY, Person, Role
from models.permissions import Action, Reach
from models.posts import Post

WRITE, ANSWER, HAND = Action.WRITE_DESK, Action.ANSWER_DESK, Action.HAND_DESK
ASKED, ASKED_NOW = "desk-asked", "desk-asked-now"
ASKED_IN_FORUM, ASKED_IN_FORUM_NOW = "desk-asked-in-forum", "desk-asked-in-forum-now"
PROMISED, UNHEARD = "desk-promised", "desk-unheard"
MISSED, LATE = "desk-missed", "desk-late"
LEFT, TAKEN = "desk-left", "desk-taken"
ANSWERED, ANSWERED_NOW = "desk-answered", "desk-answered-now"


class ThreadState(StrEnum):
    OPEN = "open"  # the family waits for an answer
    WAITING = "waiting"  # answered: the word is with the family
    DONE = "done"


class Urgency(StrEnum):
    """Why something can't wait for anybody's hours."""

    HEALTH = "health"
    TODAY = "today"
    LINK = "link"
    EXAM = "exam"


class NobodyHears(Refusal):
    """Of those who were asked nobody can be written to in Telegram."""


class NoLonger(Refusal):
    """Whoever was asked has nothing to do with the student any more."""


class FamilyAway(Refusal):
    """Telegram takes nothing for this member of the family: they have to be called."""


class Thread(SQLModel, table=True):
    """A student's family and those whom it asks in one role; `staff_id` None: whoever is tutor now.

    `asked_at` is the moment of the oldest question without an answer, `promised_at` the moment
    until when the family has been told that there will be one, `reminded_at` when the staff were
    told that it is near. `missed_at` is a promised moment that has gone by, and `left_at` when the
    tutors were told that whoever was asked is not there any more; both until it is answered.
    """

    __tablename__ = "desk_thread"
    id: int = Field(default=None, primary_key=True)
    student_id: int = Field(foreign_key="person.id", index=True)
    role: Role = Role.TUTOR
    staff_id: int | None = Field(default=None, foreign_key="person.id")
    state: ThreadState = ThreadState.OPEN
    since: datetime = utc()
    asked_at: datetime | None = utc(default=None)
    promised_at: datetime | None = utc(default=None)
    reminded_at: datetime | None = utc(default=None)
    missed_at: datetime | None = utc(default=None)
    left_at: datetime | None = utc(default=None)
    student: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Thread.student_id"}
    )

    def owes_nothing(self) -> None:
        """Nobody waits for an answer any more: promises about it are over."""
        self.asked_at = self.promised_at = self.reminded_at = None
        self.missed_at = self.left_at = None

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """The family's own; a tutor's of the students they keep now, else whoever was asked.

        A teacher must still teach the student, as psychologist and coordinator must still be
        theirs.
        """
        covered = col(cls.student_id).in_(reach.students)
        if reach.role in FAMILY:
            return covered
        if reach.role is Role.TEACHER:
            theirs = select(Course.group_id).where(col(Course.id).in_(courses.taught_by(reach.me)))
            covered = col(cls.student_id).in_(groups.students(theirs))
        if reach.role is Role.TUTOR:
            return and_(covered, col(cls.role) == Role.TUTOR)
        return and_(covered, col(cls.role) == reach.role, col(cls.staff_id) == reach.me.id)


class Message(SQLModel, table=True):
    """One thing said, by a member of the family, or to one: `addressee_id`.

    Only they and the staff asked read it, nobody else of the family. It stands in `chat_id` as
    `message_id`, where its author has written it. Without a thread its author has yet to say to
    whom it goes. `replies_to` is an earlier message of the thread.
    `unheard_at` is when its author was told that it has reached nobody.
    """

    __tablename__ = "desk_message"
    __table_args__ = (Index("ix_desk_message_place", "chat_id", "message_id"),)
    id: int = Field(default=None, primary_key=True)
    thread_id: int | None = Field(default=None, foreign_key="desk_thread.id", index=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    addressee_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    chat_id: int
    message_id: int
    replies_to: int | None = None
    at: datetime = utc()
    answered_at: datetime | None = utc(default=None)
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    edited_at: datetime | None = utc(default=None)
    unheard_at: datetime | None = utc(default=None)
    urgency: Urgency | None = None
    version: int = 0
    thread: Thread | None = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    post: Post = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    author: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Message.author_id"}
    )

    @property
    def asks(self) -> bool:
        """Does it come from the family?"""
        return self.addressee_id is None

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        threads = select(Thread.id).where(Thread.within(reach))
        theirs = col(cls.thread_id).in_(threads)
        if reach.role not in FAMILY:
            return theirs
        mine = or_(
            and_(col(cls.author_id) == reach.me.id, col(cls.addressee_id).is_(None)),
            col(cls.addressee_id) == reach.me.id,
        )
        return and_(mine, or_(theirs, col(cls.thread_id).is_(None)))
