"""Nothing that was promised is lost: every answer that Telegram gives to a message, played out."""

import asyncio
import logging
import socket
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import update
from sqlmodel import col, delete

from bot import receiver
from jobs import pace as pace_module
from jobs.ahead import Ready
from jobs.pace import Pace
from jobs.saying import Saying
from jobs.verdicts import TokenRefused
from models import outbox
from models.groups import Enrollment, Group
from models.outbox import Notification, State
from models.people import Guardianship, Person
from tests.conftest import School
from tests.notes import (
    BROKEN,
    MUTE,
    NOTE,
    PRIVATE,
    dies_and_returns,
    notes,
    notifications,
    numbers,
    person,
    tells,
    the_only,
    tries,
)

__all__ = ["notes"]

pytestmark = pytest.mark.usefixtures("notes")

# Descriptions as Client.cpp writes them, and the word of ours for each.
FOR_EVER = [
    (403, "bot was blocked by the user", "blocked"),
    (403, "user is deactivated", "deactivated"),
    (403, "bot can't initiate conversation with a user", "never-started"),
    (400, "chat not found", "never-started"),
    (403, "something that nobody has seen yet", "forbidden"),
]


@pytest.mark.parametrize(("code", "text", "trouble"), FOR_EVER)
async def test_whoever_can_not_be_reached_is_left_alone(
    school: School, code: int, text: str, trouble: str
) -> None:
    school.telegram.fail("sendMessage", code, text, chat=school.mama)
    await tells(school, "mama", 1)
    await tells(school, "mama", 2)
    await tells(school, "liza", 3)
    states = [(row.state, row.trouble) for row in await notifications(school)]
    assert states == [(State.UNREACHABLE, trouble)] * 2 + [(State.SENT, None)]
    assert (await person(school, "mama")).unreachable == trouble
    assert tries(school, "mama") == 1  # the second note was closed without a call
    assert numbers(school, "liza") == [3]


async def test_a_group_that_has_thrown_the_bot_out_is_left_alone(school: School) -> None:
    school.telegram.fail("sendMessage", 403, "bot was kicked from the group chat", chat=school.chat)
    for about in (1, 2):
        await announced(school, about)
    assert [row.state for row in await notifications(school)] == [State.UNREACHABLE] * 2
    assert tries(school, "chat") == 1


async def announced(school: School, about: int, kind: str = NOTE) -> None:
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        outbox.announce(session, group, kind, about, at=school.clock())
    await school.telegram.settle()


async def test_what_telegram_refuses_for_good_is_given_up(school: School) -> None:
    school.telegram.fail("sendMessage", 400, "can't parse entities", chat=school.mama)
    school.telegram.fail("sendMessage", 413, "too large", chat=school.papa)
    for whom in ("mama", "papa"):
        await tells(school, whom)
        await tells(school, whom, 2)
    rows = await notifications(school)
    assert [row.state for row in rows] == [State.DEAD, State.SENT] * 2
    assert (rows[0].trouble, rows[2].trouble) == ("refused", "refused")
    assert (await person(school, "mama")).unreachable is None


@pytest.mark.parametrize("announced_move", [True, False])
async def test_a_group_that_becomes_a_supergroup_hears_it_once(
    school: School, announced_move: bool
) -> None:
    school.telegram.fail("sendMessage", chat=school.chat, kind="html502")
    old = school.telegram.group("8-Д", school.anna, school.liza, id=-77, kind="group")
    async with school.writing() as session:
        await session.exec(
            update(Group).where(col(Group.id) == school.ids["group"]).values(chat_id=old.id)
        )
    await old.migrates(-100777, announced=announced_move)
    for about in (1, 2):
        await announced(school, about)
    assert [h.text.strip() for h in old.heard()] == ["№ 1", "№ 2"]
    to_old = [call for call in school.telegram.calls("sendMessage") if call.chat_id == -77]
    assert len(to_old) == (0 if announced_move else 1)
    assert {row.state for row in await notifications(school)} == {State.SENT}


FLOODS: list[tuple[dict[str, Any], int]] = [
    ({"code": 429, "text": "retry after 5", "retry_after": 5}, 6),
    ({"text": "retry after 7", "kind": "no_parameters_429"}, 8),
    ({"text": "Flood", "kind": "no_parameters_429"}, 31),
    ({"code": 429, "text": "retry after 10072", "retry_after": 10072}, 10073),
]


@pytest.mark.parametrize(("fault", "seconds"), FLOODS)
async def test_too_many_requests_pause_that_chat_only(
    school: School, fault: dict[str, Any], seconds: int
) -> None:
    school.telegram.fail("sendMessage", chat=school.mama, **fault)
    await tells(school, "mama", 1)
    await tells(school, "mama", 2)
    await tells(school, "liza", 3)
    assert (tries(school, "mama"), numbers(school, "liza")) == (1, [3])
    await dies_and_returns(school)  # the pause is not forgotten either
    await school.passes(seconds=seconds - 1)
    assert tries(school, "mama") == 1
    await school.passes(seconds=1)
    assert numbers(school, "mama") == [1, 2]
    assert not any(row.maybe_twice for row in await notifications(school))


async def test_an_answer_does_not_break_into_a_pause(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 5", chat=school.mama, retry_after=5)
    await tells(school, "mama", 1)
    await school.mama.sends("/today")
    await school.mama.sends("/week")
    assert tries(school, "mama") == 1
    await school.passes(seconds=6)
    said = [heard.text for heard in school.mama.heard()]
    assert "ср, 14 октября" in said[-2]
    assert len(said) == 3


async def test_an_answer_is_said_as_it_was_kept_unless_anything_has_happened_since(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery, looks = school.app.delivery, 0
    look = delivery.ahead.look

    async def counted(*given: Any) -> Any:
        nonlocal looks
        looks += 1
        return await look(*given)

    async def kept(number: int) -> Ready:
        async with school.app.store.writing() as session:
            said = Saying(school.mama.id, f"№ {number}")
            return await delivery.keep(session, said, school.clock())

    monkeypatch.setattr(delivery.ahead, "look", counted)
    assert await delivery.answer(await kept(1))
    assert looks == (0 if school.app.store.alone else 1)

    in_the_queue = await kept(2)
    delivery.wake()
    await school.quiet()
    assert await delivery.answer(in_the_queue)

    taken_back = await kept(3)
    async with school.app.store.writing() as session:
        pending = col(Notification.state) == State.PENDING
        await session.exec(update(Notification).where(pending).values(state=State.VOID))
    assert await delivery.answer(taken_back)

    assert await delivery.answer(await kept(4))
    assert numbers(school, "mama") == [1, 2, 4]


async def test_when_everybody_is_refused_the_bot_is_silent(school: School) -> None:
    for whom in (school.anna, school.liza, school.mama):
        school.telegram.fail("sendMessage", 429, "retry after 9", chat=whom, retry_after=9)
    for whom_too in ("anna", "liza", "mama", "papa"):
        await tells(school, whom_too)
    assert [tries(school, name) for name in ("anna", "liza", "mama", "papa")] == [1, 1, 1, 0]
    await school.passes(seconds=9)
    assert tries(school, "papa") == 0
    await school.passes(seconds=1)
    assert [numbers(school, name) for name in ("anna", "liza", "mama", "papa")] == [[1]] * 4


UNKNOWN = ["html502", "status500", "reset", "cut", "lost_answer", "timeout"]
ARRIVES = {"cut", "lost_answer"}


@pytest.mark.parametrize("kind", UNKNOWN)
async def test_whatever_hides_the_answer_repeats_it_once(school: School, kind: Any) -> None:
    school.app.bot.session.timeout = 0.2
    school.telegram.fail("sendMessage", chat=school.mama, kind=kind)
    await tells(school, "mama", 1)
    await tells(school, "mama", 2)
    await tells(school, "liza", 3)
    row = (await notifications(school))[0]
    assert (row.state, row.maybe_twice, row.trouble) == (State.PENDING, True, "unknown")
    assert numbers(school, "liza") == [3]
    school.app.bot.session.timeout = 20  # a busy machine may need a while for the rest
    await school.passes(seconds=14)
    assert numbers(school, "mama") == [1] * (kind in ARRIVES)
    await school.passes(seconds=1)
    assert numbers(school, "mama") == [1] * (1 + (kind in ARRIVES)) + [2]
    assert {row.state for row in await notifications(school)} == {State.SENT}


async def test_an_error_without_words_is_an_unknown_answer(school: School) -> None:
    school.telegram.fail("sendMessage", 504, "", chat=school.mama)
    await tells(school, "mama")
    await school.passes(seconds=15)
    assert (await the_only(school)).state is State.SENT


async def test_many_failures_in_a_row_never_end_the_trying(school: School) -> None:
    async with school.writing() as session:
        note = outbox.Notification(
            person_id=school.ids["mama"], kind=NOTE, about=1, due_at=school.clock(), attempts=5000
        )
        session.add(note)
    school.telegram.fail("sendMessage", chat=school.mama, kind="html502")
    await school.passes(seconds=0)
    assert (await the_only(school)).due_at == school.clock() + timedelta(minutes=5)
    await school.passes(minutes=5)
    assert numbers(school, "mama") == [1]


async def test_an_answer_that_we_can_not_read_is_an_answer(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.oracles.forgive("ledger")  # it believes a number that Telegram never gave
    session = school.app.bot.session
    monkeypatch.setattr(
        session, "json_loads", lambda text: {"ok": True, "result": {"message_id": 77, "odd": text}}
    )
    await tells(school, "mama")
    row = await the_only(school)
    assert (row.state, row.message_id) == (State.SENT, 77)
    assert numbers(school, "mama") == [1]


async def test_while_telegram_is_out_of_reach_everything_waits(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiver, "BACK_OFF", (0.01,))
    there = school.app.bot.session.api
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}"
        school.app.bot.session.api = TelegramAPIServer.from_base(nowhere)
        for about, whom in enumerate(("mama", "liza", "papa", "mama"), 1):
            await tells(school, whom, about)
        for _ in range(3):
            await school.passes(seconds=60)
        assert {row.state for row in await notifications(school)} == {State.PENDING}
    school.app.bot.session.api = there
    await school.passes(seconds=60)
    assert [numbers(school, name) for name in ("mama", "liza", "papa")] == [[1, 4], [2], [3]]
    assert not any(row.maybe_twice for row in await notifications(school))


async def test_what_came_too_late_or_does_not_matter_is_not_said(school: School) -> None:
    await tells(school, "mama", kind=MUTE)
    async with school.writing() as session:
        for use_by in (timedelta(minutes=1), timedelta(minutes=3)):
            outbox.notify(
                session,
                school.ids["mama"],
                NOTE,
                1,
                at=school.clock() + timedelta(minutes=1),
                use_by=school.clock() + use_by,
            )
    await school.passes(minutes=2)
    states = [row.state for row in await notifications(school)]
    assert states == [State.VOID, State.EXPIRED, State.SENT]
    assert numbers(school, "mama") == [1]


async def test_what_can_not_be_drawn_holds_nobody_up(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    await tells(school, "mama", kind=BROKEN, settle=False)
    await tells(school, "liza", kind="test-unheard-of", settle=False)
    await announced(school, 1, kind=PRIVATE)
    await tells(school, "mama", 2)
    states = [(row.state, row.trouble) for row in await notifications(school)]
    assert states == [(State.DEAD, "broken")] * 3 + [(State.SENT, None)]
    assert numbers(school, "chat") == []
    errors = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert len(errors) == 3


async def test_who_loses_the_right_hears_nothing_of_what_waits(school: School) -> None:
    school.telegram.fail("sendMessage", chat=school.mama, kind="html502")
    school.telegram.fail("sendMessage", chat=school.liza, kind="html502")
    for whom in ("mama", "liza"):
        await tells(school, whom, kind=PRIVATE)
    async with school.writing() as session:
        guardian = col(Guardianship.guardian_id) == school.ids["mama"]
        await session.exec(delete(Guardianship).where(guardian))
        await session.exec(delete(Enrollment))
    await school.passes(minutes=1)
    assert [row.state for row in await notifications(school)] == [State.VOID] * 2
    assert numbers(school, "mama") == numbers(school, "liza") == []
    assert tries(school, "mama") == 1


async def test_whoever_is_disconnected_hears_nothing_of_what_waits(school: School) -> None:
    school.telegram.fail("sendMessage", chat=school.mama, kind="html502")
    await tells(school, "mama")
    async with school.writing() as session:
        (await session.get_one(Person, school.ids["mama"])).telegram_id = None
    await school.passes(minutes=1)
    row = await the_only(school)
    assert (row.state, row.trouble) == (State.UNREACHABLE, "no-telegram")
    assert numbers(school, "mama") == []


async def test_who_moves_between_look_and_send_gets_it_in_the_new_place(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def moves() -> None:
        async with school.app.store.writing() as session:
            mama = await session.get_one(Person, school.ids["mama"])
            mama.telegram_id = school.stranger.id

    monkeypatch.setattr(school.app.delivery.pace, "wait", moves)
    await tells(school, "mama", kind=PRIVATE)
    assert numbers(school, "mama") == []
    assert numbers(school, "stranger") == [1]


async def test_one_chat_hears_things_in_order_whatever_happens(school: School) -> None:
    for kind in ("html502", "reset", "status500"):
        school.telegram.fail("sendMessage", chat=school.mama, kind=kind)
    for about in range(1, 7):
        await tells(school, "mama", about, settle=False)
        await tells(school, "liza", about, settle=False)
    await school.telegram.settle()
    assert numbers(school, "liza") == [1, 2, 3, 4, 5, 6]
    for _ in range(4):
        await dies_and_returns(school)
        await school.passes(seconds=40)
    assert numbers(school, "mama") == [1, 2, 3, 4, 5, 6]


async def test_a_hanging_chat_does_not_hold_up_what_comes_after(school: School) -> None:
    school.telegram.fail("sendMessage", chat=school.mama, kind="hang")
    await tells(school, "mama", 1, settle=False)
    await school.telegram.until(lambda: school.telegram.server.in_flight)
    await tells(school, "liza", 2, settle=False)
    await school.telegram.until(lambda: numbers(school, "liza") == [2])
    await tells(school, "liza", 3, settle=False)
    await school.telegram.until(lambda: numbers(school, "liza") == [2, 3])


async def test_a_refused_token_ends_the_run_and_keeps_the_queue(school: School) -> None:
    school.telegram.fail("sendMessage", 401, "", chat=school.mama)
    with pytest.raises(ExceptionGroup) as ended:
        await tells(school, "mama")
    assert ended.value.subgroup(TokenRefused)
    assert (await the_only(school)).state is State.PENDING
    await dies_and_returns(school)
    await school.passes(seconds=15)
    assert numbers(school, "mama") == [1]


class FakeLoop:
    """A loop's clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> FakeLoop:
    fake = FakeLoop()
    clock = SimpleNamespace(get_running_loop=lambda: fake, sleep=fake.sleep, Lock=asyncio.Lock)
    monkeypatch.setattr(pace_module, "asyncio", clock)
    return fake


async def test_a_burst_is_free_and_then_the_pace_is_kept(loop: FakeLoop) -> None:
    pace = Pace(per_second=30)
    moments = []
    for _ in range(94):
        await pace.wait()
        moments.append(loop.now - 1000)
    assert moments[:4] == pytest.approx([0, 0, 0, 0])
    for first, one_too_many in zip(moments, moments[30:], strict=False):
        assert one_too_many - first > 1  # never more than thirty in a second, the burst among them
    assert moments[-1] < 93 / 30 / 0.98
    loop.now += 60  # rest does not save up more than one burst
    before = loop.now
    for _ in range(5):
        await pace.wait()
    assert loop.now - before == pytest.approx(1 / 30)
    pace.spare()
    await pace.wait()
    assert loop.now - before == pytest.approx(1 / 30)


async def test_what_was_held_up_on_its_way_is_counted_from_its_answer_on(loop: FakeLoop) -> None:
    pace = Pace(per_second=30)
    await pace.wait()
    loop.now += 0.4  # it may have arrived in any moment of these
    answered = loop.now
    pace.answered()
    for _ in range(29):
        await pace.wait()
        pace.answered()
    assert loop.now - answered < 1
    await pace.wait()
    assert loop.now - answered > 1


async def test_answers_hold_the_queue_up_for_a_second_at_most(loop: FakeLoop) -> None:
    pace = Pace(per_second=25)
    for _ in range(1000):  # a whole school has tapped at once
        pace.took()
    before = loop.now
    await pace.wait()
    assert loop.now - before == pytest.approx(pace_module.SECOND)


def test_chats_rest_after_each_message_and_groups_longer() -> None:
    noon = datetime(2026, 10, 14, 12, tzinfo=UTC)
    pace = Pace(per_second=30)
    pace.spoke(7, noon)
    pace.spoke(-7, noon)
    assert pace.resting(noon) == {7, -7}
    assert pace.next(noon) == noon + timedelta(seconds=1)
    assert pace.resting(noon + timedelta(seconds=1)) == {-7}
    assert pace.resting(noon + timedelta(seconds=3)) == set()
    assert pace.next(noon + timedelta(seconds=3)) is None
    assert not pace.closed(7, noon)  # an answer need not wait
    pace.flooded(7, noon, timedelta(seconds=9))
    assert pace.closed(7, noon + timedelta(seconds=8))
    assert not pace.closed(-7, noon)


async def test_the_real_pace_is_kept_on_the_way_to_telegram(school: School, loop: FakeLoop) -> None:
    school.app.delivery.pace = school.app.delivery.lanes.pace = Pace(per_second=30)
    for about in range(1, 4):
        await tells(school, "mama", about)
        await announced(school, about)
    assert (numbers(school, "mama"), numbers(school, "chat")) == ([1], [1])
    await school.passes(seconds=1)
    assert (numbers(school, "mama"), numbers(school, "chat")) == ([1, 2], [1])
    await school.passes(seconds=2)
    assert (numbers(school, "mama"), numbers(school, "chat")) == ([1, 2, 3], [1, 2])
    await asyncio.gather(school.mama.sends("/today"))
    assert "ср, 14 октября" in school.mama.last.text
