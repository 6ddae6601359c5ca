"""A tutor's forum: linked and looked at, a topic for each family, and what is said in it."""

from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.desk.answering import of_family, renew, send
from handlers.desk.callbacks import Close, Confirm, Connect, LookAgain, Unlink
from handlers.desk.cards import copy, who
from handlers.desk.replying import Replies, Rewrites
from models import desk, faq
from models.base import AccessDenied, Refusal, Session
from models.chats import NewChat
from models.desk import Forum, Message, Thread, forums
from models.people import Person
from models.permissions import Action, access
from ui import (
    Preparation,
    Row,
    Screen,
    button,
    left_to_others,
    may,
    notification,
    offer,
    offers,
    screen,
)
from ui.posts import joined

private, group = Router(name=__name__), Router(name=f"{__name__}.group")

ANSWER = desk.ANSWER

offer(NewChat, ANSWER, "desk-forum-mine", lambda chat: Connect(chat=chat.id))


class ToWhom(Refusal):
    """Several of the family wait: the reply has to say whom it is for."""


@private.callback_query(Connect.filter())
@may(ANSWER, chat=NewChat)
async def connect(_: CallbackQuery, chat: NewChat) -> Screen:
    yes = [button("desk-forum-yes", Confirm(chat=chat.id))]
    return screen("desk-forum-means", yes, title=chat.title)


@private.callback_query(Confirm.filter())
@may(ANSWER, chat=NewChat)
async def confirm(
    _: CallbackQuery, chat: NewChat, session: Session, me: Person, now: datetime
) -> Screen:
    forum = await forums.link(session, chat, by=me, at=now)
    return screen("desk-forum-looking", title=forum.title)


@private.callback_query(LookAgain.filter())
@may(ANSWER, forum=Forum)
async def look_again(_: CallbackQuery, forum: Forum, session: Session, now: datetime) -> Screen:
    forums.look(session, forum, at=now)
    return screen("desk-forum-looking", title=forum.title)


@private.callback_query(Unlink.filter())
@may(ANSWER, forum=Forum)
async def unlink(_: CallbackQuery, forum: Forum, session: Session) -> Screen:
    title = forum.title
    await forums.unlink(session, forum)
    return screen("desk-forum-off", title=title)


@notification(forums.LOOK, Forum, ANSWER)
async def look(_session: Session, forum: Forum, _to: Person) -> Preparation:
    return Preparation(forum.id)


@notification(forums.LOOKED, Forum, ANSWER)
async def looked(_session: Session, forum: Forum, _to: Person) -> Screen | None:
    """That families' messages go there now, or why not."""
    if forum.trouble is None:
        return None
    rows = [[button("desk-forum-again", LookAgain(forum=forum.id))]] if forum.trouble else []
    rows.append([button("desk-forum-unlink", Unlink(forum=forum.id))])
    return screen("desk-forum-looked", *rows, title=forum.title, trouble=forum.trouble or "none")


@notification(desk.ASKED_IN_FORUM, Message, ANSWER)
@notification(desk.ASKED_IN_FORUM_NOW, Message, ANSWER)
async def asked(
    session: Session, said: Message, to: Person, at: datetime
) -> Screen | Preparation | None:
    """In the topic of the family, once it is known who reads there."""
    forum = await forums.open_for(session, to)
    if forum is None or said.thread is None:
        return None
    topic_id = (await forums.place(session, forum, said.thread)).topic_id
    if topic_id is None:
        name, card = await _card(session, said.thread)
        return Preparation(forum.id, said.thread.id, name, card)
    if not forums.holds(forum, at=at):
        return Preparation(forum.id, said.thread.id)
    shown = await copy(session, said, to, forum.chat_id)
    if shown is None:
        return None
    before = await faq.answered_before(session, to, said)
    rows: list[Row] = offers(to, before)
    if not said.answered_at:
        rows.append([button("desk-close", Close(thread=said.thread.id))])
    return shown.but(rows=tuple(rows), topic=topic_id, only_there=True)


async def _card(session: Session, thread: Thread) -> tuple[str, Screen]:
    """The name of the topic, and what stands on top of it."""
    groups = await desk.group_names(session, thread.student_id)
    family = [who(one) for one in await desk.family(session, thread)]
    name = ", ".join(part for part in (thread.student.name, groups) if part)[:128]
    card = screen("desk-topic", student=thread.student.name, groups=groups, family=family)
    return name, card.but(only_there=True)


class InTopic(Filter):
    """Something said in a topic of a tutor's forum; commands are nobody's answer."""

    async def __call__(self, message: Written, unit: Any) -> bool:
        if not message.is_topic_message or message.content_type in SERVICE:
            return False
        if (message.text or "").startswith("/"):
            return False
        return await forums.at_chat(unit.session, message.chat.id) is not None


SERVICE = frozenset(
    {"forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"}
    | {"pinned_message", "new_chat_members", "left_chat_member"}
)


@group.message(F.new_chat_members | F.left_chat_member)
@may(Action.NOTE_REACH)
async def somebody_came(message: Written, session: Session, now: datetime) -> None:
    """The next message looks first who is there."""
    await forums.doubt(session, message.chat.id, at=now)


@group.message(InTopic(), Replies(family=False))
@may(ANSWER)
async def reply(
    message: Written, session: Session, me: Person, now: datetime, replied: int
) -> Screen | None:
    about = await access(session, me, ANSWER, Message, replied)
    if about.thread is None:
        raise AccessDenied
    to = about.addressee_id or about.author_id
    return await _answer(session, message, about.thread, to, about.id, me, now)


@group.message(InTopic())
@may(ANSWER)
@left_to_others()
async def talk(message: Written, session: Session, me: Person, now: datetime) -> Screen | None:
    """What replies to nothing is for whoever of the family waits."""
    forum = await forums.at_chat(session, message.chat.id)
    found = forum and await forums.thread_in(session, forum, message.message_thread_id or 0)
    if not found:
        return None
    thread = await access(session, me, ANSWER, Thread, found.id)
    return await _answer(session, message, thread, None, None, me, now)


async def _answer(
    session: Session,
    message: Written,
    thread: Thread,
    to_id: int | None,
    replies_to: int | None,
    me: Person,
    now: datetime,
) -> Screen | None:
    """Nothing is said where the tick at the question says it; a no is said in the topic."""
    if await joined(session, message, me):
        return None
    topic, answers = message.message_thread_id, message.message_id
    try:
        waiting = await desk.waiting_authors(session, thread)
        if to_id is None and len(waiting) != 1:
            raise ToWhom(names=", ".join(one.name for one in waiting), n=len(waiting))
        to = await of_family(session, thread, to_id or waiting[0].id)
        ticks = thread.asked_at is not None and to.id in {one.id for one in waiting}
        sent = await send(session, message, thread, to, replies_to, me, now)
    except Refusal as no:
        return screen(no.key(), **no.facts).but(topic=topic, replies=answers)
    return None if ticks else sent.but(topic=topic, replies=answers)


@group.edited_message(Rewrites(family=False))
@may(ANSWER)
async def rewrite(
    message: Written, session: Session, me: Person, now: datetime, replied: int
) -> None:
    await renew(session, message, replied, me, now)


@group.callback_query(Close.filter())
@may(ANSWER, thread=Thread)
async def close(
    _: CallbackQuery, thread: Thread, session: Session, me: Person, now: datetime
) -> None:
    """The copies say it."""
    await desk.close(session, thread, by=me, at=now)
