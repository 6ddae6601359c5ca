"""The real process, killed in the middle of everything, again and again.

While a change goes out to a whole school and people ask for their day, the bot gets `kill -9` at
random moments and is started anew. `FAULTS=full` plays it with ten thousand people, twenty kills
and five seeds (`KILL_SEEDS`, `KILL_PEOPLE` say otherwise); else with two hundred and five kills.
"""

import asyncio
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from bot.database import connect
from emulator import Clock, Emulator
from models import changes, groups, people
from models.base import Session
from models.groups import Enrollment, Group, GroupStaff
from models.people import Guardianship, Person, Role
from models.timetable import Lesson
from tests.conftest import SCHOOL, TOKEN
from tests.faults.child import ForkServer
from tests.faults.figures import FULL, Promise

PEOPLE = int(os.environ.get("KILL_PEOPLE", "10000" if FULL else "200"))
SEEDS = int(os.environ.get("KILL_SEEDS", "5" if FULL else "1"))
ASKING, KILLS = (200, 20) if FULL else (40, 5)
PATIENCE = 600 if FULL else 60  # seconds
PARENTS = 4  # of each student; the students themselves have no Telegram
TWICE = PEOPLE // 40 * PARENTS  # so many hear of a second change as well
FIRST, SECOND = "Физика", "Алгебра"
APART = 40  # messages between two kills, so that none is in flight at both
IN_FLIGHT = 4  # messages that one kill may cost an extra copy of


async def seed(session: Session, clock: Clock, size: int = PEOPLE, twice: int = TWICE) -> None:
    """A school of one class and `size` parents, and two changes that wait to be told.

    `twice` of the parents hear of both.
    """
    tutor = people.person("Анна Петровна Соколова", Role.TUTOR, zone=SCHOOL)
    students = [
        people.person(f"Ученик {n}", Role.STUDENT, zone=SCHOOL) for n in range(size // PARENTS)
    ]
    parents = [
        people.person(f"Родитель {n}", Role.PARENT, zone=SCHOOL, telegram_id=10_000 + n)
        for n in range(size)
    ]
    session.add_all([tutor, *students, *parents])
    everybody = await groups.create(session, "8-Д", zone=SCHOOL)
    some = await groups.create(session, "8-Д, первая группа", zone=SCHOOL)
    await session.flush()
    for group in (everybody, some):
        session.add(GroupStaff(group_id=group.id, person_id=tutor.id, role=Role.TUTOR))
    for number, student in enumerate(students):
        session.add(Enrollment(student_id=student.id, group_id=everybody.id))
        if number < twice // PARENTS:
            session.add(Enrollment(student_id=student.id, group_id=some.id))
        for parent in parents[number * PARENTS : (number + 1) * PARENTS]:
            session.add(Guardianship(guardian_id=parent.id, student_id=student.id))
    await session.flush()
    for subject, group in ((FIRST, everybody), (SECOND, some)):
        await publish(session, tutor, subject, group, clock)


async def publish(
    session: Session, tutor: Person, subject: str, group: Group, clock: Clock
) -> None:
    now = clock()
    starts = now + timedelta(days=1)
    lesson = Lesson(
        day=starts.date(),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=40),
        zone=SCHOOL,
        subject=subject,
        groups=[group],
        teachers=[],
    )
    session.add(lesson)
    await session.flush()
    await changes.move(session, lesson, starts + timedelta(hours=2), by=tutor, at=now)
    draft = await changes.current_draft(session, tutor)
    assert draft is not None
    await changes.publish(session, draft, by=tutor, at=now)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ForkServer]:
    """Made before there is an event loop, so that a fork carries no half of one along."""
    server = ForkServer(tmp_path / "bot.log")
    yield server
    server.close()


def said(telegram: Emulator, messages: int) -> bool:
    return len(telegram.world.sent) >= messages


def unfinished(store: sqlite3.Connection) -> int:
    """Updates and notifications that have not come to their end."""
    counted = (
        "SELECT (SELECT count(*) FROM inbox WHERE state = 'NEW')"
        " + (SELECT count(*) FROM notification WHERE state = 'PENDING')"
    )
    return int(store.execute(counted).fetchone()[0])


@pytest.mark.parametrize("again", range(SEEDS))
async def test_kills_cost_nothing_but_a_few_second_copies(
    server: ForkServer, empty_store: Path, tmp_path: Path, promise: Promise, again: int
) -> None:
    number = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6))) + again
    chance = random.Random(number)
    sys.stdout.write(f"SEED={number}, {PEOPLE} people, {KILLS} kills\n")  # shown if it fails
    store = tmp_path / "school.db"
    shutil.copy(empty_store, store)
    clock = Clock.running()
    opened = connect(f"sqlite+aiosqlite:///{store}")
    async with opened.writing() as session:
        await seed(session, clock)
    await opened.close()
    async with Emulator(token=TOKEN, clock=clock) as telegram:
        actors = [
            telegram.person("Родитель", str(n), id=10_000 + n, started=True) for n in range(PEOPLE)
        ]
        asking = iter(chance.sample(actors, ASKING))
        telegram.updates.shortest_wait = 0.05
        moments = sorted(chance.sample(range(5, PEOPLE + TWICE + ASKING - 5, APART), KILLS))
        bot = await server.start(telegram.url, store)
        for moment in moments:
            for actor in islice(asking, ASKING // KILLS + 1):
                await actor.sends("/today", wait=False)
            await telegram.until(partial(said, telegram, moment), PATIENCE)
            await asyncio.sleep(chance.random() * 0.02)
            os.kill(bot, signal.SIGKILL)
            bot = await server.start(telegram.url, store)
        with sqlite3.connect(store) as watching:
            await telegram.until(
                lambda: not telegram.updates.waiting and not unfinished(watching), PATIENCE
            )
            states = watching.execute("SELECT state, count(*) FROM inbox GROUP BY state").fetchall()
            fates = watching.execute(
                "SELECT state, count(*) FROM notification WHERE kind = 'changes-published'"
                " GROUP BY state"
            ).fetchall()
            sound = watching.execute("PRAGMA integrity_check").fetchone()
        watching.close()
        os.kill(bot, signal.SIGKILL)
    assert sound == ("ok",)
    assert states == [("DONE", ASKING)]
    assert fates == [("SENT", PEOPLE + TWICE)]
    copies = check_cards(
        [(chat, str(message.get("text", ""))) for chat, message in telegram.ledger()]
    )
    answered = {
        chat for chat, m in telegram.ledger() if "изменение" not in str(m.get("text", "")).lower()
    }
    assert len(answered) == ASKING
    promise("P1", f"0 of {ASKING} updates lost in {KILLS} kills of the process (SEED={number})")
    promise("P3", f"0 of {PEOPLE + TWICE} cards missing in {KILLS} kills (SEED={number})")
    promise("P4", f"{copies} extra copies of {IN_FLIGHT * KILLS} allowed (SEED={number})")
    promise("P5", f"0 inversions in {TWICE} chats with two cards (SEED={number})")


def check_cards(ledger: list[tuple[int, str]]) -> int:
    """Everybody has each card once or, rarely, twice; nobody has the second before the first.

    Returns how many second copies there are.
    """
    cards = {subject: Counter[int]() for subject in (FIRST, SECOND)}
    early = []
    for chat, text in ledger:
        for subject, heard in cards.items():
            if "изменение" in text.lower() and subject in text:
                heard[chat] += 1
                if subject == SECOND and not cards[FIRST][chat]:
                    early.append(chat)
    assert (len(cards[FIRST]), len(cards[SECOND])) == (PEOPLE, TWICE)
    copies = sum(sum(heard.values()) for heard in cards.values()) - PEOPLE - TWICE
    sys.stdout.write(f"{copies} second copies\n")
    assert copies <= IN_FLIGHT * KILLS
    assert max(max(heard.values()) for heard in cards.values()) <= 2
    assert early == []
    return copies
