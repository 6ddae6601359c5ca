"""What was not said in time because the bot was away: one report, read by whose people it was."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, or_, update
from sqlmodel import Field, SQLModel, col, select

from models import installation, outbox, reminders
from models.base import Session, utc
from models.groups import Enrollment, GroupPart, GroupStaff
from models.outbox import Notification, State
from models.people import Guardianship, Person, Role, RoleGrant
from models.permissions import Action, Reach, within
from models.timetable import Lesson, LessonState

KIND = "missed-report"
LONGEST = timedelta(days=7)  # what came to nothing longer ago concerns nobody any more
LOOKS_NOTED = timedelta(minutes=1)  # so often; a write every ten seconds would be for nothing
GATHERS = timedelta(minutes=1)  # so long a report waits for what delivery still finds too late
APART = timedelta(hours=1)  # two reports; Telegram being away, something expires every hour


class Missed(SQLModel, table=True):
    """One report. What it speaks of are the notifications that carry its number."""

    id: int = Field(default=None, primary_key=True)
    at: datetime = utc()

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        theirs = select(Person.id).where(reach.people)
        mine = select(Notification.missed_id).where(
            col(Notification.state) == State.EXPIRED, col(Notification.person_id).in_(theirs)
        )
        return col(cls.id).in_(mine)


class Untold(NamedTuple):
    """One person who was not told something; the lesson, if it was to remind them of one."""

    person: Person
    lesson: Lesson | None


async def last_look(session: Session, *, at: datetime) -> datetime | None:
    """When somebody last looked what was due, but no longer ago than anybody cares; None: never."""
    ticked_at = (await installation.here(session)).ticked_at
    return None if ticked_at is None else max(ticked_at, at - LONGEST)


async def report(session: Session, *, at: datetime) -> None:
    """Tell everybody concerned, once, what has expired since the last report; note this look."""
    here = await installation.here(session)
    if here.ticked_at is None or abs(at - here.ticked_at) >= LOOKS_NOTED:
        here.ticked_at = at
    fresh = and_(
        col(Notification.state) == State.EXPIRED,
        col(Notification.due_at) > at - LONGEST,
        col(Notification.missed_id).is_(None),
        col(Notification.person_id).is_not(None),
    )
    if (await session.exec(select(Notification.id).where(fresh).limit(1))).first() is None:
        return
    missed = await _open(session, at)
    if missed is None:
        return
    await session.exec(update(Notification).where(fresh).values(missed_id=missed.id))
    keepers = select(RoleGrant.person_id).where(col(RoleGrant.role).in_([Role.TUTOR, Role.ADMIN]))
    heard = select(Notification.person_id).where(
        Notification.kind == KIND, Notification.about == missed.id
    )
    wanted = select(Person).where(
        col(Person.id).in_(keepers),
        col(Person.id).not_in(heard),
        col(Person.telegram_id).is_not(None),
    )
    for keeper in (await session.exec(wanted)).all():
        if await untold(session, keeper, missed):
            outbox.notify(session, keeper, KIND, missed.id, at=missed.at + GATHERS)


async def _open(session: Session, at: datetime) -> Missed | None:
    """The report that can take more, because nobody has read it; None while it is too early."""
    last = (await session.exec(select(Missed).order_by(col(Missed.id).desc()).limit(1))).first()
    if last is not None:
        read = select(Notification.id).where(
            Notification.kind == KIND,
            Notification.about == last.id,
            col(Notification.state).not_in(outbox.WAITING),
        )
        if (await session.exec(read.limit(1))).first() is None:
            return last
        if timedelta() <= at - last.at < APART:
            return None
    missed = Missed(at=at)
    session.add(missed)
    await session.flush()
    return missed


async def untold(session: Session, me: Person, missed: Missed) -> list[Untold]:
    """Who of this person's people was not told what, by lesson and name.

    Those of a tutor, and for an administrator those who are nobody's. A reminder of a lesson that
    was moved or cancelled meanwhile matters no more.
    """
    reminder = col(Notification.kind) == reminders.KIND
    held = and_(
        col(Lesson.state) == LessonState.PLANNED, col(Lesson.starts_at) == Notification.use_by
    )
    wanted = (
        select(Person, Lesson)
        .join(Notification, col(Notification.person_id) == Person.id)
        .outerjoin(Lesson, and_(reminder, col(Lesson.id) == Notification.about))
        .where(
            Notification.missed_id == missed.id,
            col(Notification.state) == State.EXPIRED,
            or_(~reminder, held),
            _theirs(me),
        )
        .order_by(col(Lesson.starts_at), col(Lesson.id), col(Person.name))
    )
    return [Untold(*row) for row in (await session.exec(wanted)).all()]


def _theirs(me: Person) -> ColumnElement[bool]:
    as_tutor = within(me, Action.SEE_PEOPLE, Person, [Role.TUTOR])
    if Role.ADMIN not in me.roles:
        return as_tutor
    kept = (
        select(Enrollment.student_id)
        .join(GroupPart, col(GroupPart.part_id) == Enrollment.group_id)
        .join(GroupStaff, col(GroupStaff.group_id) == GroupPart.whole_id)
        .where(GroupStaff.role == Role.TUTOR)
    )
    family = exists().where(
        col(Guardianship.guardian_id) == Person.id, col(Guardianship.student_id).in_(kept)
    )
    return or_(as_tutor, and_(col(Person.id).not_in(kept), ~family))
