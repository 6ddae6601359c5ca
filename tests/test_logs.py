"""What the log tells: numbers and reasons; never a name, the text of a message, or the token."""

import logging
import random
import re
import string
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import text

from bot import handling, logs
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
    await school.liza.sends("/today")
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
    monkeypatch.setattr(handling, "BACK_OFF", (0, 0, 0))
    await school.liza.sends("/today")
    log = told(logged)
    assert "is given up" in log
    assert gives_away(log) == []
    assert "код" in school.liza.last.text


# What must not get through, made anew each time; the seed is printed when one does.
SEED, SAMPLES = 20261128, 1000
DIGITS = string.digits
KEY = string.ascii_letters + DIGITS + "_-"
INNOCENT = (
    "update 481516234 of chat -1001234567890 took 12.5 ms",
    "person 7 (telegram 1002003004) is unreachable: bot was blocked by the user",
    "notification 90210 can't be drawn",
    "retry after 30 s; 3 of 10 attempts, 2026-10-14 05:35:00+00:00",
    "@tutor_bot is running on http://127.0.0.1:40123/",
    "mark 89 of student 4512 at lesson 77123",
)


def some(dice: random.Random, letters: str, least: int, most: int | None = None) -> str:
    return "".join(dice.choices(letters, k=dice.randint(least, most or least)))


def a_token(dice: random.Random) -> str:
    return f"{some(dice, DIGITS, 8, 10)}:{some(dice, KEY, 35)}"


def a_mail(dice: random.Random) -> str:
    name = some(dice, string.ascii_lowercase + DIGITS, 3, 12)
    return f"{name}.{name[:2]}+x@{some(dice, string.ascii_lowercase, 3, 9)}.school.ru"


def a_phone(dice: random.Random) -> str:
    area, a, b, c = (some(dice, DIGITS, n) for n in (2, 3, 2, 2))
    country = dice.choice(("+7", "8", "7"))
    form = dice.choice(
        (
            "{0}9{1}{2}{3}{4}",
            "{0} 9{1} {2}-{3}-{4}",
            "{0} (9{1}) {2} {3} {4}",
            "{0}-9{1}-{2}-{3}{4}",
        )
    )
    return form.format(country, area, a, b, c)


def a_foreign_phone(dice: random.Random) -> str:
    return f"+49 {some(dice, DIGITS, 3)} {some(dice, DIGITS, 4)} {some(dice, DIGITS, 2, 4)}"


def a_name(dice: random.Random) -> str:
    low = "абвгдежзийклмнопрстуфхцчшщыэюя"
    return f"{some(dice, low, 3, 9).title()} {some(dice, low, 5, 12).title()}"


MAKERS: tuple[Callable[[random.Random], str], ...] = (
    a_token,
    a_mail,
    a_phone,
    a_foreign_phone,
    a_name,
)


@contextmanager
def written() -> Iterator[StringIO]:
    """The root logger as `run` sets it up, writing into a string."""
    root, hook = logging.getLogger(), sys.excepthook
    kept = root.handlers[:], root.level
    paper = StringIO()
    root.handlers[:] = [logging.StreamHandler(paper)]
    root.handlers[0].setFormatter(logging.Formatter(logs.FORM))
    try:
        logs.set_up("DEBUG")
        yield paper
    finally:
        root.handlers[:], level = kept
        root.setLevel(level)
        sys.excepthook = hook
        logging.captureWarnings(False)


def test_a_thousand_secrets_and_none_gets_through() -> None:
    dice = random.Random(SEED)
    with written() as paper:
        for number in range(SAMPLES):
            secret = MAKERS[number % len(MAKERS)](dice)
            before = some(dice, string.ascii_lowercase + " ", 0, 20)
            log, seen = logging.getLogger(dice.choice(OURS)), len(paper.getvalue())
            match number % 4:
                case 0:
                    log.error(f"{before} {secret}, and so on")  # noqa: G004
                case 1:
                    log.warning("%s broke: <%s>", before, secret)
                case 2:
                    try:
                        raise ValueError(f"not a number: {secret!r}") from KeyError(secret)
                    except ValueError:
                        log.exception("%s", before)
                case _:
                    log.critical("the whole update: %r", {"text": secret, "is": (secret,)})
            log_now, pieces = paper.getvalue()[seen:], re.findall(r"\w{4,}", secret)
            assert [piece for piece in (secret, *pieces) if piece in log_now] == [], (
                f"seed {SEED}, sample {number}"
            )
    assert paper.getvalue().count("\nValueError: ") == SAMPLES // 4


def test_what_is_not_secret_gets_through() -> None:
    with written() as paper:
        for line in INNOCENT:
            logging.getLogger("bot").error(line)
    assert paper.getvalue().splitlines() == [f"ERROR bot: {line}" for line in INNOCENT]


def test_no_level_makes_the_store_tell_its_values() -> None:
    """aiosqlite writes every statement with its parameters, if it is let."""
    with written() as paper:
        for name in ("aiosqlite", "sqlalchemy.engine"):
            logging.getLogger(name).debug("INSERT INTO person, %r", ("Liza",))
    assert paper.getvalue() == ""


def test_a_traceback_has_its_places_and_nobodys_words() -> None:
    def broken(text: str) -> None:
        local = text * 2
        raise ExceptionGroup(f"two of {text}", [LookupError(local), ValueError(f'"{text}"')])

    with written() as paper:
        try:
            broken("Liza")
        except ExceptionGroup as error:
            logging.getLogger("jobs").error("broken", exc_info=error)
    log = paper.getvalue()
    assert "in broken" in log
    assert "ExceptionGroup" in log
    assert "LookupError" in log
    assert '"Liza"' not in log


def test_libraries_and_the_last_words_go_the_same_way() -> None:
    token = a_token(random.Random(SEED))
    with written() as paper:
        for name in ("aiogram.event", "aiohttp.client", "apscheduler.scheduler", "asyncio"):
            logging.getLogger(name).error("POST https://api.telegram.org/bot%s/getMe", token)
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn(f"a letter to {SECRET}", ResourceWarning, stacklevel=1)
        error = RuntimeError(SECRET)
        sys.excepthook(RuntimeError, error, None)
        logging.getLogger("bot").error("%d of them", "no number")
    log = paper.getvalue()
    assert log.count("/…/getMe") == 4
    assert "ResourceWarning" in log
    assert "CRITICAL" in log
    assert gives_away(log) == []
    assert token not in log
