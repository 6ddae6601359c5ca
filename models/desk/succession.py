"""Questions to somebody who has nothing to do with the student any more: the tutor passes them on.

Nobody reads them on the way, the tutor neither: the family has written to one person.
"""

from datetime import datetime

from sqlmodel import col, select

from models import outbox
from models.base import AccessDenied, Session
from models.desk import keeping
from models.desk.tables import HAND, LEFT, TAKEN, Message, Thread, ThreadState
from models.desk.writing import ask, thread_of, unanswered
from models.people import Person, Role
from models.permissions import within

OF_TUTOR = (Thread.state == ThreadState.OPEN, col(Thread.staff_id).is_not(None))


async def stranded(session: Session, me: Person) -> list[Thread]:
    """Threads of this tutor's students in which a family waits for somebody who is gone."""
    theirs = col(Thread.student_id).in_(select(Person.id).where(within(me, HAND, Person)))
    wanted = select(Thread).where(*OF_TUTOR, theirs, keeping.lost())
    return list((await session.exec(wanted.order_by(col(Thread.asked_at)))).all())


async def tell_tutors(session: Session, *, at: datetime) -> None:
    """Once for each thread."""
    fresh = select(Thread).where(*OF_TUTOR, col(Thread.left_at).is_(None), keeping.lost())
    for thread in (await session.exec(fresh)).all():
        thread.left_at = at
        session.add(thread)
        for tutor in await keeping.tutors(session, thread.student_id):
            outbox.notify(session, tutor, LEFT, thread.id, at=at)


async def pass_on(
    session: Session, thread: Thread, role: Role, staff_id: int | None, *, at: datetime
) -> Thread:
    """What waits for an answer goes to these, as if it had been asked of them; the family hears it.

    What was said before stays where it was. Refuses where nobody has to be replaced.
    """
    if await keeping.still_asked(session, thread) or thread.state is not ThreadState.OPEN:
        raise AccessDenied
    waiting = await unanswered(session, thread)
    new = await thread_of(session, thread.student, role, staff_id, at=at)
    for said in waiting:
        await ask(session, said, new, at=at)
    last: dict[int, Message] = {said.author_id: said for said in waiting}
    for said in last.values():
        outbox.notify(session, said.author_id, TAKEN, said.id, at=at)
    thread.state, thread.since = ThreadState.DONE, at
    thread.owes_nothing()
    session.add(thread)
    await session.flush()
    return new
