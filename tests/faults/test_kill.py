"""kill -9 in the middle of it: 200 people tap, a change goes to 1,000, and nobody is forgotten."""

import asyncio
import os
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path

from sqlmodel import col, select

from bot.database import connect
from emulator import Clock, Emulator
from models import changes, groups, people, slots
from models.base import Session
from models.groups import Enrollment, Group, GroupStaff
from models.people import Person, Role
from models.slots import Slot
from models.timetable import Lesson
from tests.conftest import SCHOOL, TOKEN
from tests.faults.child import born

PEOPLE, TAPPERS, KILLS = 1000, 200, 20
SENDERS = 4  # jobs.delivery.SENDERS: so many messages can be in flight when the process dies
FIRST = 10_000


async def test_nothing_is_lost_when_the_process_is_killed(
    empty_store: Path, tmp_path: Path
) -> None:
    seed = int(os.environ.get("SEED", "20261014"))
    dice = random.Random(seed)
    store = tmp_path / "school.db"
    shutil.copy(empty_store, store)
    now = datetime.now(UTC)  # noqa: TID251 (the child's clock is the real one)
    await _school(store, now)
    async with Emulator(token=TOKEN, clock=Clock.running(now)) as telegram:
        everybody = [
            telegram.person(f"Ученик {number}", id=FIRST + number, started=True)
            for number in range(PEOPLE)
        ]
        tappers = everybody[:TAPPERS]
        moments = sorted(dice.sample(range(5, PEOPLE), KILLS))
        for moment in moments:
            child = born(telegram.url, str(store), TOKEN)
            for _ in range(TAPPERS // KILLS):
                await tappers.pop().sends("/today", wait=False)
            await telegram.until(partial(_reached, telegram, moment), 30)
            child.kill()
            await asyncio.to_thread(child.join)
        child = born(telegram.url, str(store), TOKEN)
        await telegram.until(lambda: _finished(store), 60)
        child.terminate()
        await asyncio.to_thread(child.join)
        assert child.exitcode == 0, f"seed {seed}"
        _everybody_has_heard(telegram, store, f"seed {seed}")


async def _school(store: Path, now: datetime) -> None:
    """A thousand students of one group, and a published change that none of them has heard of."""
    opened = connect(f"sqlite+aiosqlite:///{store}")
    async with opened.writing() as session:
        tutor = people.person("Анна Петровна Соколова", Role.TUTOR, zone=SCHOOL)
        session.add(tutor)
        group = await groups.create(session, "8-Д", zone=SCHOOL)
        await session.flush()
        session.add(GroupStaff(group_id=group.id, person_id=tutor.id, role=Role.TUTOR))
        students = [
            people.person(f"Ученик {number}", Role.STUDENT, zone=SCHOOL) for number in range(PEOPLE)
        ]
        for number, student in enumerate(students):
            student.telegram_id, student.settled = FIRST + number, True
        session.add_all(students)
        await session.flush()
        session.add_all(Enrollment(student_id=s.id, group_id=group.id) for s in students)
        await _change(session, tutor, group, now)
    await opened.close()


async def _change(session: Session, tutor: Person, group: Group, now: datetime) -> None:
    slot = Slot(
        key="1",
        weekday=2,
        starts=time(11),
        ends=time(11, 40),
        zone=SCHOOL,
        subject="Физика",
        groups=[group],
    )
    session.add(slot)
    await session.flush()
    await slots.plan(session, at=now)
    later = select(Lesson).where(Lesson.starts_at > now + timedelta(days=1))
    lesson = (await session.exec(later.order_by(col(Lesson.starts_at)))).first()
    assert lesson is not None
    to = lesson.starts_at + timedelta(hours=2)
    change = await changes.move(session, lesson, to, by=tutor, at=now)
    await changes.publish(session, change.publication, by=tutor, at=now)


def _reached(telegram: Emulator, sends: int) -> bool:
    return len(telegram.ledger()) >= sends


def _finished(store: Path) -> bool:
    """Is every update done and every notification sent?"""
    with closing(sqlite3.connect(store)) as connection:
        new = "SELECT count(*) FROM inbox WHERE state = 'NEW'"
        waits = "SELECT count(*) FROM notification WHERE state = 'PENDING'"
        return all(connection.execute(left).fetchone() == (0,) for left in (new, waits))


def _everybody_has_heard(telegram: Emulator, store: Path, said: str) -> None:
    cards: Counter[int] = Counter()
    answers: Counter[int] = Counter()
    for chat_id, message in telegram.ledger():
        heard = cards if "Физика — перенос" in message["text"] else answers
        heard[chat_id] += 1
    everybody = set(range(FIRST, FIRST + PEOPLE))
    assert set(cards) == everybody, said
    again = sum(cards.values()) - PEOPLE
    assert again <= SENDERS * KILLS, said
    assert max(cards.values()) <= 1 + KILLS, said
    assert set(answers) >= set(range(FIRST, FIRST + TAPPERS)), said
    with closing(sqlite3.connect(store)) as connection:
        states = connection.execute("SELECT state, count(*) FROM inbox GROUP BY state").fetchall()
    assert states == [("DONE", TAPPERS)], said
