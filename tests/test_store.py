"""The two ways to the store: what is written together, what fails alone, who may only look."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import UpdateBase, delete, event, insert, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import col, select

from bot import database
from models import store as store_module
from models.base import Session
from models.people import School
from models.store import Store, Unavailable
from tests.stores import Place


@pytest.fixture
async def store(place: Place, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Store]:
    short = [p for p in database.PRAGMAS if "busy" not in p]
    monkeypatch.setattr(database, "PRAGMAS", (*short, "busy_timeout=20"))
    monkeypatch.setattr(store_module, "BETWEEN_TRIES", 0.01)
    opened = database.connect(place.fresh("store"))
    yield opened
    await opened.close()


def named(name: str) -> UpdateBase:
    return insert(School).values(name=name, zone="Europe/Moscow")


async def names(store: Store) -> list[str]:
    async with store.reading() as session:
        return list((await session.exec(select(School.name).order_by(School.name))).all())


async def test_what_gathers_goes_in_one_commit(store: Store) -> None:
    commits = 0

    def count(_: object) -> None:
        nonlocal commits
        commits += 1

    event.listen(store.engines[1].sync_engine, "commit", count)
    await asyncio.gather(*(store.record(named(f"{n:03}")) for n in range(100)))
    assert await names(store) == [f"{n:03}" for n in range(100)]
    assert commits <= 3


async def test_what_is_shared_returns_what_it_finds_and_fails_alone(store: Store) -> None:
    async def counts(session: Session) -> int:
        return len((await session.exec(select(School.id))).all())

    async def breaks(_: Session) -> int:
        raise KeyError

    found = await asyncio.gather(
        store.record(named("one")),
        store.share(counts),
        store.share(breaks),
        store.record(named("two")),
        store.share(counts),
        return_exceptions=True,
    )
    assert [repr(one) for one in found] == ["None", "1", "KeyError()", "None", "2"]


async def test_while_nothing_can_be_written_only_bookkeeping_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever shares a commit hears that the store takes nothing, and may come again."""
    real, full = Store.writing, iter(range(2))

    def writing(self: Store, *, aside: bool = False) -> Any:
        if next(full, None) is not None:
            raise Unavailable("BEGIN", None, Exception("full"))
        return real(self, aside=aside)

    async def nothing(_: Session) -> None:
        return None

    monkeypatch.setattr(Store, "writing", writing)
    recorded, shared = await asyncio.gather(
        store.record(named("one")), store.share(nothing), return_exceptions=True
    )
    assert recorded is None
    assert isinstance(shared, Unavailable)
    assert await names(store) == ["one"]


async def test_what_is_wrong_fails_alone_and_says_so(store: Store) -> None:
    async with store.writing() as session:
        session.add(School(name="taken", zone="Europe/Moscow"))
    results = await asyncio.gather(
        store.record(named("one")),
        store.record(named("half"), named("taken")),
        store.record(named("two")),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [type(None), IntegrityError, type(None)]
    assert await names(store) == ["one", "taken", "two"]  # of the broken record nothing is there


@pytest.mark.sqlite
async def test_recording_waits_for_the_writer_and_then_for_the_disk(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = sqlite3.connect(tmp_path / "store.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    recording = asyncio.ensure_future(store.record(named("late")))  # noqa: TID251
    async with asyncio.timeout(10):
        while "asking again" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert not recording.done()
    assert await names(store) == []  # looking is possible all the while
    other.execute("COMMIT")
    other.close()
    await recording
    assert await names(store) == ["late"]


@pytest.mark.sqlite
async def test_a_full_disk_is_waited_out(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    async with store.writing() as session:
        pages = (await session.exec(text("PRAGMA page_count"))).one()[0]  # type: ignore[call-overload]
        await session.exec(text(f"PRAGMA max_page_count={pages}"))  # type: ignore[call-overload]
    with pytest.raises(OperationalError, match="full"):
        async with store.writing() as session:
            session.add(School(name="x" * 50_000, zone="Europe/Moscow"))
    recording = asyncio.ensure_future(store.record(named("y" * 50_000)))  # noqa: TID251
    async with asyncio.timeout(10):
        while "asking again" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0)
    async with store.writing() as session:
        await session.exec(text("PRAGMA max_page_count=100000"))  # type: ignore[call-overload]
    await recording
    assert len((await names(store))[0]) == 50_000
    with sqlite3.connect(str(store.engines[0].url.database)) as check:
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()


async def test_whoever_stops_waiting_does_not_stop_the_writing(store: Store) -> None:
    async with store.writing() as session:
        session.add(School(name="first", zone="Europe/Moscow"))
        await session.flush()
        impatient = asyncio.ensure_future(store.record(named("second")))  # noqa: TID251
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.gather(impatient, return_exceptions=True)
    await store.record(named("third"))
    assert await names(store) == ["first", "second", "third"]


async def test_readers_see_one_moment_and_write_nothing(store: Store) -> None:
    async with store.writing() as session:
        session.add(School(name="before", zone="Europe/Moscow"))
    async with store.reading() as looking:
        before = (await looking.exec(select(School.name))).all()
        await store.record(update(School).values(name="after"))
        assert (await looking.exec(select(School.name))).all() == before == ["before"]
        with pytest.raises(OperationalError, match=r"read-?only"):
            await looking.exec(update(School).where(col(School.id) == 1).values(name="mine"))
    assert await names(store) == ["after"]


async def test_an_exception_undoes_the_whole_transaction(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async def begun() -> None:
        async with store.writing() as session:
            session.add(School(name="never", zone="Europe/Moscow"))
            await session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await begun()
    assert await names(store) == []
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]


async def test_what_was_asked_for_before_the_end_is_written_by_then(store: Store) -> None:
    recording = asyncio.ensure_future(store.record(named("last words")))  # noqa: TID251
    await asyncio.sleep(0)
    await store.close()
    await recording
    assert await names(store) == ["last words"]


@pytest.mark.sqlite
async def test_the_log_is_emptied_as_soon_as_nobody_reads(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was deleted leaves the file and its log; a reader holds that up, and nobody else."""
    monkeypatch.setattr(store_module, "READERS_GET", 30)
    files = [tmp_path / "store.db", tmp_path / "store.db-wal"]
    await store.record(named("Тайная школа"))
    async with store.reading() as session:
        await session.exec(select(School))  # looks at the store as it is now
        await store.record(delete(School).where(col(School.name) == "Тайная школа"))
        assert not await store.scrub()
        await store.record(named("Другая"))
    assert "Тайная".encode() in files[1].read_bytes()
    assert await store.scrub()
    assert files[1].stat().st_size == 0
    assert not any("Тайная".encode() in file.read_bytes() for file in files)
    async with store.writing() as session:
        patience = (await session.exec(text("PRAGMA busy_timeout"))).scalar()  # type: ignore[call-overload]
    assert patience == 20
