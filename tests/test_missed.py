"""What came to nothing while the bot was away: the tutor hears of it once, in one message."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from handlers.missed import ShowMissed
from models import groups, installation, missed, outbox
from models.groups import GroupStaff
from models.missed import Missed
from models.outbox import Notification, State
from models.people import Person, Role
from models.timetable import Lesson
from tests.conftest import School
from tests.test_people import joins

TITLE = "Не сказано вовремя"


async def away(school: School, **time: float) -> None:
    """Nobody ticks and nobody delivers for so long; then it all comes back."""
    await school._stop()
    school.clock.advance(timedelta(**time))
    await school._start()
    await school.passes(seconds=0)
    await school.passes(minutes=2)


async def reports(school: School, who: str) -> list[str]:
    return [heard.text for heard in school.actors[who].heard() if TITLE in heard.text]


async def test_three_hours_away_are_one_short_message(school: School) -> None:
    await school.passes(seconds=1)
    await away(school, hours=3)
    [said] = await reports(school, "anna")
    # Физика at 11:00 and nothing else: Алгебра of 09:00 was over when the bot first looked.
    assert "· 1 напоминание об уроке (уроков: 1)" in said
    for who in ("liza", "mama", "papa", "dmitry"):
        assert await reports(school, who) == []
    assert "Физика" not in said
    await school.anna.taps("Показать список")
    assert "· Физика, ср, 14 октября, 11:00: Лиза Кузнецова" in school.anna.last.text


async def test_three_days_away_are_one_message_too(school: School) -> None:
    await school.passes(seconds=1)
    await away(school, days=3)
    [said] = await reports(school, "anna")
    # Физика on Wednesday, Русский on Thursday; the letters of Friday evening are late, not missed.
    assert "· 2 напоминания об уроках (уроков: 2)" in said
    assert len(school.anna.heard()) == 1


async def test_five_minutes_away_are_not_worth_a_word(school: School) -> None:
    await school.passes(minutes=8)
    await away(school, minutes=5)
    assert await reports(school, "anna") == []
    assert [heard.text.splitlines()[0] for heard in school.liza.heard()] == ["Скоро урок: Физика"]


async def test_a_new_installation_has_missed_nothing(school: School) -> None:
    await school._stop()
    async with school.app.store.writing() as session:
        (await installation.here(session)).ticked_at = None
    await away(school, days=3)
    assert await reports(school, "anna") == []


async def test_a_restart_says_it_no_second_time(school: School) -> None:
    await school.passes(seconds=1)
    await away(school, hours=3)
    for _ in range(3):
        await school.restarts()
        await school.passes(minutes=1)
    await school.passes(hours=2)
    assert len(await reports(school, "anna")) == 1


async def test_a_restart_in_the_middle_of_the_report_loses_nothing(school: School) -> None:
    await school.passes(seconds=1)
    await school._stop()
    school.clock.advance(timedelta(hours=3))
    await school._start()
    await school.passes(seconds=0)
    assert await reports(school, "anna") == []  # it gathers for a minute
    await school.restarts()
    await school.passes(minutes=2)
    assert len(await reports(school, "anna")) == 1


async def test_a_letter_that_is_a_day_late_is_in_it(school: School) -> None:
    await school.passes(days=2)  # Friday morning
    told = len(await reports(school, "anna"))
    await away(school, days=2)
    said = (await reports(school, "anna"))[told]
    assert "· 2 письма или извещения" in said
    await school.anna.taps("Показать список")
    assert "· Письма и извещения: Ольга Кузнецова, Павел Кузнецов" in school.anna.last.text


async def test_what_expired_in_the_queue_is_in_it(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 1500", chat=school.liza, retry_after=1500)
    await school.passes(minutes=10)
    for _ in range(5):
        await school.passes(minutes=9)
    [said] = await reports(school, "anna")
    assert "· 1 напоминание об уроке (уроков: 1)" in said


async def test_a_lesson_cancelled_meanwhile_is_nobodys_loss(school: School) -> None:
    await school.passes(seconds=1)
    await school._stop()
    school.clock.advance(timedelta(hours=3))
    await school._start()
    await school.app.tick()
    async with school.writing() as session:
        for lesson in (await session.exec(select(Lesson))).all():
            lesson.starts_at += timedelta(minutes=5)
    await school.passes(minutes=2)
    assert await reports(school, "anna") == []


async def test_the_administrator_hears_of_those_who_are_nobodys(school: School) -> None:
    """The teacher has no tutor; of the families the tutor has heard."""
    await joins(school, "boss", "Ирина Главная", 1601, Role.ADMIN)
    await school.passes(seconds=1)
    await away(school, hours=3)
    [said] = await reports(school, "boss")
    assert "· 1 напоминание об уроке" in said
    await school.boss.taps("Показать список")
    assert "Дмитрий Андреевич Лапин" in school.boss.last.text
    assert "Лиза" not in school.boss.last.text


async def test_another_tutor_neither_hears_nor_sees_it(school: School) -> None:
    await joins(school, "vera", "Вера Ильинична Громова", 1602, Role.TUTOR)
    async with school.writing() as session:
        other = await groups.create(session, "9-А", zone="Europe/Moscow")
        vera = await session.get_one(Person, school.ids["vera"])
        session.add(GroupStaff(group_id=other.id, person_id=vera.id, role=Role.TUTOR))
    await school.passes(seconds=1)
    await away(school, hours=3)
    assert await reports(school, "vera") == []
    async with school.app.store.reading() as session:
        about = (await session.exec(select(Missed))).one()
    for who in ("vera", "mama", "liza"):
        actor = school.actors[who]
        await actor.sends("/menu")
        actor.presses(actor.last, ShowMissed(missed=about.id).pack())
        await school.telegram.settle()
        assert "Лиза Кузнецова" not in actor.last.text


async def test_a_clock_that_was_wrong_takes_no_reminder_away(school: School) -> None:
    """It shows tomorrow, somebody puts it right, and the lesson of today is reminded of."""
    await school.passes(seconds=1)
    right = school.clock()
    await away(school, days=1)
    school.clock._base = right
    await school.passes(minutes=12)
    assert any("Скоро урок: Физика" in heard.text for heard in school.liza.heard())


@pytest.mark.parametrize(("first", "second"), [(10, 1), (70, 2)])
async def test_what_follows_soon_waits(school: School, first: int, second: int) -> None:
    """Telegram being away, something expires every hour: that is not a message every time."""
    for minutes in (0, first):
        async with school.writing() as session:
            at = school.clock() + timedelta(minutes=minutes)
            session.add(
                Notification(
                    person_id=school.ids["mama"],
                    kind="erasure-leaving",
                    about=1,
                    due_at=at,
                    use_by=at,
                    state=State.EXPIRED,
                )
            )
        await school.passes(minutes=minutes)
        await school.passes(minutes=2)
    assert len(await reports(school, "anna")) == second


async def test_whoever_has_heard_nothing_can_still_hear_of_more(school: School) -> None:
    """The report is open until somebody has read it."""
    at = school.clock()
    async with school.writing() as session:
        for _ in range(2):
            outbox.notify(session, school.ids["mama"], "erasure-leaving", 1, at=at, use_by=at)
            await session.flush()
            fresh = select(Notification).where(col(Notification.missed_id).is_(None))
            row = (await session.exec(fresh.where(Notification.kind != missed.KIND))).one()
            row.state = State.EXPIRED
            await missed.report(session, at=at)
        assert len((await session.exec(select(Missed))).all()) == 1
