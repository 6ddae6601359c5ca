"""An announcement to hundreds of people at Telegram's limits, on a loop whose time runs fast."""

import asyncio
import selectors
from datetime import datetime, timedelta

from sqlalchemy import insert
from sqlmodel import col, func, select

from emulator import Clock
from models import announcements, audiences, outbox
from models.audiences import PartKind
from models.groups import Enrollment
from models.outbox import Notification, State
from models.people import Person, Role, RoleGrant
from tests.conftest import SCHOOL, WEDNESDAY, School, peopled, running
from tests.faults.figures import FULL
from tests.stores import Place
from ui.i18n import Translator

PEOPLE = 1_000 if FULL else 400
FASTER = 5  # times
PER_SECOND, LIMIT = 25, 30  # what the bot allows itself, what Telegram allows
FIRST = 20_000


class Hasty(selectors.DefaultSelector):
    """Waits a fraction of the time that it is asked to wait."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return super().select(timeout / FASTER if timeout else timeout)


class FastLoop(asyncio.SelectorEventLoop):
    """All pauses, paces and deadlines pass so many times faster; nothing else is changed."""

    def __init__(self) -> None:
        super().__init__(Hasty())

    def time(self) -> float:
        return super().time() * FASTER


class LoopClock(Clock):
    """The emulator counts its limits, and the bot its pauses, by the loop's time."""

    def __call__(self) -> datetime:
        return super().__call__() + timedelta(seconds=asyncio.get_running_loop().time())


def test_hundreds_of_people_at_the_limits_of_telegram(place: Place, words: Translator) -> None:
    with asyncio.Runner(loop_factory=FastLoop) as runner:
        runner.run(_broadcast(place, words))


async def _broadcast(place: Place, words: Translator) -> None:
    async with running(place, words, LoopClock(WEDNESDAY), sends_per_second=PER_SECOND) as bare:
        school = await peopled(bare)
        await _crowd(school)
        school.telegram.limits(per_second=LIMIT)
        school.telegram.people[FIRST].chat().blocked = True
        school.telegram.people[FIRST + 1].deactivates()
        await _sends(school)
        await school.telegram.until(lambda: len(school.telegram.ledger()) > PEOPLE // 2, 120)
        before = len(school.telegram.ledger())
        async with school.writing() as session:
            outbox.notify(
                session,
                school.ids["dmitry"],
                "preferences-asked",
                1,
                at=school.clock(),
                urgent=True,
            )
            (await session.get_one(Person, 1)).settled = False
        await school.telegram.until(lambda: school.dmitry.heard(), 120)
        ahead = len(school.telegram.ledger()) - before
        await school.telegram.until(lambda: len(school.telegram.ledger()) >= PEOPLE, 300)
        await school.quiet()
        async with school.app.store.reading() as session:
            rows = select(Notification.state, func.count()).where(
                Notification.kind == announcements.TOLD
            )
            told = dict((await session.exec(rows.group_by(col(Notification.state)))).all())
    refused = [call.status for call in school.telegram.calls() if call.status != 200]
    assert refused == [403, 403]
    assert told == {State.SENT: PEOPLE - 2, State.UNREACHABLE: 2}
    assert "Каникулы" in school.chat.last.text
    assert ahead <= 100  # of the half that waited


async def _crowd(school: School) -> None:
    async with school.writing() as session:
        rows = [
            {"name": f"Ученик {n}", "called": "Ученик", "zone": SCHOOL, "language": "ru"}
            | {"settled": True, "telegram_id": FIRST + n}
            for n in range(PEOPLE - 1)
        ]
        await session.exec(insert(Person), params=rows)
        ids = (await session.exec(select(Person.id).where(col(Person.telegram_id) >= FIRST))).all()
        grants = [{"person_id": id, "role": Role.STUDENT} for id in ids]
        await session.exec(insert(RoleGrant), params=grants)
        enrolled = [{"student_id": id, "group_id": school.ids["group"]} for id in ids]
        await session.exec(insert(Enrollment), params=enrolled)
    for n in range(PEOPLE - 1):
        school.telegram.person(f"Ученик {n}", id=FIRST + n, started=True)


async def _sends(school: School) -> None:
    """Whatever the tutor's taps do, without the taps."""
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        at = school.clock()
        written = await announcements.write(session, "Каникулы!", [], length=9, by=anna, at=at)
        await audiences.toggle(session, written.audience, PartKind.ROLE, role=Role.STUDENT)
        group_id = school.ids["group"]
        await audiences.toggle(session, written.audience, PartKind.CHAT, group_id=group_id)
        await announcements.send(session, written, by=anna, at=at)
