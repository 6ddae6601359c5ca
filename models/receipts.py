"""Answers to what was asked of many: who has seen it, who can't come, who has not said yet."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel, UniqueConstraint, select

from models.base import Session, utc

LONGEST_REASON = 300  # characters


class Reply(StrEnum):
    SEEN = "seen"
    CANNOT = "cannot"


class Receipt(SQLModel, table=True):
    """One person's latest answer to one notification, named by its kind and what it is about.

    With `call_id` whoever called them then has noted it for them.
    """

    __table_args__ = (UniqueConstraint("kind", "about", "person_id"),)
    id: int = Field(default=None, primary_key=True)
    kind: str
    about: int
    person_id: int = Field(foreign_key="person.id")
    reply: Reply
    reason: str = ""
    at: datetime = utc()
    call_id: int | None = Field(
        default=None, foreign_key="phone_call.id", index=True, ondelete="SET NULL"
    )


async def give(
    session: Session, kind: str, about: int, reply: Reply, *, by: int, at: datetime
) -> tuple[Receipt, bool]:
    """Note an answer, and say whether it is news. A changed mind replaces the old answer."""
    mine = select(Receipt).where(
        Receipt.kind == kind, Receipt.about == about, Receipt.person_id == by
    )
    receipt = (await session.exec(mine)).first()
    if receipt is None:
        receipt = Receipt(kind=kind, about=about, person_id=by, reply=reply, at=at)
        session.add(receipt)
        await session.flush()
        return receipt, True
    receipt.call_id = None
    new = receipt.reply is not reply
    if new:
        receipt.reply, receipt.at, receipt.reason = reply, at, ""
    return receipt, new


async def given(session: Session, kind: str, about: int) -> dict[int, Receipt]:
    """Everybody's answer, by the id of the person."""
    answers = select(Receipt).where(Receipt.kind == kind, Receipt.about == about)
    return {receipt.person_id: receipt for receipt in (await session.exec(answers)).all()}
