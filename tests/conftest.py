"""A small school with a stopped clock: the real bot, the emulator over HTTP, people who tap."""

import asyncio
import gc
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import aiogram.client.session.aiohttp as aiogram_http
import pytest
from pydantic import SecretStr

from bot.app import App, opened
from bot.database import migrate, url_of
from bot.settings import Settings
from emulator import Clock, Emulator
from emulator import Group as Chat
from emulator import Person as Actor
from models import courses, groups, people, slots
from models.base import Session
from models.consents import Consent, ConsentWay
from models.groups import Enrollment, Group, GroupStaff
from models.people import Guardianship, Kin, Person, Role
from models.people import School as HomeSchool
from models.slots import Slot
from tests import kept
from tests.faults.figures import promise
from tests.oracles import Oracles, declared, watching
from tests.stores import Place, Server
from ui.i18n import Translator

__all__ = ["promise"]  # a fixture

WEDNESDAY = datetime(2026, 10, 14, 5, 35, tzinfo=UTC)  # 10:35 in Yekaterinburg
SCHOOL = "Asia/Yekaterinburg"
MOSCOW = "Europe/Moscow"
TOKEN = "42:TEST"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--store",
        choices=("sqlite", "postgres", "both"),
        default="sqlite",
        help="where tests have their stores; postgres leaves out those that need none, both gives "
        "half of them to each",
    )


def pytest_configure() -> None:
    kept.keep()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what has a store of either kind: the rest would be the same once more."""
    if config.getoption("store") == "postgres":
        left_out = [
            item
            for item in items
            if "place" not in getattr(item, "fixturenames", ()) or item.get_closest_marker("sqlite")
        ]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@dataclass
class School:
    """What a story needs: the bot, its store, Telegram, and everybody by name."""

    app: App
    telegram: Emulator
    clock: Clock
    actors: dict[str, Actor] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    chat: Chat = None  # type: ignore[assignment]
    oracles: Oracles = None  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.actors[name]
        except KeyError:
            raise AttributeError(name) from None

    async def passes(self, **time: float) -> None:
        """Time goes by, the scheduler ticks, and everything that became due is delivered."""
        self.clock.advance(timedelta(**time))
        await self.app.tick()
        await self.telegram.settle()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        async with self.app.store.writing() as session:
            yield session
        self.app.delivery.wake()

    async def restarts(self) -> None:
        """The process goes away between two updates and comes back on the same store."""
        await self._stop()
        await self._start()

    async def _start(self) -> None:
        loop = asyncio.get_running_loop()
        self._running = loop.create_task(self.app.run())
        await self.telegram.settle()

    async def ends(self) -> None:
        """The story is over; `tests.faults.sweep` goes on from here."""

    async def quiet(self) -> None:
        """Nothing is left to do; what has killed the bot meanwhile comes out here."""
        loop = asyncio.get_running_loop()
        resting = loop.create_task(self.app.quiet())
        await asyncio.wait({resting, self._running}, return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            resting.cancel()
            await self._running

    async def _stop(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)


def pytest_collection_finish() -> None:
    """What has been imported stays: without it among what is looked through, tests take a fifth
    less."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def words() -> Translator:
    return Translator()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated store without a school in it, made once and copied for each test."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    migrate(url_of(path))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """PostgreSQL, for whoever asks for it."""
    started = Server()
    yield started
    started.close()


@pytest.fixture
def place(request: pytest.FixtureRequest, empty_store: Path, tmp_path: Path) -> Iterator[Place]:
    """Where this test has its stores: see `--store`."""
    where = request.config.getoption("store")
    if where == "both" and not request.node.get_closest_marker("sqlite"):
        where = ("sqlite", "postgres")[crc32(request.node.nodeid.encode()) % 2]
    postgres = where == "postgres"
    chosen = Place(tmp_path, empty_store, request.getfixturevalue("server") if postgres else None)
    yield chosen
    chosen.close()


@pytest.fixture(autouse=True)
def no_farewell_nap(monkeypatch: pytest.MonkeyPatch) -> None:
    """aiogram sleeps a quarter of a second for TLS when a session closes; there is none here."""

    async def nothing(_seconds: float) -> None:
        return None

    monkeypatch.setattr(aiogram_http, "asyncio", _Napless(nothing))


class _Napless:
    """The module asyncio, but for `sleep`."""

    def __init__(self, sleep: Any) -> None:
        self.sleep = sleep

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)


@asynccontextmanager
async def running(
    store: Place | str, words: Translator, clock: Clock | None = None, **more: Any
) -> AsyncIterator[School]:
    """The bot on this store, talking to an emulator of its own, and `tests.oracles` beside it."""
    clock = clock or Clock(WEDNESDAY)
    if isinstance(store, Place):
        more = {"state_folder": store.folder} | more
        store = store.fresh()
    async with Emulator(token=TOKEN, clock=clock) as telegram:
        settings = Settings(
            bot_token=SecretStr(TOKEN),
            database_url=store,
            telegram_api=telegram.url,
            **{"sends_per_second": 5000} | more,
        )
        async with opened(settings, clock, words) as app:
            school = School(app, telegram, clock)
            telegram.on_quiet(school.quiet)
            personal = settings.personal_data_in_chat
            oracles = watching(telegram, store, personal=personal)
            with oracles as school.oracles, declared.watching() as watch:
                await school._start()
                try:
                    yield school
                    await school.ends()
                finally:
                    await school._stop()
                assert school.oracles.breaches() == []
            await watch.check(app.store, personal=personal)


@pytest.fixture
async def bare(place: Place, words: Translator) -> AsyncIterator[School]:
    """The bot with nobody in it yet."""
    async with running(place, words) as school:
        yield school


@pytest.fixture
async def school(bare: School) -> School:
    """The bot with a tutor, a teacher, a student, her parents, and a class that has a chat."""
    return await peopled(bare)


@pytest.fixture
async def closed(place: Place, words: Translator) -> AsyncIterator[School]:
    """The same school with PERSONAL_DATA_IN_CHAT=off."""
    async with running(place, words, personal_data_in_chat=False) as bare:
        yield await peopled(bare)


async def peopled(bare: School) -> School:
    """Let everybody into an empty school."""
    telegram = bare.telegram
    names = {
        "anna": ("Анна Петровна", "Соколова"),
        "dmitry": ("Дмитрий Андреевич", "Лапин"),
        "liza": ("Лиза", "Кузнецова"),
        "mama": ("Ольга", "Кузнецова"),
        "papa": ("Павел", "Кузнецов"),
        "stranger": ("Чужой", ""),
    }
    bare.actors = {
        key: telegram.person(*name, id=1001 + number, started=True)
        for number, (key, name) in enumerate(names.items())
    }
    bare.chat = telegram.group("8-Д", *list(bare.actors.values())[:5], id=-100500)
    async with bare.writing() as session:
        await _people(session, bare)
    return bare


async def _people(session: Session, school: School) -> None:
    home = HomeSchool(name="СОШ №7", zone=SCHOOL)
    anna = people.person("Анна Петровна Соколова", Role.TUTOR, zone=SCHOOL)
    dmitry = people.person("Дмитрий Андреевич Лапин", Role.TEACHER, zone=SCHOOL)
    liza = people.person("Лиза Кузнецова", Role.STUDENT, zone=SCHOOL)
    mama = people.person("Ольга Кузнецова", Role.PARENT, zone=MOSCOW)
    papa = people.person("Павел Кузнецов", Role.PARENT, zone=SCHOOL)
    everybody = {"anna": anna, "dmitry": dmitry, "liza": liza, "mama": mama, "papa": papa}
    session.add(home)
    session.add_all(everybody.values())
    group = await groups.create(session, "8-Д", zone=SCHOOL)
    group.chat_id = school.chat.id
    await session.flush()
    liza.school_id = home.id
    for key, person in everybody.items():
        person.telegram_id = school.actors[key].id
        person.settled = True
    school.ids = {key: person.id for key, person in everybody.items()} | {"group": group.id}
    session.add_all(
        [
            GroupStaff(group_id=group.id, person_id=anna.id, role=Role.TUTOR),
            Enrollment(student_id=liza.id, group_id=group.id),
            Guardianship(guardian_id=mama.id, student_id=liza.id, kin=Kin.MOTHER),
            Guardianship(guardian_id=papa.id, student_id=liza.id, kin=Kin.FATHER),
        ]
    )
    session.add(on_paper(liza.id, anna.id))
    await _timetable(session, school, group, dmitry)


def on_paper(student_id: int, by_id: int) -> Consent:
    """A consent that nobody is told of."""
    return Consent(
        student_id=student_id, by_id=by_id, at=WEDNESDAY, way=ConsentWay.PAPER, document="№ 1"
    )


async def _timetable(session: Session, school: School, group: Group, teacher: Person) -> None:
    bells = [(time(9), time(9, 40)), (time(11), time(11, 40)), (time(13, 10), time(13, 50))]
    week = [(0, 0, "Алгебра"), (2, 0, "Алгебра"), (2, 1, "Физика"), (3, 0, "Русский")]
    for number, (weekday, bell, subject) in enumerate(week):
        starts, ends = bells[bell]
        slot = Slot(
            key=str(number),
            weekday=weekday,
            starts=starts,
            ends=ends,
            zone=SCHOOL,
            subject=subject,
            link="https://meet.example/8d",
            groups=[group],
            teachers=[teacher],
        )
        session.add(slot)
    await session.flush()
    await slots.plan(session, at=WEDNESDAY)
    await courses.follow_timetable(session)
