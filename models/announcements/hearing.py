"""Who has got an announcement, who has confirmed it, whom it did not reach and why."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from models import hearings as hearing
from models import outbox, receipts
from models.announcements.tables import (
    AGAIN,
    ALOUD,
    TOLD,
    Announcement,
    AnnouncementDecided,
    AnnouncementState,
)
from models.base import AccessDenied, Session
from models.groups import Group
from models.hearings import Hearing
from models.outbox import WAITING, Notification, State
from models.people import Person
from models.receipts import Receipt, Reply


class Progress(NamedTuple):
    """How far it has come: people and chats together."""

    hearings: list[Hearing]
    chats: list[tuple[Group, State, str | None]]

    @property
    def all(self) -> int:
        return len(self.hearings) + len(self.chats)

    @property
    def waiting(self) -> int:
        return sum(h.waits for h in self.hearings) + sum(s in WAITING for _, s, _ in self.chats)

    @property
    def sent(self) -> int:
        states = [h.state for h in self.hearings] + [state for _, state, _ in self.chats]
        return states.count(State.SENT)

    @property
    def away(self) -> list[Hearing]:
        return [found for found in self.hearings if found.away]

    @property
    def lost_chats(self) -> list[tuple[Group, str | None]]:
        away = (State.UNREACHABLE, State.EXPIRED, State.DEAD)
        return [(group, trouble) for group, state, trouble in self.chats if state in away]


async def hearings(session: Session, announcement: Announcement) -> list[Hearing]:
    """Person by person: has it arrived, and what did they answer?"""
    return await hearing.of(session, TOLD, announcement.id)


async def outcome(session: Session, announcement: Announcement) -> Progress:
    aloud = (
        select(Group, Notification.state, Notification.trouble)
        .join(Notification, col(Notification.group_id) == Group.id)
        .where(Notification.kind == ALOUD, Notification.about == announcement.id)
        .order_by(Group.name)
    )
    chats = [(g, State(state), why) for g, state, why in (await session.exec(aloud)).all()]
    return Progress(await hearings(session, announcement), chats)


async def outcome_aloud(session: Session, announcement: Announcement) -> bool:
    """Does a group's chat have it, or will it?"""
    return bool((await outcome(session, announcement)).chats)


async def answer(session: Session, announcement: Announcement, *, by: Person, at: datetime) -> None:
    """«Ознакомлен(а)», by somebody who has it before them; twice is as good as once."""
    there = select(Notification.id).where(
        Notification.kind == TOLD,
        Notification.about == announcement.id,
        Notification.person_id == by.id,
        col(Notification.state).in_((State.SENT, State.PENDING)),
        col(Notification.due_at) <= at,  # it may have arrived a moment ago
    )
    if (await session.exec(there)).first() is None:
        raise AccessDenied
    await receipts.give(session, TOLD, announcement.id, Reply.SEEN, by=by.id, at=at)


async def replied(session: Session, announcement: Announcement, me: Person) -> bool:
    mine = select(Receipt.id).where(
        Receipt.kind == TOLD, Receipt.about == announcement.id, Receipt.person_id == me.id
    )
    return (await session.exec(mine)).first() is not None


async def remind(session: Session, announcement: Announcement, *, at: datetime) -> int:
    """Ask once more those who have it and have not confirmed; returns how many."""
    if announcement.state is AnnouncementState.RECALLED or not announcement.wants_receipt:
        raise AnnouncementDecided
    silent = await hearing.silent(session, TOLD, AGAIN, announcement.id, at=at)
    for person in silent:
        outbox.notify(session, person, AGAIN, announcement.id, at=at)
    return len(silent)


async def mine(session: Session, me: Person) -> list[Announcement]:
    """What this person has sent, the newest first."""
    hidden = (AnnouncementState.DRAFT, AnnouncementState.DISCARDED)
    sent = select(Announcement).where(
        Announcement.author_id == me.id, col(Announcement.state).not_in(hidden)
    )
    return list((await session.exec(sent.order_by(col(Announcement.id).desc()))).all())


async def with_receipts(session: Session, me: Person) -> list[Announcement]:
    """What this person has asked others to confirm, the newest first."""
    return [found for found in await mine(session, me) if found.wants_receipt]
