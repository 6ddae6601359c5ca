"""What is forgotten, and when: nothing is kept longer than it is needed for."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import col

from models import desk, imports, inbox, questionnaire
from models.base import Session
from models.invitations import WrongGuess
from models.outbox import ANSWER, Notification, State

ANSWERS_KEPT = timedelta(hours=48)
GUESSES_KEPT = timedelta(hours=24)  # the limit on guessing looks back an hour


async def forget(session: Session, *, at: datetime) -> None:
    """Updates that are done, answers that have arrived, files nobody confirmed, wrong guesses."""
    await session.exec(inbox.expired(at))
    await session.exec(imports.expired(at))
    await desk.forget_unsent(session, before=at - ANSWERS_KEPT)
    await questionnaire.forget_drafts(session, before=at - ANSWERS_KEPT)
    await session.exec(
        delete(Notification).where(
            col(Notification.kind) == ANSWER,
            col(Notification.state) != State.PENDING,
            col(Notification.due_at) < at - ANSWERS_KEPT,
        )
    )
    await session.exec(delete(WrongGuess).where(col(WrongGuess.at) < at - GUESSES_KEPT))
