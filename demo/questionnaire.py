"""What a mother of the demo school has told about her daughter, and opened to the psychologist."""

from datetime import datetime, timedelta

from sqlmodel import delete, select

from demo.families import SONYA
from demo.past import NOTIFICATIONS
from demo.school import TUTOR
from models import posts, questionnaire
from models.base import Session
from models.people import Person
from models.questionnaire import FamilyAnswers, Readers

AGO = timedelta(days=10)
ANSWERS = (
    "Соня лучше запоминает, когда рисует схему сама. Мешает спешка: если торопят, она замирает.",
    "Лечится в Москве, к вечеру быстро устаёт. После процедур ей нужен тихий час без экрана.",
    None,
)


async def seed(session: Session, everybody: dict[str, Person], *, at: datetime) -> None:
    """Two answers, and one question that she did not want to answer; read long ago."""
    then, tutor = at - AGO, everybody[TUTOR.name]
    asking = await questionnaire.prepare(session, everybody[SONYA.name], by=tutor, at=then)
    await questionnaire.send(session, asking, at=then)
    mother = everybody[SONYA.guardians[0].name]
    mine = select(FamilyAnswers).where(FamilyAnswers.guardian_id == mother.id)
    answers = (await session.exec(mine)).one()
    for number, text in enumerate(ANSWERS):
        post = await posts.write(session, mother.id, text, [], length=len(text)) if text else None
        await questionnaire.answer(session, answers, number, post, by=mother, at=then)
    await questionnaire.send_answers(session, answers, Readers.PSYCHOLOGIST, by=mother, at=then)
    await session.exec(delete(NOTIFICATIONS).where(NOTIFICATIONS.c.kind.like("questionnaire-%")))
