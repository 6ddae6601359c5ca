"""When it could be: the three best times, the bells of a day, and due dates at the end of a day."""

from datetime import date, datetime, time, timedelta

from models import changes, groups
from models.base import Session
from models.changes import Option
from models.groups import Group
from models.people import Person
from models.reassignment.assigning import hosts
from models.reassignment.tables import Instead, Request
from models.timetable import local_day, moment

MOST = 3
DUE_AFTER = (3, 7, 14)  # days
END_OF_DAY = time(23, 59)


async def best(session: Session, request: Request, me: Person, *, at: datetime) -> list[Option]:
    """The three best times for everybody who has to come, or three due dates."""
    if request.instead is Instead.OTHER_GROUP:
        found = await hosts(session, request, me, after=at)
        return [Option(lesson.starts_at, ()) for lesson in found[:MOST]]
    if request.timed and request.lesson is not None:
        draft = await changes.current_draft(session, me)
        alone = request.alone
        return await changes.best(session, request.lesson, draft, at=at, student_id=alone)
    zone = await zone_of(session, request)
    today = local_day(at, zone)
    return [Option(due(today + timedelta(days=days), zone), ()) for days in DUE_AFTER]


async def on(
    session: Session, request: Request, me: Person, day: date, *, at: datetime
) -> list[Option]:
    """The bells of one day; the end of the day, where it is about a due date."""
    if request.timed and request.lesson is not None:
        draft, alone = await changes.current_draft(session, me), request.alone
        return await changes.options_on(
            session, request.lesson, draft, day, at=at, student_id=alone
        )
    return [Option(due(day, await zone_of(session, request)), ())]


async def at_these(session: Session, request: Request, moments: list[datetime]) -> list[Option]:
    """Moments that somebody has named, with everybody who could not come."""
    if request.timed and request.lesson is not None and request.instead is not Instead.OTHER_GROUP:
        alone = request.alone
        return await changes.options_at(session, request.lesson, None, moments, student_id=alone)
    return [Option(at, ()) for at in moments]


def due(day: date, zone: str) -> datetime:
    return moment(day, END_OF_DAY, zone)


async def zone_of(session: Session, request: Request) -> str:
    """By whose clock times are typed and days end: the school's."""
    if request.lesson is not None:
        return request.lesson.zone
    assert request.assignment is not None, "a request about nothing"
    return (await session.get_one(Group, request.assignment.course.group_id)).zone


async def shared(session: Session, request: Request) -> bool:
    """Do others have this lesson, too? Then it is not moved for one student alone."""
    around = request.lesson.groups if request.lesson else []
    several = groups.students([group.id for group in around]).limit(2)
    return len((await session.exec(several)).all()) > 1
