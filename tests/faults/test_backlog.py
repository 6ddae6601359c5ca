"""What has waited while the bot was away is worked off at once, each chat in its order."""

import asyncio
import time

from tests.conftest import School
from tests.faults.figures import FULL, Promise
from tests.notes import inbox_of

BACKLOG = 1000 if FULL else 50
FIRST_WITHIN, ALL_WITHIN = 10.0, 30.0  # seconds after the start


async def test_a_backlog_is_worked_off_while_everybody_looks_on(
    school: School, promise: Promise
) -> None:
    await school._stop()
    asking = [school.actors[name] for name in ("anna", "dmitry", "liza", "mama", "papa")]
    for number in range(BACKLOG):
        await asking[number % len(asking)].sends("/today", wait=False)
    school.telegram.updates.shortest_wait = 0.05
    begun = time.monotonic()
    await school.app.prepare()
    school._running = asyncio.get_running_loop().create_task(school.app.run())
    await school.telegram.until(lambda: school.telegram.ledger())
    first = time.monotonic() - begun
    await school.telegram.settle(60)
    took = time.monotonic() - begun
    assert len(await inbox_of(school)) == BACKLOG
    assert [len(actor.heard()) for actor in asking] == [BACKLOG // len(asking)] * len(asking)
    assert first < FIRST_WITHIN
    assert took < ALL_WITHIN
    promise("P6", f"first answer after {first:.1f} s, {BACKLOG} updates after {took:.1f} s")
