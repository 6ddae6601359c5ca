"""When to call again: by the clock of whoever is called, and at the hours that suit them."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.call_list.tables import BestHours, PhoneNumber
from models.people import Person

EVENING = 19
SUITS = {
    BestHours.MORNING: 10,
    BestHours.DAY: 13,
    BestHours.EVENING: EVENING,
    BestHours.ANY: 10,
}


class Later(StrEnum):
    EVENING = "evening"
    TOMORROW = "tomorrow"
    WEEK = "week"


DAYS = {Later.TOMORROW: 1, Later.WEEK: 7}


def offered(person: Person, at: datetime) -> list[Later]:
    """What can be chosen: this evening only while it is still to come."""
    here = at.astimezone(ZoneInfo(person.zone))
    return [one for one in Later if one is not Later.EVENING or here.hour < EVENING]


def moment(person: Person, number: PhoneNumber | None, later: Later, at: datetime) -> datetime:
    """That moment; an evening that has begun meanwhile is the next one."""
    zone = ZoneInfo(person.zone)
    here = at.astimezone(zone)
    if later is Later.EVENING:
        days, hour = int(here.hour >= EVENING), EVENING
    else:
        days = DAYS[later]
        hour = SUITS[number.hours if number else BestHours.ANY]
    day = here.date() + timedelta(days=days)
    return datetime.combine(day, time(hour), zone).astimezone(at.tzinfo)
