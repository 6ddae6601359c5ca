"""Who has got and confirmed what: announcements, guides, changes of the timetable."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_, true
from sqlalchemy import select as columns
from sqlmodel import col, select

from models import announcements, changes, groups
from models.announcements import Announcement
from models.base import Session
from models.changes import Publication
from models.downloads.kinds import Table, Wish, wall
from models.guides.tables import SENT, Confirmation, Guide, GuideVersion
from models.outbox import WAITING, Notification, State
from models.people import Guardianship, Person
from models.permissions import Action, within
from models.receipts import Receipt
from models.timetable import day_bounds
from models.words import unformatted

COLUMNS = ("what", "title", "sent", "person", "arrival", "answer", "answered")
LONGEST_TITLE = 100  # characters


class What(StrEnum):
    ANNOUNCEMENT = "announcement"
    GUIDE = "guide"
    CHANGE = "change"


class Arrival(StrEnum):
    """What became of it, in fewer words than the outbox has."""

    SENT = "sent"
    WAITING = "waiting"
    AWAY = "away"  # it did not get through
    VOID = "void"  # nobody has to know any more


class Thing(NamedTuple):
    """Something that many were told: what it is called, and when it went out."""

    title: str
    at: datetime | None


async def receipts(session: Session, wish: Wish) -> Table:
    """Only of what one may send oneself, and of people in one's reach; no reason that was given."""
    table = Table("receipts", COLUMNS, read=False)
    begins, _ = day_bounds(wish.since, wish.me.zone)
    for what, kind, things in (
        (What.ANNOUNCEMENT, announcements.TOLD, await _announcements(session, wish)),
        (What.GUIDE, SENT, await _guides(session, wish)),
        (What.CHANGE, changes.PUBLISHED, await _changes(session, wish)),
    ):
        late = {id: one for id, one in things.items() if one.at is not None and one.at >= begins}
        await _add(session, wish, table, what, kind, late)
    return table


async def _add(
    session: Session, wish: Wish, table: Table, what: What, kind: str, things: Mapping[int, Thing]
) -> None:
    told: Any = (
        columns(
            col(Notification.about),
            col(Person.name),
            col(Notification.state),
            col(Receipt.reply),
            col(Receipt.at),
        )
        .join(Person, col(Person.id) == Notification.person_id)
        .outerjoin(
            Receipt,
            (col(Receipt.kind) == kind)
            & (col(Receipt.about) == Notification.about)
            & (col(Receipt.person_id) == Person.id),
        )
        .where(
            col(Notification.kind) == kind,
            col(Notification.about).in_(things),
            within(wish.me, Action.SEE_DOWNLOADS, Person),
            _around(wish),
        )
        .order_by(col(Notification.about), col(Person.name), col(Notification.id))
    )
    for about, name, state, reply, at in (await session.exec(told)).all():
        thing, zone = things[about], wish.me.zone
        sent, answered = wall(thing.at, zone), wall(at, zone)
        table.add([what, thing.title, sent, name, _arrival(State(state)), reply, answered])


def _around(wish: Wish) -> ColumnElement[bool]:
    """The students of the group that is meant, and those who answer for them."""
    if wish.group is None:
        return true()
    learners = groups.students([wish.group.id])
    theirs = select(Guardianship.guardian_id).where(col(Guardianship.student_id).in_(learners))
    return or_(col(Person.id).in_(learners), col(Person.id).in_(theirs))


def _arrival(state: State) -> Arrival:
    if state in WAITING:
        return Arrival.WAITING
    known = {State.SENT: Arrival.SENT, State.VOID: Arrival.VOID}
    return known.get(state, Arrival.AWAY)


async def _announcements(session: Session, wish: Wish) -> dict[int, Thing]:
    mine = select(Announcement).where(
        within(wish.me, Action.ANNOUNCE, Announcement),
        col(Announcement.sent_at).is_not(None),
        col(Announcement.wants_receipt),
    )
    found = (await session.exec(mine)).all()
    return {one.id: Thing(_first_line(one.post.html), one.sent_at) for one in found}


async def _guides(session: Session, wish: Wish) -> dict[int, Thing]:
    mine = (
        select(GuideVersion)
        .join(Guide, col(Guide.id) == GuideVersion.guide_id)
        .where(
            within(wish.me, Action.KEEP_GUIDES, GuideVersion),
            col(Guide.confirmation) != Confirmation.NONE,
        )
    )
    found = (await session.exec(mine)).all()
    return {one.id: Thing(one.title, one.published_at) for one in found}


async def _changes(session: Session, wish: Wish) -> dict[int, Thing]:
    mine = select(Publication).where(within(wish.me, Action.CHANGE_TIMETABLE, Publication))
    found = (await session.exec(mine)).all()
    return {one.id: Thing(_lessons(one, wish.me.zone), one.published_at) for one in found}


def _lessons(publication: Publication, zone: str) -> str:
    """Which lessons it is about, by the moments at which they were."""
    named = (
        f"{one.lesson.subject} {wall(one.was_starts_at, zone):%d.%m.%Y %H:%M}"
        for one in publication.changes
    )
    return ", ".join(named)[:LONGEST_TITLE]


def _first_line(html: str) -> str:
    return unformatted(html).strip().partition("\n")[0][:LONGEST_TITLE]
