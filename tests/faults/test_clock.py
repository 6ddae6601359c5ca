"""Clocks that jump, nights that have an hour too many, and a bot that was away for a while."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from sqlmodel import select

from jobs.reminders import BEFORE
from models import slots
from models.groups import Group
from models.people import Person
from models.slots import Slot
from models.timetable import Lesson
from tests.conftest import School
from tests.faults.figures import FULL, Promise

PHYSICS = datetime(2026, 10, 14, 6, tzinfo=UTC)  # 11:00 at school
BERLIN = "Europe/Berlin"
STEP = timedelta(minutes=1 if FULL else 5)


def set_to(school: School, moment: datetime) -> None:
    """The clock of the machine is wrong, or has been put right: it may go back, too."""
    school.clock._base = moment


async def ticks(school: School, moments: Iterator[datetime] | list[datetime]) -> None:
    for moment in moments:
        set_to(school, moment)
        await school.passes(seconds=0)


def every(step: timedelta, start: datetime, end: datetime) -> Iterator[datetime]:
    while start <= end:
        yield start
        start += step


def reminders(school: School, subject: str) -> list[datetime]:
    """When Liza was reminded of a lesson of this subject."""
    return [
        datetime.fromtimestamp(message["date"], UTC)
        for chat, message in school.telegram.ledger()
        if chat == school.liza.id
        and subject in str(message.get("text"))
        and "коро" in str(message.get("text"))
    ]


async def test_a_reminder_comes_once_and_on_time(school: School, promise: Promise) -> None:
    await ticks(school, every(STEP, PHYSICS - timedelta(minutes=30), PHYSICS + STEP))
    [came] = reminders(school, "Физика")
    assert timedelta() <= came - (PHYSICS - BEFORE) <= STEP
    promise("P7", f"1 reminder, {(came - PHYSICS + BEFORE).total_seconds():.0f} s after it was due")


@pytest.mark.parametrize("hours", [1, 24])
async def test_a_clock_put_back_reminds_of_nothing_twice(school: School, hours: int) -> None:
    await ticks(school, [PHYSICS - timedelta(minutes=10)])
    assert len(reminders(school, "Физика")) == 1
    back = PHYSICS - timedelta(hours=hours)
    await ticks(school, [back, *every(timedelta(minutes=5), PHYSICS - BEFORE * 2, PHYSICS)])
    assert len(reminders(school, "Физика")) == 1


@pytest.mark.parametrize("jump", [timedelta(minutes=10), timedelta(hours=3), timedelta(days=1)])
async def test_a_clock_put_forward_reminds_of_nothing_that_has_begun(
    school: School, jump: timedelta
) -> None:
    before = PHYSICS - BEFORE - timedelta(minutes=1)
    await ticks(school, [before, before + jump])
    assert len(reminders(school, "Физика")) == (jump < BEFORE)


AWAY = [
    (timedelta(minutes=5), 1),  # it is still of use
    (timedelta(hours=3), 0),
    (timedelta(days=3), 0),
]


@pytest.mark.parametrize(("away", "still"), AWAY)
async def test_whoever_was_away_reminds_of_what_is_still_to_come(
    school: School, away: timedelta, still: int, promise: Promise
) -> None:
    await ticks(school, [PHYSICS - BEFORE - timedelta(minutes=1)])
    await school._stop()
    set_to(school, school.clock() + away)
    await school._start()
    assert len(reminders(school, "Физика")) == still
    assert len(school.liza.heard()) == still  # one, not one for each tick that was missed
    now = school.clock()
    soon = [lesson for lesson in await lessons(school) if now < lesson.starts_at]
    first = min(soon, key=lambda lesson: lesson.starts_at)
    await ticks(school, [first.starts_at - BEFORE])
    assert len(school.liza.heard()) == max(still, 1) if first.starts_at == PHYSICS else still + 1
    promise("P7", f"away for {away}: {still} of 1 reminders of use, 0 useless ones")


async def test_what_fell_due_while_a_message_waited_is_said_late_or_never(school: School) -> None:
    """Telegram is away when it is due; after the lesson has begun nobody needs it."""
    school.telegram.fail("sendMessage", 429, "retry after 1200", chat=school.liza, retry_after=1200)
    await ticks(school, [PHYSICS - BEFORE])
    await ticks(school, [PHYSICS + timedelta(minutes=6)])
    assert reminders(school, "Физика") == []
    assert len(reminders_of(school, school.dmitry.id)) == 1


def reminders_of(school: School, chat: int) -> list[str]:
    said = [str(m.get("text")) for to, m in school.telegram.ledger() if to == chat]
    return [text for text in said if "коро" in text]


async def lessons(school: School) -> list[Lesson]:
    async with school.app.store.reading() as session:
        return list((await session.exec(select(Lesson))).all())


NIGHTS = [
    # 02:30 comes twice: the first of the two is meant.
    (datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    # 02:30 does not come: whatever the timetable makes of it, it is one moment.
    (datetime(2027, 3, 28, tzinfo=UTC), None),
]


@pytest.mark.parametrize(("night", "begins"), NIGHTS)
async def test_a_night_when_clocks_change_in_berlin(
    school: School, night: datetime, begins: datetime | None, promise: Promise
) -> None:
    set_to(school, night - timedelta(hours=4))
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        teacher = await session.get_one(Person, school.ids["dmitry"])
        slot = Slot(
            key="night",
            weekday=6,
            starts=time(2, 30),
            ends=time(3, 10),
            zone=BERLIN,
            subject="Астрономия",
            groups=[group],
            teachers=[teacher],
        )
        session.add(slot)
        await session.flush()
        await slots.plan(session, at=school.clock())
    planned = [one for one in await lessons(school) if one.subject == "Астрономия"]
    [lesson] = [one for one in planned if one.day == night.date()]
    assert begins is None or lesson.starts_at == begins
    assert lesson.starts_at < lesson.ends_at
    end = night + timedelta(hours=4)
    await ticks(school, every(STEP, night - timedelta(hours=1), end))
    [came] = reminders(school, "Астрономия")
    assert timedelta() <= came - (lesson.starts_at - BEFORE) <= STEP
    promise("P7", f"1 reminder in the night of {night:%d.%m.%Y} in Berlin, none early")


async def test_a_week_is_full_of_moments_that_never_meet_twice(school: School) -> None:
    """Planning again and again, at any moment, makes no lesson twice and shifts none."""
    at = datetime(2026, 10, 20, tzinfo=UTC)
    for _ in range(3):
        await ticks(school, [at, at - timedelta(hours=1), at + timedelta(days=1)])
        at += timedelta(days=3)
    planned = sorted((one.slot_id or 0, one.starts_at) for one in await lessons(school))
    assert len(planned) == len(set(planned))
    for (slot, one), (other, next_one) in pairwise(planned):
        if slot == other:
            assert next_one - one == timedelta(days=7)
