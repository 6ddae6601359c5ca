"""What is true of this installation as a whole: one row."""

import secrets
from datetime import datetime

from sqlmodel import Field, SQLModel

from models.base import Session, utc


class Installation(SQLModel, table=True):
    """`salt` makes our hashes useless elsewhere; `bot_id` guards against a mixed-up token.

    `ticked_at` is when the scheduler last looked what is due, to the minute: what fell due between
    that moment and the next look had nobody to say it.
    """

    id: int = Field(default=1, primary_key=True)
    salt: str
    bot_id: int | None = None
    ticked_at: datetime | None = utc(default=None)


async def here(session: Session) -> Installation:
    found = await session.get(Installation, 1)
    if found is None:
        found = Installation(salt=secrets.token_hex(16))
        session.add(found)
    return found
