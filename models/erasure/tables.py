"""What a request for erasure is, how far it has come, and why it may be refused."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, update
from sqlmodel import Field, Relationship, SQLModel, col

from models.base import Refusal, Session, utc
from models.people import Person
from models.permissions import Action, Reach

DECIDE = Action.DECIDE_ERASURE
ASKED, FAMILY_ASKED, REFUSED = "erasure-asked", "erasure-family", "erasure-refused"
LEAVING = "erasure-leaving"


class ErasureState(StrEnum):
    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    APPROVED = "approved"  # can still be taken back
    LEAVING = "leaving"  # those concerned are being told
    ERASED = "erased"  # the rows are gone; what they left beside the store is not yet
    DONE = "done"


OPEN = (ErasureState.ASKED, ErasureState.APPROVED, ErasureState.LEAVING)


class ErasureDecided(Refusal):
    """It has been decided, withdrawn or carried out meanwhile."""


class LastAdministrator(Refusal):
    """Without an administrator nobody could let anybody in again."""


class Erasure(SQLModel, table=True):
    """Numbers and moments only: this list outlives the data, so that a backup can't bring it back.

    `reason` is why it was refused; it goes with everything else.
    """

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    asker_id: int = Field(foreign_key="person.id")
    state: ErasureState = ErasureState.ASKED
    asked_at: datetime = utc()
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = utc(default=None)
    reason: str = ""
    done_at: datetime | None = utc(default=None)
    person: Person = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "Erasure.person_id"}
    )
    asker: Person = Relationship(
        sa_relationship_kwargs={"lazy": "joined", "foreign_keys": "Erasure.asker_id"}
    )

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """What one has asked for; an administrator reaches all of them anyway."""
        return col(cls.asker_id) == reach.me.id


async def step(
    session: Session,
    erasure: Erasure,
    old: tuple[ErasureState, ...],
    new: ErasureState,
    **more: Any,
) -> None:
    """From one state to the next; of two who decide at once, one wins."""
    await session.flush()
    mine = update(Erasure).where(col(Erasure.id) == erasure.id, col(Erasure.state).in_(old))
    if (await session.exec(mine.values(state=new, **more))).rowcount != 1:
        raise ErasureDecided
    await session.refresh(erasure)
