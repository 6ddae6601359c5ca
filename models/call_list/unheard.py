"""What has not reached somebody, or what they leave unanswered past its time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, or_
from sqlalchemy import select as columns
from sqlmodel import col, select

from models import changes, guides
from models.announcements import Announcement, AnnouncementState
from models.base import Session
from models.call_list.callees import Callee
from models.call_list.kinds import HEARD, LOOKS_BACK, Found, Matter, MatterKind
from models.changes import Change, ChangeKind, Publication, PublicationState
from models.guides import Guide, GuideVersion, VersionState
from models.outbox import Notification, State
from models.people import Guardianship, Person
from models.permissions import Action, within
from models.receipts import Receipt


async def unheard(
    session: Session, me: Person, callees: dict[int, Callee], *, at: datetime
) -> Found:
    """By person, without what matters no more."""
    found = await _heard(session, list(callees), at=at)
    for keep in (_changes, _announcements, _guides):
        found = await keep(session, me, found, callees, at)
    return found


async def _heard(session: Session, ids: list[int], *, at: datetime) -> Found:
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


def _abouts(heard: Found, kind: MatterKind) -> list[int]:
    return sorted({matter.about for _, matter in heard if matter.kind is kind})


def _only(heard: Found, kind: MatterKind, keeps: Iterable[int]) -> Found:
    """Without what is of this kind and matters no more."""
    kept = set(keeps)
    return [(id, one) for id, one in heard if one.kind is not kind or one.about in kept]


async def _changes(
    session: Session, me: Person, heard: Found, callees: dict[int, Callee], at: datetime
) -> Found:
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
    session: Session, _: Person, heard: Found, _callees: dict[int, Callee], _at: datetime
) -> Found:
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
    session: Session, _: Person, heard: Found, _callees: dict[int, Callee], _at: datetime
) -> Found:
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
