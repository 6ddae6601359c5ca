"""A tutor's forum: a supergroup with a topic for each family, where a reply is the answer.

Everybody in such a chat reads all of it. So nothing goes there until Telegram has confirmed that
it holds nobody but the tutor, the bot, and tutors of all the same students.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Delete, Update, delete, false, update
from sqlmodel import Field, SQLModel, col, select

from models import groups, outbox
from models.base import AccessDenied, Refusal, Session, utc
from models.chats import NewChat
from models.desk.tables import ASKED, ASKED_IN_FORUM, ASKED_IN_FORUM_NOW, Thread
from models.groups import GroupStaff
from models.outbox import WAITING, Notification, State
from models.people import Person, Role
from models.permissions import Reach, Scope

LOOK, LOOKED = "desk-forum-look", "desk-forum-looked"
OF_FORUM = frozenset({ASKED_IN_FORUM, ASKED_IN_FORUM_NOW, LOOK})  # kinds that go to a forum
LOOKS_AGAIN = timedelta(minutes=10)  # so long a look at who is in the chat holds


class NotTutor(Refusal):
    """A forum is for whoever keeps families."""


class ForumTaken(Refusal):
    """The chat is a group's, or another tutor's."""


class Forum(SQLModel, table=True):
    """The chat, whose it is, and why nothing may be said there: `trouble`, "" for no reason.

    None until Telegram has been asked. `told`: its owner knows how it stands.
    """

    __tablename__ = "desk_forum"
    id: int = Field(default=None, primary_key=True)
    owner_id: int = Field(foreign_key="person.id", unique=True)
    chat_id: int = Field(unique=True)
    title: str
    linked_at: datetime = utc()
    checked_at: datetime | None = utc(default=None)
    trouble: str | None = None
    told: bool = False

    @classmethod
    def within(cls, reach: Reach) -> Any:
        return col(cls.owner_id) == reach.me.id


class Topic(SQLModel, table=True):
    """Where in a forum a thread has its topic."""

    __tablename__ = "desk_topic"
    thread_id: int = Field(foreign_key="desk_thread.id", primary_key=True)
    forum_id: int = Field(foreign_key="desk_forum.id", primary_key=True)
    topic_id: int


class Place(NamedTuple):
    """A forum and the topic of a thread in it, if there is one."""

    forum: Forum
    topic_id: int | None


async def link(session: Session, chat: NewChat, *, by: Person, at: datetime) -> Forum:
    """This chat is their forum from now on, once Telegram has been asked who is in it."""
    if Role.TUTOR not in by.roles:
        raise NotTutor
    known = await at_chat(session, chat.chat_id)
    theirs = known is not None and known.owner_id != by.id
    if theirs or await groups.by_chat(session, chat.chat_id) is not None:
        raise ForumTaken
    forum = await of(session, by) or Forum(
        owner_id=by.id, chat_id=chat.chat_id, title=chat.title, linked_at=at
    )
    if forum.id is not None:
        await session.exec(delete(Topic).where(col(Topic.forum_id) == forum.id))
        forum.chat_id, forum.title, forum.linked_at = chat.chat_id, chat.title, at
    session.add(forum)
    await session.delete(chat)
    await session.flush()
    look(session, forum, at=at)
    return forum


def look(session: Session, forum: Forum, *, at: datetime) -> None:
    """Ask Telegram anew; its owner hears what comes of it."""
    forum.trouble, forum.told = None, False
    _look_again(session, forum, at=at)


def _look_again(session: Session, forum: Forum, *, at: datetime) -> None:
    """Its owner hears of it where it has come to something else."""
    forum.checked_at = None
    session.add(forum)
    outbox.notify(session, forum.owner_id, LOOK, forum.id, at=at, chat_id=forum.chat_id)


async def unlink(session: Session, forum: Forum) -> None:
    """No forum any more: what waits for it goes to the private chat."""
    await session.exec(fall_back(forum.owner_id))
    await session.exec(delete(Topic).where(col(Topic.forum_id) == forum.id))
    await session.delete(forum)
    await session.flush()


async def of(session: Session, person: Person) -> Forum | None:
    return (await session.exec(select(Forum).where(Forum.owner_id == person.id))).first()


async def at_chat(session: Session, chat_id: int) -> Forum | None:
    return (await session.exec(select(Forum).where(Forum.chat_id == chat_id))).first()


async def chat_ids(session: Session) -> frozenset[int]:
    """The chats in which talk is meant for us."""
    return frozenset((await session.exec(select(Forum.chat_id))).all())


async def open_for(session: Session, person: Person) -> Forum | None:
    """Their forum, if things may be said there as far as is known."""
    forum = await of(session, person)
    return forum if forum is not None and forum.trouble == "" else None


async def place(session: Session, forum: Forum, thread: Thread) -> Place:
    topic = await session.get(Topic, (thread.id, forum.id))
    return Place(forum, topic.topic_id if topic else None)


async def thread_in(session: Session, forum: Forum, topic_id: int) -> Thread | None:
    wanted = (
        select(Thread)
        .join(Topic, col(Topic.thread_id) == Thread.id)
        .where(Topic.forum_id == forum.id, Topic.topic_id == topic_id)
    )
    return (await session.exec(wanted)).first()


async def opened(session: Session, forum_id: int, thread_id: int, topic_id: int) -> None:
    """The thread has this topic now."""
    topic = await session.get(Topic, (thread_id, forum_id))
    topic = topic or Topic(thread_id=thread_id, forum_id=forum_id, topic_id=topic_id)
    topic.topic_id = topic_id
    session.add(topic)
    await session.flush()


def holds(forum: Forum, *, at: datetime) -> bool:
    """Is the last look at who is in the chat still good?"""
    return forum.checked_at is not None and at - forum.checked_at < LOOKS_AGAIN


async def entitled(session: Session, forum: Forum) -> list[Person]:
    """Its owner, and those tutors who keep every student that its owner keeps."""
    owner = await session.get_one(Person, forum.owner_id)
    theirs = Reach(owner, Role.TUTOR, Scope.STUDENTS).students
    tutors = select(GroupStaff.person_id).where(GroupStaff.role == Role.TUTOR)
    colleagues = select(Person).where(
        col(Person.id).in_(tutors), Person.id != owner.id, col(Person.telegram_id).is_not(None)
    )
    found = [owner] if Role.TUTOR in owner.roles else []
    for one in (await session.exec(colleagues)).all():
        also = Reach(one, Role.TUTOR, Scope.STUDENTS).students
        missing = select(Person.id).where(col(Person.id).in_(theirs), col(Person.id).not_in(also))
        if Role.TUTOR in one.roles and (await session.exec(missing)).first() is None:
            found.append(one)
    return found


async def looked(session: Session, forum_id: int, trouble: str, *, at: datetime) -> None:
    """This is how the chat stands. With a trouble everything for it goes to the private chat."""
    forum = await session.get(Forum, forum_id)
    if forum is None:
        return
    forum.told = forum.told and forum.trouble == trouble
    forum.checked_at, forum.trouble = at, trouble
    session.add(forum)
    await session.flush()
    if trouble:
        await session.exec(fall_back(forum.owner_id))


async def doubt(session: Session, chat_id: int, *, at: datetime) -> None:
    """Somebody has come into the chat or gone, or the bot may do something else there.

    The next message looks first; where nothing may be said so far, it is looked at once.
    """
    forum = await at_chat(session, chat_id)
    if forum is None:
        return
    forum.checked_at = None
    session.add(forum)
    if forum.trouble:
        _look_again(session, forum, at=at)


def fall_back(owner_id: int) -> Update:
    """What waits for the forum of this tutor goes to their private chat."""
    waiting = (
        col(Notification.kind) == ASKED_IN_FORUM,
        col(Notification.person_id) == owner_id,
        col(Notification.state).in_(WAITING),
    )
    return update(Notification).where(*waiting).values(kind=ASKED, chat_id=None)


def lost(row: Notification, state: State, trouble: str | None) -> list[Update]:
    """Telegram does not take this for the forum, or nothing at all any more."""
    asked = row.kind == ASKED_IN_FORUM
    new = {"kind": ASKED, "chat_id": None} if asked else {"state": state, "trouble": trouble}
    told: list[Update] = [update(Notification).where(col(Notification.id) == row.id).values(**new)]
    if state is State.UNREACHABLE and row.person_id is not None:
        here = update(Forum).where(col(Forum.chat_id) == row.chat_id)
        told += [here.values(trouble=trouble, told=False), fall_back(row.person_id)]
    return told


def topic_gone(chat_id: int, topic_id: int) -> Delete:
    """Somebody has deleted the topic: the next message opens another."""
    here = select(Forum.id).where(Forum.chat_id == chat_id)
    return delete(Topic).where(col(Topic.forum_id).in_(here), col(Topic.topic_id) == topic_id)


async def left(session: Session, chat_id: int) -> None:
    """The bot is not in the chat any more."""
    forum = await at_chat(session, chat_id)
    if forum is not None:
        forum.trouble, forum.told = "kicked", False
        session.add(forum)
        await session.flush()
        await session.exec(fall_back(forum.owner_id))


async def moved(session: Session, old: int, new: int, *, at: datetime) -> None:
    """The same chat has another id: it has become a supergroup, which may have topics."""
    forum = await at_chat(session, old)
    if forum is not None and await at_chat(session, new) is None:
        forum.chat_id = new
        _look_again(session, forum, at=at)
        await session.flush()


async def tell_news(session: Session, *, at: datetime) -> None:
    """How a forum stands is told to its owner when it has changed, once."""
    news = select(Forum).where(col(Forum.trouble).is_not(None), Forum.told == false())
    for forum in (await session.exec(news)).all():
        forum.told = True
        session.add(forum)
        outbox.notify(session, forum.owner_id, LOOKED, forum.id, at=at)


async def owned(session: Session, me: Person, forum_id: int) -> Forum:
    forum = await session.get(Forum, forum_id)
    if forum is None or forum.owner_id != me.id:
        raise AccessDenied
    return forum
