"""Two entries that turn out to be one human being: everything of the one becomes the other's."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import func, update
from sqlmodel import SQLModel, col, select

from models import dialogs, groups, invitations, outbox, people
from models.base import AccessDenied, Refusal, Session
from models.consents import Consent
from models.erasure.tables import OPEN, Erasure
from models.groups import Enrollment, Group, PersonalGroup
from models.invitations import Invitation
from models.newcomers import namesakes
from models.people import Guardianship, Person, Role
from models.permissions import Action, within
from models.rewriting import merge, twins

DONE = "merging-done"


class StudentAndAdult(Refusal):
    """A student and an adult are two people."""


class BothNoted(Refusal):
    """Something is noted of both for one lesson or task; nobody can say which of the two holds."""


class NotAllYours(Refusal):
    """One of them has a group or a child that another tutor keeps."""


class ErasurePending(Refusal):
    """One of them waits for an erasure to be decided or carried out."""


class Fact(StrEnum):
    """What is counted in a preview."""

    MARKS = "marks"
    ATTENDANCE = "attendance"
    WORKS = "works"
    REQUESTS = "requests"
    CONSENTS = "consents"
    ANSWERS = "answers"


COUNTED = {
    Fact.MARKS: "mark.student_id",
    Fact.ATTENDANCE: "attendance.student_id",
    Fact.WORKS: "attempt.student_id",
    Fact.REQUESTS: "reassignment.student_id",
    Fact.CONSENTS: "consent.student_id",
    Fact.ANSWERS: "receipt.person_id",
}
# Of these each holds one row where both have one; which of the two is true nobody knows.
RECORDS = ("attendance", "attempt", "mastery", "personal_group")


class Side(NamedTuple):
    """One of the two entries: what it brings, and which account is its own, as it calls itself."""

    person: Person
    counts: dict[Fact, int]
    account: str | None


async def candidates(session: Session, me: Person, person: Person) -> list[Person]:
    """Who of the same name may be the same human being."""
    learner = Role.STUDENT in person.roles
    found = await namesakes(session, me, person.name, learner=learner)
    return [one for one in found if one.id != person.id]


async def side(session: Session, person: Person) -> Side:
    counts: dict[Fact, int] = {}
    for fact, place in COUNTED.items():
        table, _, name = place.partition(".")
        column = SQLModel.metadata.tables[table].c[name]
        counts[fact] = (await session.exec(select(func.count()).where(column == person.id))).one()
    used = select(Invitation.used_as).where(
        Invitation.person_id == person.id, col(Invitation.used_at).is_not(None)
    )
    known = (await session.exec(used.order_by(col(Invitation.used_at).desc()))).first()
    return Side(person, counts, (known or person.name) if person.telegram_id else None)


async def check(session: Session, gone: Person, into: Person, *, by: Person) -> None:
    """Refuse what would mix up two people, lose a record, or reach beyond what is one's own."""
    if gone.id == into.id or not gone.roles or not into.roles:
        raise AccessDenied
    if (Role.STUDENT in gone.roles) != (Role.STUDENT in into.roles):
        raise StudentAndAdult
    for one in (gone, into):
        invitations.entitled(by, one)
        if await _beyond(session, one, by):
            raise NotAllYours
        if await _erasing(session, one):
            raise ErasurePending
    shared = [await twins(session, SQLModel.metadata.tables[name], gone, into) for name in RECORDS]
    if sum(shared):
        raise BothNoted(n=sum(shared))


async def unite(
    session: Session, gone: Person, into: Person, *, keep: Person, by: Person, at: datetime
) -> None:
    """All or nothing: `into` stays, with everything of both and the Telegram account of `keep`."""
    await check(session, gone, into, by=by)
    other = gone if keep.id == into.id else into
    account = keep.telegram_id if keep.telegram_id is not None else other.telegram_id
    if other.telegram_id is not None and other.telegram_id != account:
        await _part_from(session, other, into, at)
    if keep is gone or not into.settled:
        into.language, into.zone, into.settled = gone.language, gone.zone, gone.settled
        into.unreachable = gone.unreachable
    gone.telegram_id = None
    await session.flush()
    into.telegram_id = account
    await _settle_consents(session, gone, into)
    await merge(session, gone, into)
    into.called = people.spoken(into.name, *sorted(into.roles))
    await invitations.void_all(session, into, at=at)
    await session.flush()
    await groups.follow_personal(session, into.id)
    if into.telegram_id is not None:
        outbox.notify(session, into, DONE, into.id, at=at)
        outbox.notify(session, into, "menu-commands", into.id, at=at)


async def _part_from(session: Session, other: Person, into: Person, at: datetime) -> None:
    """Of two accounts one goes on; the other one is told that it does not."""
    assert other.telegram_id is not None, "only whoever is in Telegram is parted from"
    await outbox.forget_answers(session, other.telegram_id)
    await dialogs.forget(session, other.telegram_id)
    for kind in ("invitations-disconnected", "menu-commands"):
        outbox.notify(session, into, kind, into.id, at=at, chat_id=other.telegram_id)


async def _settle_consents(session: Session, gone: Person, into: Person) -> None:
    """Whoever has withdrawn has withdrawn for the child, whichever entry it was noted at."""
    both = col(Consent.student_id).in_([gone.id, into.id])
    last = (
        await session.exec(
            select(Consent)
            .where(both, col(Consent.withdrawn_at).is_not(None))
            .order_by(col(Consent.withdrawn_at).desc())
        )
    ).first()
    if last is not None:
        older = update(Consent).where(
            both, col(Consent.withdrawn_at).is_(None), col(Consent.at) <= last.withdrawn_at
        )
        taken = {"withdrawn_at": last.withdrawn_at, "withdrawn_by_id": last.withdrawn_by_id}
        await session.exec(older.values(**taken))


async def _beyond(session: Session, one: Person, by: Person) -> bool:
    """Does anything of this entry belong to a group that is none of theirs?"""
    mine = select(Group.id).where(within(by, Action.MERGE_PEOPLE, Group))
    children = select(Guardianship.student_id).where(Guardianship.guardian_id == one.id)
    personal = select(PersonalGroup.group_id)
    others = select(Enrollment.group_id).where(
        (col(Enrollment.student_id) == one.id) | col(Enrollment.student_id).in_(children),
        col(Enrollment.group_id).not_in(mine),
        col(Enrollment.group_id).not_in(personal),
    )
    return (await session.exec(others)).first() is not None


async def _erasing(session: Session, one: Person) -> bool:
    waits = select(Erasure.id).where(Erasure.person_id == one.id, col(Erasure.state).in_(OPEN))
    return (await session.exec(waits)).first() is not None
