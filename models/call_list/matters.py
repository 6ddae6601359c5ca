"""Why somebody has to be called: what has not reached them, and what they leave unanswered."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import and_, exists, or_
from sqlalchemy import select as columns
from sqlmodel import col, select

from models import announcements, changes, consents, desk, guides
from models.announcements import Announcement, AnnouncementState
from models.base import Session
from models.call_list.callees import Callee
from models.changes import Change, ChangeKind, Publication, PublicationState
from models.consents import Consent
from models.guides import Guide, GuideVersion, VersionState
from models.invitations import Invitation
from models.outbox import Notification, State
from models.people import Guardianship, Person
from models.permissions import Action, within
from models.receipts import Receipt

LOOKS_BACK = timedelta(days=30)  # what is older concerns nobody any more
PATIENCE = timedelta(days=3)  # with an invitation, a consent, a guide


class MatterKind(StrEnum):
    """In the order in which they are said."""

    CHANGE = "change"
    ANSWER = "answer"
    ANNOUNCEMENT = "announcement"
    GUIDE = "guide"
    CONSENT = "consent"
    INVITATION = "invitation"
    AWAY = "away"  # Telegram takes nothing for them


# Notifications that have to be heard, and how long their readers may take to answer.
HEARD = {
    changes.PUBLISHED: (MatterKind.CHANGE, timedelta(hours=3)),
    desk.ANSWERED: (MatterKind.ANSWER, LOOKS_BACK),
    announcements.TOLD: (MatterKind.ANNOUNCEMENT, timedelta(days=1)),
    guides.SENT: (MatterKind.GUIDE, PATIENCE),
}
KINDS = {matter: kind for kind, (matter, _) in HEARD.items()}
# These can't be settled by telephone: whoever was called about them does so themselves.
STANDING = (MatterKind.CONSENT, MatterKind.INVITATION, MatterKind.AWAY)


class Matter(NamedTuple):
    """One thing to say: the id of what it is about, since when, and whether it has arrived."""

    kind: MatterKind
    about: int
    since: datetime
    arrived: bool


Matters = dict[int, list[Matter]]


async def of(session: Session, me: Person, callees: dict[int, Callee], *, at: datetime) -> Matters:
    """What each of these people has to be told, by id, the most pressing first."""
    found: Matters = defaultdict(list)
    heard = await _heard(session, list(callees), at=at)
    for keep in (_changes, _announcements, _guides):
        heard = await keep(session, me, heard, callees, at)
    for person_id, matter in heard:
        found[person_id].append(matter)
    for person_id, matter in [
        *await _consents(session, callees, at=at),
        *await _invitations(session, callees, at=at),
    ]:
        found[person_id].append(matter)
    for id, callee in callees.items():
        if callee.person.unreachable is not None and not found[id]:
            found[id].append(Matter(MatterKind.AWAY, id, at, arrived=False))
    order = list(MatterKind)
    return {
        id: sorted(matters, key=lambda matter: (order.index(matter.kind), matter.since))
        for id, matters in found.items()
        if matters
    }


Heard = list[tuple[int, Matter]]


async def _heard(session: Session, ids: list[int], *, at: datetime) -> Heard:
    """What was to be heard by them and is not answered, and has not arrived or is past its time.

    Who can be reached again has come back: they find it by themselves.
    """
    gone = or_(col(Person.telegram_id).is_(None), col(Person.unreachable).is_not(None))
    lost = or_(
        and_(col(Notification.state) == State.UNREACHABLE, gone),
        col(Notification.state) == State.DEAD,
    )
    silent = and_(
        col(Notification.state) == State.SENT,
        or_(
            *(
                and_(col(Notification.kind) == kind, col(Notification.sent_at) < at - patience)
                for kind, (_, patience) in HEARD.items()
                if patience < LOOKS_BACK
            )
        ),
    )
    answered = exists().where(
        col(Receipt.kind) == Notification.kind,
        col(Receipt.about) == Notification.about,
        col(Receipt.person_id) == Notification.person_id,
    )
    wanted: Any = (
        columns(
            col(Notification.person_id),
            col(Notification.kind),
            col(Notification.about),
            col(Notification.due_at),
            col(Notification.state),
        )
        .join(Person, col(Person.id) == Notification.person_id)
        .where(
            col(Notification.person_id).in_(ids),
            col(Notification.kind).in_(list(HEARD)),
            col(Notification.due_at) > at - LOOKS_BACK,
            or_(lost, silent),
            ~answered,
        )
    )
    return [
        (person_id, Matter(HEARD[kind][0], about, since, state == State.SENT))
        for person_id, kind, about, since, state in (await session.exec(wanted)).all()
    ]


def _abouts(heard: Heard, kind: MatterKind) -> list[int]:
    return sorted({matter.about for _, matter in heard if matter.kind is kind})


def _only(heard: Heard, kind: MatterKind, keeps: Iterable[int]) -> Heard:
    """Without what is of this kind and matters no more."""
    kept = set(keeps)
    return [(id, one) for id, one in heard if one.kind is not kind or one.about in kept]


async def _changes(
    session: Session, me: Person, heard: Heard, callees: dict[int, Callee], at: datetime
) -> Heard:
    """Of lessons that are still to come; one adult of a family who has answered is enough."""
    if not (abouts := _abouts(heard, MatterKind.CHANGE)):
        return heard
    wanted = (
        select(Change)
        .join(Publication, col(Publication.id) == Change.publication_id)
        .where(
            col(Change.publication_id).in_(abouts),
            Publication.state == PublicationState.PUBLISHED,
            within(me, Action.SEE_TIMETABLE, Change),
        )
    )
    found = (await session.exec(wanted)).all()
    held = {one.publication_id for one in found if one.holds and _counts(one) > at}
    answers = (
        select(Receipt.about, Guardianship.student_id)
        .join(Guardianship, col(Guardianship.guardian_id) == Receipt.person_id)
        .where(Receipt.kind == changes.PUBLISHED, col(Receipt.about).in_(abouts))
    )
    known = set((await session.exec(answers)).all())
    return [
        (id, one)
        for id, one in _only(heard, MatterKind.CHANGE, held)
        if one.kind is not MatterKind.CHANGE
        or any((one.about, child.id) not in known for child in callees[id].children)
    ]


def _counts(change: Change) -> datetime:
    """Until when it has to be known: somebody may still come at the old time."""
    if change.kind is ChangeKind.CANCEL:
        return change.was_starts_at
    return max(change.was_starts_at, change.now_starts_at)


async def _announcements(
    session: Session, _: Person, heard: Heard, _callees: dict[int, Callee], _at: datetime
) -> Heard:
    """Those that hold; who has one has to answer only where an answer was asked for."""
    if not (abouts := _abouts(heard, MatterKind.ANNOUNCEMENT)):
        return heard
    wanted = select(Announcement.id, Announcement.wants_receipt).where(
        col(Announcement.id).in_(abouts), Announcement.state != AnnouncementState.RECALLED
    )
    asks = {id: bool(receipt) for id, receipt in (await session.exec(wanted)).all()}
    return [
        (id, one)
        for id, one in _only(heard, MatterKind.ANNOUNCEMENT, asks)
        if one.kind is not MatterKind.ANNOUNCEMENT or not one.arrived or asks[one.about]
    ]


async def _guides(
    session: Session, _: Person, heard: Heard, _callees: dict[int, Callee], _at: datetime
) -> Heard:
    """Their newest versions; who has one has to answer only where the guide's rule says so."""
    if not (abouts := _abouts(heard, MatterKind.GUIDE)):
        return heard
    wanted = (
        select(GuideVersion, Guide)
        .join(Guide, col(Guide.id) == GuideVersion.guide_id)
        .where(
            col(GuideVersion.id).in_(abouts),
            col(GuideVersion.state) == VersionState.MAILED,
            col(Guide.archived).is_(False),
        )
    )
    silent: dict[int, set[int]] = {}
    for version, guide in (await session.exec(wanted)).all():
        if not guide.overtaken(version):
            silent[version.id] = (await guides.standing(session, version)).silent
    return [
        (id, one)
        for id, one in _only(heard, MatterKind.GUIDE, silent)
        if one.kind is not MatterKind.GUIDE or not one.arrived or id in silent[one.about]
    ]


async def _consents(session: Session, callees: dict[int, Callee], *, at: datetime) -> Heard:
    """Children for whom nobody has consented, though the family was asked; one adult is enough.

    Whoever has withdrawn a consent is not asked again.
    """
    ids = {child.id for callee in callees.values() if callee.kin for child in callee.children}
    ever = select(Consent.student_id).where(col(Consent.student_id).in_(ids))
    open_ones = ids - set((await session.exec(ever)).all())
    if not open_ones:
        return []
    asking = select(Notification.person_id, Notification.about, Notification.due_at).where(
        Notification.kind == consents.ASKED,
        col(Notification.about).in_(open_ones),
        col(Notification.due_at) < at - PATIENCE,
    )
    found: dict[int, tuple[int, datetime]] = {}
    for person_id, about, since in (
        await session.exec(asking.order_by(col(Notification.id)))
    ).all():
        if person_id in callees:
            found.setdefault(about, (person_id, since))
    return [
        (person_id, Matter(MatterKind.CONSENT, about, since, arrived=True))
        for about, (person_id, since) in found.items()
    ]


async def _invitations(session: Session, callees: dict[int, Callee], *, at: datetime) -> Heard:
    """Who was invited, and has not come."""
    outside = [id for id, callee in callees.items() if callee.person.telegram_id is None]
    wanted = select(Invitation.person_id, Invitation.made_at).where(
        col(Invitation.person_id).in_(outside),
        col(Invitation.used_at).is_(None),
        col(Invitation.made_at) < at - PATIENCE,
    )
    last = dict((await session.exec(wanted.order_by(col(Invitation.id)))).all())
    return [
        (id, Matter(MatterKind.INVITATION, id, since, arrived=False)) for id, since in last.items()
    ]
