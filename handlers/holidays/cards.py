"""How holidays look to those who have them: from when, until when, what it means for them."""

from datetime import timedelta

from handlers.holidays.callbacks import SeenHoliday
from models import around, holidays
from models.base import Session
from models.groups import Group
from models.holidays import Holiday, HolidayState
from models.people import Person, Role
from models.permissions import Action, may
from ui import Row, Screen, button, notification, private_link, screen
from ui.holidays import period

SEE = Action.SEE_TIMETABLE


async def card(session: Session, holiday: Holiday, to: Person, words: str, *rows: Row) -> Screen:
    """What this reader has to know of it."""
    children: list[Person] = []
    if Role.PARENT in to.roles:
        children = await around.children(session, to, holiday.group_id)
    works = not children and Role.STUDENT not in to.roles
    return screen(
        words,
        *rows,
        what=period(holiday),
        child=", ".join(child.called for child in children),
        group=holiday.group.name if works and holiday.group else "",
        means="staff" if works else "family",
        after=holiday.last + timedelta(days=1),
    )


@notification(holidays.DECLARED, Holiday, SEE)
async def declared(session: Session, holiday: Holiday, to: Person) -> Screen | None:
    if holiday.state is not HolidayState.DECLARED:
        return None
    seen = button("holidays-seen", SeenHoliday(holiday=holiday.id), style="success")
    row = [seen] if may(to, Action.ANSWER_CHANGE) else []
    return await card(session, holiday, to, "holidays-card", row)


@notification(holidays.STRUCK, Holiday, SEE)
async def struck(session: Session, holiday: Holiday, to: Person) -> Screen:
    return await card(session, holiday, to, "holidays-card-struck")


@notification(holidays.WITHDRAWN, Holiday, SEE)
async def withdrawn(session: Session, holiday: Holiday, to: Person) -> Screen:
    return await card(session, holiday, to, "holidays-card-withdrawn")


def _aloud(holiday: Holiday, to: Group, words: str) -> Screen:
    way = [private_link("holidays-open", "menu")]
    after = holiday.last + timedelta(days=1)
    return screen(words, way, what=period(holiday), group=to.name, after=after)


@notification(holidays.ALOUD, Holiday, aloud=True)
async def declared_aloud(_session: Session, holiday: Holiday, to: Group) -> Screen | None:
    if holiday.state is not HolidayState.DECLARED:
        return None
    return _aloud(holiday, to, "holidays-group")


@notification(holidays.STRUCK_ALOUD, Holiday, aloud=True)
async def struck_aloud(_session: Session, holiday: Holiday, to: Group) -> Screen:
    return _aloud(holiday, to, "holidays-group-struck")


@notification(holidays.WITHDRAWN_ALOUD, Holiday, aloud=True)
async def withdrawn_aloud(_session: Session, holiday: Holiday, to: Group) -> Screen:
    return _aloud(holiday, to, "holidays-group-withdrawn")
