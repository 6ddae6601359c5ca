"""What can be seen from outside: how the bot is and how fast, and nothing about anybody."""

import json
import logging
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from bot import health, logs, outside
from bot.metrics import ENDS, NONE
from models.outbox import ANSWER, State
from models.permissions import Action
from models.store import Store
from tests.conftest import TOKEN, School, peopled, running
from tests.notes import notes, tells  # noqa: F401
from tests.stores import Place
from tests.test_logs import written
from ui.i18n import Translator
from ui.notifications import NOTIFICATIONS

Values = dict[tuple[str, ...], float]
LABELS = {
    "action": {*Action, NONE},
    "end": {name for _, name in ENDS} | {"ok", "other", "done", "refused"},
    "kind": {*NOTIFICATIONS, ANSWER, "test-note", "test-broken"},
    "state": {*State, "again"},
    "what": {"poison", "dead"},
    "duty": {"delivery", "scheduler"},
}


@pytest.fixture
async def school(place: Place, words: Translator) -> AsyncIterator[School]:
    """The school of the other tests, with an HTTP port."""
    async with running(place, words, http_port=0) as bare:
        yield await peopled(bare)


async def page(school: School, path: str) -> tuple[int, str]:
    assert school.app.outside is not None
    url = f"http://127.0.0.1:{school.app.outside.port}{path}"
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        return answer.status, await answer.text()


async def facts(school: School, path: str) -> tuple[int, Any]:
    status, content = await page(school, path)
    return status, json.loads(content)


async def metrics(school: School, name: str) -> Values:
    """The values of one metric, by its labels in the order of their names."""
    _, content = await page(school, "/metrics")
    return {
        tuple(value for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(content)
        for sample in family.samples
        if sample.name == f"tutorbot_{name}"
    }


async def test_taps_are_counted_by_what_they_ask_for(school: School) -> None:
    await school.mama.sends("/today")
    await school.mama.taps("Вся неделя")
    await school.stranger.sends("/today")
    counts = await metrics(school, "tap_seconds_count")
    assert counts[Action.SEE_TIMETABLE, "done"] == 2
    assert sum(counts.values()) == 3
    assert 0 < (await metrics(school, "tap_seconds_sum"))[Action.SEE_TIMETABLE, "done"] < 10


@pytest.mark.usefixtures("notes")
async def test_what_telegram_refuses_is_counted_by_its_reason(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 9", chat=school.papa, retry_after=9)
    school.telegram.fail("sendMessage", 403, "bot was blocked by the user", chat=school.mama)
    for whom in ("mama", "papa", "liza"):
        await tells(school, whom)
    told = await metrics(school, "notifications_total")
    assert told["test-note", "blocked", State.UNREACHABLE] == 1
    assert told["test-note", "flood", "again"] == 1
    assert told["test-note", NONE, State.SENT] == 1
    calls = await metrics(school, "telegram_calls_total")
    assert (calls["429", "SendMessage"], calls["403", "SendMessage"]) == (1, 1)


@pytest.mark.usefixtures("notes")
async def test_what_waits_and_what_is_broken(school: School) -> None:
    school.oracles.forgive("conservation")  # nobody sends any more
    await tells(school, "mama", kind="test-broken")
    school.app.delivery.stop()
    await tells(school, "mama", settle=False)
    school.clock.advance(timedelta(minutes=2))
    await school.app.watchdog.beat()
    assert (await metrics(school, "outbox_lag_seconds"))[()] == 120
    assert (await metrics(school, "inbox_lag_seconds"))[()] == 0
    assert (await metrics(school, "broken"))["dead",] == 1
    assert (await metrics(school, "troubles"))[()] == 0


async def test_writes_tell_how_long_they_waited(school: School) -> None:
    before = (await metrics(school, "store_wait_seconds_count"))[()]
    await school.passes(minutes=1)
    assert (await metrics(school, "store_wait_seconds_count"))[()] > before


@pytest.mark.usefixtures("notes")
async def test_nobody_can_be_told_from_anybody_else(school: School) -> None:
    """No word of the school stands on any page, and each label is one of ours."""
    for who in (school.mama, school.anna, school.stranger, school.liza):
        await who.sends("/start")
        await who.sends("/today")
        await who.sends("Лиза Кузнецова заболела")
    school.telegram.fail("sendMessage", 400, "Bad Request: Лиза", chat=school.mama)
    await tells(school, "mama")
    await school.app.watchdog.beat()
    pages = [(await page(school, path))[1] for path in ("/metrics", "/health", "/ready")]
    truth = school.oracles.witness.truth()
    assert [found for content in pages for found in truth.found(content)] == []
    for secret in (*truth.names, "Лиза", "8-Д", TOKEN, *map(str, truth.accounts)):
        assert [content for content in pages if f'"{secret}"' in content] == []
        assert not secret.isalpha() or secret not in "".join(pages)
    for family in text_string_to_metric_families(pages[0]):
        for sample in family.samples:
            for label, value in sample.labels.items():
                assert label in ("le", "method", "reason") or value in LABELS[label]
                assert value.replace("-", "").replace(".", "").replace("+", "").isalnum()


async def test_health_is_what_stands_in_the_health_file(school: School) -> None:
    assert await facts(school, "/health") == (200, {})  # nobody has looked yet
    await school.app.watchdog.beat()
    status, seen = await facts(school, "/health")
    assert status == 200
    assert seen == json.loads(health.file_for(school.app.settings).read_text())
    school.clock.advance(health.STALE)
    assert (await facts(school, "/health"))[0] == 503


async def test_ready_while_the_store_is_there_and_of_today(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, ready = await facts(school, "/ready")
    assert (status, ready["ready"]) == (200, True)
    async with school.app.store.writing() as session:
        connection = await session.connection()
        await connection.execute(sql("UPDATE alembic_version SET version_num = '0001'"))
    assert await facts(school, "/ready") == (503, {"ready": False, "schema": "0001"})

    def gone(self: Store) -> Any:
        raise OperationalError("SELECT", None, Exception("gone"))

    with monkeypatch.context() as patch:
        patch.setattr(Store, "reading", gone)
        assert await facts(school, "/ready") == (503, {"ready": False, "schema": "out of reach"})
    async with school.app.store.writing() as session:
        connection = await session.connection()
        await connection.execute(
            sql("UPDATE alembic_version SET version_num = :new"), {"new": outside.newest()}
        )
    school.app.stop()
    assert school.app.outside is not None
    assert school.app.outside.stopping


async def test_without_a_port_nothing_listens(place: Place, words: Translator) -> None:
    async with running(place, words) as bare:
        assert bare.app.outside is None
        assert "bot.outside" not in vars(sys.modules["bot.app"])


def test_a_line_of_json_holds_no_more_than_one_for_people() -> None:
    with written() as paper:
        logs.set_up("DEBUG", "json")
        try:
            raise ValueError("not a mark: 'Лиза Кузнецова'")
        except ValueError:
            logging.getLogger("bot").exception("update %s of %s broke", 7, "Лиза")
        logging.getLogger("jobs").warning('a "quoted" word')
    broken, quoted = (json.loads(line) for line in paper.getvalue().splitlines())
    assert (broken["level"], broken["logger"]) == ("ERROR", "bot")
    assert broken["message"] == "update 7 of … broke"
    assert "ValueError: not a mark: …" in broken["trace"]
    assert "Лиза" not in json.dumps(broken, ensure_ascii=False)
    assert (quoted["message"], "trace" in quoted) == ('a "quoted" word', False)
    assert quoted["at"].endswith("+00:00")
