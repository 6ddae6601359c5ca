"""The audit log: who did or saw what, and who was refused; append-only, each row sealing the last.

The hash of a row is SHA-256 over a JSON array of its own columns and the hash before it, so that
nobody can change, take out or put in a row without breaking every one after it.
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Index, Integer, String, TextClause, bindparam, text, true, type_coerce
from sqlalchemy import select as select_columns
from sqlalchemy.exc import DatabaseError
from sqlalchemy.types import NullType
from sqlmodel import Field, SQLModel, col, select

from models.base import Session, UtcDateTime, utc
from models.permissions import Action

DENIALS_A_MINUTE = 20  # of one person; a flood of forged taps must not fill the disk
MINUTE = timedelta(minutes=1)
AT_ONCE = 5000  # rows of the chain that are looked up together
NOT_THEIRS = "not-theirs"  # no such thing, or none of theirs; or no role of theirs may
ELSEWHERE = "elsewhere"  # the school keeps personal data out of Telegram
DELIVERED = "delivered"  # not asked for: a notification that has arrived
FLOOD = "flood"  # the reason of the last denial that is noted within a minute
HASHED = (
    "id", "at", "person_id", "role", "action", "kind", "thing_id", "decision", "reason", "previous"
)  # fmt: skip


class Decision(StrEnum):
    ALLOW = "allow"
    DENY = "deny"


class Audit(SQLModel, table=True):
    """One decision. Ids only: never a name, never the text of a message.

    `person_id` refers to nobody, so that a person can be merged or erased and the row still
    stands; None is a stranger or the command line.
    """

    __table_args__ = (Index("ix_audit_person_id_decision_at", "person_id", "decision", "at"),)
    id: int = Field(default=None, primary_key=True)
    at: datetime = utc()
    person_id: int | None = None
    role: str | None = None
    action: str
    kind: str | None = None
    thing_id: int | None = None
    decision: str
    reason: str | None = None
    previous: str
    hash: str


class Asked(NamedTuple):
    """What somebody is about to do or to see, and in which roles they may."""

    action: Action
    person_id: int | None
    role: str | None = None
    kind: str | None = None
    thing_id: int | None = None


def seal(*row: Any) -> str:
    """The hash that a row with these columns must have, the last of them being the one before.

    The store is taught to do this as well: see `bot/database.py` and migration 0010.
    """
    text = json.dumps(row, separators=(",", ":"), ensure_ascii=False, default=repr)
    return hashlib.sha256(text.encode()).hexdigest()


# One statement finds the end of the chain, and adds to it. It can so be recorded together with
# others' notes, and no head is kept that a rollback would leave behind. It is written out because
# it is part of every tap: put together by SQLAlchemy it would cost four times as much.
APPEND = text(
    """
    INSERT INTO audit (id, at, person_id, role, action, kind, thing_id, decision, reason,
        previous, hash)
    SELECT id, :at, :person_id, :role, :action, :kind, :thing_id, :decision, said, previous,
        audit_seal(id, :at, :person_id, :role, :action, :kind, :thing_id, :decision, said, previous)
    FROM (
        SELECT coalesce((SELECT max(id) FROM audit), 0) + 1 AS id,
            coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), '') AS previous,
            CASE WHEN refused = :most - 1 THEN :flood ELSE :reason END AS said
        FROM (
            SELECT CASE :decision WHEN 'allow' THEN -1 ELSE (
                SELECT count(*) FROM audit
                WHERE (person_id = :person_id OR (person_id IS NULL AND :person_id IS NULL))
                    AND decision = 'deny' AND at > :since
            ) END AS refused
        ) AS lately
        WHERE refused < :most
    ) AS unsealed
    """
).bindparams(
    *(bindparam(name, type_=UtcDateTime) for name in ("at", "since")),
    *(bindparam(name, type_=Integer) for name in ("person_id", "thing_id")),
    *(bindparam(name, type_=String) for name in ("role", "action", "kind", "decision", "reason")),
    most=DENIALS_A_MINUTE,
    flood=FLOOD,
)


def allowed(asked: Asked, *, at: datetime, reason: str | None = None) -> TextClause:
    """The row that says that this was done, or shown."""
    return _append(asked, at, Decision.ALLOW, reason)


def denied(asked: Asked, reason: str, *, at: datetime) -> TextClause:
    """The row that says that this was refused; nothing after the twentieth in a minute."""
    return _append(asked, at, Decision.DENY, reason)


def _append(asked: Asked, at: datetime, decision: Decision, reason: str | None) -> TextClause:
    row = asked._asdict() | {"action": asked.action.value, "role": asked.role and str(asked.role)}
    return APPEND.bindparams(
        **row, at=at, since=at - MINUTE, decision=decision.value, reason=reason
    )


async def write(session: Session, asked: Asked, *, at: datetime) -> None:
    """Put one row into the log, in the transaction of the deed itself."""
    await session.exec(allowed(asked, at=at))  # type: ignore[call-overload]


async def latest(
    session: Session, count: int, *, before: int = 0, person_id: int = 0
) -> list[Audit]:
    """The newest rows, from the newest on; those before a row, or of one person, if asked for."""
    wanted = select(Audit).order_by(col(Audit.id).desc()).limit(count)
    if before:
        wanted = wanted.where(Audit.id < before)
    if person_id:
        wanted = wanted.where(Audit.person_id == person_id)
    return list((await session.exec(wanted)).all())


class Head(NamedTuple):
    """The end of the chain at some moment: whoever keeps it elsewhere notices a tail cut off."""

    id: int = 0
    hash: str = ""

    def __str__(self) -> str:
        return f"{self.id}:{self.hash}"

    @classmethod
    def read(cls, text: str) -> "Head":
        """Raises ValueError for what is no head."""
        id, colon, hash = text.strip().partition(":")
        if not colon or len(hash) != len(seal()):
            raise ValueError("a head is a number, a colon and 64 letters or digits")
        return cls(int(id), hash)


class Verdict(NamedTuple):
    """Up to where the chain holds, and the id at which it breaks or has been cut, if it does."""

    head: Head
    broken: int | None = None
    cut: bool = False

    @property
    def good(self) -> bool:
        return self.broken is None and not self.cut


async def verify(session: Session, since: Head | None = None) -> Verdict:
    """Walk the whole chain as it lies in the file; with a head kept elsewhere, through that."""
    head = Head()
    while True:
        try:
            rows = await _raw(session, head.id)
        except DatabaseError as error:
            code = getattr(error.orig, "sqlite_errorcode", None)
            if code == sqlite3.SQLITE_ERROR or not isinstance(error.orig, sqlite3.Error):
                raise  # there is no such table, or PostgreSQL is out of reach
            # Bytes that are no text any more, or a page that is none.
            return Verdict(head, broken=head.id + 1)
        for *row, hash in rows:
            broken = row[0] != head.id + 1 or row[-1] != head.hash or seal(*row) != hash
            if broken or (since is not None and since.id == row[0] and since.hash != hash):
                return Verdict(head, broken=head.id + 1)
            head = Head(row[0], hash)
        if not rows:
            return Verdict(head, cut=since is not None and since.id > head.id)


async def _raw(session: Session, after: int) -> Sequence[Any]:
    """The next rows exactly as they lie there, whatever the columns ought to hold."""
    columns = Audit.__table__.c  # type: ignore[attr-defined]
    wanted: Any = select_columns(
        *(type_coerce(columns[name], NullType) for name in (*HASHED, "hash"))
    )
    least = columns.id > after if after else true()  # ids below the first are odd as well
    rows = await session.exec(wanted.where(least).order_by(columns.id).limit(AT_ONCE))
    return [tuple(_written(value) for value in row) for row in rows.all()]


def _written(value: Any) -> Any:
    """As SQLite writes it down: the same row has the same hash in every store."""
    return f"{value:%Y-%m-%d %H:%M:%S.%f}" if isinstance(value, datetime) else value
