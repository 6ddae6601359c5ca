"""Finding cases, who can be asked, and which message of a chat shows what was said."""

from sqlalchemy import func
from sqlmodel import col, select

from models import desk, outbox, people
from models.base import Session
from models.cases.tables import ADVISE, KEEP, OPEN, SAID, Case, CaseMessage, CaseState
from models.desk import Contact
from models.groups import Enrollment
from models.people import Person
from models.permissions import within


async def students_of(session: Session, me: Person, typed: str = "") -> list[Person]:
    """The students of this tutor whose name has this part, by name."""
    learn = col(Person.id).in_(select(Enrollment.student_id))
    wanted = select(Person).where(within(me, OPEN, Person), learn).order_by(Person.name)
    found = list((await session.exec(wanted)).all())
    return people.with_part(found, typed) if typed else found


async def advisers(session: Session, student: Person, by: Person) -> list[Contact]:
    """The psychologists and coordinators of this student, but for those of the family."""
    family = {guardian.id for guardian, _ in await people.guardians(session, student.id)}
    return [
        one
        for one in await desk.contacts(session, student)
        if one.role in ADVISE and one.person.id not in family | {by.id}
    ]


def dependable(person: Person) -> bool:
    """Can they be written to in Telegram?"""
    return person.telegram_id is not None and person.unreachable is None


async def successors(session: Session, case: Case, by: Person) -> list[Person]:
    """To which tutors of the student it can be handed over.

    The colleague who was asked does that only once the tutor has nothing to do with the student
    any more; of the family nobody gets it.
    """
    keep = await desk.tutors(session, case.student_id)
    if by.id != case.tutor_id and case.tutor_id in {one.id for one in keep}:
        return []
    family = {guardian.id for guardian, _ in await people.guardians(session, case.student_id)}
    out = family | {case.tutor_id, case.asked_id}
    return [one for one in keep if one.id not in out and dependable(one)]


async def counted(session: Session, me: Person) -> dict[CaseState, int]:
    """How many cases of this person are in each state."""
    rows = select(Case.state, func.count()).where(within(me, KEEP, Case)).group_by(Case.state)
    found = {CaseState(state): n for state, n in (await session.exec(rows)).all()}
    return {state: found.get(state, 0) for state in CaseState}


async def listed(
    session: Session, me: Person, state: CaseState, *, first: int, most: int
) -> list[Case]:
    """Cases in this state, the newest change first."""
    wanted = select(Case).where(within(me, KEEP, Case), Case.state == state)
    newest = wanted.order_by(col(Case.since).desc(), col(Case.id).desc())
    return list((await session.exec(newest.offset(first).limit(most))).all())


async def history(session: Session, case: Case, most: int) -> list[CaseMessage]:
    """What was said last, the oldest first."""
    newest = select(CaseMessage).where(CaseMessage.case_id == case.id)
    found = await session.exec(newest.order_by(col(CaseMessage.id).desc()).limit(most))
    return list(reversed(found.all()))


async def decision(session: Session, case: Case) -> CaseMessage | None:
    """What they have agreed to do; the last word holds."""
    decisions = select(CaseMessage).where(CaseMessage.case_id == case.id, CaseMessage.decides)
    return (await session.exec(decisions.order_by(col(CaseMessage.id).desc()))).first()


async def shown(session: Session, me: Person, chat_id: int, message_id: int) -> CaseMessage | None:
    """What this message of a private chat says: one's own words, or the copy of the other's."""
    own = select(CaseMessage).where(
        CaseMessage.chat_id == chat_id, CaseMessage.message_id == message_id
    )
    found = (await session.exec(own)).first()
    if found is not None or chat_id != me.telegram_id:
        return found
    copy = await outbox.copy_at(session, me.id, message_id, (SAID,))
    return await session.get(CaseMessage, copy) if copy is not None else None


async def stands(session: Session, said_id: int, to: Person) -> int | None:
    """The message of their private chat in which that person sees it."""
    said = await session.get(CaseMessage, said_id)
    if said is None:
        return None
    if said.chat_id == to.telegram_id:
        return said.message_id
    return await outbox.copy_of(session, to.id, said_id, (SAID,))
