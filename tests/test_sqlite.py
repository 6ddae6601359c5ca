"""Looks at SQLite: short ones on the spot, long ones in a thread, the answer the same."""

import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot import sqlite
from bot.database import connect, migrate, url_of
from models.store import Store

LONG = """SELECT count(*) FROM (WITH RECURSIVE n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n)"""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    url = url_of(tmp_path / "school.db")
    migrate(url)
    opened = connect(url)
    async with opened.writing() as session:
        await session.connection()  # the writer's first connection turns the log beside it on
    yield opened
    await opened.close()


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each statement whether it was made in the loop's own thread."""
    here, seen = threading.get_ident(), list[bool]()
    asked = sqlite.Connection.run

    def run(self: sqlite.Connection, step, *, looks: bool = False):  # type: ignore[no-untyped-def]
        def noted():  # type: ignore[no-untyped-def]
            seen.append(threading.get_ident() == here)
            return step()

        return asked(self, noted, looks=looks)

    monkeypatch.setattr(sqlite.Connection, "run", run)
    return seen


async def scalar(store: Store, statement: str) -> object:
    async with store.reading() as session:
        return await session.scalar(text(statement))


async def test_a_short_look_is_made_on_the_spot(store: Store, places: list[bool]) -> None:
    await scalar(store, "SELECT 1")
    places.clear()
    assert await scalar(store, "SELECT 2") == 2
    assert places
    assert all(places)


async def test_a_long_look_is_made_again_in_a_thread(store: Store, places: list[bool]) -> None:
    await scalar(store, "SELECT 1")
    places.clear()
    assert await scalar(store, LONG) == 300_000
    assert places.count(False) == 1


async def test_a_look_that_is_broken_off_keeps_its_snapshot(store: Store) -> None:
    async with store.reading() as session:
        before = await session.scalar(text("SELECT count(*) FROM school"))
        async with store.writing() as writer:
            await writer.connection()
            await writer.exec(text("INSERT INTO school (name, zone) VALUES ('12', 'UTC')"))  # type: ignore[call-overload]
        assert await session.scalar(text(LONG)) == 300_000
        assert await session.scalar(text("SELECT count(*) FROM school")) == before
    assert await scalar(store, "SELECT count(*) FROM school") == 1


async def test_writing_is_done_in_a_thread(store: Store, places: list[bool]) -> None:
    async with store.writing() as session:
        await session.exec(text("INSERT INTO school (name, zone) VALUES ('12', 'UTC')"))  # type: ignore[call-overload]
    assert not any(places)


async def test_what_is_wrong_is_said_as_it_is(store: Store) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        await scalar(store, "SELECT * FROM nowhere")
    with pytest.raises(OperationalError, match="readonly"):
        await scalar(store, "DELETE FROM school")
    assert await scalar(store, "SELECT 1") == 1
