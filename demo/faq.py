"""What the tutor of the demo school has answered for all; one family has just asked it again."""

from datetime import datetime, timedelta
from typing import NamedTuple

from demo.school import TUTOR
from models import faq
from models.base import Session
from models.people import Person

WEEK = timedelta(days=7)


class Answer(NamedTuple):
    """To a question that was asked often, and how many families it has helped."""

    question: str
    answer: str
    helped: int


ANSWERS = (
    Answer(
        "Что делать, если видео не открывается: пишет «нет доступа»?",
        "Видео открыто только для школьных адресов. Выйдите из личной почты, войдите по школьной "
        "и обновите страницу. Не помогло — пришлите сюда снимок экрана.",
        helped=4,
    ),
    Answer(
        "Где взять ссылку на урок?",
        "Откройте «Сегодня» и нажмите на урок: ссылка под ним. За 15 минут до начала она придёт "
        "ещё и в напоминании.",
        helped=6,
    ),
    Answer(
        "Нужна ли справка после болезни?",
        "Если пропуск до трёх дней, хватит вашего сообщения здесь. Больше трёх — пришлите, "
        "пожалуйста, фотографию справки.",
        helped=2,
    ),
    Answer(
        "Как отработать пропущенный урок?",
        "Откройте урок или нажмите «Заявки». Учитель предложит время, а я подтвержу.",
        helped=0,
    ),
)


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    tutor = everybody[TUTOR.name]
    for question, answer, helped in ANSWERS:
        one = await faq.draft(session, question, answer, by=tutor, at=at - WEEK)
        one.helped = helped
        await faq.publish(session, one, by=tutor, at=at - WEEK)
