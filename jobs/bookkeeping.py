"""What is written down when Telegram has answered: about the notification, and beyond it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Insert, TextClause, Update, update
from sqlmodel import col

from jobs.composing import Deed
from jobs.saying import Said, Saying
from jobs.verdicts import QUIET, TOPIC_GONE, WRONG_FILE, Verdict
from models import audit, chats, desk, guard, materials, outbox
from models.audit import Asked
from models.desk import forums
from models.groups import Group
from models.outbox import Notification, State
from models.people import Person
from models.permissions import Action
from ui.notifications import NOTIFICATIONS

Statement = Update | Delete | Insert | TextClause
# No session holds the row any more, so that nothing has to be kept in step with it.
_table = Notification.__table__  # type: ignore[attr-defined]


def bookkeeping(
    notification: Notification, fate: Verdict, said: Deed | None, now: datetime
) -> list[Statement]:
    """The statements that close a row, or leave it for later, and whatever follows from that."""
    kept_out = fate.state in (State.UNREACHABLE, State.DEAD)
    if kept_out and fate.state and notification.kind in desk.OF_FORUM:
        return [*forums.lost(notification, fate.state, fate.trouble)]
    values: dict[str, Any] = {"trouble": fate.trouble}
    if fate.state is None:
        values |= {
            "attempts": notification.attempts + (fate.trouble != QUIET),
            "due_at": now + fate.rest,
            "maybe_twice": notification.maybe_twice or fate.maybe_twice,
        }
    else:
        values |= {"state": fate.state, "payload": None}
    if fate.state is State.SENT:
        values |= {"sent_at": now}
    if fate.said is not None:
        values |= {"message_id": fate.said.message_id, "beside": fate.said.beside or None}
        values |= {"version": said.version} if isinstance(said, Saying) else {}
    row = update(_table).where(_table.c.id == notification.id)
    if fate.trouble == WRONG_FILE and notification.kind == materials.FILE:
        return [row.values(**values), *materials.lost(notification, now)]
    noted = _noted(notification, now) if fate.state is State.SENT else []
    return [row.values(**values), *_consequences(notification, fate, said, now), *noted]


def _noted(notification: Notification, now: datetime) -> list[TextClause]:
    """A row of the audit log for what is personal to a child; an answer was noted as it was given.

    A neutral notice, where the school keeps personal data out of Telegram, is noted as well.
    """
    kind = NOTIFICATIONS.get(notification.kind)
    if kind is None or not kind.personal:
        return []
    action = kind.action or Action.SEE_PROGRESS  # a letter asks for no right: it tells one's own
    table = str(kind.about.__tablename__)
    what = Asked(action, notification.person_id, None, table, notification.about)
    return [audit.allowed(what, at=now, reason=audit.DELIVERED)]


def _stands(first: int, now: Said, said: Saying) -> Update:
    """The first notification knows where its message stands and what it shows."""
    values: dict[str, Any] = {"message_id": now.message_id, "version": said.version}
    if now.message_id != said.edits or said.clears is not None:
        values["beside"] = list(now.beside) or None
    return update(Notification).where(col(Notification.id) == first).values(**values)


def _consequences(
    notification: Notification, fate: Verdict, said: Deed | None, now: datetime
) -> list[Statement]:
    """What an answer says about the reader, beyond this one message."""
    if fate.trouble == guard.PERSONAL:
        return [guard.stopped(notification, NOTIFICATIONS[notification.kind].about, at=now)]
    if fate.moved_to is not None and isinstance(said, Saying):
        return [*outbox.moved(said.chat_id, fate.moved_to)]
    if fate.trouble == TOPIC_GONE and isinstance(said, Saying) and said.thread is not None:
        return [forums.topic_gone(said.chat_id, said.thread)]
    if notification.follows is not None and fate.said is not None and isinstance(said, Saying):
        return [_stands(notification.follows, fate.said, said)]
    if fate.said is not None and fate.said.astray and notification.group_id is not None:
        astray = update(Group).where(col(Group.id) == notification.group_id)
        return [astray.values(topic_id=None, news=chats.TOPIC_GONE)]
    if not fate.unreachable or notification.chat_id is not None:
        return []
    if notification.group_id is not None:
        lost = update(Group).where(col(Group.id) == notification.group_id)
        return [lost.values(unreachable=fate.trouble, news=chats.LOST)]
    person = col(Person.id) == notification.person_id
    return [update(Person).where(person).values(unreachable=fate.trouble)]
