"""Somebody loses a right while something is on its way to them, and the process dies of it.

Each way of losing it is played once undisturbed, then with a death at the first commit or call
after something was put into the outbox, at the second, the third, until it runs through. From the
commit on nothing of the child may begin its way to that account, in whatever life of the process;
one call that was in flight in the same life may still arrive.
"""

import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import delete, event
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col

from emulator.server import Call
from models.courses import CourseTeacher
from models.groups import Enrollment
from models.people import RoleGrant
from models.slots import SlotTeacher
from models.timetable import LessonTeacher
from tests.conftest import peopled
from tests.faults.figures import FULL, Promise
from tests.faults.mortal import MortalSchool, first, mortal
from tests.oracles.canary import said, viewers
from tests.pressing import Press, Presser
from tests.test_revocation import queue, tell
from ui.i18n import Translator

# Who dies while a connection is being opened leaves it half open: the real process would be gone.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

SECRETS = ("живот", "зимородок", "Лиза Кузнецова", "Лизы")
LOSS = ("огласие", "отключил")  # the words that tell of the loss itself
PLACES = int(os.environ.get("PLACES", "0" if FULL else "1"))  # of each way; 0: all
Loses = Callable[[MortalSchool], Awaitable[None]]


async def presses(by: str, button: str, whom: str, school: MortalSchool) -> None:
    """With a button of the product."""
    data = f"{button}:{school.ids[whom]}"
    await Presser(school).press(Press(school.actors[by], data))


async def loses(links: dict[Any, str], whom: str, school: MortalSchool) -> None:
    """By a commit of the process; whoever does it tries again when it has died of it."""

    async def commits() -> None:
        async with school.app.store.writing() as session:
            for kind, whose in links.items():
                mine = col(getattr(kind, whose)) == school.ids[whom]
                await session.exec(delete(kind).where(mine))

    deaths = -1
    while deaths != school.deaths:
        await school.up.wait()
        deaths, life = school.deaths, school.life
        await first(commits(), life.over.wait())
        if life.over.is_set():
            await school.telegram.settle()


class Way(NamedTuple):
    """Who loses what, how, and by which rows of the store one sees that it is gone."""

    who: str
    loses: Loses
    gone: str


HELD = "SELECT NOT EXISTS (SELECT 1 FROM {} WHERE {} = ?)"
TAUGHT = {CourseTeacher: "teacher_id", SlotTeacher: "teacher_id", LessonTeacher: "teacher_id"}
WAYS = {
    "disconnected": Way(
        "mama",
        partial(presses, "anna", "cutnow", "mama"),
        "SELECT telegram_id IS NULL FROM person WHERE id = ?",
    ),
    "consent": Way(
        "mama",
        partial(presses, "papa", "unagreenow", "liza"),
        "SELECT NOT EXISTS (SELECT 1 FROM consent WHERE withdrawn_at IS NULL) WHERE ?",
    ),
    "teacher": Way(
        "dmitry",
        partial(loses, TAUGHT, "dmitry"),
        HELD.format("course_teacher", "teacher_id"),
    ),
    "group": Way(
        "anna",
        partial(loses, {Enrollment: "student_id"}, "liza"),
        "SELECT NOT EXISTS (SELECT 1 FROM enrollment) WHERE ?",
    ),
    "role": Way(
        "mama",
        partial(loses, {RoleGrant: "person_id"}, "mama"),
        HELD.format("role_grant", "person_id"),
    ),
}


@dataclass
class Watch:
    """In which life the right was lost, and what has been told of the child since."""

    lost_in: int | None = None
    late: list[tuple[int, str]] = field(default_factory=list)


@contextmanager
def watching(school: MortalSchool, store: Path, way: Way) -> Iterator[Watch]:
    """Look at the store after each commit, and at each call."""
    watch, account = Watch(), school.actors[way.who].id
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True, isolation_level=None)

    def committed(_: Any) -> None:
        if watch.lost_in is None:
            [(gone,)] = connection.execute(way.gone, (school.ids[way.who],)).fetchall() or [(0,)]
            watch.lost_in = school.deaths if gone else None

    def heard(call: Call) -> None:
        if watch.lost_in is None or account not in viewers(school.telegram, call):
            return
        text = said(call)
        if any(sign in text for sign in SECRETS) and not any(word in text for word in LOSS):
            watch.late.append((school.deaths, f"{call.method}: {text[:80]}"))

    event.listen(SyncSession, "after_commit", committed)
    school.telegram.server.on_call.append(heard)
    try:
        yield watch
    finally:
        event.remove(SyncSession, "after_commit", committed)
        connection.close()


async def played(
    way: Way, store: Path, words: Translator, dies_at: int | None = None
) -> tuple[int, str, Watch]:
    """How many places there were, where it died, and what was told too late."""
    async with mortal(store, words) as school:
        await peopled(school)
        await tell(school)
        await school.telegram.settle()
        before, begun = school.life, school.life.passed
        if dies_at is not None:
            before.ends_in(dies_at)
        with watching(school, store, way) as watch:
            await queue(school, 0, (way.who,))
            await school.actors[way.who].sends("/progress", wait=False)
            await way.loses(school)
            await school.telegram.settle()
            places = before.passed - begun
            for _ in range(2):
                await school.passes(hours=3)
            for command in ("/progress", "/advice"):
                await school.actors[way.who].sends(command)
            assert watch.lost_in is not None
    return places, before.place, watch


@pytest.mark.parametrize("name", WAYS if FULL else ["disconnected"])
async def test_a_death_on_the_way_tells_nothing_to_who_has_lost_the_right(
    name: str, empty_store: Path, tmp_path: Path, words: Translator, promise: Promise
) -> None:
    def store(number: int) -> Path:
        return Path(shutil.copy(empty_store, tmp_path / f"{number}.db"))

    count, _, _ = await played(WAYS[name], store(0), words)
    chance = random.Random(os.environ.get("SEED"))
    places = range(1, count + 1)
    deaths, in_flight = 0, 0
    for place in sorted(chance.sample(places, min(PLACES, count) or count)):
        _, died_at, watch = await played(WAYS[name], store(place), words, place)
        sys.stdout.write(f"{place}: {died_at} {watch}\n")  # shown if it fails
        assert [told for told in watch.late if told[0] != watch.lost_in] == []
        assert len(watch.late) <= 1
        deaths += bool(died_at)
        in_flight += len(watch.late)
    assert deaths > 0
    promise(
        "P15", f"0 messages after it at {deaths} places of death ({name}), {in_flight} in flight"
    )
