"""A pytest plugin that goes on where the stories of the suite end: `-p tests.faults.sweep`.

Each story is played twice. First as it is written; then every button that was sent in it is pressed
by those who have it and by others, and again when the school has switched PERSONAL_DATA_IN_CHAT off
with all that there is in it. All presses by everybody would take days: `tests.sparing` chooses. The
second time it is off from the beginning: where a button is not there any more, what it said the
first time is pressed all the same, so that the story goes on as far as it can. Its own expectations
do not hold then: Python is started with -O, which leaves out every `assert`. What is judged are the
oracles. `SWEEP` names the file for the figures, `OFTEN` says how many presses of each kind.
"""

import asyncio
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot import database
from emulator import Person as Actor
from emulator.actors import Heard
from emulator.records import Message
from tests.callbacks import callbacks
from tests.conftest import School
from tests.pressing import (
    PLACES,
    everybody_presses_everything,
    everybody_presses_switched_off,
    offered,
)
from tests.sparing import FAR, GIVEN, NEAR, Sparing

OPEN, THROWN, CLOSED = "as written", "thrown", "switched off"
OFTEN = int(os.environ.get("OFTEN", "2"))  # presses of each kind over the whole run
LEAST = {GIVEN: 1, NEAR: 1, FAR: 2}  # presses of each button after each story as it is written
LONGEST = 600  # seconds for the presses after a story
BETRAYS = ("test_presses", "test_oracles")  # they press everything already, or leak on purpose
find = Actor._find


class Sweep:
    """What has been found so far; one for the whole run."""

    def __init__(self) -> None:
        self.labels: dict[str, dict[str, str]] = {}  # what the buttons of each story said
        self.sparing = {
            OPEN: Sparing(OFTEN, LEAST),
            THROWN: Sparing(OFTEN, {GIVEN: 1}),
            CLOSED: Sparing(OFTEN, {}),
        }
        self.counts: Counter[str] = Counter()
        self.kinds: set[str] = set()
        self.wrongs: list[str] = []
        self.early: list[str] = []
        self.unpressed: list[str] = []

    async def ends(self, school: School, story: str, way: str) -> None:
        """Press everything; what does not come to an end is counted, and holds nobody up."""
        self.counts[f"stories {way}"] += 1
        oracles = school.oracles
        told = offered(school.telegram.calls())
        first = self.labels.setdefault(story, told)
        if "canary" not in oracles.forgiven:
            self.wrongs += [f"{story} {way}: {leak}" for leak in oracles.leaks]
        school.telegram.server.faults.pending.clear()
        places = ("own",) if way == CLOSED else PLACES
        sparing = self.sparing[way]
        try:
            async with asyncio.timeout(LONGEST):
                pressed = await everybody_presses_everything(school, first | told, places, sparing)
                later = await everybody_presses_switched_off(school, told, self.sparing[THROWN])
        except Exception as trouble:  # noqa: BLE001
            self.unpressed.append(f"{story} {way}: {type(trouble).__name__} {trouble}"[:300])
            return
        self.kinds |= {data.partition(":")[0] for data in told}
        self.counts[f"buttons {way}"] += pressed.buttons
        self.counts[f"presses {way}"] += pressed.presses
        self.counts[f"presses {THROWN}"] += later.presses
        self.wrongs += [f"{story} {way}: {wrong}" for wrong in pressed.wrongs + later.wrongs]

    def write(self) -> None:
        """What has been found so far, for whoever has started this run."""
        figures = {
            **self.counts,
            "kinds": len(self.kinds),
            "left": {way: spared.left.total() for way, spared in self.sparing.items()},
            "never": sorted({kind.__prefix__ for kind in callbacks()} - self.kinds),
            "wrongs": self.wrongs,
            "early": self.early,
            "unpressed": self.unpressed,
            "table": [*self.sparing[OPEN].table()],
        }
        told = json.dumps(figures, ensure_ascii=False, indent=1)
        Path(os.environ["SWEEP"]).write_text(told, encoding="utf-8")


SWEEP = Sweep()


@pytest.fixture(autouse=True, params=[OPEN, CLOSED])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the story is played, and what happens when it is over."""
    way: str = request.param
    story = request.node.nodeid.replace(way, "")

    async def ends(school: School) -> None:
        await SWEEP.ends(school, story, way)

    def found(self: Actor, label: str, where: Any, on: Any) -> Any:
        try:
            return find(self, label, where, on)
        except AssertionError:
            said = SWEEP.labels.get(story, {})
            same = [data for data, shown in said.items() if shown == label]
            like = [data for data, shown in said.items() if label in shown]
            chat = self.chat(where)
            wire = {"message_id": 10**6, "date": 0, "chat": chat.wire()}
            button = {"callback_data": data} if (data := (same + like or [""])[0]) else {}
            return Heard(chat, Message(wire, mine=True)), button

    # No power fails here: what waits for the disk would be most of the time on a busy one.
    careless = [one.replace("FULL", "OFF") for one in database.PRAGMAS]
    monkeypatch.setattr(database, "PRAGMAS", careless)
    monkeypatch.setattr(School, "ends", ends)
    if way == CLOSED:
        monkeypatch.setenv("PERSONAL_DATA_IN_CHAT", "off")
        monkeypatch.setattr(Actor, "_find", found)
    return way


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Only what tells a story in a school, as it has to be."""
    told = [
        item
        for item in items
        if "empty_store" in getattr(item, "fixturenames", ())
        and not any(name in item.nodeid for name in BETRAYS)
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in told])
    items[:] = told


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.failed:
        SWEEP.early.append(f"{report.nodeid}: {_reason(report)}")
    if report.when == "teardown":
        if report.failed:
            SWEEP.wrongs.append(f"{report.nodeid}: {_reason(report)}")
        SWEEP.write()


def _reason(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return str(crash.message if crash else report.longrepr)[:300]
