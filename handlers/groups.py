"""The bot in a group's chat: who brought it, whose chat that is, what became of it."""

from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.methods import LeaveChat
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from models import chats, desk, groups
from models.base import Session
from models.chats import NewChat
from models.groups import Group
from models.people import Person
from models.permissions import Action
from models.permissions import may as allowed
from ui import (
    CallbackData,
    Inspection,
    Row,
    Screen,
    button,
    may,
    notification,
    offers,
    phrase,
    screen,
)

private, group = Router(name=__name__), Router(name=f"{__name__}.group")

GONE = (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT)


class Link(CallbackData, prefix="link"):
    """This chat is that group's."""

    chat: int
    group: int


class LookAgain(CallbackData, prefix="chat-look"):
    """Look once more what you may do in the chat of this group."""

    group: int


@group.my_chat_member()
@may(Action.NOTE_REACH)
async def stand(
    event: ChatMemberUpdated, session: Session, me: Person, now: datetime
) -> LeaveChat | None:
    """The bot was added, promoted or shown out. In the group itself it keeps silent about that."""
    chat, title = event.chat, event.chat.title or ""
    if event.new_chat_member.status in GONE:
        await chats.left(session, chat.id, by=me, at=now)
        await desk.forums.left(session, chat.id)
        return None
    await chats.stayed(session, chat.id, at=now)
    await desk.forums.doubt(session, chat.id, at=now)
    if event.old_chat_member.status not in GONE:
        return None
    if allowed(me, Action.LINK_CHAT) and chat.type != ChatType.CHANNEL:
        await chats.added(session, chat.id, title, by=me, at=now)
        return None
    ours = await groups.by_chat(session, chat.id) or await chats.may_have_moved(session, title)
    return None if ours else LeaveChat(chat_id=chat.id)


@group.message(F.migrate_to_chat_id)
@may(Action.NOTE_REACH)
async def move_to(message: Message, session: Session, now: datetime) -> None:
    """Said in the chat that was: here is where it goes on."""
    if message.migrate_to_chat_id is not None:
        await chats.moved(session, message.chat.id, message.migrate_to_chat_id)
        await desk.forums.moved(session, message.chat.id, message.migrate_to_chat_id, at=now)


@group.message(F.migrate_from_chat_id)
@may(Action.NOTE_REACH)
async def move_from(message: Message, session: Session, now: datetime) -> None:
    """Said in the chat that is: here is where it was. One of the two may never arrive."""
    if message.migrate_from_chat_id is not None:
        await chats.moved(session, message.migrate_from_chat_id, message.chat.id)
        await desk.forums.moved(session, message.migrate_from_chat_id, message.chat.id, at=now)


@notification(chats.ADDED, NewChat, Action.LINK_CHAT)
async def ask_whose(session: Session, chat: NewChat, to: Person) -> Screen:
    found = await chats.candidates(session, to)
    rows: list[Row] = [
        [button("groups-one", Link(chat=chat.id, group=group.id), group=group.name)]
        for group in found
    ]
    words = "groups-whose" if found else "groups-none"
    return screen(words, *rows, *offers(to, chat), title=chat.title)


@private.callback_query(Link.filter())
@may(Action.LINK_CHAT, chat=NewChat, group=Group)
async def link(
    _: CallbackQuery, chat: NewChat, group: Group, session: Session, now: datetime
) -> Screen:
    await chats.link(session, chat, group, at=now)
    return screen("groups-linked", title=chat.title, group=group.name)


@notification(chats.LOOK, Group, aloud=True)
async def look(_session: Session, group: Group, _to: Group) -> Inspection:
    return Inspection(group.id, group.topic_id, "groups-topic")


@notification(chats.LOOKED, Group, Action.LINK_CHAT)
async def looked(_session: Session, group: Group, _to: Person) -> Screen | None:
    """What is missing in the chat, or that everything is there."""
    if group.lacks is None:
        return None
    lacks = [phrase(f"groups-lack-{lack}") for lack in group.lacks.split(",") if lack]
    return screen(
        "groups-looked",
        [button("groups-look-again", LookAgain(group=group.id))] if lacks else [],
        group=group.name,
        lacks=lacks,
        topic="yes" if group.topic_id else "no",
        tags="yes" if group.tagged_at else "no",
    )


@notification(chats.LOST, Group, Action.LINK_CHAT)
async def lost(_session: Session, group: Group, _to: Person) -> Screen:
    linked = group.chat_id is not None
    return screen(
        "groups-lost",
        [button("groups-look-again", LookAgain(group=group.id))] if linked else [],
        group=group.name,
        trouble=group.unreachable or ("none" if linked else "kicked"),
    )


@notification(chats.TOPIC_GONE, Group, Action.LINK_CHAT)
async def topic_gone(_session: Session, group: Group, _to: Person) -> Screen | None:
    if group.chat_id is None or group.topic_id is not None:
        return None
    again = [button("groups-topic-again", LookAgain(group=group.id))]
    return screen("groups-topic-gone", again, group=group.name)


@private.callback_query(LookAgain.filter())
@may(Action.LINK_CHAT, group=Group)
async def look_again(_: CallbackQuery, group: Group, session: Session, now: datetime) -> Screen:
    chats.again(session, group, at=now)
    return screen("groups-looking", group=group.name)
