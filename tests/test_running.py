"""The process: how it starts, how it ends, and what its exit code says."""

import asyncio
import fcntl
import os
import shutil
import signal
import socket
import sqlite3
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from bot import exit_codes
from bot.__main__ import cli
from bot.lock import alone
from bot.running import run_forever
from bot.settings import Settings
from emulator import Clock, Emulator
from tests.conftest import TOKEN, WEDNESDAY


def settings(telegram: Emulator, store: Path, token: str = TOKEN) -> Settings:
    return Settings(
        bot_token=SecretStr(token),
        database_url=f"sqlite+aiosqlite:///{store}",
        telegram_api=telegram.url,
        log_level="ERROR",
    )


async def test_it_runs_until_it_is_told_to_stop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first start makes the store and shows how to become the first administrator."""
    async with Emulator(token=TOKEN, clock=Clock(WEDNESDAY)) as telegram:
        rudakov = telegram.person("Виктор", "Рудаков")
        loop = asyncio.get_running_loop()
        running = loop.create_task(run_forever(settings(telegram, tmp_path / "school.db")))
        await telegram.until(lambda: telegram.updates.held)
        code = capsys.readouterr().out.split()[-1]
        await rudakov.sends(code, wait=False)
        await telegram.until(lambda: rudakov.heard())
        assert "Это вы?" in rudakov.last.text
        os.kill(os.getpid(), signal.SIGTERM)
        assert await running == exit_codes.OK
        assert ("start", "начать и увидеть, что я умею") in rudakov.commands


async def test_a_call_that_hangs_holds_up_the_end_only_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.running.LONGEST_STOP", 0.1)
    async with Emulator(token=TOKEN, clock=Clock(WEDNESDAY)) as telegram:
        stranger = telegram.person("Виктор", "Рудаков")
        telegram.fail("sendMessage", kind="hang")
        loop = asyncio.get_running_loop()
        running = loop.create_task(run_forever(settings(telegram, tmp_path / "school.db")))
        await telegram.until(lambda: telegram.updates.held)
        await stranger.sends("/start", wait=False)
        await telegram.until(lambda: "sendMessage" in telegram.server.in_flight)
        os.kill(os.getpid(), signal.SIGTERM)
        assert await running == exit_codes.OK


async def test_a_second_instance_gives_way(tmp_path: Path) -> None:
    async with Emulator(token=TOKEN, clock=Clock(WEDNESDAY)) as telegram:
        with (tmp_path / "school.db.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            code = await run_forever(settings(telegram, tmp_path / "school.db"))
        assert code == exit_codes.SECOND_INSTANCE
        assert telegram.calls("getMe") == []


async def test_a_token_that_telegram_does_not_know(tmp_path: Path) -> None:
    async with Emulator(token=TOKEN, clock=Clock(WEDNESDAY)) as telegram:
        code = await run_forever(settings(telegram, tmp_path / "school.db", "43:OTHER"))
        assert code == exit_codes.TOKEN


async def test_a_store_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "school.db").write_bytes(b"not a store" * 1000)
    async with Emulator(token=TOKEN, clock=Clock(WEDNESDAY)) as telegram:
        code = await run_forever(settings(telegram, tmp_path / "school.db"))
        assert code == exit_codes.STORAGE


def test_what_is_wrong_with_the_settings_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCHOOL_ZONE", "Mars/Olympus")
    ended = CliRunner().invoke(cli, ["run"])
    assert ended.exit_code == exit_codes.SETTINGS
    assert "SCHOOL_ZONE" in ended.output


def test_without_a_token_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    ended = CliRunner().invoke(cli, ["run"])
    assert ended.exit_code == exit_codes.SETTINGS
    assert "BOT_TOKEN" in ended.output


def newer(store: Path) -> None:
    """Somebody has been here with a later version of the bot."""
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


async def test_a_store_of_a_newer_version(
    empty_store: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Going back is refused: an old bot must not work on tables that it does not know."""
    shutil.copy(empty_store, tmp_path / "school.db")
    newer(tmp_path / "school.db")
    async with Emulator(token=TOKEN, clock=Clock(WEDNESDAY)) as telegram:
        code = await run_forever(settings(telegram, tmp_path / "school.db"))
        assert telegram.calls() == []
    assert code == exit_codes.STORAGE
    assert "newer version" in caplog.text


def test_when_a_store_is_not_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///school.db")
    migrate = partial(CliRunner().invoke, cli, ["migrate"])
    with alone("sqlite+aiosqlite:///school.db"):
        assert migrate().exit_code == exit_codes.SECOND_INSTANCE
    assert not (tmp_path / "school.db").exists()
    assert migrate().exit_code == exit_codes.OK
    newer(tmp_path / "school.db")
    assert migrate().exit_code == exit_codes.STORAGE
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:////nowhere/school.db")
    assert migrate().exit_code == exit_codes.STORAGE


def test_asking_for_health(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(cli, ["health"])
    assert (ended.exit_code, ended.output) == (exit_codes.TROUBLE, "no bot runs on this store\n")


def test_migrating_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///school.db")
    for _ in range(2):
        assert CliRunner().invoke(cli, ["migrate"]).exit_code == exit_codes.OK
    assert (tmp_path / "school.db").exists()


async def test_systemd_hears_how_it_begins_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        async with Emulator(token=TOKEN, clock=Clock(WEDNESDAY)) as telegram:
            loop = asyncio.get_running_loop()
            running = loop.create_task(run_forever(settings(telegram, tmp_path / "school.db")))
            await telegram.until(lambda: telegram.updates.held)
            os.kill(os.getpid(), signal.SIGTERM)
            assert await running == exit_codes.OK
        assert [ear.recv(100), ear.recv(100)] == [b"READY=1", b"STOPPING=1"]
