"""What an announcement is: a post, an audience, a moment, and how far it has come."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ColumnElement, update
from sqlmodel import Field, Relationship, SQLModel, col, select

from models.audiences import Audience
from models.base import AccessDenied, Refusal, Session, utc
from models.outbox import Notification
from models.people import Person
from models.permissions import Action, Reach, Scope
from models.posts import Post

ANNOUNCE = Action.ANNOUNCE
TOLD, ALOUD, AGAIN = "announcements-told", "announcements-aloud", "announcements-again"
CORRECTED, CORRECTED_ALOUD = "announcements-corrected", "announcements-corrected-aloud"
STRUCK, STRUCK_ALOUD = "announcements-struck", "announcements-struck-aloud"
NEWS, NEWS_ALOUD = "announcements-news", "announcements-news-aloud"


class AnnouncementState(StrEnum):
    DRAFT = "draft"
    SENDING = "sending"  # on its way, waiting for its moment, or all sent: the outbox knows
    PAUSED = "paused"
    STOPPED = "stopped"  # whoever had it keeps it, nobody else gets it
    RECALLED = "recalled"
    DISCARDED = "discarded"


GONE_OUT = (AnnouncementState.SENDING, AnnouncementState.PAUSED, AnnouncementState.STOPPED)


class AnnouncementDecided(Refusal):
    """It has been sent, stopped, recalled or thrown away meanwhile."""


class NothingWritten(Refusal):
    """An announcement without a word and without a file."""


class NobodyToTell(Refusal):
    """Nobody has been chosen, or nobody of them is there."""


class MomentPassed(Refusal):
    """The chosen moment lies in the past."""


class Announcement(SQLModel, table=True):
    """`due_at` is the chosen moment, None for at once; `version` counts the corrections.

    `silent_of` adds those who have not confirmed that earlier announcement. `correction_id` is a
    new text that its author still looks at. `excused` are places of which they have said that they
    are not personal: see `models.guard`.
    """

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    post_id: int = Field(foreign_key="post.id")
    correction_id: int | None = Field(default=None, foreign_key="post.id")
    audience_id: int = Field(foreign_key="audience.id")
    silent_of: int | None = Field(default=None, foreign_key="announcement.id")
    state: AnnouncementState = AnnouncementState.DRAFT
    due_at: datetime | None = utc(default=None)
    wants_receipt: bool = False
    version: int = 1
    begun_at: datetime = utc()
    sent_at: datetime | None = utc(default=None)
    ended_at: datetime | None = utc(default=None)
    excused: list[str] | None = Field(default=None, sa_type=JSON)
    author: Person = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    audience: Audience = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    post: Post = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "Announcement.post_id"}
    )
    correction: Post | None = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "Announcement.correction_id"}
    )

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """One's own is what one was told; whoever may announce keeps what they have written."""
        if reach.scope is not Scope.OWN:
            return col(cls.author_id) == reach.me.id
        told = select(Notification.about).where(
            Notification.kind == TOLD, Notification.person_id == reach.me.id
        )
        return col(cls.id).in_(told)


def own(announcement: Announcement, by: Person) -> None:
    """What has not been sent yet is its author's alone, even before an administrator."""
    if announcement.author_id != by.id:
        raise AccessDenied


def editable(announcement: Announcement, *, by: Person) -> None:
    """Refuses unless it is a draft of this person."""
    own(announcement, by)
    if announcement.state is not AnnouncementState.DRAFT:
        raise AnnouncementDecided


async def step(
    session: Session,
    announcement: Announcement,
    old: tuple[AnnouncementState, ...],
    new: AnnouncementState,
) -> None:
    """From one state to the next; of two who decide at once, one wins."""
    await session.flush()
    mine = update(Announcement).where(
        col(Announcement.id) == announcement.id, col(Announcement.state).in_(old)
    )
    if (await session.exec(mine.values(state=new))).rowcount != 1:
        raise AnnouncementDecided
    await session.refresh(announcement, ["state"])
