"""What four families of the demo school have written to the tutor, and what she has answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, delete, select

from demo.families import ARTYOM, DASHA, SONYA, VARYA
from demo.past import NOTIFICATIONS, NOWHERE
from demo.school import TUTOR
from models import desk, posts
from models.base import Session
from models.desk import Message
from models.people import Person, Role

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Talk:
    """A question and, once there is one, its answer; how long ago each was written."""

    student: str
    asks: str
    question: str
    asked: timedelta
    answer: str = ""
    answered: timedelta = timedelta()
    closed: bool = False


TALKS = (
    Talk(
        DASHA.name,
        DASHA.guardians[0].name,
        "Даша в пятницу выступает на конференции. Можно ей не быть на географии?",
        2 * DAY,
        "Можно, я предупредила учителя. Пусть Даша посмотрит запись урока до вторника. Удачи ей!",
        2 * DAY - HOUR,
        closed=True,
    ),
    Talk(
        SONYA.name,
        SONYA.guardians[0].name,
        "У Сони в четверг процедуры с двух часов. Успеет ли она на последний урок?",
        DAY - HOUR,
        "Успеет, если подключится с телефона. А получится ли у неё сдать алгебру в пятницу?",
        DAY - 2 * HOUR,
    ),
    Talk(
        ARTYOM.name,
        ARTYOM.name,
        "Здравствуйте! Не открывается видео к лабораторной, пишет «нет доступа». Что делать?",
        2 * HOUR,
    ),
    Talk(
        VARYA.name,
        VARYA.guardians[0].name,
        "Анна Петровна, у Вари с утра температура, на уроки сегодня не придёт. "
        "Что ей потом сделать дома?",
        HOUR,
    ),
)


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    """Four talks: one is over, one waits for the family, two for the tutor."""
    tutor = everybody[TUTOR.name]
    for talk in TALKS:
        await _hold(session, talk, everybody, tutor, at)
    await _was_read(session)


async def _hold(
    session: Session, talk: Talk, everybody: dict[str, Person], tutor: Person, at: datetime
) -> None:
    author, asked, answered = everybody[talk.asks], at - talk.asked, at - talk.answered
    thread = await desk.thread_of(session, everybody[talk.student], Role.TUTOR, None, at=asked)
    assert author.telegram_id is not None, "whoever writes has Telegram"
    post = await posts.write(session, author.id, talk.question, [], length=len(talk.question))
    said = await desk.keep(
        session, post, by=author, at=asked, chat_id=author.telegram_id, message_id=NOWHERE
    )
    await desk.ask(session, said, thread, at=asked)
    if talk.answer:
        post = await posts.write(session, tutor.id, talk.answer, [], length=len(talk.answer))
        place = {"chat_id": TUTOR.account, "message_id": NOWHERE}
        await desk.answer(session, thread, author, post, by=tutor, at=answered, **place)
    if talk.closed:
        await desk.close(session, thread, by=tutor, at=answered)


async def _was_read(session: Session) -> None:
    """What is over was read long ago; only the questions without an answer are still to arrive."""
    spoken = col(Message.addressee_id).is_not(None) | col(Message.answered_at).is_not(None)
    over = select(Message.id).where(spoken)
    kind, about = NOTIFICATIONS.c.kind, NOTIFICATIONS.c.about
    await session.exec(delete(NOTIFICATIONS).where(kind.like("desk-%"), about.in_(over)))
