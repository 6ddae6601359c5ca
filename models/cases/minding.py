"""What time does to a case: the promised first answer comes near, or has not come."""

from datetime import datetime, timedelta

from sqlmodel import col, select

from models import hours, outbox
from models.base import Session
from models.cases.tables import MISSED, PROMISED, Case, CaseState

NEAR = timedelta(minutes=30)  # before the promised moment


async def mind(session: Session, *, at: datetime) -> None:
    """Remind the colleague, once; tell the tutor, once, that the promise was not kept."""
    waiting = (
        Case.state == CaseState.OPEN,
        col(Case.answered_at).is_(None),
        col(Case.promised_at).is_not(None),
    )
    near = select(Case).where(*waiting, col(Case.promised_at) <= at + NEAR)
    for case in (await session.exec(near.where(col(Case.missed_at).is_(None)))).all():
        until = case.promised_at
        if case.reminded_at is None:
            case.reminded_at = at
            outbox.notify(
                session, case.asked_id, PROMISED, case.id, at=at, use_by=until, urgent=True
            )
        if until is not None and until <= at:
            case.missed_at = at
            works = await hours.working(session, case.tutor)
            due = hours.begins_work(works, case.tutor.zone, at)
            outbox.notify(session, case.tutor_id, MISSED, case.id, at=due)
        session.add(case)
