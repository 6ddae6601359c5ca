"""An answer for all: a question that many have, what the school answers, and who finds it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.audiences import Audience, AudiencePart, takes_in
from models.base import Refusal, utc
from models.permissions import Action, Reach, Scope

SEE, KEEP = Action.SEE_FAQ, Action.KEEP_FAQ
LONGEST_QUESTION = 120  # characters: it has to be read on a button
LONGEST_ANSWER = 3000


class FaqState(StrEnum):
    DRAFT = "draft"  # its author's alone
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class QuestionUnfindable(Refusal):
    """Nothing in it says what it is about, so nobody would find it."""


class AnswerEmpty(Refusal):
    """A voice or a file can't stand in a text that is looked through for names."""


class FaqTooLong(Refusal):
    """The question would not fit on a button, or the answer into a message."""


class AboutChild(Refusal):
    """It names a child, or tells of one: what is for all must not."""


class FaqReadersMissing(Refusal):
    """No group has been chosen."""


class FaqDecided(Refusal):
    """It has been published, withdrawn or thrown away meanwhile."""


class AnsweredAlready(Refusal):
    """Somebody was quicker, or the same one has tapped twice."""


class Faq(SQLModel, table=True):
    """One question and its answer, as HTML. `said_id` is the answer at the desk it was made of.

    `since` is when it came into its state; `helped` counts who has said that it answered them.
    """

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    audience_id: int = Field(foreign_key="audience.id")
    said_id: int | None = Field(default=None, index=True)
    question: str
    answer: str = ""
    state: FaqState = FaqState.DRAFT
    since: datetime = utc()
    helped: int = 0
    audience: Audience = Relationship(sa_relationship_kwargs={"lazy": "joined"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """What is out and meant for me; for a keeper their own, and that of their groups alone."""
        out = col(cls.state) != FaqState.DRAFT
        if reach.scope is Scope.OWN:
            meant = select(AudiencePart.audience_id).where(takes_in(reach.me, reach.role, KEEP))
            mine = or_(col(cls.author_id) == reach.me.id, col(cls.audience_id).in_(meant))
            return and_(col(cls.state) == FaqState.PUBLISHED, mine)
        kept = col(AudiencePart.group_id).in_(reach.parts)
        around = select(AudiencePart.audience_id).where(kept)
        beyond = select(AudiencePart.audience_id).where(
            or_(col(AudiencePart.group_id).is_(None), ~kept)
        )
        theirs = and_(out, col(cls.audience_id).in_(around), col(cls.audience_id).not_in(beyond))
        return or_(col(cls.author_id) == reach.me.id, theirs)
