"""A right is lost while something is on its way: nothing of the child leaves any more."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete
from sqlmodel import col, select

from jobs import delivery as sending
from jobs import saying as sayings
from jobs.composing import Composer
from jobs.pace import Pace
from models import advice, consents, invitations, outbox
from models.attendance import AttendanceState
from models.courses import CourseTeacher
from models.dialogs import Dialog
from models.groups import GroupStaff
from models.outbox import Notification, State
from models.people import Guardianship, Person
from models.progress import letters
from models.slots import SlotTeacher
from tests.conftest import School
from tests.gradebook import GradeBook

REASON = "Болит живот, страшно"
Loses = Callable[[School], Awaitable[None]]


async def disconnected(school: School) -> None:
    async with school.writing() as session:
        mama = await session.get_one(Person, school.ids["mama"])
        anna = await session.get_one(Person, school.ids["anna"])
        await invitations.disconnect(session, mama, by=anna, at=school.clock())


async def no_guardian(school: School) -> None:
    """Nothing in the product ends a guardianship: it is taken out of the store."""
    async with school.writing() as session:
        mine = col(Guardianship.guardian_id) == school.ids["mama"]
        await session.exec(delete(Guardianship).where(mine))


async def withdrawn(school: School) -> None:
    async with school.writing() as session:
        liza = await session.get_one(Person, school.ids["liza"])
        papa = await session.get_one(Person, school.ids["papa"])
        await consents.withdraw(session, liza, by=papa, at=school.clock())


async def no_tutor(school: School) -> None:
    """Nothing in the product takes a group from its tutor, either."""
    async with school.writing() as session:
        mine = col(GroupStaff.person_id) == school.ids["anna"]
        await session.exec(delete(GroupStaff).where(mine))


async def no_teacher(school: School) -> None:
    """What an import does to a teacher whose subject somebody else teaches from now on."""
    async with school.writing() as session:
        # Without the first of these the next tick would bring back the second.
        for table in (SlotTeacher, CourseTeacher):
            mine = col(table.teacher_id) == school.ids["dmitry"]
            await session.exec(delete(table).where(mine))


WAYS: list[tuple[str, Loses]] = [
    ("mama", disconnected),
    ("mama", no_guardian),
    ("mama", withdrawn),
    ("anna", no_tutor),
    ("anna", withdrawn),
    ("dmitry", no_teacher),
    ("dmitry", withdrawn),
]
every_way = pytest.mark.parametrize(
    ("who", "loses"), WAYS, ids=[f"{who}-{loses.__name__}" for who, loses in WAYS]
)


async def tell(school: School) -> None:
    """Marks and a reason: there is something to lose."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.attended("Алгебра", AttendanceState.EXCUSED, reason=REASON)
        await book.mark("Алгебра", 2, "диктант зимородок")
        await book.task("Алгебра", "Задачи к пятнице")


@pytest.fixture
async def told(school: School) -> School:
    await tell(school)
    return school


@contextmanager
def listening(school: School, who: str) -> Iterator[list[str]]:
    """Whatever reaches this account from here on, whatever chat it goes through."""
    account, said = school.actors[who].id, []

    def hears(call: Any) -> None:
        aside = f'"receiver_user_id":{account}' in str(call.args).replace(" ", "")
        if call.chat_id == account or aside:
            said.append(" ".join(map(str, call.args.values())))

    school.telegram.server.on_call.append(hears)
    try:
        yield said
    finally:
        school.telegram.server.on_call.remove(hears)


def of_the_child(said: list[str]) -> list[str]:
    """What tells of Liza, but for the words that tell of the loss itself."""
    signs = ("зимородок", "Алгебра", "Физика", "живот", "Лиза К", "Лизы")
    loss = ("огласие", "отключил")
    return [one for one in said if any(s in one for s in signs) and not any(w in one for w in loss)]


async def waiting(school: School) -> list[Notification]:
    async with school.app.store.reading() as session:
        found = select(Notification).where(Notification.state == State.PENDING)
        return list((await session.exec(found)).all())


@every_way
async def test_a_drawn_answer_that_waits_is_dropped(told: School, who: str, loses: Loses) -> None:
    """Telegram has asked for a pause: what was looked up stands in the outbox, drawn."""
    actor = told.actors[who]
    told.telegram.fail("*", 429, "retry after 9", chat=actor, retry_after=9, times=1)
    await actor.sends("/progress")
    assert [row.kind for row in await waiting(told) if row.payload] == ["answer"]
    told.clock.advance(timedelta(seconds=1))
    await loses(told)
    with listening(told, who) as said:
        await told.passes(minutes=1)
    assert of_the_child(said) == []
    assert [row for row in await waiting(told) if row.payload] == []


@every_way
async def test_an_answer_that_is_refused_after_the_loss_is_dropped(
    told: School, who: str, loses: Loses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was drawn before, fails on its way, and is put into the outbox only afterwards."""
    actor = told.actors[who]
    put_off = sending.Delivery.put_off

    async def too_late(self: Any, saying: Any, rest: Any = timedelta()) -> None:
        told.clock.advance(timedelta(seconds=1))
        await loses(told)
        await put_off(self, saying, rest)

    monkeypatch.setattr(sending.Delivery, "put_off", too_late)
    told.telegram.fail("sendMessage", 429, "retry after 9", chat=actor, retry_after=9)
    with listening(told, who) as said:
        await actor.sends("/progress")
        in_flight = len(said)
        assert in_flight <= sending.SENDERS
        await told.passes(minutes=1)
    assert of_the_child(said[in_flight:]) == []


async def test_beside_the_talk_of_a_group_as_well(told: School) -> None:
    """What was asked in the class chat waits under the number of that chat, not of hers."""
    told.telegram.fail("*", 429, "retry after 9", chat=told.chat, retry_after=9)
    await told.mama.sends("/progress", where=told.chat)
    assert [row.chat_id for row in await waiting(told) if row.payload] == [told.chat.id]
    await disconnected(told)
    with listening(told, "mama") as said:
        await told.passes(minutes=1)
    assert of_the_child(said) == []


async def test_without_a_loss_it_arrives(told: School) -> None:
    told.telegram.fail("*", 429, "retry after 9", chat=told.mama, retry_after=9)
    await told.mama.sends("/progress")
    with listening(told, "mama") as said:
        await told.passes(minutes=1)
    assert len(of_the_child(said)) == 1


async def queue(
    school: School, at_hours: float, whom: tuple[str, ...] = ("mama", "anna", "dmitry")
) -> None:
    """An advice for these people; a reminder and a letter for the mother."""
    at = school.clock() + timedelta(hours=at_hours)
    async with school.writing() as session:
        liza = await session.get_one(Person, school.ids["liza"])
        anna = await session.get_one(Person, school.ids["anna"])
        given = advice.Advice(
            student_id=liza.id, author_id=anna.id, text=REASON, at=at, released_at=at
        )
        session.add(given)
        await session.flush()
        outbox.notify(session, school.ids["mama"], "reminders-soon", 1, at=at)
        outbox.notify(session, school.ids["mama"], letters.KIND, school.ids["mama"], at=at)
        for key in whom:
            outbox.notify(session, school.ids[key], "advice-given", given.id, at=at)


@every_way
@pytest.mark.parametrize("hours", [0.0, 2.0])
async def test_what_is_queued_and_what_is_due_later(
    told: School, who: str, loses: Loses, hours: float
) -> None:
    """Between the entry in the outbox and the call: the account rests, or the moment is not yet."""
    actor = told.actors[who]
    if not hours:
        told.app.delivery.pace.flooded(actor.id, told.clock(), timedelta(seconds=30))
    await queue(told, hours)
    await told.quiet()  # what the others may still read has arrived
    told.clock.advance(timedelta(seconds=1))
    await loses(told)
    with listening(told, who) as said:
        told.clock.advance(timedelta(hours=3))
        await told.quiet()  # before the next tick: it gives a teacher of the timetable back to it
        await told.passes(minutes=1)
    broken = told.oracles.witness.rows("SELECT kind FROM notification WHERE state = 'DEAD'")
    assert broken == []  # a lost right is no mistake that somebody has to look at
    if loses is withdrawn:  # the timetable is nothing personal: it needs no consent
        said = [one for one in said if "живот" in one or "зимородок" in one]
    assert of_the_child(said) == []


@every_way
async def test_only_what_is_in_flight_still_arrives(
    told: School, who: str, loses: Loses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram is slow: the right goes while a call hangs, with a row behind it."""
    hangs, goes_on = asyncio.Event(), asyncio.Event()
    say = sayings.say

    async def slowly(bot: Any, saying: Any, *more: Any) -> Any:
        if saying.chat_id == told.actors[who].id and not goes_on.is_set():
            hangs.set()
            await goes_on.wait()
        return await say(bot, saying, *more)

    monkeypatch.setattr(sending, "say", slowly)
    await queue(told, 0)
    async with asyncio.timeout(10):
        await hangs.wait()
    await loses(told)
    with listening(told, who) as said:
        goes_on.set()
        await told.telegram.settle()
        personal = [one for one in of_the_child(said) if "живот" in one or "зимородок" in one]
        assert len(personal) <= 1  # one chat is spoken to one at a time
    told.oracles.forgive("canary")  # what was in flight was drawn while it was allowed


@asynccontextmanager
async def _shut(school: School, who: str) -> Any:
    with listening(school, who) as said:
        yield said
        assert of_the_child(said) == []
        assert not any("зимородок" in toast for toast in school.actors[who].toasts)


@every_way
async def test_old_buttons_and_the_menu(told: School, who: str, loses: Loses) -> None:
    actor = told.actors[who]
    await actor.sends("/progress")
    seen = list(actor.heard())
    old = [
        (m, key["callback_data"])
        for m in seen
        for row in m.inline
        for key in row
        if "callback_data" in key
    ]
    told.clock.advance(timedelta(seconds=1))
    await loses(told)
    with listening(told, who) as said:
        for message, data in old:
            actor.presses(message, data)
            await told.telegram.settle()
        for command in ("/progress", "/advice", "/redo"):
            await actor.sends(command)
    assert [one for one in said if "зимородок" in one or "живот" in one] == []


async def test_a_dialog_that_stands_open_ends_with_the_connection(told: School) -> None:
    async with told.writing() as session:
        session.add(Dialog(chat_id=told.mama.id, user_id=told.mama.id, state="x"))
    await disconnected(told)
    async with told.app.store.reading() as session:
        assert (await session.exec(select(Dialog))).all() == []
    async with _shut(told, "mama"):
        await told.mama.sends("Дальше о Лизе")


@pytest.mark.parametrize("loses", [disconnected, no_guardian, withdrawn])
async def test_no_weekly_letter(told: School, loses: Loses) -> None:
    await loses(told)
    with listening(told, "mama") as said:
        for _ in range(8):
            await told.passes(days=1)
    assert [one for one in said if "зимородок" in one or "живот" in one] == []


async def test_what_was_drawn_ahead_is_thrown_away(
    told: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several rows are drawn together; the right goes while the first of them waits for its turn.

    Without a loss nothing is drawn twice.
    """
    drawn: list[int] = []
    draw, wait = Composer.draw, Pace.wait
    losing, lost = False, asyncio.Event()

    async def counting(self: Any, session: Any, row: Notification, *more: Any) -> Any:
        drawn.append(row.id)
        return await draw(self, session, row, *more)

    async def loses_meanwhile(self: Any) -> None:
        nonlocal losing
        if losing:
            losing = False
            async with told.app.store.writing() as session:
                await session.exec(delete(Guardianship))
            lost.set()
        await lost.wait()  # nobody goes on before it has happened
        await wait(self)

    monkeypatch.setattr(Composer, "draw", counting)
    monkeypatch.setattr(Pace, "wait", loses_meanwhile)
    lost.set()
    await _queue_for_all(told)  # the first note of all asks who else has written: a change
    drawn.clear()
    await _queue_for_all(told)
    assert len(drawn) == len(set(drawn)) == 3  # one each, none twice
    lost.clear()
    losing = True
    with listening(told, "mama") as mama, listening(told, "papa") as papa:
        await _queue_for_all(told)
        await told.passes(minutes=1)
    assert lost.is_set()
    assert not any("живот" in one for one in mama + papa)


async def _queue_for_all(school: School) -> None:
    at = school.clock()
    async with school.writing() as session:
        given = advice.Advice(
            student_id=school.ids["liza"],
            author_id=school.ids["anna"],
            text=REASON,
            at=at,
            released_at=at,
        )
        session.add(given)
        await session.flush()
        for key in ("anna", "mama", "papa"):
            outbox.notify(session, school.ids[key], "advice-given", given.id, at=at)
    await school.telegram.settle()
