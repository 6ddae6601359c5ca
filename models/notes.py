"""A psychologist's notes about a student: for their author alone, and never through Telegram.

The store holds ciphertext; the key is a file of the author's, on the workstation where they write.
Whoever has the store without that key learns who wrote how often about whom, and nothing else.
"""

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, and_
from sqlmodel import Field, SQLModel, col, select

from models import outbox
from models.base import Refusal, Session, utc
from models.people import Person
from models.permissions import Action, Reach, access

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

UPDATED = "notes-updated"
ACTION = Action.KEEP_NOTES


class WrongKey(Refusal):
    """This key is not the one that the author's notes are sealed with."""


class NoteEmpty(Refusal):
    """There is nothing to keep in this."""


class Note(SQLModel, table=True):
    """One note. `sealed` is a Fernet token; `key` tells keys apart and opens nothing."""

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    student_id: int = Field(foreign_key="person.id", index=True)
    at: datetime = utc()
    key: str
    sealed: str

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """The author's own, and only as long as the student is one of theirs."""
        mine = col(cls.author_id) == reach.me.id
        return and_(mine, reach.holds(cls.student_id))


class Page(NamedTuple):
    """A note that has been opened."""

    at: datetime
    text: str


def new_key() -> bytes:
    """A key for one author; whoever loses it loses the notes."""
    from cryptography.fernet import Fernet

    return Fernet.generate_key()


def fingerprint(key: bytes) -> str:
    """Enough to tell two keys apart."""
    return hashlib.sha256(b"tutorbot note key" + key.strip()).hexdigest()[:16]


async def write(
    session: Session, text: str, *, about: Person, by: Person, key: bytes, at: datetime
) -> Note:
    """Seal and keep a note about a student of the author's."""
    await _check(session, by, about)
    if not (text := text.strip()):
        raise NoteEmpty
    if any(note.key != fingerprint(key) for note in await _of_author(session, by)):
        raise WrongKey
    # Fernet binds a text to nothing: who wrote it about whom is sealed together with it.
    inside = json.dumps({"author": by.id, "student": about.id, "text": text}, ensure_ascii=False)
    note = Note(
        author_id=by.id,
        student_id=about.id,
        at=at,
        key=fingerprint(key),
        sealed=_cipher(key).encrypt(inside.encode()).decode(),
    )
    session.add(note)
    await session.flush()
    outbox.notify(session, by, UPDATED, note.id, at=at)
    return note


async def listed(session: Session, *, about: Person, by: Person) -> list[Note]:
    """The author's notes about this student, still sealed, the oldest first."""
    await _check(session, by, about)
    return [note for note in await _of_author(session, by) if note.student_id == about.id]


async def read(session: Session, *, about: Person, by: Person, key: bytes) -> list[Page]:
    """The same, opened. Raises WrongKey for another key, and for what was sealed elsewhere."""
    return [_open(note, key) for note in await listed(session, about=about, by=by)]


async def _check(session: Session, author: Person, student: Person) -> None:
    """Raises AccessDenied where the student is none, or none of this psychologist's."""
    await access(session, author, ACTION, Person, student.id)


async def _of_author(session: Session, author: Person) -> list[Note]:
    wanted = select(Note).where(Note.author_id == author.id).order_by(col(Note.id))
    return list((await session.exec(wanted)).all())


def _open(note: Note, key: bytes) -> Page:
    from cryptography.fernet import InvalidToken

    try:
        inside = json.loads(_cipher(key).decrypt(note.sealed.encode()))
    except InvalidToken:
        raise WrongKey from None
    if (inside["author"], inside["student"]) != (note.author_id, note.student_id):
        raise WrongKey
    return Page(note.at, inside["text"])


def _cipher(key: bytes) -> "Fernet":
    from cryptography.fernet import Fernet

    try:
        return Fernet(key.strip())
    except ValueError:
        raise WrongKey from None
