"""The doctor: each trouble has its line and its exit code, and no line tells of anybody."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from bot import backup, exit_codes, health
from bot.__main__ import cli
from bot.database import connect, migrate
from bot.doctor import diagnose
from bot.doctor import machine as machine_checks
from bot.doctor import store as store_checks
from bot.settings import Settings
from emulator import Clock, Emulator
from emulator.queued import Webhook
from models import outbox, parked
from models.base import Session
from tests.conftest import TOKEN, School, _people
from ui import i18n


class Patient(NamedTuple):
    """An installation that the doctor can look at, and whatever is to be made wrong with it."""

    telegram: Emulator
    store: Path

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.store}"

    def settings(self, **more: Any) -> Settings:
        given: dict[str, Any] = {"bot_token": SecretStr(TOKEN), "telegram_api": self.telegram.url}
        return Settings(_env_file=None, **{"database_url": self.url} | given | more)

    async def looked_at(self, env: Path | None = None, **more: Any) -> tuple[int, list[str]]:
        lines: list[str] = []
        now = self.telegram.clock() + more.pop("later", timedelta())
        code = await diagnose(self.settings(**more), env, now, lines.append)
        return code, lines

    async def complains(self, **more: Any) -> tuple[int, str]:
        """The exit code, and all lines but those that say "ok"."""
        code, lines = await self.looked_at(**more)
        return code, "\n".join(line for line in lines if not line.startswith("ok"))


@pytest.fixture
async def patient(
    empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Patient]:
    """In the best of health: a new SQLite, a backup, a store that only its owner reads."""
    monkeypatch.setattr(store_checks, "SAFE_SQLITE", (3, 0, 0))
    store = tmp_path / "school.db"
    shutil.copy(empty_store, store)
    store.chmod(0o600)
    async with Emulator(token=TOKEN, clock=Clock.running()) as telegram:
        found = Patient(telegram, store)
        (tmp_path / "backups").mkdir()
        backup.back_up(found.url, tmp_path / "backups" / backup.name(found.url, telegram.clock()))
        yield found


async def in_store(patient: Patient, act: Any) -> None:
    store = connect(patient.url)
    async with store.writing() as session:
        await act(session)
    await store.close()


async def test_everything_is_well(patient: Patient) -> None:
    code, lines = await patient.looked_at()
    assert [line for line in lines if not line.startswith("ok ")] == []
    assert code == exit_codes.OK
    told = " ".join(lines)
    for thing in ("token", "clock", "webhook", "privacy", "store", "schema", "disk", "backups"):
        assert thing in told
    assert "words" in told
    assert "group chats: 0" in told


async def test_nobody_is_named(patient: Patient) -> None:
    """A chat that lacks rights is a number, and so is everything else."""
    anna = patient.telegram.person("Анна", "Соколова", id=1001)
    chat = patient.telegram.group("8-Д", anna, id=-100500)
    school = School.__new__(School)
    vars(school).update(chat=chat, ids={}, actors={})
    for number, name in enumerate(("anna", "dmitry", "liza", "mama", "papa")):
        school.actors[name] = patient.telegram.person(name, id=2001 + number)

    async def act(session: Session) -> None:
        await _people(session, school)

    await in_store(patient, act)
    code, said = await patient.complains()
    assert (code, said) == (exit_codes.OK, "")
    await chat.restricts_bot(by=anna, wait=False)
    code, said = await patient.complains()
    assert "chat of group 1: the bot may not write there" in said
    await chat.removes_bot(by=anna, wait=False)
    code, said = await patient.complains()
    assert "chat of group 1: Telegram does not show it" in said
    _, lines = await patient.looked_at()
    for secret in (TOKEN, TOKEN.partition(":")[2], "8-Д", "Анна", "Лиза", "Кузнецов", "-100500"):
        assert secret not in "\n".join(lines)
    assert patient.telegram.calls("createForumTopic") == []


async def test_a_token_that_telegram_does_not_know(patient: Patient) -> None:
    code, said = await patient.complains(bot_token=SecretStr("43:OTHER"))
    assert code == exit_codes.TOKEN
    assert "Telegram does not know it" in said
    assert "OTHER" not in said
    assert (await patient.complains(bot_token=None))[0] == exit_codes.TOKEN


async def test_telegram_is_out_of_reach(patient: Patient) -> None:
    code, said = await patient.complains(telegram_api="http://127.0.0.1:1")
    assert code == exit_codes.TROUBLE
    assert "out of reach" in said
    assert TOKEN not in said


async def test_somebody_else_uses_the_bot(patient: Patient) -> None:
    patient.telegram.updates.set_webhook(Webhook("https://thief.example"))
    patient.telegram.world.privacy = False
    code, said = await patient.complains()
    assert code == exit_codes.TROUBLE
    assert "somebody has set one" in said
    assert "gets all talk in groups" in said
    assert "thief" not in said


async def test_the_clock_is_wrong(patient: Patient) -> None:
    assert (await patient.complains(later=timedelta(minutes=4)))[0] == exit_codes.OK
    code, said = await patient.complains(later=timedelta(minutes=6))
    assert code == exit_codes.TROUBLE
    assert "NTP" in said


async def test_a_damaged_store(patient: Patient) -> None:
    content = patient.store.read_bytes()
    patient.store.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    code, said = await patient.complains(bot_token=SecretStr("43:OTHER"))
    assert code == exit_codes.STORAGE  # the store matters more than the token
    assert "Restore a backup" in said


async def test_a_store_that_is_not_there(patient: Patient, tmp_path: Path) -> None:
    code, said = await patient.complains(database_url=f"sqlite+aiosqlite:///{tmp_path}/new.db")
    assert code == exit_codes.OK
    assert "the first start makes it" in said
    code, said = await patient.complains(database_url="sqlite+aiosqlite:////nowhere/new.db")
    assert code == exit_codes.STORAGE
    assert "look at DATABASE_URL" in said


async def test_the_schema_is_another(patient: Patient, tmp_path: Path) -> None:
    old = f"sqlite+aiosqlite:///{tmp_path}/school-old.db"
    await asyncio.to_thread(migrate, old, "0004")
    code, said = await patient.complains(database_url=old)
    assert (code, "the next start brings it" in said) == (exit_codes.OK, True)
    with sqlite3.connect(patient.store) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    code, said = await patient.complains()
    assert (code, "newer version" in said) == (exit_codes.STORAGE, True)


async def test_what_the_store_warns_of(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def act(session: Session) -> None:
        session.add(outbox.Notification(kind="x", about=1, due_at=datetime(2026, 1, 1, tzinfo=UTC)))
        await session.flush()
        await parked.park(session, at=patient.telegram.clock())

    await in_store(patient, act)
    patient.store.chmod(0o644)
    monkeypatch.setattr(store_checks, "SAFE_SQLITE", (99, 0, 0))
    monkeypatch.setattr(store_checks, "LARGE_LOG", -1)
    patient.store.with_name("school.db-wal").touch()
    code, said = await patient.complains()
    assert code == exit_codes.OK
    for warning in ("1 are set aside", "chmod 600", "mended in 99.0.0", "write-ahead log"):
        assert warning in said


async def test_the_disk_is_full_and_backups_are_old(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine_checks, "LEAST_ROOM", 10**18)
    monkeypatch.setattr(machine_checks, "SLACK", -timedelta(hours=2))
    code, said = await patient.complains()
    assert code == exit_codes.TROUBLE
    assert "make room" in said
    assert "is the bot running?" in said
    assert "there is none" in (await patient.complains(backup_folder=Path("elsewhere")))[1]
    assert (
        "BACKUP_MINUTES is 0"
        in (await patient.complains(backup_folder=Path("elsewhere"), backup_minutes=0))[1]
    )


async def test_the_file_with_the_token_and_the_words(
    patient: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = tmp_path / ".env"
    env.touch(0o600)
    assert await patient.complains(env=env) == (exit_codes.OK, "")
    env.chmod(0o644)
    monkeypatch.setattr(machine_checks, "keys", lambda lang: {"a", "b"} if lang == "ru" else {"a"})
    code, said = await patient.complains(env=env)
    assert code == exit_codes.TROUBLE
    assert "others may read the token" in said
    assert "ru: 0, en: 1" in said
    assert i18n.keys("ru") == i18n.keys("en")


async def test_the_bot_itself(patient: Patient) -> None:
    facts: dict[str, Any] = {"written_at": patient.telegram.clock(), "troubles": []}
    health.write(health.file_for(patient.settings()), facts)
    _, lines = await patient.looked_at()
    assert "ok      bot: runs and is well." in lines
    facts |= {"troubles": ["The store can't be read."]}
    health.write(health.file_for(patient.settings()), facts)
    code, said = await patient.complains()
    assert (code, said) == (exit_codes.TROUBLE, "bad     bot: The store can't be read.")


async def test_the_command(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(patient.store.parent)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", patient.url)
    monkeypatch.setenv("TELEGRAM_API", patient.telegram.url)
    ended = await asyncio.to_thread(CliRunner().invoke, cli, ["doctor"])
    assert ended.exit_code == exit_codes.OK, ended.output
    assert "ok      token: @school_bot" in ended.output
