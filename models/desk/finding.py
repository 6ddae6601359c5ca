"""Finding threads, what was said in them, and which message of a chat shows it."""

from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import col, select

from models import outbox, people
from models.base import Session
from models.desk.tables import ANSWER, ANSWERED, ASKED, ASKED_IN_FORUM, Message, Thread, ThreadState
from models.groups import Enrollment, Group, PersonalGroup
from models.people import Guardianship, Kin, Person, Role
from models.permissions import within

LOOKS_BACK = timedelta(days=30)


class Member(NamedTuple):
    """Somebody of a family; `kin` is what they are to the child, None for the child."""

    person: Person
    kin: Kin | None


async def shown(session: Session, me: Person, chat_id: int, message_id: int) -> Message | None:
    """What this message of a chat says: one's own words as they stand there, or a copy."""
    own = select(Message).where(Message.chat_id == chat_id, Message.message_id == message_id)
    found = (await session.exec(own)).first()
    if found is not None:
        return found
    if chat_id == me.telegram_id:
        copy = await outbox.copy_at(session, me.id, message_id, (ASKED, ANSWERED))
    else:
        copy = await outbox.copy_at(session, me.id, message_id, (ASKED_IN_FORUM,), chat_id)
    return await session.get(Message, copy) if copy is not None else None


async def stands(session: Session, said_id: int, to: Person, chat_id: int) -> int | None:
    """The message of this chat in which that person sees it."""
    said = await session.get(Message, said_id)
    if said is None:
        return None
    if said.chat_id == chat_id:
        return said.message_id
    private = chat_id == to.telegram_id
    kind = (ASKED if private else ASKED_IN_FORUM) if said.asks else ANSWERED
    return await outbox.copy_of(session, to.id, said.id, (kind,))


async def by_post(session: Session, post_id: int) -> Message | None:
    return (await session.exec(select(Message).where(Message.post_id == post_id))).first()


async def question(session: Session, thread: Thread, of: Person) -> Message | None:
    """What this member of the family has said last."""
    mine = select(Message).where(
        Message.thread_id == thread.id,
        Message.author_id == of.id,
        col(Message.addressee_id).is_(None),
    )
    return (await session.exec(mine.order_by(col(Message.id).desc()))).first()


async def member(session: Session, thread: Thread, person: Person) -> Member:
    """What this person is to the student of the thread."""
    if person.id == thread.student_id:
        return Member(person, None)
    tie = await session.get(Guardianship, (person.id, thread.student_id))
    return Member(person, Kin(tie.kin) if tie else Kin.GUARDIAN)


async def family(session: Session, thread: Thread) -> list[Member]:
    """The student and the guardians."""
    guardians = await people.guardians(session, thread.student_id)
    return [Member(thread.student, None), *(Member(who, kin) for who, kin in guardians)]


async def group_names(session: Session, student_id: int) -> str:
    """Where the student learns, but for a group of their own."""
    own = select(PersonalGroup.group_id)
    names = (
        select(Group.name)
        .join(Enrollment, col(Enrollment.group_id) == Group.id)
        .where(Enrollment.student_id == student_id, col(Group.id).not_in(own))
        .order_by(Group.name)
    )
    return ", ".join((await session.exec(names)).all())


async def counted(session: Session, me: Person) -> dict[ThreadState, int]:
    """How many threads of this member of the staff are in each state."""
    rows = select(Thread.state, func.count()).where(within(me, ANSWER, Thread))
    found = {ThreadState(s): n for s, n in (await session.exec(rows.group_by(Thread.state))).all()}
    return {state: found.get(state, 0) for state in ThreadState}


async def listed(
    session: Session, me: Person, state: ThreadState, *, first: int, most: int
) -> list[Thread]:
    """Threads in this state: who has waited longest comes first, what ended last comes first."""
    wanted = select(Thread).where(within(me, ANSWER, Thread), Thread.state == state)
    waits = state is ThreadState.OPEN
    order = (col(Thread.asked_at), col(Thread.id)) if waits else (col(Thread.since).desc(),)
    return list((await session.exec(wanted.order_by(*order).offset(first).limit(most))).all())


async def history(session: Session, thread: Thread, most: int) -> list[Message]:
    """What was said last, the oldest first."""
    wanted = select(Message).where(Message.thread_id == thread.id)
    newest = wanted.order_by(col(Message.id).desc()).limit(most)
    return list(reversed((await session.exec(newest)).all()))


async def answers_within(session: Session, me: Person, *, at: datetime) -> timedelta | None:
    """How long what they have answered had waited: the median of a month."""
    asked = select(Message.at, Message.answered_at).where(
        col(Message.thread_id).in_(select(Thread.id).where(within(me, ANSWER, Thread))),
        col(Message.addressee_id).is_(None),
        Message.answered_by == me.id,
        col(Message.at) > at - LOOKS_BACK,
    )
    waits = [
        (end - begin).total_seconds() for begin, end in (await session.exec(asked)).all() if end
    ]
    return timedelta(seconds=median(waits)) if waits else None


async def answered_after(session: Session, thread: Thread) -> timedelta | None:
    """How long the family waited for the first answer to what it asked last; None: there is none.

    What was closed without a word does not count.
    """
    replies = select(Message.at).where(
        Message.thread_id == thread.id, col(Message.addressee_id).is_not(None)
    )
    asked = select(func.min(Message.at), Message.answered_at).where(
        Message.thread_id == thread.id,
        col(Message.addressee_id).is_(None),
        col(Message.answered_at).in_(replies),
    )
    newest = asked.group_by(col(Message.answered_at)).order_by(col(Message.answered_at).desc())
    found = (await session.exec(newest.limit(1))).first()
    return found[1] - found[0] if found is not None and found[1] is not None else None


async def waiting_authors(session: Session, thread: Thread) -> list[Person]:
    """Whose questions in this thread have no answer; if all have, who has spoken or heard last."""
    said = select(Message).where(Message.thread_id == thread.id)
    open_ones = said.where(col(Message.addressee_id).is_(None), col(Message.answered_at).is_(None))
    found = (await session.exec(open_ones.order_by(col(Message.id)))).all()
    if found:
        return list({one.author_id: one.author for one in found}.values())
    last = (await session.exec(said.order_by(col(Message.id).desc()))).first()
    return [await session.get_one(Person, last.addressee_id or last.author_id)] if last else []


async def children(session: Session, me: Person) -> list[Person]:
    """Those about whom this person can write: themselves, or their children."""
    own = [me] if Role.STUDENT in me.roles else []
    return [*own, *(await people.children(session, me.id) if Role.PARENT in me.roles else [])]
