"""Group chats that the bot is in, and which group of students each of them belongs to."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Field, SQLModel, col, select

from models import groups, outbox, people
from models.base import Refusal, Session, utc
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action, Reach, within

ADDED, LOOK, LOOKED = "groups-added", "groups-look", "groups-looked"
LOST, TOPIC_GONE = "groups-lost", "groups-topic-gone"
FIRST_SUPERGROUP = -1_000_000_000_000  # ids of supergroups go down from here (Bot API, Chat.id)


class Lack(StrEnum):
    """What the bot may not do in a chat, though it should."""

    WRITE = "write"
    FILES = "files"
    TOPICS = "topics"


class ChatTaken(Refusal):
    """The chat belongs to another group already."""


class GroupHasChat(Refusal):
    """The group has another chat already."""


class NewChat(SQLModel, table=True):
    """A chat that the bot was added to and that belongs to no group yet."""

    __tablename__ = "new_chat"
    id: int = Field(default=None, primary_key=True)
    chat_id: int = Field(unique=True)
    title: str
    added_by: int = Field(foreign_key="person.id")
    added_at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return col(cls.added_by) == reach.me.id


class MemberTag(SQLModel, table=True):
    """What the bot has set beside somebody's name in a chat; `refused_at` if Telegram did not.

    It goes by accounts: a tag has to be taken away from whoever is nobody to us any more, too.
    """

    __tablename__ = "member_tag"
    chat_id: int = Field(primary_key=True)
    account_id: int = Field(primary_key=True)
    source: str  # what it is made of, see `models.tags`
    refused_at: datetime | None = utc(default=None)


async def added(
    session: Session, chat_id: int, title: str, *, by: Person, at: datetime
) -> NewChat | None:
    """The bot has come into a chat: ask whoever brought it whose chat that is.

    None if that is known already, or has been asked.
    """
    if await groups.by_chat(session, chat_id) is not None or await _new(session, chat_id):
        return None
    chat = NewChat(chat_id=chat_id, title=people.visible(title), added_by=by.id, added_at=at)
    session.add(chat)
    await session.flush()
    outbox.notify(session, by, ADDED, chat.id, at=at)
    return chat


async def candidates(session: Session, me: Person) -> list[Group]:
    """The groups that a chat of this person may belong to."""
    mine = select(Group).where(within(me, Action.LINK_CHAT, Group), groups.of_several())
    return list((await session.exec(mine.order_by(Group.name))).all())


async def link(session: Session, chat: NewChat, group: Group, *, at: datetime) -> None:
    """This chat is that group's: from now on it hears of changes, if the bot may write there."""
    owner = await groups.by_chat(session, chat.chat_id)
    if owner is not None and owner.id != group.id:
        raise ChatTaken(group=owner.name)
    if group.chat_id not in (None, chat.chat_id):
        raise GroupHasChat(group=group.name)
    group.chat_id = chat.chat_id
    group.unreachable = group.lacks = group.news = group.topic_id = group.tagged_at = None
    session.add(group)
    look(session, group, at=at)


def look(session: Session, group: Group, *, at: datetime) -> None:
    """Find out what the bot may do in the chat of this group, and make a topic in a forum."""
    outbox.announce(session, group, LOOK, group.id, at=at)


def again(session: Session, group: Group, *, at: datetime) -> None:
    """Somebody has put it right, they say: write there again."""
    group.unreachable = None
    group.lacks = None
    look(session, group, at=at)


async def looked(
    session: Session,
    group_id: int,
    lacks: set[Lack],
    topic_id: int | None,
    *,
    may_tag: bool = False,
    at: datetime,
) -> None:
    """This is what the bot may not do there; its tutors hear of it when it has changed."""
    group = await session.get_one(Group, group_id)
    named = ",".join(sorted(lacks))
    new_topic = topic_id is not None and topic_id != group.topic_id
    other_tags = may_tag != (group.tagged_at is not None)
    if named != (group.lacks or "") or new_topic or other_tags:
        for tutor in await groups.staff(session, [group.id], Role.TUTOR):
            outbox.notify(session, tutor, LOOKED, group.id, at=at)
    group.lacks, group.topic_id = named, topic_id


async def tell_news(session: Session, *, at: datetime) -> None:
    """What delivery has found out about chats is told to the groups' tutors, once."""
    fresh = select(Group).where(col(Group.news).is_not(None))
    for group in (await session.exec(fresh)).all():
        for tutor in await groups.staff(session, [group.id], Role.TUTOR):
            if group.news == LOST:
                outbox.notify(session, tutor, LOST, group.id, at=at)
            else:
                outbox.notify(session, tutor, TOPIC_GONE, group.id, at=at)
        group.news = None


async def stayed(session: Session, chat_id: int, *, at: datetime) -> None:
    """The bot is a member still, or again: a linked chat can perhaps be written to."""
    group = await groups.by_chat(session, chat_id)
    if group is not None:
        group.unreachable = group.news = None
        look(session, group, at=at)


async def left(session: Session, chat_id: int, *, by: Person, at: datetime) -> None:
    """The bot is not in this chat any more: nobody's chat, and its tutors hear of it."""
    group = await groups.by_chat(session, chat_id)
    if group is not None:
        for tutor in await groups.staff(session, [group.id], Role.TUTOR):
            if tutor.id != by.id and (group.unreachable is None or group.news is not None):
                outbox.notify(session, tutor, LOST, group.id, at=at)
        group.chat_id = group.unreachable = group.lacks = group.news = group.topic_id = None
        group.tagged_at = None
    await session.exec(delete(MemberTag).where(col(MemberTag.chat_id) == chat_id))
    await session.exec(delete(NewChat).where(col(NewChat.chat_id) == chat_id))


async def moved(session: Session, old: int, new: int) -> None:
    """A group has become a supergroup: another id, the same chat. Told twice, done once."""
    if await groups.by_chat(session, new) is None:
        linked = update(Group).where(col(Group.chat_id) == old)
        await session.exec(linked.values(chat_id=new, unreachable=None))
        tags = update(MemberTag).where(col(MemberTag.chat_id) == old)
        await session.exec(tags.values(chat_id=new))
    if await _new(session, new) is None:
        asked = update(NewChat).where(col(NewChat.chat_id) == old)
        await session.exec(asked.values(chat_id=new))


async def may_have_moved(session: Session, title: str) -> bool:
    """Is this perhaps a chat of ours that becomes a supergroup, whose old id we have not heard?"""
    namesake = select(NewChat.id).where(NewChat.title == people.visible(title))
    basic = namesake.where(col(NewChat.chat_id) > FIRST_SUPERGROUP)
    return (await session.exec(basic)).first() is not None


async def _new(session: Session, chat_id: int) -> NewChat | None:
    return (await session.exec(select(NewChat).where(NewChat.chat_id == chat_id))).first()
