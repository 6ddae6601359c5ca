"""PostgreSQL: it goes away and comes back, several processes write at once, it is moved into."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import BIGINT, Connection, Integer, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import SQLModel, select

from bot import backup, database, dump, exit_codes, postgres
from bot.doctor.findings import Level
from bot.doctor.store import of_store
from bot.lock import SecondInstance, alone_with
from bot.move import NotEmpty, move
from bot.restore import restore_dump
from bot.settings import Settings
from models import audit, outbox
from models import store as store_module
from models.audit import Asked, Audit
from models.people import Person, School
from models.permissions import Action
from models.store import Store, Unavailable, unavailable
from tests import stores
from tests.conftest import WEDNESDAY, peopled, running
from tests.notes import NOTE, notes  # noqa: F401 (a fixture)
from tests.stores import Place, Server
from ui.i18n import Translator

END_ALL = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'tutorbot'
    AND datname = current_database() AND pid <> pg_backend_pid()"""


@pytest.fixture
def place(server: Server, empty_store: Path, tmp_path: Path) -> Place:  # whatever --store says
    return Place(tmp_path, empty_store, server)


@pytest.fixture
async def two(place: Place, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Store, Store]]:
    """What two processes have open on the same database."""
    monkeypatch.setattr(store_module, "BETWEEN_TRIES", 0.01)
    url = place.fresh()
    opened = database.connect(url), database.connect(url)
    yield opened
    for store in opened:
        await store.close()
    place.close()


async def names(store: Store) -> list[str]:
    async with store.reading() as session:
        return list((await session.exec(select(School.name).order_by(School.name))).all())


async def decides(store: Store, who: str, begun: asyncio.Event) -> str:
    """Look whether somebody has decided, think about it, and decide if not."""
    await begun.wait()
    async with store.writing() as session:
        decided = (await session.exec(select(School.name).where(School.zone == "x"))).first()
        await asyncio.sleep(0)
        if decided is None:
            session.add(School(name=who, zone="x"))
        return decided or who


async def test_of_rivals_in_several_processes_one_wins_and_the_rest_hear_who(
    two: tuple[Store, Store],
) -> None:
    begun = asyncio.Event()
    rivals = [asyncio.ensure_future(decides(two[n % 2], str(n), begun)) for n in range(20)]  # noqa: TID251
    begun.set()
    heard = set(await asyncio.gather(*rivals))
    assert len(heard) == 1
    assert await names(two[0]) == list(heard)


async def test_what_several_processes_note_is_one_chain(two: tuple[Store, Store]) -> None:
    what = Asked(Action.SEE_PROGRESS, 7, "parent")
    async with asyncio.TaskGroup() as tasks:
        for number in range(40):
            store = two[number % 2]
            tasks.create_task(store.record(audit.allowed(what, at=WEDNESDAY)))
    async with two[1].reading() as session:
        verdict = await audit.verify(session)
    assert verdict.good
    assert verdict.head.id == 40


async def test_a_row_has_the_same_hash_in_every_store(two: tuple[Store, Store]) -> None:
    said = 'кавычки " и \\ и\tтабуляция \u007f\u2028'
    at = datetime(2026, 1, 2, 3, 4, 5, 60, tzinfo=UTC)
    for person in (None, 2**40):
        what = Asked(Action.SEE_PROGRESS, person, None, said, None)
        await two[0].record(audit.allowed(what, at=at, reason=said))
    async with two[1].reading() as session:
        assert (await audit.verify(session)).good
        kinds = (await session.exec(select(Audit.kind))).all()
    assert kinds == [said, said]


async def test_a_connection_that_was_cut_is_made_again(two: tuple[Store, Store]) -> None:
    store = two[0]
    assert await names(store) == []
    await store.record(insert(School).values(name="before", zone="x"))
    async with two[1].writing() as session:
        await (await session.connection()).exec_driver_sql(END_ALL)
    await store.record(insert(School).values(name="after", zone="x"))
    with pytest.raises(Unavailable):
        await names(store)
    assert await names(store) == ["after", "before"]


async def test_a_transaction_that_was_cut_has_not_happened(two: tuple[Store, Store]) -> None:
    async def begins() -> None:
        async with two[0].writing() as session:
            session.add(School(name="half", zone="x"))
            await session.flush()
            async with two[1].reading() as other:
                await (await other.connection()).exec_driver_sql(END_ALL)

    with pytest.raises(Unavailable) as caught:
        await begins()
    assert unavailable(caught.value)
    async with two[0].writing() as session:
        session.add(School(name="whole", zone="x"))
    assert await names(two[0]) == ["whole"]


async def test_a_server_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    store = database.connect(f"postgresql://nobody@/nothing?host={tmp_path}")
    with pytest.raises(Unavailable) as caught:
        await names(store)
    await store.close()
    assert unavailable(caught.value)
    assert "nobody" not in str(caught.value)


async def test_what_is_wrong_is_not_waited_for(two: tuple[Store, Store]) -> None:
    for _ in range(2):
        await asyncio.gather(
            two[0].record(insert(School).values(name="same", zone="x")), return_exceptions=True
        )
    with pytest.raises(IntegrityError) as caught:
        await two[0].record(insert(School).values(name="same", zone="x"))
    assert not unavailable(caught.value)


async def test_a_standby_or_a_full_disk_are_waited_out(two: tuple[Store, Store]) -> None:
    store = two[0]
    async with two[1].writing() as session:
        name = (await session.connection()).engine.url.database
        made_so = f"ALTER DATABASE {name} SET default_transaction_read_only = on"
        await (await session.connection()).exec_driver_sql(made_so)
    recording = asyncio.ensure_future(  # noqa: TID251
        store.record(insert(School).values(name="late", zone="x"))
    )
    await asyncio.sleep(0.1)
    assert not recording.done()
    async with two[1].writing() as session:
        again = f"ALTER DATABASE {name} RESET default_transaction_read_only"
        await (await session.connection()).exec_driver_sql(again)
        await (await session.connection()).exec_driver_sql(END_ALL)
    await recording
    assert await names(two[1]) == ["late"]


async def test_only_one_bot_runs_on_a_database(place: Place) -> None:
    url = place.fresh()
    async with alone_with(url):
        with pytest.raises(SecondInstance):
            async with alone_with(url):
                raise AssertionError
    async with alone_with(url):
        pass
    place.close()


async def test_the_tables_are_those_of_the_models(place: Place) -> None:
    url = place.fresh()

    def wide(_c: object, _i: object, _m: object, there: object, wanted: object) -> bool | None:
        return not isinstance(there, BIGINT) if isinstance(wanted, Integer) else None

    def compared(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": wide})
        return list(compare_metadata(context, SQLModel.metadata))

    engine = create_async_engine(postgres.url_for(url).set(drivername="postgresql+asyncpg"))
    engine.sync_engine.dialect.supports_native_enum = False  # as ours: see `bot/postgres.py`
    async with engine.connect() as connection:
        assert await connection.run_sync(compared) == []
    await engine.dispose()
    place.close()


async def test_a_store_of_a_newer_version_is_left_alone(place: Place) -> None:
    url = place.fresh()
    now = database.schemas()[0]
    stores.meddle(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(database.TooNew):
        await asyncio.to_thread(database.migrate, url)
    stores.meddle(url, f"UPDATE alembic_version SET version_num = '{now}'")
    await asyncio.to_thread(database.migrate, url)
    place.close()


async def test_the_bot_goes_on_when_the_server_has_cut_it_off(
    place: Place, words: Translator
) -> None:
    """An administrator ends all connections in the middle of a day; nobody notices."""
    async with running(place, words) as school:
        url = school.app.settings.database_url
        await peopled(school)
        await school.mama.sends("/today")
        assert "14 октября" in school.mama.last.text
        stores.meddle(url, END_ALL)
        await school.mama.sends("/settings")
        assert "Язык" in str(school.mama.last.buttons)
    place.close()


@pytest.mark.usefixtures("notes")
async def test_the_restore_drill(
    server: Server,
    place: Place,
    words: Translator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A backup, a message after it, the backup put back: what may have been sent is set aside."""
    monkeypatch.setenv("PATH", str(server.programs or ""), prepend=":")
    if dump.missing():
        pytest.skip(f"not on this machine: {', '.join(dump.missing())}")
    file = tmp_path / "copy.dump"
    async with running(place, words) as school:
        await peopled(school)
        settings = school.app.settings
        school.telegram.fail("sendMessage", 429, "retry after 9", chat=school.mama, retry_after=9)
        async with school.writing() as session:
            outbox.notify(session, school.ids["mama"], NOTE, 2, at=school.clock())
        await school.telegram.settle()
        await asyncio.to_thread(backup.back_up, settings.database_url, file)
        assert file.stat().st_mode & 0o777 == 0o600
        async with school.writing() as session:
            (await session.get_one(Person, school.ids["liza"])).name = "Переименована"
        school.oracles.forgive("conservation")
    done = await asyncio.to_thread(restore_dump, settings, file, at=WEDNESDAY)
    assert (done.schema, done.parked) == (database.schemas()[0], 1)
    assert done.aside is not None
    assert done.aside.stat().st_size > 0
    kept = stores.content(settings.database_url)
    assert "Лиза Кузнецова" in str(kept["person"])
    assert "Переименована" not in str(kept["person"])
    file.write_bytes(b"no backup")
    with pytest.raises(backup.Unsound):
        await asyncio.to_thread(restore_dump, settings, file, at=WEDNESDAY)
    assert stores.content(settings.database_url) == kept
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(backup.Unsound, match="pg_dump is not installed"):
        backup.back_up(settings.database_url, file)
    place.close()


async def test_the_doctor_looks_at_a_database(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = place.fresh()
    settings = Settings(_env_file=None, database_url=url, state_folder=tmp_path)
    said = [finding.said for finding in await asyncio.to_thread(of_store, settings)]
    assert f"{database.schemas()[0]}, the newest." in said
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "pg_dump" in str(await asyncio.to_thread(of_store, settings))
    stores.meddle(url, "ALTER TABLE alembic_version RENAME TO gone")
    assert "it is empty" in str(await asyncio.to_thread(of_store, settings))
    stores.meddle(url, "ALTER TABLE gone RENAME TO alembic_version")
    nowhere = settings.model_copy(update={"database_url": f"postgresql://x@/x?host={tmp_path}"})
    [finding] = await asyncio.to_thread(of_store, nowhere)
    assert (finding.level, finding.code) == (Level.BAD, exit_codes.STORAGE)
    place.close()


async def test_a_school_moves_from_a_file_to_a_server_and_back(
    place: Place, words: Translator
) -> None:
    here, there = Place(place.folder, place.empty, None), place
    file, database_, back = here.fresh(), there.fresh(), here.fresh("back")
    async with running(file, words) as school:
        await peopled(school)
        await school.mama.sends("/progress")
        await school.mama.sends("/today")
        before = stores.content(file)
        with pytest.raises(SecondInstance):
            async with alone_with(file):
                await move(file, database_)
    assert await move(file, database_) == sum(map(len, before.values()))
    with pytest.raises(NotEmpty):
        await move(file, database_)
    stores.meddle(database_, "DELETE FROM inbox")  # another Telegram counts from the same number
    async with running(database_, words) as school:
        school.oracles.forgive("conservation", "ledger")  # that was another Telegram
        mama = school.telegram.person("Ольга", id=1004, started=True)
        await mama.sends("/today")
        assert "14 октября" in mama.last.text
        async with school.writing() as session:
            new = School(name="Новая", zone="Europe/Moscow")
            session.add(new)
            await session.flush()
            assert new.id not in [row[0] for row in before["school"]]
    await move(database_, back)
    assert len(stores.content(back)["person"]) == len(before["person"])
    place.close()
