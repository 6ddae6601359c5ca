"""How a message of the desk looks on the other side, and who is who in it."""

from datetime import datetime
from typing import Any

from handlers.desk.callbacks import Answer, AskHurry, Close
from models import desk, faq
from models.base import Session
from models.desk import Contact, Member, Message, Thread
from models.people import Person
from ui import Phrase, Row, Screen, button, notification, offers, phrase, screen
from ui.posts import html_of, media_of


def who(member: Member) -> Phrase:
    """«мама Ольга Кузнецова», or nothing more than that it is the student."""
    kin = member.kin.value if member.kin else "self"
    return phrase("desk-who", kin=kin, name=member.person.name)


def whom(contact: Contact) -> Phrase:
    """«Алгебра, Физика: Дмитрий Андреевич»."""
    subjects = ", ".join(contact.subjects)
    name = contact.person.called
    return phrase("desk-whom-one", role=contact.role.value, name=name, subjects=subjects)


@notification(desk.ASKED, Message, desk.ANSWER)
@notification(desk.ASKED_NOW, Message, desk.ANSWER)
async def asked(session: Session, said: Message, to: Person) -> Screen | None:
    """To the staff: whose family it is, what they have written, and whether it is answered."""
    return await copy(session, said, to, to.telegram_id)


async def copy(session: Session, said: Message, to: Person, chat_id: int | None) -> Screen | None:
    """The copy of what a family has written, for this chat."""
    if said.thread is None:
        return None
    thread, by = said.thread, None
    if said.answered_by is not None:
        by = await session.get(Person, said.answered_by)
    member = await desk.member(session, thread, said.author)
    before = await faq.answered_before(session, to, said)
    rows: list[Row] = offers(to, before)
    rows.append([button("desk-answer", Answer(said=said.id))])
    if said.answered_at is None:
        rows[-1].append(button("desk-close", Close(thread=thread.id)))
    return screen(
        "desk-asked",
        *rows,
        student=thread.student.name,
        groups=await desk.group_names(session, thread.student_id),
        who="" if said.author_id == thread.student_id else who(member),
        body=html_of(said.post),
        edited="yes" if said.edited_at else "no",
        urgent=_urgent(said),
        answered=_answered(said, by)
        or (phrase("faq-precedent", title=before.title) if before else ""),
    ).but(
        media=media_of(said.post),
        version=said.version,
        replies=await _replies(session, said, to, chat_id),
    )


def _answered(said: Message, by: Person | None) -> Phrase | str:
    if by is None:
        return ""
    if by.id == said.author_id:
        return phrase("desk-solved", at=said.answered_at)
    return phrase("desk-answered-by", name=by.called, at=said.answered_at)


@notification(desk.ANSWERED, Message, desk.WRITE)
@notification(desk.ANSWERED_NOW, Message, desk.WRITE)
async def answered(session: Session, said: Message, to: Person) -> Screen | None:
    """To one member of the family, under the child's name: who answers, and what."""
    if said.thread is None:
        return None
    return screen(
        "desk-answered",
        student="" if to.id == said.thread.student_id else said.thread.student.called,
        name=said.author.called,
        role=said.thread.role.value,
        body=html_of(said.post),
        edited="yes" if said.edited_at else "no",
        urgent=_urgent(said),
    ).but(
        media=media_of(said.post),
        version=said.version,
        replies=await _replies(session, said, to, to.telegram_id),
    )


def _urgent(said: Message) -> Phrase | str:
    return phrase("desk-urgent", why=said.urgency.value) if said.urgency else ""


@notification(desk.MISSED, Thread, desk.WRITE)
async def missed(session: Session, thread: Thread, to: Person) -> Screen | None:
    """To whoever waits: what was promised has not come; nothing if it has come meanwhile."""
    mine = await desk.unanswered(session, thread, of=to)
    if thread.missed_at is None or not mine:
        return None
    facts = await _who_answers(session, thread, to)
    return screen("desk-missed", at=thread.missed_at, **facts).but(replies=mine[0].message_id)


@notification(desk.TAKEN, Message, desk.WRITE)
async def taken(session: Session, said: Message, to: Person) -> Screen | None:
    """To the family: somebody else answers in the place of whoever is gone."""
    if said.thread is None or said.answered_at is not None:
        return None
    facts = await _who_answers(session, said.thread, to)
    role = said.thread.role.value
    return screen("desk-taken", role=role, **facts).but(replies=said.message_id)


async def _who_answers(session: Session, thread: Thread, to: Person) -> dict[str, Any]:
    """About which child, unless it reads that itself, and from whom an answer will come."""
    found = await desk.asked(session, thread)
    names = ", ".join(one.called for one in found)
    student = "" if to.id == thread.student_id else thread.student.called
    return {"student": student, "names": names, "n": len(found)}


@notification(desk.UNHEARD, Message, desk.WRITE)
async def unheard(session: Session, said: Message, to: Person) -> Screen | None:
    """It was passed on, and Telegram has not taken it for anybody."""
    if said.thread is None or said.answered_at is not None:
        return None
    facts = await _who_answers(session, said.thread, to)
    return screen("desk-unheard", **facts).but(replies=said.message_id)


async def _replies(session: Session, said: Message, to: Person, chat_id: int | None) -> int | None:
    """The message in the reader's chat that this one replies to."""
    if said.replies_to is None or chat_id is None:
        return None
    return await desk.stands(session, said.replies_to, to, chat_id)


async def passed_on(
    session: Session, said: Message, thread: Thread, me: Person, at: datetime
) -> Screen:
    """Who has got it, and until when there will be an answer, if that has been promised.

    Where it waits for working hours, what is urgent need not. Maybe it has been answered before.
    """
    found = await desk.asked(session, thread)
    waits = await desk.waits(session, said, at=at)
    maybe = await _maybe(session, said, me)
    urgent = [button("desk-hurry", AskHurry(said=said.id))] if waits else []
    promise = thread.promised_at if thread.promised_at and thread.promised_at > at else None
    return screen(
        "desk-passed-on",
        *maybe,
        urgent,
        student="" if me.id == thread.student_id else thread.student.called,
        role=thread.role.value,
        names=", ".join(one.called for one in found),
        n=len(found),
        promise=phrase("desk-promise", at=promise) if promise else "",
        maybe=phrase("faq-maybe") if maybe else "",
    )


async def passed_on_too(session: Session, said: Message, me: Person) -> Screen | None:
    """Where they wait for an answer already, nothing more is said than what may be one."""
    maybe = await _maybe(session, said, me)
    return screen("faq-maybe", *maybe) if maybe else None


async def _maybe(session: Session, said: Message, me: Person) -> list[Row]:
    found = await faq.suggested(session, me, said)
    return [row for one in found for row in offers(me, one)]
