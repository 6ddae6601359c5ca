"""An answer for all does its work: a family has been helped by it, or a tutor says it again."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col

from models import desk, posts
from models.base import AccessDenied, Session
from models.desk import Message
from models.faq import wording
from models.faq.tables import AnsweredAlready, Faq
from models.people import Person


async def solves(
    session: Session, said: Message, faq: Faq | None, *, by: Person, at: datetime
) -> bool:
    """«Yes, that is the answer», says who has asked; False if there was nothing left to answer.

    A greeting sent just before the question has not been left without an answer either.
    """
    if said.thread is None:
        raise AccessDenied
    before = await desk.unanswered(session, said.thread, of=by)
    empty = [one for one in before if one.id < said.id and _says_nothing(one)]
    solved = await desk.solve(session, said.thread, [said, *empty], by=by, at=at)
    if solved and faq is not None:
        more = update(Faq).where(col(Faq.id) == faq.id).values(helped=Faq.helped + 1)
        await session.exec(more)
    return solved


def _says_nothing(said: Message) -> bool:
    return not said.post.attachments and not wording.sentences(said.post.html)


async def tell(
    session: Session,
    said: Message,
    faq: Faq,
    *,
    by: Person,
    at: datetime,
    chat_id: int,
    message_id: int,
) -> Message:
    """Answer with what has been answered before; where it stands in the answerer's chat.

    Of two taps one answers.
    """
    if said.answered_at is not None:
        raise AnsweredAlready
    if said.thread is None:
        raise AccessDenied
    post = await posts.write(session, by.id, faq.answer, [], length=len(faq.answer))
    return await desk.answer(
        session,
        said.thread,
        said.author,
        post,
        by=by,
        at=at,
        chat_id=chat_id,
        message_id=message_id,
        replies_to=said.id,
    )
