"""A guide goes out: to those it is meant for, to those who had the old one, to newcomers."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, and_, cast, func, literal, update
from sqlalchemy import select as rows
from sqlmodel import col, select

from models import audiences, hearings, outbox, receipts
from models.base import Session
from models.guides import drafting
from models.guides.standing import Standing
from models.guides.standing import of as standing_of
from models.guides.tables import (
    AGAIN,
    KEEP,
    SENT,
    WELCOME,
    Confirmation,
    Guide,
    GuideVersion,
    ReadersMissing,
    VersionDecided,
    VersionState,
)
from models.hearings import NobodySilent
from models.outbox import Notification
from models.people import Person
from models.permissions import Action, within
from models.receipts import Reply


async def publish(
    session: Session, version: GuideVersion, *, by: Person, at: datetime, mail: bool
) -> None:
    """Put it into the library and, with `mail`, send it. Of two who do it at once, one does."""
    guide = await drafting.of(session, version)
    if not guide.audience.parts:
        raise ReadersMissing
    was = version.state
    if was is VersionState.DRAFT:
        drafting.own(version, by)
    if was is VersionState.MAILED or (was is VersionState.SHELVED and not mail):
        raise VersionDecided
    if mail and not await readers(session, guide, version):
        raise ReadersMissing
    await _pass(session, version, was, VersionState.MAILED if mail else VersionState.SHELVED)
    version.published_at = at
    await session.flush()
    if mail:
        await _send(session, await _rows(session, guide, version), version, at=at)


async def readers(session: Session, guide: Guide, version: GuideVersion) -> list[Person]:
    """To whom it would go: to be looked at before it does."""
    ids = await _rows(session, guide, version)
    wanted = select(Person).where(col(Person.id).in_(ids)).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def speak_otherwise(session: Session, guide: Guide) -> int:
    """How many of those chosen read in another language, and will not get it."""
    if guide.language is None:
        return 0
    chosen = audiences.people(guide.audience, guide.author, KEEP)
    others = chosen.where(
        col(Person.language) != guide.language, col(Person.id) != guide.author_id
    ).subquery()
    return (await session.exec(select(func.count()).select_from(others))).one()


async def _rows(session: Session, guide: Guide, version: GuideVersion) -> Select[Any]:
    """A new version goes to those who had an older one; the first one to those it is for."""
    older = [other.id for other in guide.versions if other.number < version.number]
    given = and_(col(Notification.kind) == SENT, col(Notification.about).in_(older))
    if (await session.exec(select(Notification.id).where(given))).first() is not None:
        return rows(col(Notification.person_id).label("person_id")).where(given).distinct()
    chosen = audiences.people(guide.audience, guide.author, KEEP)
    chosen = chosen.where(col(Person.id) != version.author_id)
    return chosen.where(col(Person.language) == guide.language) if guide.language else chosen


async def _send(
    session: Session, people: Select[Any], version: GuideVersion, *, at: datetime
) -> None:
    """Nobody gets the same version twice, whichever way it comes."""
    to = people.subquery().c.person_id
    once = literal(f"{SENT}:{version.id}:") + cast(to, String)
    told = rows(to.label("person_id"), once.label("once"))
    await outbox.broadcast(session, told, SENT, about=version.id, due_at=at)


async def _pass(
    session: Session, version: GuideVersion, old: VersionState, new: VersionState
) -> None:
    await session.flush()
    mine = update(GuideVersion).where(
        col(GuideVersion.id) == version.id, col(GuideVersion.state) == old
    )
    if (await session.exec(mine.values(state=new))).rowcount != 1:
        raise VersionDecided
    await session.refresh(version, ["state"])


async def confirm(session: Session, version: GuideVersion, *, by: Person, at: datetime) -> bool:
    """«Read and understood»; says whether it is news."""
    _, new = await receipts.give(session, SENT, version.id, Reply.SEEN, by=by.id, at=at)
    return new


async def confirmed(session: Session, version: GuideVersion, person: Person) -> bool:
    return person.id in await receipts.given(session, SENT, version.id)


async def standing(session: Session, version: GuideVersion) -> Standing:
    """Who got it, confirmed, asked, was not reached, and for whom we wait."""
    return await standing_of(session, await drafting.of(session, version), version)


async def remind(session: Session, version: GuideVersion, *, at: datetime) -> int:
    """Ask once more those whose confirmation is missing and who say nothing; returns how many."""
    awaited = (await standing(session, version)).silent
    silent = await hearings.silent(session, SENT, AGAIN, version.id, at=at)
    wanted = [person for person in silent if person.id in awaited]
    if not wanted:
        raise NobodySilent
    for person in wanted:
        outbox.notify(session, person, AGAIN, version.id, at=at)
    return len(wanted)


async def welcome(session: Session, person: Person, *, at: datetime) -> None:
    """A newcomer gets what their roles read: one list, and a card of each guide to confirm."""
    await session.flush()
    roles = "+".join(sorted(person.roles))
    once = literal(f"{WELCOME}:{person.id}:{roles}").label("once")
    mine: Select[Any] = rows(col(Person.id).label("person_id")).where(col(Person.id) == person.id)
    if not await outbox.broadcast(
        session, mine.add_columns(once), WELCOME, about=person.id, due_at=at
    ):
        return
    for guide in await mailed(session, person):
        if guide.confirmation is not Confirmation.NONE and guide.newest is not None:
            await _send(session, mine, guide.newest, at=at)


async def mailed(session: Session, person: Person) -> list[Guide]:
    """The guides in somebody's language that have been sent to people like them."""
    mine = select(Guide).where(within(person, Action.SEE_GUIDES, Guide)).order_by(col(Guide.id))
    sent = VersionState.MAILED
    return [
        guide
        for guide in (await session.exec(mine)).all()
        if guide.language in (None, person.language)
        and any(version.state is sent for version in guide.versions)
        and guide.author_id != person.id
    ]


def archive(guide: Guide, *, gone: bool) -> None:
    """Readers don't find it any more, or find it again; cards that have arrived lead nowhere."""
    guide.archived = gone
