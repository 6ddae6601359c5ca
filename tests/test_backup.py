"""Backups while the bot works, and the way back: what is lost, what is not said twice."""

import asyncio
import logging
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import backup, exit_codes
from bot.__main__ import cli
from bot.database import migrate, schemas
from bot.lock import alone
from bot.rotation import Rotation
from bot.settings import Settings
from emulator import Clock
from models import parked
from tests.conftest import WEDNESDAY, School, peopled, running
from tests.notes import notes, numbers, tells  # noqa: F401
from ui.i18n import Translator

RUNNER = CliRunner()


def url(store: Path) -> str:
    return f"sqlite+aiosqlite:///{store}"


@pytest.fixture
def store(empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store for the command line, named by the environment."""
    store = tmp_path / "school.db"
    shutil.copy(empty_store, store)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url(store))
    return store


def types(*words: object) -> tuple[int, str]:
    """What somebody types after `python -m bot`: the exit code, and what is said."""
    ended = RUNNER.invoke(cli, [str(word) for word in words])
    return ended.exit_code, ended.output


def one(file: Path, question: str) -> object:
    with sqlite3.connect(file) as connection:
        found = connection.execute(question).fetchone()[0]
    connection.close()
    return found


def scratch(store: Path) -> None:
    """The disk dies."""
    for file in store.parent.glob("school.db*"):
        file.write_bytes(b"a scratched disk")


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


@pytest.mark.usefixtures("notes")
async def test_the_restore_drill(store: Path, words: Translator) -> None:
    """A disk dies a quarter of an hour after the backup: nobody hears a thing twice unasked."""
    copy, clock = store.parent / "copy.db", Clock(WEDNESDAY)
    async with running(url(store), words, clock) as bare:
        school = await peopled(bare)
        await tells(school, "liza", 1)
        school.telegram.fail("sendMessage", 429, "retry after 9", chat=school.mama, retry_after=9)
        await tells(school, "mama", 2)  # it still waits when the backup is made
        backup.back_up(url(store), copy)
        await school.passes(minutes=15)
        await tells(school, "papa", 3)  # of this the backup knows nothing
        assert [numbers(school, name) for name in ("liza", "mama", "papa")] == [[1], [2], [3]]

    scratch(store)
    code, said = await asyncio.to_thread(types, "restore", copy)
    assert code == exit_codes.OK, said
    assert "after the backup: 1." in said
    assert store.with_name("school.db.before-restore").read_bytes() == b"a scratched disk"

    async with running(url(store), words, clock) as again:
        again.ids = school.ids
        again.oracles.forgive("ledger")  # another Telegram has what was sent before
        for name, actor in school.actors.items():
            again.actors[name] = again.telegram.person(name, id=actor.id, started=True)
        await again.passes(minutes=1)
        assert [numbers(again, name) for name in ("liza", "mama")] == [[], []]
        await again.mama.sends("/today")
        assert "14 октября" in again.mama.last.text
        code, said = await asyncio.to_thread(types, "parked", "--release")
        assert (code, said) == (exit_codes.OK, "Notifications to be sent now: 1.\n")
        await again.passes(seconds=10)
        assert numbers(again, "mama") == [2]


@pytest.mark.sqlite
async def test_a_backup_is_one_moment_while_the_bot_writes(school: School, tmp_path: Path) -> None:
    """A transaction that is open when the backup is made is not in it, not even by half."""
    file = tmp_path / "copy.db"
    store = Path(school.app.settings.database_url.partition("///")[2])
    before = one(store, "SELECT count(*) FROM person")
    async with school.writing() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("UPDATE person SET name = 'half'")
        backup.back_up(school.app.settings.database_url, file)
    assert mode(file) == 0o600
    assert one(file, "SELECT count(*) FROM person") == before
    assert one(file, "SELECT count(*) FROM person WHERE name = 'half'") == 0
    assert one(store, "SELECT count(*) FROM person WHERE name = 'half'") == before


def test_the_command_makes_a_backup_in_its_folder(store: Path) -> None:
    code, said = types("backup")
    [made] = (store.parent / "backups").iterdir()
    assert code == exit_codes.OK
    assert made.name in said
    assert (mode(made), mode(made.parent)) == (0o600, 0o700)
    assert [one.file for one in backup.kept(made.parent, url(store))] == [made]


def test_a_file_is_replaced_only_by_a_sound_one(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert types("backup", target)[0] == exit_codes.OK
    good = target.read_bytes()
    store.write_bytes(good[:4096] + b"\xff" * (len(good) - 4096))
    code, said = types("backup", target)
    assert code == exit_codes.STORAGE
    assert "No backup was made" in said
    assert target.read_bytes() == good
    assert not list(tmp_path.glob(".*.part*"))


def test_the_store_is_not_its_own_backup(store: Path) -> None:
    content = store.read_bytes()
    assert types("backup", store)[0] == exit_codes.STORAGE
    assert store.read_bytes() == content


def test_nothing_is_restored_under_a_running_bot(store: Path) -> None:
    types("backup", store.parent / "copy.db")
    with alone(url(store)):
        code, said = types("restore", store.parent / "copy.db")
    assert code == exit_codes.SECOND_INSTANCE
    assert "stop it first" in said
    assert not list(store.parent.glob("*.before-restore*"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"not a store" * 1000, "not a database"), (b"", "not a store of this bot")],
)
def test_what_is_no_store_is_not_restored(store: Path, content: bytes, reason: str) -> None:
    before = store.read_bytes()
    file = store.parent / "photo.db"
    file.write_bytes(content)
    code, said = types("restore", file)
    assert code == exit_codes.STORAGE
    assert reason in said
    assert store.read_bytes() == before
    assert not list(store.parent.glob("*restor*"))


def test_a_backup_of_a_newer_version_is_refused(store: Path) -> None:
    file = store.parent / "newer.db"
    types("backup", file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    code, said = types("restore", file)
    assert code == exit_codes.STORAGE
    assert "newer version" in said
    assert not list(store.parent.glob("*.before-restore"))


def test_a_backup_of_an_older_version_is_migrated(store: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    migrate(url(old), "0004")
    assert types("restore", old)[0] == exit_codes.OK
    assert one(store, "SELECT version_num FROM alembic_version") == schemas()[0]
    assert one(old, "SELECT version_num FROM alembic_version") == "0004"


def test_what_a_dead_bot_left_in_its_log_goes_aside_with_its_store(store: Path) -> None:
    """Each restore keeps what was here: also what was only in the write-ahead log."""
    types("backup", store.parent / "copy.db")
    connection = sqlite3.connect(store)
    connection.execute("INSERT INTO installation (id, salt) VALUES (1, 'пылинка')")
    connection.commit()
    for file in (store, store.with_name("school.db-wal")):
        shutil.copy(file, store.parent / f"{file.name}.killed")
    connection.close()
    for file in (store, store.with_name("school.db-wal")):
        shutil.copy(store.parent / f"{file.name}.killed", file)
    assert types("restore", store.parent / "copy.db")[0] == exit_codes.OK
    assert one(store, "SELECT count(*) FROM installation") == 0
    aside = store.with_name("school.db.before-restore")
    assert one(aside, "SELECT salt FROM installation") == "пылинка"
    assert types("restore", store.parent / "copy.db")[0] == exit_codes.OK
    assert store.with_name("school.db.before-restore-2").exists()


@pytest.mark.usefixtures("notes")
async def test_what_is_set_aside_can_be_dropped(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 9", chat=school.mama, retry_after=9)
    await tells(school, "mama", 1)
    async with school.writing() as session:
        assert await parked.park(session, at=school.clock()) == 1
    await school.passes(minutes=1)
    async with school.writing() as session:
        assert await parked.count(session) == 1
        assert await parked.drop(session) == 1
        assert await parked.release(session) == 0
    await school.passes(minutes=1)
    assert numbers(school, "mama") == []


class Bell:
    """Notes which alarms were rung."""

    def __init__(self) -> None:
        self.rung: list[str] = []

    async def ring(self, kind: str, _sentence: str) -> None:
        self.rung.append(kind)


async def test_a_backup_every_so_often_and_the_old_ones_go(store: Path) -> None:
    clock, bell = Clock(datetime(2026, 10, 1, 12, tzinfo=UTC)), Bell()
    settings = Settings(
        _env_file=None,
        database_url=url(store),
        backup_minutes=360,
        backup_recent=2,
        backup_days=2,
    )
    folder = store.parent / "backups"
    rotation = Rotation(settings, clock, bell.ring)
    for _ in range(9):  # two days
        await rotation.beat()
        await rotation.beat()  # not due yet
        clock.advance(timedelta(hours=6))
    left = [f"{one.at:%d %H}" for one in backup.kept(folder, url(store))]
    assert left == ["03 12", "03 06", "02 18"]
    late = Rotation(settings, clock, bell.ring)  # a new process looks at what is there
    await late.beat()
    await late.beat()
    left = [f"{one.at:%d %H}" for one in backup.kept(folder, url(store))]
    assert left == ["03 18", "03 12", "02 18"]
    assert bell.rung == []


async def test_a_backup_that_fails_is_told_and_tried_again(
    store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock, bell = Clock(WEDNESDAY), Bell()
    settings = Settings(_env_file=None, database_url=url(store))
    (store.parent / "backups").write_text("not a folder")
    rotation = Rotation(settings, clock, bell.ring)
    with caplog.at_level(logging.ERROR):
        await rotation.beat()
        await rotation.beat()
    assert bell.rung == ["backup"]
    assert len(caplog.records) == 1
    (store.parent / "backups").unlink()
    clock.advance(timedelta(minutes=5))
    await rotation.beat()
    assert len(backup.kept(store.parent / "backups", url(store))) == 1
