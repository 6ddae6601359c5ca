"""The tutor is asked what has been answered before, and says it again in one tap."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.faq.callbacks import Again, Tell
from models import desk, faq
from models.base import AccessDenied, Session
from models.desk import Message
from models.faq import Faq, FaqState, Precedent
from models.people import Person
from models.permissions import access
from ui import Html, Row, Screen, button, may, offer, screen

private, group = Router(name=__name__), Router(name=f"{__name__}.group")

ANSWER = desk.ANSWER

offer(Precedent, ANSWER, "faq-again", lambda one: Again(said=one.said, faq=one.faq))


@private.callback_query(Again.filter())
@group.callback_query(Again.filter())
@may(ANSWER, said=Message)
async def preview(
    query: CallbackQuery, callback_data: Again, said: Message, session: Session, me: Person
) -> Screen:
    """Before it goes: what, and to whom."""
    one = await _published(session, me, callback_data.faq)
    rows = [[button("faq-tell", Tell(said=said.id, faq=one.id), style="success")]]
    topic = getattr(query.message, "message_thread_id", None)
    return _shown("faq-would-tell", said, one, *rows).but(fresh=True, topic=topic)


@private.callback_query(Tell.filter())
@group.callback_query(Tell.filter())
@may(ANSWER, said=Message)
async def tell(
    query: CallbackQuery,
    callback_data: Tell,
    said: Message,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    one = await _published(session, me, callback_data.faq)
    if query.message is None:
        raise AccessDenied
    place = {"chat_id": query.message.chat.id, "message_id": query.message.message_id}
    await faq.tell(session, said, one, by=me, at=now, **place)
    return _shown("faq-told", said, one)


async def _published(session: Session, me: Person, faq_id: int) -> Faq:
    """What was withdrawn is told to nobody."""
    one = await access(session, me, faq.KEEP, Faq, faq_id)
    if one.state is not FaqState.PUBLISHED:
        raise AccessDenied
    return one


def _shown(words: str, said: Message, one: Faq, *rows: Row) -> Screen:
    return screen(
        words,
        *rows,
        student=said.thread.student.name if said.thread else "",
        name=said.author.name,
        answer=Html(one.answer),
    )
