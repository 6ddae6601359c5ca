"""Moving a student to another group from a day on: planned, told, carried out, taken back."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Field, SQLModel, col, select

from models import groups, outbox, people
from models.base import AccessDenied, Refusal, Session, utc
from models.groups import Enrollment, Group
from models.people import Person, Role
from models.permissions import Reach
from models.timetable import local_day

TOLD, KEEPERS_TOLD = "transfers-told", "transfers-keepers"
CALLED_OFF, KEEPERS_CALLED_OFF = "transfers-called-off", "transfers-keepers-called-off"


class TransferOver(Refusal):
    """It has been decided, carried out or taken back meanwhile."""


class NotInGroup(Refusal):
    """The student does not learn in that group, or learns in the other one already."""


class TransferState(StrEnum):
    DRAFT = "draft"  # its author is still choosing the day
    PLANNED = "planned"
    DONE = "done"
    CALLED_OFF = "called_off"


class Transfer(SQLModel, table=True):
    """From this day on the student learns in another group; marks and lessons of the old one stay.

    The day is one of the new group's time zone. `was_joined_on` brings the old enrollment back.
    """

    id: int = Field(default=None, primary_key=True)
    student_id: int = Field(foreign_key="person.id", index=True)
    from_group_id: int = Field(foreign_key="student_group.id")
    group_id: int = Field(foreign_key="student_group.id")
    day: date
    state: TransferState = Field(default=TransferState.DRAFT, index=True)
    author_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = utc()
    was_joined_on: date | None = None

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        return reach.holds(cls.student_id)


async def draft(
    session: Session, student: Person, old: Group, new: Group, *, by: Person, at: datetime
) -> Transfer:
    """Somebody thinks of it; what they thought of before and did not do is forgotten."""
    learns = {one.group_id for one in await _enrollments(session, student.id)}
    if old.id not in learns or new.id in learns or new.archived_at is not None:
        raise NotInGroup
    if await groups.is_personal(session, old) or await groups.is_personal(session, new):
        raise AccessDenied
    await session.exec(
        delete(Transfer).where(
            col(Transfer.student_id) == student.id, col(Transfer.state) == TransferState.DRAFT
        )
    )
    thought = Transfer(
        student_id=student.id,
        from_group_id=old.id,
        group_id=new.id,
        day=local_day(at, new.zone),
        author_id=by.id,
        at=at,
    )
    session.add(thought)
    await session.flush()
    return thought


async def decide(
    session: Session, transfer: Transfer, day: date, *, by: Person, at: datetime
) -> None:
    """It is to be so from that day on, at once if it is today. Family and tutors hear of it."""
    await _step(session, transfer, TransferState.DRAFT, TransferState.PLANNED, day=day, at=at)
    for former in await of_student(session, transfer.student_id):
        if former.id != transfer.id and former.from_group_id == transfer.from_group_id:
            await call_off(session, former, by=by, at=at)
    await _tell(session, transfer, by=by, at=at)
    new = await session.get_one(Group, transfer.group_id)
    if day <= local_day(at, new.zone):
        await _carry_out(session, transfer)


async def due(session: Session, *, at: datetime) -> None:
    """Carry out what begins today or should have begun while nobody looked."""
    planned = select(Transfer).where(Transfer.state == TransferState.PLANNED)
    for transfer in (await session.exec(planned)).all():
        new = await session.get_one(Group, transfer.group_id)
        if transfer.day <= local_day(at, new.zone):
            await _carry_out(session, transfer)


async def call_off(session: Session, transfer: Transfer, *, by: Person, at: datetime) -> None:
    """It is not to be after all; if it has been already, everything is as it was before."""
    if transfer.state is TransferState.DONE:
        there = await session.get(Enrollment, (transfer.student_id, transfer.group_id))
        if there is None:
            raise TransferOver
        await _step(session, transfer, TransferState.DONE, TransferState.CALLED_OFF)
        await session.delete(there)
        back = (transfer.student_id, transfer.from_group_id)
        if await session.get(Enrollment, back) is None:
            ids = {"student_id": back[0], "group_id": back[1]}
            session.add(Enrollment(**ids, joined_on=transfer.was_joined_on))
        await session.flush()
        await groups.follow_personal(session, transfer.student_id)
    else:
        await _step(session, transfer, TransferState.PLANNED, TransferState.CALLED_OFF)
    for told, kind in ((TOLD, CALLED_OFF), (KEEPERS_TOLD, KEEPERS_CALLED_OFF)):
        await outbox.tell_again(session, told, kind, transfer.id, at=at)


async def forget(session: Session, student_id: int) -> None:
    """They leave altogether: nothing is planned for them any more, and nobody is told of that."""
    planned = (TransferState.DRAFT, TransferState.PLANNED)
    mine = update(Transfer).where(
        col(Transfer.student_id) == student_id, col(Transfer.state).in_(planned)
    )
    await session.exec(mine.values(state=TransferState.CALLED_OFF))


async def of_student(session: Session, student_id: int) -> list[Transfer]:
    """What is planned for a student."""
    planned = select(Transfer).where(
        Transfer.student_id == student_id, Transfer.state == TransferState.PLANNED
    )
    return list((await session.exec(planned.order_by(col(Transfer.id)))).all())


async def _carry_out(session: Session, transfer: Transfer) -> None:
    old = await session.get(Enrollment, (transfer.student_id, transfer.from_group_id))
    if old is None:  # they have left that group by another way
        await _step(session, transfer, TransferState.PLANNED, TransferState.CALLED_OFF)
        return
    was = {"was_joined_on": old.joined_on}
    await _step(session, transfer, TransferState.PLANNED, TransferState.DONE, **was)
    await session.delete(old)
    if await session.get(Enrollment, (transfer.student_id, transfer.group_id)) is None:
        ids = {"student_id": transfer.student_id, "group_id": transfer.group_id}
        session.add(Enrollment(**ids, joined_on=transfer.day))
    await session.flush()
    await groups.follow_personal(session, transfer.student_id)


async def _step(
    session: Session, transfer: Transfer, old: TransferState, new: TransferState, **more: Any
) -> None:
    """From one state to the next; of two who do it at once, one does."""
    mine = update(Transfer).where(col(Transfer.id) == transfer.id, col(Transfer.state) == old)
    if (await session.exec(mine.values(state=new, **more))).rowcount != 1:
        raise TransferOver
    await session.refresh(transfer)


async def _tell(session: Session, transfer: Transfer, *, by: Person, at: datetime) -> None:
    family = [who for who, _ in await people.guardians(session, transfer.student_id)]
    for who in [transfer.student_id, *(one.id for one in family)]:
        if who != by.id:
            outbox.notify(session, who, TOLD, transfer.id, at=at)
    both = [transfer.from_group_id, transfer.group_id]
    for tutor in await groups.staff(session, both, Role.TUTOR):
        if tutor.id != by.id:
            outbox.notify(session, tutor, KEEPERS_TOLD, transfer.id, at=at)


async def _enrollments(session: Session, student_id: int) -> list[Enrollment]:
    mine = select(Enrollment).where(Enrollment.student_id == student_id)
    return list((await session.exec(mine)).all())
