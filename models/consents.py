"""Consent: who allowed the school to keep and show what is personal of a child, in which words."""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Index,
    Select,
    String,
    cast,
    exists,
    func,
    literal,
    update,
)
from sqlmodel import Field, SQLModel, col, select

from models import groups, outbox, people
from models.base import AccessDenied, Refusal, Session, utc
from models.groups import Enrollment, GroupStaff
from models.people import Guardianship, Person, Role, visible

ASKED = "consents-asked"
LONGEST_DOCUMENT = 100  # characters of "number and date"


class ConsentMissing(Refusal):
    """Nobody who answers for the child has allowed this yet, or they have taken it back."""


class DocumentUnnamed(Refusal):
    """A paper is known by its number or its date; neither was given."""


class ConsentWay(StrEnum):
    BOT = "bot"  # a guardian tapped
    PAPER = "paper"  # a tutor has the signed paper in hand


class ConsentText(SQLModel, table=True):
    """One wording that somebody has agreed to, kept word for word; its id is its version."""

    __tablename__ = "consent_text"
    id: int = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)  # SHA-256 of the text, hexadecimal
    language: str
    text: str
    since: datetime = utc()


class Consent(SQLModel, table=True):
    """One consent, from when it was given until it was withdrawn; never changed otherwise.

    `document` says which paper it was, `text_id` which words were agreed to in the bot.
    """

    __table_args__ = (
        # Of those withdrawn alone, which are few, and each answer asks after them: see
        # `models.ties`. The migration says so; here it would have to be said in the words of each
        # store, and each start would read PostgreSQL's dialect for that.
        Index("ix_consent_withdrawn", "student_id"),
    )
    id: int = Field(default=None, primary_key=True)
    student_id: int = Field(foreign_key="person.id", index=True)
    by_id: int = Field(foreign_key="person.id", index=True)
    at: datetime = utc()
    way: ConsentWay
    text_id: int | None = Field(default=None, foreign_key="consent_text.id")
    document: str = ""
    withdrawn_at: datetime | None = utc(default=None)
    withdrawn_by_id: int | None = Field(default=None, foreign_key="person.id")

    @classmethod
    def within(cls, reach: Any) -> ColumnElement[bool]:
        """`reach` is a `permissions.Reach`, whose module stands on this one."""
        return col(cls.student_id).in_(reach.students)


class Awaiting(NamedTuple):
    """A student of whom nothing personal is kept or shown until somebody consents."""

    student: Person


class Standing(NamedTuple):
    """What is known about one student: the consent in force, or the last one, and who gave it."""

    student: Person
    consent: Consent | None
    by: Person | None
    withdrawn_by: Person | None

    @property
    def in_force(self) -> bool:
        return self.consent is not None and self.consent.withdrawn_at is None


def agreed(student_id: Any) -> ColumnElement[bool]:
    """The condition under which a consent is in force for the student of this column.

    The gate of everything personal: see `permissions.Reach`.
    """
    return exists(
        select(literal(1)).where(
            Consent.student_id == student_id, col(Consent.withdrawn_at).is_(None)
        )
    )


async def check(session: Session, student: Person) -> None:
    """Refuse to keep anything personal of somebody without a consent."""
    wanted = select(Person.id).where(Person.id == student.id, agreed(Person.id))
    if (await session.exec(wanted)).first() is None:
        raise ConsentMissing


def digest(text: str) -> str:
    """SHA-256 of a text, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


async def text_of(session: Session, text: str, language: str, *, at: datetime) -> ConsentText:
    """This wording as it is kept; a wording that nobody has seen before is a new version."""
    known = select(ConsentText).filter_by(digest=digest(text))
    found = (await session.exec(known)).first()
    if found is None:
        found = ConsentText(digest=digest(text), language=language, text=text, since=at)
        session.add(found)
        await session.flush()
    return found


async def give(
    session: Session, student: Person, *, text: ConsentText, by: Person, at: datetime
) -> None:
    """A guardian agrees to these words. Given once more to the same words, nothing changes."""
    if not await _answers_for(session, by, student):
        raise AccessDenied
    same = select(Consent.id).filter_by(student_id=student.id, by_id=by.id, text_id=text.id)
    if (await session.exec(same.where(col(Consent.withdrawn_at).is_(None)))).first() is None:
        given = Consent(
            student_id=student.id, by_id=by.id, at=at, way=ConsentWay.BOT, text_id=text.id
        )
        await _add(session, given, student, by, at)


async def note_paper(
    session: Session, student: Person, document: str, *, by: Person, at: datetime
) -> None:
    """Somebody of the staff holds a signed paper; `document` is its number and date."""
    if Role.STUDENT not in student.roles:
        raise AccessDenied
    document = visible(document, LONGEST_DOCUMENT)
    if not any(map(str.isdigit, document)):
        raise DocumentUnnamed
    given = Consent(
        student_id=student.id, by_id=by.id, at=at, way=ConsentWay.PAPER, document=document
    )
    await _add(session, given, student, by, at)


async def _add(session: Session, given: Consent, student: Person, by: Person, at: datetime) -> None:
    session.add(given)
    await session.flush()
    for guardian, _ in await people.guardians(session, student.id):
        if guardian.id != by.id:
            outbox.notify(session, guardian, "consents-given", given.id, at=at)


async def withdraw(session: Session, student: Person, *, by: Person, at: datetime) -> bool:
    """From this moment nothing personal of the student is kept or shown; False: it was so before.

    What is waiting in the outbox is not sent either: its reader's right is checked at delivery,
    and drawn answers are dropped here. The tutors and the other guardians hear of it.
    """
    in_force = select(Consent.id).where(
        Consent.student_id == student.id, col(Consent.withdrawn_at).is_(None)
    )
    ids = list((await session.exec(in_force)).all())
    if not ids:
        return False
    taken = {"withdrawn_at": at, "withdrawn_by_id": by.id}
    await session.exec(update(Consent).where(col(Consent.id).in_(ids)).values(**taken))
    family = [guardian for guardian, _ in await people.guardians(session, student.id)]
    for reader in [student, *family]:
        if reader.telegram_id is not None:
            await outbox.forget_answers(session, reader.telegram_id)
    for reader in {one.id: one for one in [*family, *await _tutors(session, student)]}.values():
        if reader.id != by.id:
            outbox.notify(session, reader, "consents-withdrawn", max(ids), at=at)
    return True


async def _tutors(session: Session, student: Person) -> list[Person]:
    learns = select(Enrollment.group_id).where(Enrollment.student_id == student.id)
    keeps = select(GroupStaff.person_id).where(
        col(GroupStaff.group_id).in_(learns), GroupStaff.role == Role.TUTOR
    )
    return list((await session.exec(select(Person).where(col(Person.id).in_(keeps)))).all())


async def _answers_for(session: Session, guardian: Person, student: Person) -> bool:
    return await session.get(Guardianship, (guardian.id, student.id)) is not None


async def standing(session: Session, student: Person) -> Standing:
    """The consent in force for this student, else the last one that was."""
    wanted = (
        select(Consent)
        .where(Consent.student_id == student.id)
        .order_by(col(Consent.withdrawn_at).is_not(None), col(Consent.id).desc())
    )
    found = (await session.exec(wanted)).first()
    by = await session.get(Person, found.by_id) if found else None
    taken = found.withdrawn_by_id if found else None
    return Standing(student, found, by, await session.get(Person, taken) if taken else None)


async def ask_all(session: Session, *, at: datetime) -> int:
    """Ask every guardian in Telegram once for each child without a consent; returns how many.

    Whoever has withdrawn one is not asked again.
    """
    ever = exists(select(literal(1)).where(Consent.student_id == Guardianship.student_id))
    return await outbox.broadcast(session, _asking(ASKED, ~ever), ASKED, due_at=at)


async def remind(session: Session, students: Any, *, at: datetime) -> int:
    """Ask the guardians of these students (a query of ids) again, at most once a day (UTC)."""
    open_ones = col(Guardianship.student_id).in_(students) & ~agreed(Guardianship.student_id)
    rows = _asking(f"{ASKED}:{at.date()}", open_ones)
    return await outbox.broadcast(session, rows, ASKED, due_at=at)


def _asking(once: str, of: ColumnElement[bool]) -> Select[Any]:
    """A notification for each guardian who can be asked, for each child `of` which they are."""
    guardian, student = col(Guardianship.guardian_id), col(Guardianship.student_id)
    pair = cast(guardian, String) + ":" + cast(student, String)
    rows: Any = select(
        guardian.label("person_id"),
        student.label("about"),
        (literal(f"{once}:") + pair).label("once"),
    )
    chosen: Select[Any] = rows.join(Person, col(Person.id) == guardian).where(
        col(Person.telegram_id).is_not(None), col(Person.settled).is_(True), of
    )
    return chosen


async def counted(session: Session, students: Any) -> tuple[int, int]:
    """Of these students (a query of ids): how many there are, and for how many a consent holds."""
    everybody = select(func.count()).where(col(Person.id).in_(students))
    total = (await session.exec(everybody)).one()
    return total, (await session.exec(everybody.where(agreed(Person.id)))).one()


async def left_out(session: Session, group_ids: list[int]) -> int:
    """How many students of these groups are on no list of what is personal."""
    total, agreed = await counted(session, groups.students(group_ids))
    return total - agreed


async def awaiting(session: Session, students: Any) -> list[Person]:
    """Those of these students (a query of ids) for whom nobody has consented, by name."""
    wanted = select(Person).where(col(Person.id).in_(students), ~agreed(Person.id))
    return list((await session.exec(wanted.order_by(Person.name))).all())
