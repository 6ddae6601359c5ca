"""What the library keeps: materials of courses by topic, who has taken which, who wants to hear."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.base import Refusal, utc
from models.courses import Course
from models.groups import Group
from models.permissions import Action, Reach
from models.posts import Post

SEE, TAKE = Action.SEE_MATERIALS, Action.TAKE_MATERIAL
KEEP, SEE_TAKERS = Action.KEEP_MATERIALS, Action.SEE_TAKERS
ADDED, RENEWED, FILE = "materials-added", "materials-renewed", "materials-file"
LOST, UNSENT = "materials-lost", "materials-unsent"
LONGEST_TITLE, LONGEST_TOPIC = 120, 60  # characters


class MaterialState(StrEnum):
    DRAFT = "draft"  # its author is still choosing title and topic
    OPEN = "open"
    WITHDRAWN = "withdrawn"


class NotAMaterial(Refusal):
    """A sticker, a poll, a place: nothing that could be kept and sent on."""


class NameNeeded(Refusal):
    """A title or a topic needs a letter or a digit."""


class MaterialWithdrawn(Refusal):
    """It is not given out any more; `title` says which."""


class MaterialDecided(Refusal):
    """It has been put into the library, or thrown away, meanwhile."""


class Material(SQLModel, table=True):
    """Something to learn from: a file, several of an album, or a text with links.

    `message_id` is the message of its author's private chat that brought its words, so that an
    edit finds it. Since `lost_at` Telegram does not know its files any more: they were sent to
    another bot, or are gone. Whoever has taken an earlier `version` hears of a new one.
    """

    id: int = Field(default=None, primary_key=True)
    course_id: int = Field(foreign_key="course.id", index=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    message_id: int | None = None
    title: str = ""
    topic: str = ""
    state: MaterialState = MaterialState.DRAFT
    version: int = 1
    published_at: datetime | None = utc(default=None)
    lost_at: datetime | None = utc(default=None)
    post: Post = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """Those of one's courses, but for what others have not put in yet; none of history."""
        living = select(Group.id).where(col(Group.archived_at).is_(None))
        mine = select(Course.id).where(Course.within(reach), col(Course.group_id).in_(living))
        begun = or_(col(cls.state) != MaterialState.DRAFT, col(cls.author_id) == reach.me.id)
        return and_(col(cls.course_id).in_(mine), begun)


class MaterialTaking(SQLModel, table=True):
    """This person has taken this material; `version` is the newest that they have got."""

    __tablename__ = "material_taking"
    material_id: int = Field(foreign_key="material.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    version: int
    at: datetime = utc()


class MaterialNews(SQLModel, table=True):
    """Does this guardian want to hear of new materials? Who has not said hears for a child without
    Telegram of its own."""

    __tablename__ = "material_news"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    wanted: bool
