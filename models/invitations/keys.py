"""Making keys, and finding the invitation that a key opens."""

import asyncio
import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, update
from sqlmodel import col, select

from models.base import AccessDenied, Session
from models.installation import here
from models.invitations.tables import (
    AlreadyConnected,
    Invitation,
    Key,
    PersonConnected,
    WrongGuess,
    alive,
    changed,
    entitled,
)
from models.people import Person

LIVES = timedelta(hours=72)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to misread
CODE_LENGTH = 10  # 50 bits: 1,000 live codes and a week of guessing at the limit hit once in 10^6
# Read from paper as I, L or O, or typed on a Russian keyboard: the letters look the same.
MISREAD = str.maketrans("ILOАВЕКМНОРСТУХЗ", "110ABEKMH0PCTYX3")
TRIES_PER_ACCOUNT, TRIES_IN_ALL, TRIES_WITHIN = 5, 50, timedelta(hours=1)


async def invite(
    session: Session, person: Person, *, by: Person | None, at: datetime, lives: timedelta = LIVES
) -> Key:
    """Make a key for this person. The ones made before stop working."""
    entitled(by, person)
    if not person.roles:  # they have left
        raise AccessDenied
    if person.telegram_id is not None:
        raise PersonConnected(name=person.name)
    await void_all(session, person, at=at)
    token = secrets.token_urlsafe(16)
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    invitation = Invitation(
        person_id=person.id,
        token_hash=_token_hash(token),
        code_hash=await _code_hash(session, code),
        author_id=by.id if by else None,
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
    found = (await session.exec(select(Invitation).where(await _opened_by(session, key)))).first()
    if found is not None and found.used_at is not None:
        person = await session.get(Person, found.person_id)
        if person is not None and person.telegram_id == telegram_id:
            raise AlreadyConnected
    if found is None or not found.alive(at):
        session.add(WrongGuess(telegram_id=telegram_id, at=at))
        return None
    return found


async def void(session: Session, invitation: Invitation, *, at: datetime) -> bool:
    """Take a key back; False when it is too late, because somebody has used it."""
    still = (
        update(Invitation)
        .where(col(Invitation.id) == invitation.id, col(Invitation.used_at).is_(None))
        .values(voided_at=at)
    )
    return await changed(session, still)


async def void_all(session: Session, person: Person, *, at: datetime) -> None:
    """No key of this person opens anything any more."""
    await session.exec(
        update(Invitation)
        .where(col(Invitation.person_id) == person.id, alive(at))
        .values(voided_at=at)
    )


async def waiting(
    session: Session, person_ids: list[int], *, at: datetime
) -> dict[int, Invitation]:
    """The live invitations of these people, by person."""
    waits = select(Invitation).where(col(Invitation.person_id).in_(person_ids), alive(at))
    return {found.person_id: found for found in (await session.exec(waits)).all()}


def normal(code: str) -> str:
    """A code as it was meant: capitals, no spaces or hyphens, O for 0 and I or L for 1 forgiven."""
    return "".join(code.upper().split()).replace("-", "").translate(MISREAD)


def looks_like_code(text: str) -> bool:
    typed = normal(text)
    return len(typed) == CODE_LENGTH and set(typed) <= set(ALPHABET)


async def _too_many(session: Session, telegram_id: int, at: datetime) -> bool:
    lately = col(WrongGuess.at) > at - TRIES_WITHIN
    mine = select(func.count()).where(lately, WrongGuess.telegram_id == telegram_id)
    everybodys = select(func.count()).select_from(WrongGuess).where(lately)
    return (await session.exec(mine)).one() >= TRIES_PER_ACCOUNT or (
        await session.exec(everybodys)
    ).one() >= TRIES_IN_ALL


async def _opened_by(session: Session, key: str) -> ColumnElement[bool]:
    """The condition under which an invitation is the one that this key was made for."""
    opens = col(Invitation.token_hash) == _token_hash(key)
    if not looks_like_code(key):  # no need for the slow hash
        return opens
    return or_(opens, col(Invitation.code_hash) == await _code_hash(session, normal(key)))


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()  # 128 random bits need no slow hash


async def _code_hash(session: Session, code: str) -> str:
    salt = (await here(session)).salt.encode()
    slow = asyncio.to_thread(hashlib.scrypt, code.encode(), salt=salt, n=2**14, r=8, p=1)
    return (await slow).hex()
