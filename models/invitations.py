"""Invitations: one-time keys by which a person of the roster becomes a person in Telegram."""

import asyncio
import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, update
from sqlmodel import Field, SQLModel, col, select

from models import outbox, people
from models.base import Refusal, Session, utc
from models.installation import here
from models.people import Guardianship, Person, Role
from models.permissions import Reach

LIVES = timedelta(hours=72)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to misread
CODE_LENGTH = 10  # 50 bits: 1,000 live codes and a week of guessing at the limit hit once in 10^6
MISREAD = str.maketrans("ILO", "110")
TRIES_PER_ACCOUNT, TRIES_IN_ALL, TRIES_WITHIN = 5, 50, timedelta(hours=1)


class AlreadyConnected(Refusal):
    """This Telegram account belongs to the very person the invitation is for."""


class StudentAccount(Refusal):
    """A student's account can't take an adult's invitation, nor an adult's account a student's."""


class KeySpent(Refusal):
    """Somebody was quicker with this key."""


class PersonConnected(Refusal):
    """The person is in Telegram already; disconnect them first."""


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


async def invite(
    session: Session, person: Person, *, by: Person | None, at: datetime, lives: timedelta = LIVES
) -> Key:
    """Make a key for this person. The ones made before stop working."""
    if person.telegram_id is not None:
        raise PersonConnected(name=person.name)
    await session.exec(
        update(Invitation)
        .where(col(Invitation.person_id) == person.id, _alive(at))
        .values(voided_at=at)
    )
    token = secrets.token_urlsafe(16)
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    invitation = Invitation(
        person_id=person.id,
        token_hash=_token_hash(token),
        code_hash=await _code_hash(session, code),
        author_id=by and by.id,
        made_at=at,
        expires_at=at + lives,
    )
    session.add(invitation)
    await session.flush()
    return Key(invitation, token, code)


async def find(session: Session, key: str, *, telegram_id: int, at: datetime) -> Invitation | None:
    """The live invitation that this link payload or typed code opens.

    An unknown, an expired, a used and a voided key all look the same, and each wrong one counts
    against the account and against everybody together.
    """
    if await _too_many(session, telegram_id, at):
        return None
    token, code = _token_hash(key), await _code_hash(session, normal(key))
    wanted = select(Invitation).where(
        or_(col(Invitation.token_hash) == token, col(Invitation.code_hash) == code), _alive(at)
    )
    found = (await session.exec(wanted)).first()
    if found is None:
        session.add(WrongGuess(telegram_id=telegram_id, at=at))
    return found


async def accept(
    session: Session,
    invitation: Invitation,
    *,
    telegram_id: int,
    called: str,
    me: Person | None,
    at: datetime,
) -> Person:
    """Join the school with this key. Of two who use it at once, one gets in."""
    person = await session.get_one(Person, invitation.person_id)
    if me is not None and me.id == person.id:
        raise AlreadyConnected
    if me is not None and (Role.STUDENT in me.roles or Role.STUDENT in person.roles):
        raise StudentAccount(name=me.called)
    used = (
        update(Invitation)
        .where(col(Invitation.id) == invitation.id, _alive(at))
        .values(used_at=at, used_as=called)
    )
    if (await session.exec(used)).rowcount != 1:  # type: ignore[attr-defined]
        raise KeySpent
    if me is not None:
        await people.merge(session, person, into=me)
        person = me
    person.telegram_id = telegram_id
    person.unreachable = None
    session.add(person)
    await _tell(session, invitation, person, at)
    return person


async def _tell(session: Session, invitation: Invitation, person: Person, at: datetime) -> None:
    """The one who invited hears who has come; so do the child's other guardians."""
    if invitation.author_id not in (None, person.id):
        outbox.notify(session, invitation.author_id, "invitations-accepted", invitation.id, at=at)  # type: ignore[arg-type]
    outbox.notify(session, person, "menu-commands", person.id, at=at)
    for child in await people.children(session, person.id):
        for guardian, _ in await people.guardians(session, child.id):
            if guardian.id not in (person.id, invitation.author_id):
                outbox.notify(session, guardian, "invitations-family", invitation.id, at=at)


async def void(session: Session, invitation: Invitation, *, at: datetime) -> bool:
    """Take a key back; False when it is too late, because somebody has used it."""
    still = (
        update(Invitation)
        .where(col(Invitation.id) == invitation.id, col(Invitation.used_at).is_(None))
        .values(voided_at=at)
    )
    return bool((await session.exec(still)).rowcount)  # type: ignore[attr-defined]


async def disconnect(session: Session, person: Person, *, at: datetime) -> None:
    """This Telegram account is nobody's any more; the person stays on the roster."""
    if person.telegram_id is None:
        return
    await outbox.forget_answers(session, person.telegram_id)
    for kind in ("invitations-disconnected", "menu-commands"):
        outbox.notify(session, person, kind, person.id, at=at, chat_id=person.telegram_id)
    person.telegram_id = None
    session.add(person)


def normal(code: str) -> str:
    """A code as it was meant: capitals, no spaces or hyphens, O for 0 and I or L for 1 forgiven."""
    return "".join(code.upper().split()).replace("-", "").translate(MISREAD)


def looks_like_code(text: str) -> bool:
    typed = normal(text)
    return len(typed) == CODE_LENGTH and set(typed) <= set(ALPHABET)


def _alive(at: datetime) -> ColumnElement[bool]:
    return (
        col(Invitation.used_at).is_(None)
        & col(Invitation.voided_at).is_(None)
        & (col(Invitation.expires_at) > at)
    )


async def _too_many(session: Session, telegram_id: int, at: datetime) -> bool:
    lately = col(WrongGuess.at) > at - TRIES_WITHIN
    mine = select(func.count()).where(lately, WrongGuess.telegram_id == telegram_id)
    everybodys = select(func.count()).select_from(WrongGuess).where(lately)
    return (await session.exec(mine)).one() >= TRIES_PER_ACCOUNT or (
        await session.exec(everybodys)
    ).one() >= TRIES_IN_ALL


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()  # 128 random bits need no slow hash


async def _code_hash(session: Session, code: str) -> str:
    salt = (await here(session)).salt.encode()
    slow = asyncio.to_thread(hashlib.scrypt, code.encode(), salt=salt, n=2**14, r=8, p=1)
    return (await slow).hex()
