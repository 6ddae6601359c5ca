"""What a family writes and what is answered: kept, passed on, corrected, closed."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import col, select

from models import hours, outbox, posts
from models.base import AccessDenied, Session
from models.desk import forums, keeping
from models.desk.tables import (
    ANSWERED,
    ANSWERED_NOW,
    ASKED,
    ASKED_IN_FORUM,
    ASKED_IN_FORUM_NOW,
    ASKED_NOW,
    WRITE,
    FamilyAway,
    Message,
    NobodyHears,
    Thread,
    ThreadState,
    Urgency,
)
from models.people import Person, Role
from models.permissions import within
from models.posts import Attachment, Post

STICKS = timedelta(hours=1)  # so long what is written goes where the last word went


async def keep(
    session: Session, post: Post, *, by: Person, at: datetime, chat_id: int, message_id: int
) -> Message:
    """What somebody of a family has written, before it is known to whom it goes."""
    said = Message(author_id=by.id, post_id=post.id, at=at, chat_id=chat_id, message_id=message_id)
    session.add(said)
    await session.flush()
    await session.refresh(said, ["author", "post", "thread"])
    return said


async def thread_of(
    session: Session, student: Person, role: Role, staff_id: int | None, *, at: datetime
) -> Thread:
    """The family's thread with these; a new one if there is none yet.

    Only with those who have to do with the student.
    """
    known = select(Thread).where(Thread.student_id == student.id, Thread.role == role)
    found = (await session.exec(known.where(col(Thread.staff_id) == staff_id))).first()
    if found is not None:
        return found
    contacts = await keeping.contacts(session, student)
    if role is Role.TUTOR and not any(one.role is role for one in contacts):
        raise NobodyHears(names="", n=0)
    if not any(c.role is role and staff_id in (None, c.person.id) for c in contacts):
        raise AccessDenied
    thread = Thread(student_id=student.id, role=role, staff_id=staff_id, since=at)
    session.add(thread)
    await session.flush()
    await session.refresh(thread, ["student"])
    return thread


async def last_thread(session: Session, me: Person, *, at: datetime) -> Thread | None:
    """Where this member of a family has had the last word, or got it, within the hour."""
    mine = (col(Message.author_id) == me.id) & col(Message.addressee_id).is_(None)
    open_to_me = select(Thread.id).where(within(me, WRITE, Thread))
    talk = select(Message).where(
        mine | (col(Message.addressee_id) == me.id),
        col(Message.thread_id).in_(open_to_me),
        col(Message.at) > at - STICKS,
    )
    found = (await session.exec(talk.order_by(col(Message.id).desc()))).first()
    if (
        found is None
        or found.thread is None
        or not await keeping.still_asked(session, found.thread)
    ):
        return None
    return found.thread


async def ask(
    session: Session,
    said: Message,
    thread: Thread,
    *,
    at: datetime,
    replies_to: int | None = None,
) -> bool:
    """Pass on what was written; False if its author waits for an answer already."""
    hearers = await keeping.hearers(session, thread)
    first = not await unanswered(session, thread, of=said.author)
    said.thread_id, said.replies_to = thread.id, replies_to
    thread.asked_at = thread.asked_at or at
    if thread.state is not ThreadState.OPEN:
        thread.state, thread.since = ThreadState.OPEN, at
    works = [(await hours.working(session, one), one.zone) for one in hearers]
    if first and thread.promised_at is None:
        promises = (hours.promised(row, zone, at) for row, zone in works if row is not None)
        thread.promised_at = min(promises, default=None)
    session.add_all([said, thread])
    await session.flush()
    await session.refresh(said, ["thread"])
    for hearer, (row, zone) in zip(hearers, works, strict=True):
        due = max(posts.complete_at(said.post, at), hours.begins_work(row, zone, at))
        forum = await forums.open_for(session, hearer) if thread.role is Role.TUTOR else None
        if forum is not None:
            place = forum.chat_id
            outbox.notify(session, hearer, ASKED_IN_FORUM, said.id, at=due, chat_id=place)
        else:
            outbox.notify(session, hearer, ASKED, said.id, at=due)
    return first


async def hurry(session: Session, said: Message, why: Urgency, *, by: Person, at: datetime) -> None:
    """It can't wait for working hours, nor for the reader's quiet ones. Only its author says so."""
    if said.author_id != by.id or said.thread_id is None:
        raise AccessDenied
    said.urgency = said.urgency or why
    session.add(said)
    await session.flush()
    kinds = (ASKED, ASKED_IN_FORUM) if said.asks else (ANSWERED,)
    await outbox.hurry(session, kinds, said.id, at=at)


async def waits(session: Session, said: Message, *, at: datetime) -> datetime | None:
    """When it will be said, if it has to wait for somebody's hours."""
    if not said.asks:
        to = await session.get_one(Person, said.addressee_id)
        return hours.quiet_until(to, at)
    due = await outbox.first_due(session, (ASKED, ASKED_IN_FORUM), said.id)
    return due if due is not None and due > at + posts.ALBUM_ARRIVES else None


async def renew(session: Session, said: Message, *, at: datetime) -> None:
    """Its copies at the staff show how it is now."""
    said.version += 1
    session.add(said)
    await session.flush()
    await outbox.follow_up(session, ASKED, ASKED_NOW, said.id, at=at)
    await outbox.follow_up(session, ASKED_IN_FORUM, ASKED_IN_FORUM_NOW, said.id, at=at)


async def answer(
    session: Session,
    thread: Thread,
    to: Person,
    post: Post,
    *,
    by: Person,
    at: datetime,
    chat_id: int,
    message_id: int,
    replies_to: int | None = None,
) -> Message:
    """Say this to one member of the family: their questions are answered by it."""
    if to.telegram_id is None or to.unreachable is not None:
        raise FamilyAway(name=to.name)
    said = Message(
        thread_id=thread.id,
        author_id=by.id,
        addressee_id=to.id,
        post_id=post.id,
        at=at,
        chat_id=chat_id,
        message_id=message_id,
        replies_to=replies_to,
    )
    session.add(said)
    await session.flush()
    outbox.notify(session, to, ANSWERED, said.id, at=posts.complete_at(post, at))
    answered = await unanswered(session, thread, of=to)
    for question in answered:
        question.answered_at, question.answered_by = at, by.id
        await renew(session, question, at=at)
    await settle(session, thread, at=at)
    return said


async def settle(session: Session, thread: Thread, *, at: datetime) -> None:
    """After an answer: is somebody else of the family still waiting for one?"""
    left = await unanswered(session, thread)
    thread.asked_at = left[0].at if left else None
    state = ThreadState.OPEN if left else ThreadState.WAITING
    if not left:
        thread.owes_nothing()
    if thread.state is not state:
        thread.state, thread.since = state, at
    session.add(thread)
    await session.flush()


async def unanswered(session: Session, thread: Thread, of: Person | None = None) -> list[Message]:
    """The questions without an answer, the oldest first."""
    wanted = select(Message).where(
        Message.thread_id == thread.id,
        col(Message.addressee_id).is_(None),
        col(Message.answered_at).is_(None),
    )
    if of is not None:
        wanted = wanted.where(Message.author_id == of.id)
    return list((await session.exec(wanted.order_by(col(Message.id)))).all())


async def close(session: Session, thread: Thread, *, by: Person, at: datetime) -> None:
    """Nothing is left to say: questions that need no answer count as answered."""
    for question in await unanswered(session, thread):
        question.answered_at, question.answered_by = at, by.id
        await renew(session, question, at=at)
    thread.owes_nothing()
    if thread.state is not ThreadState.DONE:
        thread.state, thread.since = ThreadState.DONE, at
    session.add(thread)
    await session.flush()


async def edit(
    session: Session, said: Message, html: str, *, length: int, by: Person, at: datetime
) -> None:
    """Its author has written it anew: so does every copy of it."""
    if said.author_id != by.id:
        raise AccessDenied
    posts.rewrite(said.post, html, length=length)
    said.edited_at = at
    session.add(said.post)
    if said.asks:
        await renew(session, said, at=at)
    else:
        said.version += 1
        await session.flush()
        await outbox.follow_up(session, ANSWERED, ANSWERED_NOW, said.id, at=at)


async def forget_unsent(session: Session, *, before: datetime) -> None:
    """What its author has never said to whom it goes is forgotten."""
    old = select(Message).where(col(Message.thread_id).is_(None), col(Message.at) < before)
    await forget(session, list((await session.exec(old)).all()))


async def forget(session: Session, said: list[Message]) -> None:
    """These were never said."""
    ids, held = [one.id for one in said], [one.post_id for one in said]
    if ids:
        await session.exec(delete(Message).where(col(Message.id).in_(ids)))
        await session.exec(delete(Attachment).where(col(Attachment.post_id).in_(held)))
        await session.exec(delete(Post).where(col(Post.id).in_(held)))
