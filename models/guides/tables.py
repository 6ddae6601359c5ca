"""What a guide is: its versions, whom it is for, and what has been asked about it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, UniqueConstraint, and_, or_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.audiences import Audience, AudiencePart, takes_in
from models.base import Refusal, utc
from models.people import Person
from models.permissions import Action, Reach, Scope
from models.posts import Post

SENT, AGAIN, WELCOME = "guides-sent", "guides-again", "guides-welcome"
QUESTION, ANSWERED = "guides-question", "guides-answered"
KEEP = Action.KEEP_GUIDES


class Section(StrEnum):
    START = "start"
    LESSON = "lesson"
    OFFLINE = "offline"
    EXAMS = "exams"
    OTHER = "other"


class Confirmation(StrEnum):
    """Who has to confirm, child by child; staff each for themselves."""

    NONE = "none"
    ONE = "one"  # one guardian
    BOTH = "both"  # both guardians
    PAIR = "pair"  # a guardian and the student


class VersionState(StrEnum):
    DRAFT = "draft"
    SHELVED = "shelved"  # can be read, has been sent to nobody
    MAILED = "mailed"


class TitleMissing(Refusal):
    """A title needs a letter or a digit."""


class ReadersMissing(Refusal):
    """Nobody has been chosen, or nobody is there who would read it."""


class VersionDecided(Refusal):
    """It has been sent, put into the library or thrown away meanwhile."""


class QuestionAnswered(Refusal):
    """A colleague was quicker."""


class NothingToShare(Refusal):
    """Question or answer have no words: a voice can't stand in a text."""


class Guide(SQLModel, table=True):
    """How something is done here. `language` None: for whoever reads whichever language."""

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    audience_id: int = Field(foreign_key="audience.id")
    section: Section = Section.OTHER
    language: str | None = None
    confirmation: Confirmation = Confirmation.NONE
    archived: bool = False
    author: Person = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    audience: Audience = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    versions: list["GuideVersion"] = Relationship(
        sa_relationship_kwargs={
            "lazy": "selectin",
            "order_by": "GuideVersion.number",
            "cascade": "all, delete-orphan",
        }
    )

    @property
    def newest(self) -> "GuideVersion | None":
        """What readers find now; None while it is only a draft."""
        out = [version for version in self.versions if version.state is not VersionState.DRAFT]
        return out[-1] if out else None

    def overtaken(self, version: "GuideVersion") -> bool:
        """Has a later version been sent? Then nobody is to confirm this one any more."""
        mailed = VersionState.MAILED
        return any(v.state is mailed and v.number > version.number for v in self.versions)

    @property
    def draft(self) -> "GuideVersion | None":
        return next((v for v in self.versions if v.state is VersionState.DRAFT), None)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        out = select(GuideVersion.guide_id).where(GuideVersion.state != VersionState.DRAFT)
        published = col(cls.id).in_(out)
        if reach.scope is Scope.OWN:
            meant = select(AudiencePart.audience_id).where(takes_in(reach.me, reach.role, KEEP))
            mine = or_(col(cls.author_id) == reach.me.id, col(cls.audience_id).in_(meant))
            return and_(published, ~col(cls.archived), mine)
        kept = col(AudiencePart.group_id).in_(reach.parts)
        around = select(AudiencePart.audience_id).where(kept)
        beyond = select(AudiencePart.audience_id).where(
            or_(col(AudiencePart.group_id).is_(None), ~kept)
        )
        theirs = and_(
            published, col(cls.audience_id).in_(around), col(cls.audience_id).not_in(beyond)
        )
        return or_(col(cls.author_id) == reach.me.id, theirs)


class GuideVersion(SQLModel, table=True):
    """A guide as it was written once; `news` says what has changed since the one before."""

    __tablename__ = "guide_version"
    __table_args__ = (UniqueConstraint("guide_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    guide_id: int = Field(default=None, foreign_key="guide.id")
    number: int = 1
    author_id: int = Field(foreign_key="person.id", index=True)
    title: str = ""
    post_id: int = Field(foreign_key="post.id")
    news: str = ""
    state: VersionState = VersionState.DRAFT
    published_at: datetime | None = utc(default=None)
    post: Post = Relationship(sa_relationship_kwargs={"lazy": "joined"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        guides = col(cls.guide_id).in_(select(Guide.id).where(Guide.within(reach)))
        out = and_(col(cls.state) != VersionState.DRAFT, guides)
        if reach.scope is Scope.OWN:
            return out
        return or_(col(cls.author_id) == reach.me.id, out)


class GuideQuestion(SQLModel, table=True):
    """What somebody has asked: about a version, about a starter guide (`section`), or in general.

    `shared`: question and answer stand under the guide, without names.
    """

    __tablename__ = "guide_question"
    id: int = Field(default=None, primary_key=True)
    version_id: int | None = Field(default=None, foreign_key="guide_version.id", index=True)
    section: Section | None = None
    asker_id: int = Field(foreign_key="person.id", index=True)
    post_id: int = Field(foreign_key="post.id")
    asked_at: datetime = utc()
    answer_id: int | None = Field(default=None, foreign_key="post.id")
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = utc(default=None)
    shared: bool = False
    asker: Person = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "GuideQuestion.asker_id"}
    )
    post: Post = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "GuideQuestion.post_id"}
    )
    answer: Post | None = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "GuideQuestion.answer_id"}
    )

    @property
    def sayable(self) -> bool:
        """Can it stand under a guide? A voice or a picture alone can't."""
        return self.answer is not None and bool(self.post.html and self.answer.html)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """What I have asked; for a keeper what their families ask, or who reads their guides."""
        if reach.scope is Scope.OWN:
            return col(cls.asker_id) == reach.me.id
        written = (
            select(GuideVersion.id)
            .join(Guide, col(Guide.id) == GuideVersion.guide_id)
            .where(Guide.author_id == reach.me.id)
        )
        return or_(
            col(cls.asker_id).in_(select(Person.id).where(reach.people)),
            col(cls.version_id).in_(written),
        )
