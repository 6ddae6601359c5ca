"""The weekly letter to a guardian: on which day and at which hour of their own clock, or not."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, String, cast, exists, func, literal, or_
from sqlmodel import Field, SQLModel, col, select

from models import consents, outbox
from models.base import Refusal, Session, utc
from models.people import Guardianship, Person, Role, RoleGrant
from models.timetable import local_day, moment

KIND = "progress-letter"
WEEKDAY, HOUR = 4, 18  # for whoever has not chosen: on Friday at six in the evening
HOURS = range(8, 22)
LATE = timedelta(days=1)  # after that long the letter is no longer sent


class NoSuchHour(Refusal):
    """Letters come on one of seven days, between morning and evening."""


class Letter(SQLModel, table=True):
    """When a guardian wants the letter. No row: at the usual time."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    weekday: int = WEEKDAY  # Monday is 0
    hour: int = HOUR
    off: bool = False
    at: datetime = utc()


async def chosen(session: Session, me: Person) -> Letter | None:
    return await session.get(Letter, me.id)


async def choose(session: Session, *, by: Person, weekday: int, hour: int, at: datetime) -> Letter:
    """From the next such moment on. Once a week it stays, whatever is chosen in between."""
    if weekday not in range(7) or hour not in HOURS:
        raise NoSuchHour
    return await _set(session, by, weekday=weekday, hour=hour, off=False, at=at)


async def decline(session: Session, *, by: Person, at: datetime) -> Letter:
    return await _set(session, by, off=True, at=at)


async def _set(session: Session, by: Person, **chosen: Any) -> Letter:
    letter = await session.get(Letter, by.id) or Letter(person_id=by.id, at=chosen["at"])
    for name, value in chosen.items():
        setattr(letter, name, value)
    session.add(letter)
    await session.flush()
    return letter


async def due(session: Session, *, at: datetime, since: datetime | None = None) -> int:
    """Put this week's letter into the outbox for everybody whose hour has struck; returns how many.

    The hour is that of each guardian's own wall clock. `once` carries the week, so that another
    hour chosen later in the same week brings no second letter. One whose day has passed since
    somebody last looked, at `since`, is noted as not told.
    """
    weekday = func.coalesce(col(Letter.weekday), WEEKDAY)
    hour = func.coalesce(col(Letter.hour), HOUR)
    clocks: Any = _guardians(col(Person.zone), weekday, hour).distinct()
    told = 0
    for zone, day_of_week, on_the_hour in (await session.exec(clocks)).all():
        struck = last_struck(at, zone, day_of_week, on_the_hour)
        late = at - struck >= LATE
        if late and (since is None or struck <= since):
            continue
        year, week, _ = local_day(struck, zone).isocalendar()
        person_id = col(Person.id)
        once = literal(f"{KIND}:{year}-{week}:") + cast(person_id, String)
        rows = _guardians(
            person_id.label("person_id"), person_id.label("about"), once.label("once")
        ).where(
            Person.zone == zone,
            weekday == day_of_week,
            hour == on_the_hour,
            or_(col(Letter.at).is_(None), col(Letter.at) <= struck),
        )
        if late:
            await outbox.not_told(session, rows, KIND, due_at=at, use_by=struck + LATE)
        else:
            told += await outbox.broadcast(session, rows, KIND, due_at=at, use_by=struck + LATE)
    return told


def last_struck(at: datetime, zone: str, weekday: int, hour: int) -> datetime:
    """When that hour of that day of the week was last, on the clock of this zone."""
    today = local_day(at, zone)
    day = today - timedelta(days=(today.weekday() - weekday) % 7)
    struck = moment(day, time(hour), zone)
    return struck if struck <= at else moment(day - timedelta(days=7), time(hour), zone)


def _guardians(*columns: Any) -> Select[Any]:
    """Whoever can be written to, answers for a child with a consent and has not declined."""
    mine = select(literal(1)).where(
        Guardianship.guardian_id == Person.id, consents.agreed(Guardianship.student_id)
    )
    parents = (RoleGrant.person_id == Person.id) & (RoleGrant.role == Role.PARENT)
    chosen: Select[Any] = (
        select(*columns)
        .select_from(Person)
        .join(RoleGrant, parents)
        .outerjoin(Letter, col(Letter.person_id) == Person.id)
        .where(
            col(Person.telegram_id).is_not(None),
            or_(col(Letter.off).is_(None), col(Letter.off).is_(False)),
            exists(mine),
        )
    )
    return chosen
