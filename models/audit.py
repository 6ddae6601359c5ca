"""The audit log: who did what to which thing, when, and which duty of the tutor it fulfils."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.base import Session, utc
from models.permissions import PERMISSIONS, Action


class Audit(SQLModel, table=True):
    """One decision. Ids only: never a name, never the text of a message."""

    id: int = Field(default=None, primary_key=True)
    at: datetime = utc(index=True)
    actor_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    action: Action
    duty: str
    kind: str | None = None
    thing_id: int | None = None


def write(
    session: Session,
    action: Action,
    *,
    by: int | None,
    at: datetime,
    kind: str | None = None,
    thing_id: int | None = None,
) -> None:
    """Put one line into the log, in the transaction of the deed itself."""
    duty = PERMISSIONS[action].duty
    session.add(Audit(at=at, actor_id=by, action=action, duty=duty, kind=kind, thing_id=thing_id))
