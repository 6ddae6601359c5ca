"""What is written down when Telegram has answered: about the notification, and beyond it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Update, update
from sqlmodel import col

from jobs.composing import Deed
from jobs.saying import Said, Saying
from jobs.verdicts import Verdict
from models import chats, outbox
from models.groups import Group
from models.outbox import Notification, State
from models.people import Person


def bookkeeping(
    notification: Notification, fate: Verdict, said: Deed | None, now: datetime
) -> list[Update]:
    """The statements that close a row, or leave it for later, and whatever follows from that."""
    values: dict[str, Any] = {"trouble": fate.trouble}
    if fate.state is None:
        values |= {
            "attempts": notification.attempts + 1,
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
    row = update(Notification).where(col(Notification.id) == notification.id)
    return [row.values(**values), *_consequences(notification, fate, said)]


def _stands(first: int, now: Said, said: Saying) -> Update:
    """The first notification knows where its message stands and what it shows."""
    values: dict[str, Any] = {"message_id": now.message_id, "version": said.version}
    if now.message_id != said.edits or said.clears is not None:
        values["beside"] = list(now.beside) or None
    return update(Notification).where(col(Notification.id) == first).values(**values)


def _consequences(notification: Notification, fate: Verdict, said: Deed | None) -> list[Update]:
    """What an answer says about the reader, beyond this one message."""
    if fate.moved_to is not None and isinstance(said, Saying):
        return outbox.moved(said.chat_id, fate.moved_to)
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
