"""The tutor asks: three questions, changed where need be, to each guardian apart."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import col, select

from models import consents, outbox, people
from models.base import AccessDenied, Session
from models.people import Person, Role, visible
from models.questionnaire.tables import (
    ASKED,
    LONGEST_QUESTION,
    QUESTIONS,
    RESPECTED,
    AnswersState,
    AskedAlready,
    FamilyAnswers,
    NobodyToAsk,
    QuestionEmpty,
    Questionnaire,
)


async def prepare(session: Session, student: Person, *, by: Person, at: datetime) -> Questionnaire:
    """Their draft about this student; a new one if there is none."""
    if Role.STUDENT not in student.roles:
        raise AccessDenied
    await consents.check(session, student)
    mine = select(Questionnaire).where(
        Questionnaire.student_id == student.id,
        Questionnaire.author_id == by.id,
        col(Questionnaire.sent_at).is_(None),
    )
    found = (await session.exec(mine)).first()
    if found is None:
        found = Questionnaire(
            student_id=student.id, author_id=by.id, questions=[""] * QUESTIONS, begun_at=at
        )
        session.add(found)
        await session.flush()
        await session.refresh(found, ["student"])
    return found


def put(asking: Questionnaire, number: int, typed: str) -> None:
    """Ask this in other words; "" for the usual ones."""
    if asking.sent_at is not None or number not in range(QUESTIONS):
        raise AskedAlready
    question = visible(typed, LONGEST_QUESTION)
    if typed and not any(map(str.isalpha, question)):
        raise QuestionEmpty
    asking.questions = [question if n == number else one for n, one in enumerate(asking.questions)]


async def to_ask(session: Session, student: Person, *, at: datetime) -> list[Person]:
    """Whom the questions would go to: in Telegram, not just asked, and nobody who has refused."""
    open_ones = (col(FamilyAnswers.state) == AnswersState.OPEN) | (
        (col(FamilyAnswers.state) == AnswersState.REFUSED)
        & (col(FamilyAnswers.ended_at) > at - RESPECTED)
    )
    wanted = select(FamilyAnswers.guardian_id).where(
        FamilyAnswers.student_id == student.id, open_ones
    )
    left = set((await session.exec(wanted)).all())
    return [
        guardian
        for guardian, _ in await people.guardians(session, student.id)
        if guardian.telegram_id is not None
        and guardian.unreachable is None
        and guardian.id not in left
    ]


async def send(session: Session, asking: Questionnaire, *, at: datetime) -> list[Person]:
    """Ask everybody who can be asked; returns whom."""
    await consents.check(session, asking.student)
    asked = await to_ask(session, asking.student, at=at)
    once = update(Questionnaire).where(
        col(Questionnaire.id) == asking.id, col(Questionnaire.sent_at).is_(None)
    )
    if (await session.exec(once.values(sent_at=at))).rowcount != 1:
        raise AskedAlready
    if not asked:
        raise NobodyToAsk
    await session.refresh(asking, ["sent_at"])
    for guardian in asked:
        answers = FamilyAnswers(
            questionnaire_id=asking.id,
            student_id=asking.student_id,
            guardian_id=guardian.id,
            asked_at=at,
        )
        session.add(answers)
        await session.flush()
        outbox.notify(session, guardian, ASKED, answers.id, at=at)
    return asked


async def discard(session: Session, asking: Questionnaire) -> None:
    """Nobody is asked."""
    await session.exec(
        delete(Questionnaire).where(
            col(Questionnaire.id) == asking.id, col(Questionnaire.sent_at).is_(None)
        )
    )
