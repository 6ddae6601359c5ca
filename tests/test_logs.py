"""What the log tells: numbers and reasons; never a name, the text of a message, or the token."""

import logging
from typing import Any

import pytest
from sqlalchemy import text

from bot import workers
from handlers import timetable
from tests.conftest import TOKEN, School

SECRET = "Никому не говори про собаку"
NAMES = ("Лиза", "Кузнецов", "Ольга", "Анна Петровна", "Соколова")
OURS = ("bot", "handlers", "jobs", "models", "ui", "aiogram", "apscheduler")


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    for name in OURS:
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def told(logged: pytest.LogCaptureFixture) -> str:
    """Everything that stands in the log, tracebacks included."""
    form = logging.Formatter("%(levelname)s %(name)s: %(message)s")
    return "\n".join(form.format(record) for record in logged.records)


def gives_away(log: str) -> list[str]:
    return [word for word in (SECRET, *NAMES, TOKEN, TOKEN.partition(":")[2]) if word in log]


def test_the_rule_about_logs_knows_good_from_bad() -> None:
    assert gives_away("update 7 broke: ValueError") == []
    assert gives_away("Лиза wrote; POST /bot42:TEST/sendMessage") == ["Лиза", "42:TEST", "TEST"]


async def test_a_day_with_troubles_leaves_no_names_in_the_log(
    school: School, logged: pytest.LogCaptureFixture
) -> None:
    await school.liza.sends("/today")
    await school.liza.sends(SECRET)
    await school.mama.sends("/week")
    school.telegram.fail("sendMessage", 429, "Too Many Requests", chat=school.liza, retry_after=1)
    await school.liza.sends(SECRET)
    school.telegram.fail("sendMessage", kind="html502", chat=school.mama)
    await school.mama.sends("/today")
    poison = {"update_id": 0, "message": {"text": SECRET, "chat": {"id": "Лиза"}}}
    await school.telegram.push(poison, raw=True)
    await school.telegram.settle()
    log = told(logged)
    assert "can't be read" in log
    assert "flood" in log or "an answer has to wait" in log
    assert gives_away(log) == []


async def test_a_broken_handler_leaves_no_names_in_the_log(
    school: School, logged: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even when the store itself says what it could not do with them."""

    async def broken(session: Any, *_: Any) -> None:
        await session.exec(text("SELECT :name FROM nowhere"), params={"name": SECRET})

    monkeypatch.setattr(timetable, "day_screen", broken)
    monkeypatch.setattr(workers, "BACK_OFF", (0, 0, 0))
    await school.liza.sends("/today")
    log = told(logged)
    assert "is given up" in log
    assert gives_away(log) == []
    assert "код" in school.liza.last.text
