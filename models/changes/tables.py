"""What a change is: what one lesson was and becomes, and with what it is published together."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, or_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.base import Refusal, utc
from models.people import Person, Role
from models.permissions import Reach, Scope
from models.timetable import Lesson, LessonState

PUBLISHED = "changes-published"
UNDO_WITHIN = timedelta(minutes=1)


class ChangeKind(StrEnum):
    MOVE = "move"
    CANCEL = "cancel"
    ADD = "add"
    REPLACE = "replace"


class Cause(StrEnum):
    """Reasons that are given so often that they need no typing."""

    ILLNESS = "illness"
    TECHNICAL = "technical"
    EVENT = "event"


class PublicationState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    UNDONE = "undone"
    DISCARDED = "discarded"


class InThePast(Refusal):
    """Nobody can come to a lesson yesterday."""


class LessonOver(Refusal):
    """What has been held can't be changed any more."""


class NothingChanges(Refusal):
    """The lesson is at that time, or has that teacher, already."""


class AlreadyDecided(Refusal):
    """The draft has been published, discarded or undone meanwhile."""


class LessonChanged(Refusal):
    """Somebody else has changed the lesson since it was put into the draft."""


class TooLateToUndo(Refusal):
    """More than a minute has passed: people rely on what they have read."""


class NothingToPublish(Refusal):
    """The draft is empty."""


class Publication(SQLModel, table=True):
    """Changes that people hear of together, with the reason given for them."""

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    state: PublicationState = PublicationState.DRAFT
    cause: Cause | None = None
    reason: str = ""  # in the author's own words
    begun_at: datetime = utc()
    published_at: datetime | None = utc(default=None)
    ended_at: datetime | None = utc(default=None)
    author: Person = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    changes: list["Change"] = Relationship(
        back_populates="publication",
        sa_relationship_kwargs={"lazy": "selectin", "order_by": "Change.id"},
    )

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        about = select(Change.publication_id).where(Change.within(reach))
        return or_(col(cls.id).in_(about), col(cls.author_id) == reach.me.id)


class Change(SQLModel, table=True):
    """What one lesson was and what it becomes. Of an added lesson there is no `was`."""

    id: int = Field(default=None, primary_key=True)
    publication_id: int = Field(default=None, foreign_key="publication.id", index=True)
    lesson_id: int = Field(foreign_key="lesson.id", index=True)
    kind: ChangeKind
    was_starts_at: datetime = utc()
    was_ends_at: datetime = utc()
    now_starts_at: datetime = utc()
    now_ends_at: datetime = utc()
    was_teacher_id: int | None = Field(default=None, foreign_key="person.id")
    now_teacher_id: int | None = Field(default=None, foreign_key="person.id")
    publication: Publication = Relationship(back_populates="changes")
    lesson: Lesson = Relationship(sa_relationship_kwargs={"lazy": "joined"})

    @property
    def holds(self) -> bool:
        """Is the lesson still as this change has left it?"""
        lesson, cancelled = self.lesson, self.kind is ChangeKind.CANCEL
        state = LessonState.CANCELLED if cancelled else LessonState.PLANNED
        teaches = self.now_teacher_id in (None, *(teacher.id for teacher in lesson.teachers))
        return lesson.state is state and lesson.starts_at == self.now_starts_at and teaches

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        lessons = col(cls.lesson_id).in_(select(Lesson.id).where(Lesson.within(reach)))
        if reach.role is Role.TEACHER and reach.scope is Scope.OWN:
            # A replaced teacher no longer holds the lesson, and has to hear of it all the same.
            return or_(lessons, col(cls.was_teacher_id) == reach.me.id)
        return lessons
