"""The health file, the alarms, and what systemd hears."""

import asyncio
import json
import logging
import socket
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import TimeoutError as NoConnection

from bot import alarms, exit_codes, health, receiver, watchdog
from bot.alarms import Alarms
from emulator import Clock
from emulator.queued import Webhook
from models import backlog
from models.inbox import Inbox
from tests.conftest import WEDNESDAY, School
from tests.notes import BROKEN, notes, tells  # noqa: F401


class Bell:
    """Notes which alarms were rung."""

    def __init__(self) -> None:
        self.rung: list[str] = []

    async def ring(self, kind: str, _sentence: str) -> None:
        self.rung.append(kind)


@pytest.fixture
def bell(school: School, monkeypatch: pytest.MonkeyPatch) -> Bell:
    bell = Bell()
    monkeypatch.setattr(school.app.watchdog, "alarms", bell)
    return bell


def file_of(school: School) -> Path:
    return health.file_for(school.app.settings)


async def seen(school: School) -> dict[str, Any]:
    """What stands in the health file after one look."""
    await school.app.watchdog.beat()
    facts: dict[str, Any] = json.loads(file_of(school).read_text())
    return facts


def judged(school: School, **later: float) -> tuple[int, list[str]]:
    said: list[str] = []
    code = health.judge(file_of(school), school.clock() + timedelta(**later), said.append)
    return code, said


@pytest.mark.usefixtures("notes")
async def test_a_healthy_bot(school: School, bell: Bell) -> None:
    await school.mama.sends("/today")
    await tells(school, "mama")
    facts = await seen(school)
    assert facts["troubles"] == []
    assert (facts["inbox_lag"], facts["outbox_lag"], facts["poison"], facts["dead"]) == (0, 0, 0, 0)
    assert all(facts[name] for name in ("written_at", "polled_at", "committed_at", "sent_at"))
    assert file_of(school).stat().st_mode & 0o777 == 0o600
    assert judged(school) == (exit_codes.OK, ["the bot is well"])
    assert judged(school, seconds=61)[0] == exit_codes.TROUBLE
    assert bell.rung == []
    await school._stop()
    assert judged(school) == (exit_codes.TROUBLE, ["no bot runs on this store"])
    await school._start()


async def test_telegram_is_silent(school: School, bell: Bell) -> None:
    school.app.receiver.polled_at -= watchdog.SILENT + 1
    facts = await seen(school)
    assert bell.rung == ["silence"]
    assert judged(school) == (exit_codes.TROUBLE, facts["troubles"])


async def test_updates_and_notifications_that_wait(school: School, bell: Bell) -> None:
    school.oracles.forgive("conservation")  # they wait behind the bot's back
    async with school.app.store.writing() as session:
        for update, at in ((1, school.clock() - timedelta(seconds=61)), (2, school.clock())):
            session.add(Inbox(update_id=update, lane=0, raw="{}", received_at=at))
    school.telegram.fail("sendMessage", kind="hang", chat=school.mama)
    facts = await seen(school)
    assert facts["inbox_lag"] == 61
    assert bell.rung == ["inbox"]


@pytest.mark.usefixtures("notes")
async def test_the_outbox_stands_still(school: School, bell: Bell) -> None:
    school.oracles.forgive("conservation")  # nobody sends any more
    school.app.delivery.stop()  # as if its senders hung
    await asyncio.sleep(0)
    await tells(school, "mama", settle=False)
    school.clock.advance(timedelta(minutes=6))
    school.app.delivery.sent_at = asyncio.get_running_loop().time()
    await seen(school)
    assert bell.rung == []  # a long broadcast is no trouble: it goes on
    school.app.delivery.sent_at -= watchdog.STUCK + 1
    await seen(school)
    assert bell.rung == ["outbox"]


@pytest.mark.usefixtures("notes")
async def test_what_breaks_is_told_once(school: School, bell: Bell) -> None:
    await seen(school)
    await tells(school, "mama", kind=BROKEN)
    await school.telegram.push({"update_id": 0, "message": {"chat": {"id": "x"}}}, raw=True)
    await school.telegram.settle()
    await seen(school)
    assert bell.rung == ["broken"]
    await seen(school)
    assert bell.rung == ["broken"]
    assert judged(school)[0] == exit_codes.OK  # the bot itself is well


async def test_somebody_else_asks_for_our_updates(
    school: School, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiver, "BACK_OFF", (0.05,))
    school.telegram.updates.set_webhook(Webhook("https://thief.example"))
    await school.telegram.until(lambda: school.app.receiver.conflict_at)
    await seen(school)
    assert bell.rung == ["conflict"]
    school.telegram.updates.set_webhook(Webhook())
    await school.mama.sends("/today")  # and it goes on as if nothing had been


async def test_updates_that_never_came(school: School, bell: Bell) -> None:
    """Somebody has asked with our token in between: their numbers are missing."""
    await school.mama.sends("/today")
    hears = school.app.receiver
    assert isinstance(hears, receiver.Receiver)
    last = hears.offset - 1
    school.telegram.updates._next_id += 2
    await school.mama.sends("/today")
    assert (hears.missing, hears.offset) == (2, last + 4)
    await seen(school)
    await seen(school)
    assert bell.rung == ["gap"]
    school.telegram.updates._next_id += 10**6  # a week of silence: they begin anew
    await school.mama.sends("/today")
    assert school.app.receiver.missing == 2


async def test_no_room_and_no_store(
    school: School, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "room", lambda _: 10**6)

    async def broken(*_: object, **__: object) -> None:
        raise NoConnection

    monkeypatch.setattr(backlog, "measure", broken)
    facts = await seen(school)
    assert bell.rung == ["disk", "store"]
    assert "poison" not in facts


async def test_an_alarm_rings_once_an_hour(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command gets the sentence, and not the token."""
    heard, clock = tmp_path / "heard", Clock(WEDNESDAY)
    program = (
        "import os, sys; print(sys.argv[1], 'BOT_TOKEN' in os.environ, file=open("
        f"{str(heard)!r}, 'a'))"
    )
    monkeypatch.setenv("BOT_TOKEN", "42:TEST")
    bell = Alarms(f'{sys.executable} -c "{program}"', clock)
    with caplog.at_level(logging.ERROR):
        for kind in ("disk", "disk", "conflict"):
            await bell.ring(kind, f"trouble with {kind}")
        clock.advance(timedelta(hours=1))
        await bell.ring("disk", "trouble again")
    said = heard.read_text().splitlines()
    assert said == ["trouble with disk False", "trouble with conflict False", "trouble again False"]
    assert [r.getMessage() for r in caplog.records if "trouble" in r.getMessage()] == [
        "alarm: trouble with disk",
        "alarm: trouble with conflict",
        "alarm: trouble again",
    ]


@pytest.mark.parametrize(
    ("command", "log"),
    [
        ("/nowhere/to/be/found", "can't be run"),
        ("false", "ended with 1"),
        ("sleep 60", "took longer"),
    ],
)
async def test_an_alarm_command_that_fails_is_only_logged(
    command: str, log: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alarms, "LONGEST", 0.5)
    with caplog.at_level(logging.ERROR):
        await Alarms(command, Clock(WEDNESDAY)).ring("disk", "1")
    assert log in caplog.text


async def test_systemd_hears_that_the_bot_lives(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        await school.app.watchdog.beat()
        assert ear.recv(100) == b"WATCHDOG=1"
