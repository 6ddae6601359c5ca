"""A guardian answers, refuses, sends, corrects and takes back; and is reminded once."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import col, select

from models import consents, desk, outbox
from models.base import AccessDenied, Session
from models.people import Person, Role
from models.posts import Attachment, Post
from models.questionnaire.tables import (
    ANSWERED,
    LAPSES_AFTER,
    LONGEST_ANSWER,
    QUESTIONS,
    REFUSED,
    REMINDED,
    REMINDS_AFTER,
    AnswersClosed,
    AnswersState,
    AnswerTooLong,
    FamilyAnswer,
    FamilyAnswers,
    Questionnaire,
    Readers,
)

CLOSED = (AnswersState.WITHDRAWN, AnswersState.LAPSED)
MAY_READ = {
    Readers.TUTOR: (Role.TUTOR,),
    Readers.PSYCHOLOGIST: (Role.TUTOR, Role.PSYCHOLOGIST),
    Readers.TEACHERS: (Role.TUTOR, Role.PSYCHOLOGIST, Role.TEACHER),
}


async def _open(session: Session, answers: FamilyAnswers, by: Person) -> None:
    if answers.guardian_id != by.id:
        raise AccessDenied
    await consents.check(session, answers.student)
    if answers.state in CLOSED:
        raise AnswersClosed


async def answer(
    session: Session,
    answers: FamilyAnswers,
    number: int,
    post: Post | None,
    *,
    by: Person,
    at: datetime,
    length: int = 0,
) -> None:
    """Answer a question, or correct the answer; no post: they do not want to answer this one."""
    await _open(session, answers, by)
    if number not in range(QUESTIONS):
        raise AccessDenied
    if length > LONGEST_ANSWER:
        raise AnswerTooLong(n=length, limit=LONGEST_ANSWER)
    known = answers.answer(number)
    old = known.post_id if known else None
    if known is None:
        known = FamilyAnswer(answers_id=answers.id, number=number, at=at)
        session.add(known)
    known.post_id, known.at = post.id if post else None, at
    if answers.state is AnswersState.REFUSED:
        answers.state, answers.ended_at = AnswersState.OPEN, None
        session.add(answers)
    await session.flush()
    if old is not None:
        await _forget(session, [old])
    await session.refresh(answers, ["given"])
    await session.refresh(known, ["post"])


async def send(
    session: Session, answers: FamilyAnswers, readers: Readers, *, by: Person, at: datetime
) -> None:
    """These may read it from now on. Later it only changes who may."""
    await _open(session, answers, by)
    if all(one.post_id is None for one in answers.given):
        await refuse(session, answers, by=by, at=at)
        return
    first = answers.state is not AnswersState.SENT
    told = set() if first else set(MAY_READ[answers.readers])
    answers.readers = readers
    if first:
        answers.state, answers.ended_at = AnswersState.SENT, at
    session.add(answers)
    await session.flush()
    around = await desk.contacts(session, answers.student)
    for one in {c.person.id: c for c in around if c.role in MAY_READ[readers]}.values():
        if one.role not in told:
            outbox.notify(session, one.person, ANSWERED, answers.id, at=at)


async def refuse(session: Session, answers: FamilyAnswers, *, by: Person, at: datetime) -> None:
    """They do not want to answer. That is accepted: nobody reminds them, or asks again soon."""
    await _open(session, answers, by)
    if answers.state is AnswersState.REFUSED:
        return
    await _clear(session, answers, AnswersState.REFUSED, at)
    await outbox.void(session, REMINDED, answers.id)
    outbox.notify(session, answers.questionnaire.author_id, REFUSED, answers.id, at=at)


async def withdraw(session: Session, answers: FamilyAnswers, *, by: Person, at: datetime) -> None:
    """Nobody reads it any more, because it is gone. Whether or not there is a consent."""
    if answers.guardian_id != by.id:
        raise AccessDenied
    if answers.state is AnswersState.SENT:
        await outbox.void(session, ANSWERED, answers.id)
        await _clear(session, answers, AnswersState.WITHDRAWN, at)


async def _clear(
    session: Session, answers: FamilyAnswers, state: AnswersState, at: datetime
) -> None:
    held = [one.post_id for one in answers.given if one.post_id is not None]
    answers.given.clear()
    answers.state, answers.ended_at = state, at
    session.add(answers)
    await session.flush()
    await _forget(session, held)


async def _forget(session: Session, held: list[int]) -> None:
    await session.exec(delete(Attachment).where(col(Attachment.post_id).in_(held)))
    await session.exec(delete(Post).where(col(Post.id).in_(held)))


async def mind(session: Session, *, at: datetime) -> None:
    """Remind, once, whoever has neither answered nor refused; forget what was never sent."""
    waiting = col(FamilyAnswers.state) == AnswersState.OPEN
    silent = select(FamilyAnswers).where(
        waiting,
        col(FamilyAnswers.asked_at) <= at - REMINDS_AFTER,
        col(FamilyAnswers.asked_at) > at - LAPSES_AFTER,
        col(FamilyAnswers.reminded_at).is_(None),
    )
    for answers in (await session.exec(silent)).all():
        answers.reminded_at = at
        session.add(answers)
        outbox.notify(session, answers.guardian_id, REMINDED, answers.id, at=at)
    late = select(FamilyAnswers).where(waiting, col(FamilyAnswers.asked_at) <= at - LAPSES_AFTER)
    for answers in (await session.exec(late)).all():
        await _clear(session, answers, AnswersState.LAPSED, at)


async def forget_drafts(session: Session, *, before: datetime) -> None:
    """Questions that were never asked."""
    await session.exec(
        delete(Questionnaire).where(
            col(Questionnaire.sent_at).is_(None), col(Questionnaire.begun_at) < before
        )
    )
