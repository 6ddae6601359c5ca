"""How long a refusal takes, whatever is behind it; how long a bad update keeps others waiting."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import date
from typing import NamedTuple

import pytest

import handlers.timetable
from models import consents, groups, invitations, people
from models.base import AccessDenied, Session
from models.consents import ConsentMissing
from models.people import Kin, Person
from models.permissions import Action, access
from tests.conftest import School
from tests.faults.figures import FULL, Promise
from tests.test_receiver import hears, message
from ui import Screen

TRIES = 100 if FULL else 15
APART = 0.020  # seconds between two refusals
DELAY = 1.0  # seconds that a broken update may cost others

Ask = Callable[[], Awaitable[None]]


class Took(NamedTuple):
    """The seconds of each try: on the wall, and of work by all threads of the process."""

    wall: list[float]
    work: list[float]

    @property
    def usual(self) -> float:
        return statistics.median(self.wall)

    @property
    def slow(self) -> float:
        """p95 of the work: on a busy machine the slow end of the wall's is the machine's."""
        return statistics.quantiles(self.work, n=20)[-1]


async def measured(asks: dict[str, Ask]) -> dict[str, Took]:
    """Taken in turns, so that a busy machine hits all alike."""
    took = {name: Took([], []) for name in asks}
    for _ in range(TRIES):
        for name, ask in asks.items():
            begun, idle = time.perf_counter(), time.process_time()
            await ask()
            took[name].wall.append(time.perf_counter() - begun)
            took[name].work.append(time.process_time() - idle)
    return took


def figure(took: dict[str, Took]) -> str:
    told = (f"{name} {one.usual * 1000:.1f}, {one.slow * 1000:.1f}" for name, one in took.items())
    return f"ms on the wall (median of {TRIES}) and of work (p95): {'; '.join(told)}"


def alike(took: dict[str, Took]) -> None:
    for values in ([one.usual for one in took.values()], [one.slow for one in took.values()]):
        assert max(values) - min(values) < (APART if FULL else APART * 10), figure(took)


async def test_a_refusal_does_not_tell_by_its_time(school: School, promise: Promise) -> None:
    async with school.writing() as session:
        group = await groups.create(session, "9-А", zone="Europe/Moscow")
        foreign = (await groups.add_student(session, "Ева Чужая", group)).id
        liza = await session.get_one(Person, school.ids["liza"])
        mama = await session.get_one(Person, school.ids["mama"])
        await consents.withdraw(session, liza, by=mama, at=school.clock())

    def refused(person_id: int) -> Ask:
        async def ask() -> None:
            async with school.app.store.reading() as session:
                me = await session.get_one(Person, school.ids["mama"])
                with pytest.raises((AccessDenied, ConsentMissing)):
                    await access(session, me, Action.SEE_PROGRESS, Person, person_id)

        return ask

    asks = {"foreign": refused(foreign), "none": refused(10**9)}
    found = await measured(asks | {"withdrawn": refused(school.ids["liza"])})
    alike(found)
    promise("P16", figure(found))


async def test_a_key_does_not_tell_by_its_time(school: School, promise: Promise) -> None:
    keys = {"wrong": "0" * 10}
    at = school.clock()
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        liza = await session.get_one(Person, school.ids["liza"])
        for name in ("used", "expired"):
            who = await people.add_guardian(session, f"{name} Гость", liza, Kin.GRANDMOTHER)
            key = await invitations.invite(session, who, by=anna, at=at)
            row = await session.get_one(invitations.Invitation, key.invitation.id)
            if name == "used":
                row.used_at = at
            else:
                row.expires_at = at
            keys[name] = key.code

    def tried(code: str) -> Ask:
        async def ask() -> None:
            async with school.app.store.reading() as session:
                assert await _find(session, code) is None
                session.expunge_all()  # no guess is kept: the limit would end the measuring

        async def _find(session: Session, code: str) -> object:
            with session.no_autoflush:
                return await invitations.find(session, code, telegram_id=77, at=at)

        return ask

    found = await measured({name: tried(code) for name, code in keys.items()})
    alike(found)
    promise("P16", f"keys, {figure(found)}")


async def test_broken_updates_delay_nobody_else(
    school: School, promise: Promise, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Poison and handlers that break, of one chat; between them somebody else asks."""

    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(handlers.timetable, "_monday", breaks)
    school.oracles.forgive("ledger")
    ear, took = hears(school), []
    for number in range(0, (40 if FULL else 4) * 10, 10):
        poison = message(school, number + 1, "/today")
        poison["message"]["migrate_to_chat_id"] = 2**63
        broken = {"update_id": number + 2, "message": {"text": 7}}
        await ear.keep([poison, broken])
        await school.papa.sends("/week", wait=False)
        begun = time.perf_counter()
        before = len(school.mama.heard())
        await school.mama.sends("/today", wait=False)
        await school.telegram.until(lambda: len(school.mama.heard()) > before)  # noqa: B023
        took.append(time.perf_counter() - begun)
        await school.quiet()
    slow = statistics.quantiles(took, n=20)[-1]
    assert slow < DELAY * (1 if FULL else 5)
    promise("P9", f"another chat answered within {slow * 1000:.0f} ms (p95) beside bad updates")


async def test_a_slow_handler_delays_nobody_else(
    school: School, promise: Promise, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, begun = asyncio.Event(), asyncio.Event()
    drawn = handlers.timetable.week_screen

    async def slow(session: Session, me: Person, monday: date) -> Screen:
        begun.set()
        await let_go.wait()
        return await drawn(session, me, monday)

    monkeypatch.setattr(handlers.timetable, "week_screen", slow)
    await school.papa.sends("/week", wait=False)
    await begun.wait()
    since = time.perf_counter()
    await school.mama.sends("/today", wait=False)
    await school.telegram.until(school.mama.heard)
    took = time.perf_counter() - since
    assert school.papa.heard() == []
    let_go.set()
    await school.telegram.settle()
    assert len(school.papa.heard()) == 1
    promise("P9", f"another chat answered after {took * 1000:.0f} ms beside a handler that hangs")
