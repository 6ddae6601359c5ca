"""Who reads what a family has told: its own author, and the staff as far as that was allowed."""

from sqlmodel import col, select

from models.base import Session
from models.people import Person
from models.permissions import within
from models.questionnaire.tables import (
    ANSWER,
    READ,
    AnswersState,
    FamilyAnswers,
)

ENDED = (AnswersState.WITHDRAWN, AnswersState.LAPSED)


async def mine(session: Session, me: Person) -> list[FamilyAnswers]:
    """What this guardian was asked, as long as there is something to see or to do."""
    wanted = select(FamilyAnswers).where(
        within(me, ANSWER, FamilyAnswers), col(FamilyAnswers.state).not_in(ENDED)
    )
    return list((await session.exec(wanted.order_by(col(FamilyAnswers.id).desc()))).all())


async def about(session: Session, me: Person, student_id: int) -> list[FamilyAnswers]:
    """What was asked about this student, as far as this member of the staff may see it."""
    wanted = select(FamilyAnswers).where(
        within(me, READ, FamilyAnswers), FamilyAnswers.student_id == student_id
    )
    return list((await session.exec(wanted.order_by(col(FamilyAnswers.id).desc()))).all())


async def told_of(session: Session, me: Person) -> list[Person]:
    """The students whose families have told something that this person may read."""
    sent = select(FamilyAnswers.student_id).where(
        within(me, READ, FamilyAnswers), FamilyAnswers.state == AnswersState.SENT
    )
    wanted = select(Person).where(col(Person.id).in_(sent)).order_by(Person.name, col(Person.id))
    return list((await session.exec(wanted)).all())
