"""Whoever got an announcement confirms that they have read it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.announcements.callbacks import Seen
from handlers.announcements.cards import card
from models import announcements
from models.announcements import Announcement, AnnouncementState
from models.base import Session
from models.people import Person
from models.permissions import Action
from ui import Screen, may, screen

private = Router(name=__name__)


@private.callback_query(Seen.filter())
@may(Action.ANSWER_ANNOUNCEMENT, announcement=Announcement)
async def seen(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person, now: datetime
) -> Screen:
    """The card stays as it is, and says that its sender knows."""
    if announcement.state is AnnouncementState.RECALLED:
        return screen("announcements-struck")
    await announcements.answer(session, announcement, by=me, at=now)
    await session.flush()
    return await card(session, announcement, me, "announcements-card")
