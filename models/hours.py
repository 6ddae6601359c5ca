"""When people work and when they want silence, by their own clocks; until when an answer comes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Field, SQLModel

from models.base import Refusal, Session
from models.people import Person

QUIET = ((21, 8), (22, 7), (23, 8))  # hours of the evening and the morning that can be chosen
WORKING = ((8, 17), (9, 18), (10, 19), (12, 20))
WITHIN = (60, 120, 240, 480)  # minutes of working time until there is an answer
SATURDAY = 5  # of `date.weekday`
LOOKS_AHEAD = 40  # days


class NoSuchHours(Refusal):
    """Hours are chosen from a list."""


class Working(SQLModel, table=True):
    """When somebody of the staff works: hours of their own clock, Monday to Friday or Saturday.

    Whoever has said so promises an answer within so many minutes of working time. No row: nothing
    is promised, and nothing waits.
    """

    __tablename__ = "working_hours"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    begins: int
    ends: int
    saturdays: bool = False
    answers_within: int = WITHIN[1]


async def working(session: Session, person: Person) -> Working | None:
    return await session.get(Working, person.id)


async def work(
    session: Session, *, by: Person, begins: int, ends: int, saturdays: bool, within: int
) -> Working:
    """From now on questions reach them in these hours only, unless they are urgent."""
    if (begins, ends) not in WORKING or within not in WITHIN:
        raise NoSuchHours
    row = await working(session, by) or Working(person_id=by.id, begins=begins, ends=ends)
    row.begins, row.ends, row.saturdays, row.answers_within = begins, ends, saturdays, within
    session.add(row)
    await session.flush()
    return row


async def work_always(session: Session, *, by: Person) -> None:
    """No hours any more: everything comes at once, and nothing is promised."""
    row = await working(session, by)
    if row is not None:
        await session.delete(row)
        await session.flush()


def choose_quiet(person: Person, begins: int | None, ends: int | None) -> None:
    """Between these hours nothing comes that can wait; None for no such hours."""
    if begins is not None and (begins, ends) not in QUIET:
        raise NoSuchHours
    person.quiet_from, person.quiet_to = begins, ends


def quiet_until(person: Person, at: datetime) -> datetime | None:
    """When their quiet hours end, if it is one of them."""
    if person.quiet_from is None or person.quiet_to is None:
        return None
    local = at.astimezone(ZoneInfo(person.zone))
    if person.quiet_to <= local.hour < person.quiet_from:
        return None
    later = local.hour >= person.quiet_from
    day = local.date() + timedelta(days=later)
    return datetime.combine(day, time(person.quiet_to), local.tzinfo).astimezone(at.tzinfo)


def begins_work(row: Working | None, zone: str, at: datetime) -> datetime:
    """At once, or when work begins the next time."""
    if row is None:
        return at
    return max(at, _shift(row, zone, at)[0])


def promised(row: Working, zone: str, at: datetime) -> datetime:
    """When so much working time has gone by as an answer may take."""
    left, now = timedelta(minutes=row.answers_within), at
    for _ in range(LOOKS_AHEAD):
        begins, ends = _shift(row, zone, now)
        now = max(now, begins)
        if now + left <= ends:
            return now + left
        left -= ends - now
        now = ends
    return now + left


def week(row: Working, zone: str, at: datetime) -> tuple[datetime, datetime, datetime]:
    """When work begins and ends on Monday of this week, and begins on the last day of work."""
    day = at.astimezone(ZoneInfo(zone)).date()
    monday = day - timedelta(days=day.weekday())
    last = monday + timedelta(days=SATURDAY if row.saturdays else SATURDAY - 1)
    return (*_hours(row, zone, monday, at), _hours(row, zone, last, at)[0])


def _shift(row: Working, zone: str, at: datetime) -> tuple[datetime, datetime]:
    """The working hours that go on, or the next ones."""
    day = at.astimezone(ZoneInfo(zone)).date()
    while True:
        begins, ends = _hours(row, zone, day, at)
        works = day.weekday() < SATURDAY or (row.saturdays and day.weekday() == SATURDAY)
        if works and at < ends:
            return begins, ends
        day += timedelta(days=1)


def _hours(row: Working, zone: str, day: date, at: datetime) -> tuple[datetime, datetime]:
    """When work begins and ends on this day, in the zone of `at`."""
    here = ZoneInfo(zone)
    begins, ends = (datetime.combine(day, time(hour), here) for hour in (row.begins, row.ends))
    return begins.astimezone(at.tzinfo), ends.astimezone(at.tzinfo)
