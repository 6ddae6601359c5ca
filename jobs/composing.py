"""What a notification says at the moment it is delivered, or why it says nothing any more."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from jobs.forums import Opening
from jobs.saying import Saying
from jobs.verdicts import QUIET, Verdict
from models import guard, hours, outbox
from models.base import AccessDenied, Session
from models.consents import ConsentMissing
from models.groups import Group
from models.outbox import Notification, State
from models.people import Person, Reader
from models.permissions import access
from models.store import unavailable
from models.ties import ties
from ui import drawing
from ui.guard import found_in
from ui.i18n import Translator
from ui.notifications import NOTIFICATIONS, Commands, Drawn, Inspection, Kind, Preparation
from ui.screen import Screen, screen

log = logging.getLogger(__name__)

# A message; whose list of commands to show; which chat to look at; which topic to open; the end of
# it; nothing just now.
Deed = Saying | Person | Inspection | Opening
Composed = Deed | Verdict | None


class Composer:
    """Draws notifications for their readers, once more checking that they may read them.

    Without `personal` only a neutral notice goes out of what is personal to a child.
    """

    def __init__(self, words: Translator, username: str, *, personal: bool) -> None:
        self.words, self.username, self.personal = words, username, personal

    async def compose(
        self, session: Session, notification: Notification, chat_id: int | None, at: datetime
    ) -> Composed:
        """What is to go to this chat. What can't be drawn is given up: it holds nobody else up."""
        try:
            return await self.draw(session, notification, chat_id, at)
        except Exception as error:
            if unavailable(error):
                raise
            log.error("notification %s can't be drawn", notification.id, exc_info=error)
            return Verdict(State.DEAD, "broken")

    async def gather(self, session: Session, rows: Iterable[Notification]) -> None:
        """Fetch together what the rows would fetch one by one."""
        people = [row.person_id for row in rows if row.person_id is not None]
        first = [row.follows for row in rows if row.follows is not None]
        if people:
            await session.exec(select(Person).where(col(Person.id).in_(people)))
        if first:
            await outbox.of_ids(session, first)

    async def draw(
        self, session: Session, notification: Notification, chat_id: int | None, at: datetime
    ) -> Composed:
        """What is to go to this chat; raises whatever keeps it from being drawn."""
        if notification.use_by is not None and notification.use_by < at:
            return Verdict(State.EXPIRED)
        if notification.payload is not None:
            return await _still_theirs(session, Saying.unpacked(notification.payload))
        to = await _addressee(session, notification)
        own = to.telegram_id if isinstance(to, Person) else to.chat_id
        if chat_id != (notification.chat_id or own):
            return None  # they have moved since it was looked up; the next look finds them
        if (kept := _kept_back(notification, to, chat_id, at)) is not None:
            return kept
        assert chat_id is not None, "kept back"
        drawn = await self._drawn(session, notification, to, at)
        if drawn is None:
            return Verdict(State.VOID)
        if isinstance(drawn, Verdict):
            return drawn
        if isinstance(drawn, Commands):
            return await session.get_one(Person, drawn.person_id)
        if isinstance(drawn, Inspection):
            return drawn
        if isinstance(drawn, Preparation):
            card = drawn.card
            said = self._saying(card, to, chat_id, None) if card is not None else None
            return Opening(chat_id, drawn, said)
        return await self._placed(session, notification, drawn, to, chat_id)

    async def _placed(
        self,
        session: Session,
        notification: Notification,
        drawn: Screen,
        to: Person | Group,
        chat_id: int,
    ) -> Composed:
        """A message of its own, or over the one that it follows."""
        saying = self._saying(drawn, to, chat_id, notification.edits)
        if notification.follows is None:
            return saying
        first = await session.get_one(Notification, notification.follows)
        if first.state is not State.SENT or first.message_id is None:
            return Verdict(State.VOID)
        if drawn.version and first.version == drawn.version:
            return Verdict(State.VOID)  # it was drawn after the change
        clears = tuple(first.beside or ()) if drawn.clears else None
        return replace(saying, edits=first.message_id, clears=clears)

    async def _drawn(
        self, session: Session, notification: Notification, to: Person | Group, at: datetime
    ) -> Drawn | Verdict:
        kind: Kind = NOTIFICATIONS[notification.kind]
        if isinstance(to, Group) and not kind.aloud:
            raise RuntimeError(f"{notification.kind} must not be said in a group")
        if isinstance(to, Person) and kind.action is not None:
            try:
                thing: Any = await access(session, to, kind.action, kind.about, notification.about)
            except (AccessDenied, ConsentMissing):
                return None
        else:
            thing = await session.get(kind.about, notification.about)
        if thing is None:
            return None
        now = {"at": at} if kind.timed else {}
        drawn: Drawn = await kind.draw(session, thing, to, **now)
        if isinstance(to, Group) and isinstance(drawn, Screen):
            excused = getattr(thing, "excused", None)
            if await found_in(session, drawn, to, kind, excused):
                return Verdict(State.DEAD, guard.PERSONAL)
        if isinstance(drawn, Screen) and kind.personal and not self.personal:
            return screen("common-personal-news")
        return drawn

    def _saying(self, drawn: Screen, to: Person | Group, chat_id: int, edits: int | None) -> Saying:
        reader = to.reader if isinstance(to, Person) else Reader(zone=to.zone)
        text = drawing.text(self.words, reader, drawn)
        inline = drawing.keyboard(self.words, reader, drawn.rows, self.username)
        keys = drawing.menu(self.words, drawn.menu, drawn.shelf) if drawn.menu else None
        markup = inline or keys
        packed = markup.model_dump(mode="json", exclude_none=True) if markup else None
        return Saying(
            chat_id,
            text,
            packed,
            edits,
            photo=drawn.photo,
            secret=drawn.secret,
            document=drawn.document,
            media=drawn.media,
            thread=drawn.topic,
            version=drawn.version,
            replies=drawn.replies,
            only_there=drawn.only_there,
            confidential=drawn.confidential,
        )


def _kept_back(
    notification: Notification, to: Person | Group, chat_id: int | None, at: datetime
) -> Verdict | None:
    """Why nothing can be said to them at all, or not just now."""
    if chat_id is None:
        return Verdict(State.UNREACHABLE, "no-telegram")
    if to.unreachable and notification.chat_id is None:
        return Verdict(State.UNREACHABLE, to.unreachable)
    rest = _silence(notification, to, at)
    return None if rest is None else Verdict(None, QUIET, rest)


def _silence(notification: Notification, to: Person | Group, at: datetime) -> timedelta | None:
    """How long this has to wait for its reader's quiet hours to end.

    What is urgent does not, what would be of no use by then does not, nor an edit: it is silent.
    """
    silent = notification.follows is not None or notification.chat_id is not None
    if notification.urgent or silent or isinstance(to, Group):
        return None
    until = hours.quiet_until(to, at)
    if until is None or (notification.use_by is not None and notification.use_by <= until):
        return None
    return until - at


async def _addressee(session: Session, notification: Notification) -> Person | Group:
    if notification.group_id is not None:
        return await session.get_one(Group, notification.group_id)
    return await session.get_one(Person, notification.person_id)


async def _still_theirs(session: Session, saying: Saying) -> Saying | Verdict:
    """A drawn answer that had to wait, unless its reader has lost a right since."""
    account = saying.asker or saying.chat_id
    if saying.ties and saying.ties != await ties(session, account):
        return Verdict(State.VOID)
    return saying
