"""What an invitation is, who uses it, and why it may be refused."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Update, or_
from sqlmodel import Field, SQLModel, col, select

from models import people
from models.base import Refusal, Session, utc
from models.people import FAMILY, Guardianship, Person
from models.permissions import Action, Reach, may


class AlreadyConnected(Refusal):
    """This Telegram account belongs to the very person the invitation is for."""


class StudentAccount(Refusal):
    """A student's account can't take an adult's invitation, nor an adult's account a student's."""


class KeySpent(Refusal):
    """Somebody was quicker with this key."""


class PersonConnected(Refusal):
    """The person is in Telegram already; disconnect them first."""


class StaffMember(Refusal):
    """Who works for the school is invited and disconnected by an administrator only."""


class OwnAccount(Refusal):
    """Nobody disconnects themselves: the last administrator would lock everybody out."""


class Invitation(SQLModel, table=True):
    """One key. Only hashes are kept: neither link nor code can be read from the store."""

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    token_hash: str = Field(unique=True)
    code_hash: str = Field(unique=True)
    author_id: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = utc()
    expires_at: datetime = utc()
    used_at: datetime | None = utc(default=None)
    used_as: str | None = None  # how the account that used it calls itself
    voided_at: datetime | None = utc(default=None)

    def alive(self, at: datetime) -> bool:
        return self.used_at is None and self.voided_at is None and self.expires_at > at

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        family = select(Guardianship.guardian_id).where(
            col(Guardianship.student_id).in_(reach.students)
        )
        return or_(
            col(cls.author_id) == reach.me.id,
            col(cls.person_id).in_(reach.students),
            col(cls.person_id).in_(family),
        )


class WrongGuess(SQLModel, table=True):
    """Somebody tried a key that opens nothing."""

    __tablename__ = "wrong_guess"
    id: int = Field(default=None, primary_key=True)
    telegram_id: int = Field(index=True)
    at: datetime = utc(index=True)


class Key(NamedTuple):
    """What the invited person gets, known only at this moment: a link's payload and a code."""

    invitation: Invitation
    token: str
    code: str


class Account(NamedTuple):
    """A Telegram account as it presents itself."""

    id: int
    name: str
    username: str | None = None

    @property
    def called(self) -> str:
        return f"@{self.username}" if self.username else self.written

    @property
    def written(self) -> str:
        """The name it gives itself, fit to be shown; its number where there is none."""
        return people.visible(self.name) or self.username or str(self.id)


def alive(at: datetime) -> ColumnElement[bool]:
    return (
        col(Invitation.used_at).is_(None)
        & col(Invitation.voided_at).is_(None)
        & (col(Invitation.expires_at) > at)
    )


def entitled(by: Person | None, person: Person) -> None:
    """A key opens everything that a person is, so a tutor makes none for the school's staff."""
    if by is not None and person.roles - FAMILY and not may(by, Action.INVITE_STAFF):
        raise StaffMember(name=person.name)


async def changed(session: Session, statement: Update) -> bool:
    """Did it still find what it was to change?"""
    return bool((await session.exec(statement)).rowcount)
