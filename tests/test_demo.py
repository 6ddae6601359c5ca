"""The demo school is the one that was promised, and it starts, answers and stops."""

import asyncio
import json
import signal
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from sqlmodel import func, select

from bot.database import connect
from demo import cast, past
from demo import desk as talks
from demo.families import OLDER, PUPILS, YOUNGER, Reach, guardians
from demo.run import WEDNESDAY, run
from demo.school import STAFF, TEACHERS, TUTOR
from demo.seed import seed, seeded
from demo.timetable import week
from models import audit, cases, clashes, desk, people
from models.audit import Asked
from models.base import Session
from models.cases import CaseState
from models.clashes import find_clashes
from models.desk import ThreadState
from models.groups import Enrollment, Group, GroupPart
from models.inbox import Inbox
from models.invitations import Invitation
from models.outbox import Notification, State
from models.people import Guardianship, Kin, Person, Role, School
from models.permissions import Action
from models.slots import Slot
from models.store import Store
from models.timetable import Lesson
from tests.stores import Place

PATIENCE = 60  # seconds, for a machine that has much else to do


@pytest.fixture
async def store(place: Place) -> AsyncIterator[Store]:
    store = connect(place.fresh())
    yield store
    await store.close()


@pytest.fixture
async def seeded_store(store: Store) -> Store:
    async with store.writing() as session:
        await seed(session, at=WEDNESDAY)
    return store


async def _named(session: Session, name: str) -> Person:
    return (await session.exec(select(Person).where(Person.name == name))).one()


def _accounts() -> set[tuple[int, str]]:
    """Every Telegram account of the data with a name that uses it."""
    found: set[tuple[int | None, str]] = {(worker.account, worker.name) for worker in STAFF}
    found |= {(pupil.account, pupil.name) for pupil in PUPILS}
    found |= {(guardian.account, guardian.name) for guardian in guardians()}
    return {(account, name) for account, name in found if account is not None}


async def _sizes(session: Session) -> dict[str, int]:
    tables = (School, Person, Group, Enrollment, Guardianship, Slot, Lesson, Invitation)
    return {
        table.__name__: (await session.exec(select(func.count()).select_from(table))).one()
        for table in tables
    }


def test_the_school_is_as_large_as_promised() -> None:
    assert (len(OLDER), len(YOUNGER), len(TEACHERS)) == (12, 6, 9)
    assert Counter(guardian.reach for guardian in guardians(OLDER)) == {
        Reach.LINKED: 15,
        Reach.PHONE: 2,
        Reach.BLOCKED: 1,
        Reach.INVITED: 1,
    }
    assert {pupil.school for pupil in OLDER} == {pupil.school for pupil in PUPILS}
    roles = Counter(worker.role for worker in STAFF)
    assert roles[Role.TUTOR] == 2
    assert roles[Role.COORDINATOR] == 4
    assert Counter(lesson.group for lesson in week()) == {"8-Д, Горизонт": 21, "5-Д, Старт": 17}


def test_names_and_accounts_belong_to_one_person_each() -> None:
    grown = [worker.name for worker in STAFF] + [guardian.name for guardian in guardians()]
    twice = [name for name, times in Counter(grown).items() if times > 1]
    assert twice == ["Екатерина Юрьевна Орлова"]
    assert not {pupil.name for pupil in PUPILS} & set(grown)
    assert len({pupil.name for pupil in PUPILS}) == len(PUPILS)

    named = _accounts()
    assert len({account for account, _ in named}) == len({name for _, name in named})


def test_everybody_with_telegram_has_a_word_in_both_languages() -> None:
    notes = cast.notes()
    assert set(notes) == {account for account, _ in _accounts()}
    assert all(words["ru"] and words["en"] for words in notes.values())
    assert notes[cast.MOTHER] == {"ru": "мама: Лиза", "en": "mother: Лиза"}


async def test_the_store_has_everybody(seeded_store: Store) -> None:
    async with seeded_store.reading() as session:
        sizes = await _sizes(session)
        assert sizes["School"] == 4
        assert sizes["Group"] == 2
        assert sizes["Enrollment"] == 18
        assert sizes["Slot"] == 38
        assert sizes["Lesson"] == 38 * 8  # four weeks behind, four ahead
        assert sizes["Invitation"] == 1

        students = (await session.exec(select(Person))).all()
        students = [person for person in students if person.roles == {Role.STUDENT}]
        assert len(students) == 18
        for student in students:
            assert await people.guardians(session, student.id), student.name
            assert student.school_id is not None


async def test_brothers_share_a_mother_and_a_teacher_is_a_mother(seeded_store: Store) -> None:
    async with seeded_store.reading() as session:
        egor, kirill = await _named(session, "Егор Панов"), await _named(session, "Кирилл Панов")
        mothers = await people.guardians(session, egor.id)
        assert mothers == await people.guardians(session, kirill.id)
        assert [kin for _, kin in mothers] == [Kin.MOTHER]
        assert egor.telegram_id is None

        teacher = await _named(session, "Екатерина Юрьевна Орлова")
        assert teacher.roles == {Role.TEACHER, Role.PARENT}
        assert teacher.called == "Екатерина Юрьевна"
        assert [child.name for child in await people.children(session, teacher.id)] == [
            "Глеб Орлов"
        ]


async def test_who_can_be_reached_is_noted(seeded_store: Store) -> None:
    async with seeded_store.reading() as session:
        blocked = await _named(session, "Альфия Маратовна Сафина")
        assert (blocked.telegram_id, blocked.unreachable) == (3003, "blocked")
        invited = await _named(session, "Ирина Анатольевна Зуева")
        invitation = (await session.exec(select(Invitation))).one()
        assert (invited.telegram_id, invitation.person_id) == (None, invited.id)
        assert invitation.expires_at > WEDNESDAY
        assert (await _named(session, "Рустам Ильдарович Сафин")).telegram_id is None


async def test_nobody_is_wanted_in_two_lessons_at_once(seeded_store: Store) -> None:
    async with seeded_store.reading() as session:
        lessons = (await session.exec(select(Lesson))).all()
        parts: dict[clashes.Name, set[clashes.Name]] = {}
        for part in (await session.exec(select(GroupPart))).all():
            parts.setdefault(part.whole_id, set()).add(part.part_id)
    slots = [
        clashes.Slot(
            lesson.id,
            lesson.starts_at,
            lesson.ends_at,
            frozenset(teacher.id for teacher in lesson.teachers),
            frozenset(group.id for group in lesson.groups),
        )
        for lesson in lessons
    ]
    assert not find_clashes(slots, {whole: frozenset(ids) for whole, ids in parts.items()})


async def test_physics_can_move_from_wednesday_to_thursday(seeded_store: Store) -> None:
    school = ZoneInfo("Asia/Yekaterinburg")
    async with seeded_store.reading() as session:
        of_physics = select(Lesson).where(Lesson.subject == "Физика", Lesson.starts_at > WEDNESDAY)
        physics = (await session.exec(of_physics.order_by(Lesson.starts_at))).first()  # type: ignore[arg-type]
        assert physics is not None
        assert physics.starts_at.astimezone(school) == datetime(2026, 10, 14, 11, tzinfo=school)
        assert physics.link == "https://meet.example/8d-physics"
        proposed = physics.starts_at + timedelta(days=1, hours=2, minutes=10)
        same_time = select(Lesson).where(
            Lesson.starts_at < proposed + physics.lasts, Lesson.ends_at > proposed
        )
        assert not (await session.exec(same_time)).all()


async def test_seeding_is_quick_and_twice_changes_nothing(store: Store) -> None:
    async with store.writing() as session:
        assert not await seeded(session)
        began = time.process_time()
        await seed(session, at=WEDNESDAY)
        assert time.process_time() - began < 2
        first = await _sizes(session)
    async with store.writing() as session:
        assert await seeded(session)
        await seed(session, at=WEDNESDAY)
        assert await _sizes(session) == first


async def test_four_families_have_written_to_the_tutor(seeded_store: Store) -> None:
    async with seeded_store.reading() as session:
        anna = await _named(session, TUTOR.name)
        found = await desk.counted(session, anna)
        assert found == {ThreadState.OPEN: 2, ThreadState.WAITING: 1, ThreadState.DONE: 1}
        students = [
            role for talk in talks.TALKS for role in (await _named(session, talk.asks)).roles
        ]
        assert students.count(Role.STUDENT) == 1
        waits = select(Notification).where(Notification.state == State.PENDING)
        waits = waits.where(Notification.person_id == anna.id)
        assert [row.kind for row in await session.exec(waits)] == [desk.ASKED, desk.ASKED]
        [case] = await cases.listed(session, anna, CaseState.OPEN, first=0, most=9)
        assert len(await cases.history(session, case, 9)) == 2


async def test_a_new_telegram_does_not_meet_old_numbers(seeded_store: Store) -> None:
    later, latest = WEDNESDAY + timedelta(minutes=5), WEDNESDAY + timedelta(hours=3)
    async with seeded_store.writing() as session:
        assert await past.latest(session) is None
        session.add(Inbox(update_id=700_000_009, lane=1, raw=None, received_at=later))
        assert await past.latest(session) == later
        await audit.write(session, Asked(Action.JOIN, None), at=latest)
        assert await past.latest(session) == latest
        await past.forget_telegram(session)
        assert not (await session.exec(select(Inbox))).all()
        assert await past.latest(session) == latest


class Visitor:
    """Somebody who starts the demo and opens its page."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.lines: asyncio.Queue[str] = asyncio.Queue()
        self.url = ""

    async def starts(self, port: int = 0, *, fresh: bool = False) -> "asyncio.Task[None]":
        demo = run(port, fresh, self.database, self.lines.put_nowait)
        running = asyncio.get_running_loop().create_task(demo)
        said = asyncio.get_running_loop().create_task(self._address())
        await asyncio.wait({running, said}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            said.cancel()
            await running
        self.url = await said
        return running

    async def _address(self) -> str:
        while "Open http" not in (line := await self.lines.get()):
            pass
        return line.split()[1]

    async def sees(self, http: aiohttp.ClientSession, chat: int, words: str) -> dict[str, Any]:
        """Wait until the bot has said this in that chat."""
        async with http.get(f"{self.url}/stage/events") as events:
            for said in await self._heard(http, chat):
                if words in said.get("text", ""):
                    return said
            async for line in events.content:
                if not line.startswith(b"data: "):
                    continue
                event = json.loads(line.removeprefix(b"data: "))
                if event["type"] == "message" and event["chat"] == chat and event["mine"]:
                    message: dict[str, Any] = event["message"]
                    if words in message.get("text", ""):
                        return message
        raise AssertionError(f"the bot never said {words!r}")

    async def _heard(self, http: aiohttp.ClientSession, chat: int) -> list[dict[str, Any]]:
        async with http.get(f"{self.url}/stage/state") as answer:
            state = await answer.json()
        return [entry["message"] for entry in state["chats"][str(chat)] if entry["mine"]]


async def test_the_demo_starts_answers_stops_and_goes_on(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path / "new" / "school.db")
    async with asyncio.timeout(PATIENCE):
        running = await visitor.starts(fresh=True)
        async with aiohttp.ClientSession() as http:
            async with http.get(visitor.url) as page:
                assert page.status == 200
            for account in cast.SEATED:
                await visitor.sees(http, account, "Вот что я умею")
            await visitor.sees(http, cast.PANES[-1], "Физика")
            said = {"do": "send", "as": cast.STUDENT, "chat": cast.STUDENT, "text": "/today"}
            async with http.post(f"{visitor.url}/stage/act", json=said) as answer:
                assert answer.status == 200
            await visitor.sees(http, cast.STUDENT, "11:00–11:40 Физика")
        signal.raise_signal(signal.SIGTERM)
        await running

        running = await visitor.starts()
        async with aiohttp.ClientSession() as http:
            await visitor.sees(http, cast.STUDENT, "Привет, Лиза!")
        signal.raise_signal(signal.SIGINT)
        await running


async def test_a_taken_port_is_left_to_whoever_has_it(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path / "school.db")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        async with asyncio.timeout(PATIENCE):
            running = await visitor.starts(port)
            assert not visitor.url.endswith(f":{port}")
            signal.raise_signal(signal.SIGTERM)
            await running
