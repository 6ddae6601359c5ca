"""A call: whose line it is, what came of it, and taking that back within a minute."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import col, select

from models import desk, outbox
from models.base import AccessDenied, Session
from models.call_list import numbers
from models.call_list.callees import Callee
from models.call_list.kinds import KINDS
from models.call_list.lines import Line
from models.call_list.tables import (
    HOLDS,
    UNDO_WITHIN,
    WRONG,
    Call,
    CallNoted,
    CallPast,
    CallResult,
    LineTaken,
)
from models.people import Person, Role
from models.receipts import Receipt, Reply


async def take(session: Session, callee: Callee, *, by: Person, at: datetime) -> Call:
    """Open a line to call: it is this person's for ten minutes. Whoever comes second is told."""
    mine = select(Call).where(Call.person_id == callee.person.id, col(Call.result).is_(None))
    for call in (await session.exec(mine)).all():
        if call.by_id != by.id and call.at > at - HOLDS:
            caller = await session.get_one(Person, call.by_id)
            raise LineTaken(name=caller.called, at=call.at)
        await session.delete(call)
    call = Call(person_id=callee.person.id, student_id=callee.student.id, by_id=by.id, at=at)
    session.add(call)
    await session.flush()
    return call


async def say(
    session: Session,
    call: Call,
    result: CallResult,
    line: Line,
    *,
    by: Person,
    at: datetime,
    again_at: datetime | None = None,
) -> int:
    """Note what came of a call, once; returns how many others have to do something about it now.

    Whoever was reached has been told what was not delivered or not answered: that is their
    receipt, by telephone. A wrong number is nobody's any more, and the school's to find out.
    """
    if call.by_id != by.id:
        raise AccessDenied
    open_one = update(Call).where(col(Call.id) == call.id, col(Call.result).is_(None))
    noted = open_one.values(result=result, at=at, again_at=again_at)
    if (await session.exec(noted)).rowcount != 1:
        raise CallNoted
    await session.refresh(call)
    if result is CallResult.REACHED:
        await _receive(session, call, line, at)
    if result is CallResult.WRONG_NUMBER and line.number is not None and line.noted:
        line.number.wrong_at = at
        session.add(line.number)
        return await _ask_for_number(session, call, line.callee.student, at)
    return 0


async def _receive(session: Session, call: Call, line: Line, at: datetime) -> None:
    for matter in line.matters:
        kind = KINDS.get(matter.kind)
        if kind is not None:
            session.add(
                Receipt(
                    kind=kind,
                    about=matter.about,
                    person_id=call.person_id,
                    reply=Reply.SEEN,
                    at=at,
                    call_id=call.id,
                )
            )
    await session.flush()


async def _ask_for_number(session: Session, call: Call, student: Person, at: datetime) -> int:
    """The coordinators of the student's school are to find the right one, unless it is undone."""
    around = await desk.contacts(session, student)
    coordinators = [one.person for one in around if one.role is Role.COORDINATOR]
    for one in coordinators:
        outbox.notify(session, one, WRONG, call.id, at=at + UNDO_WITHIN)
    return len(coordinators)


async def undo(session: Session, call: Call, *, by: Person, at: datetime) -> None:
    """The wrong button was pressed: nothing of it has happened, and the line is theirs again."""
    if call.by_id != by.id:
        raise AccessDenied
    if not call.undoable(by, at):
        raise CallPast
    was = call.result
    open_again = update(Call).where(col(Call.id) == call.id, col(Call.result) == was)
    if (await session.exec(open_again.values(result=None, again_at=None, at=at))).rowcount != 1:
        raise CallPast
    await session.refresh(call)
    await session.exec(delete(Receipt).where(col(Receipt.call_id) == call.id))
    if was is CallResult.WRONG_NUMBER:
        await outbox.void(session, WRONG, call.id)
        known = (await numbers.of(session, [call.person_id])).get(call.person_id)
        if known is not None and known.noted_at < at:
            known.wrong_at = None
            session.add(known)
    await session.flush()
