"""Bells: written down, a short day, a change for good; what moves, who hears, and the way back."""

from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from models import bells
from models.base import AccessDenied, Session
from models.bells import BellPlan, Ring, fitted, typed_bells
from models.bells.tables import BellsDecided, BellsOver, BellsOverlap, BellsSame, BellsUnread
from models.changes import TooLateToUndo
from models.groups import Group
from models.people import Person
from models.slots import Slot
from models.timetable import Lesson
from tests.conftest import SCHOOL, WEDNESDAY, School

NINE, TEN, ELEVEN = time(9), time(10), time(11)
SHORT = (Ring(1, NINE, time(9, 30)), Ring(2, time(9, 40), time(10, 10)))
THURSDAY = date(2026, 10, 15)


async def recorded(school: School) -> None:
    await school.anna.sends("/bells")
    await school.anna.taps("Всё верно, записать")


async def test_a_short_day_from_the_typed_bells_to_the_undo(school: School) -> None:
    anna = school.anna
    await anna.sends("/bells")
    assert "По расписанию уроков выходит так:\n1. 09:00–09:40\n2. 11:00–11:40" in anna.last.text
    await anna.taps("Всё верно, записать")
    await anna.taps("Сокращённый или особый день")
    await anna.sends("как-нибудь")
    assert "Не получилось понять" in anna.last.text
    await anna.sends("1. 09:00–09:40\n2. 09:30–10:00")
    assert "Урок 2 начинается раньше" in anna.last.text
    await school.restarts()
    await anna.sends("Сокращённый день\n1. 10:00–10:30\n2. 10:40–11:10")
    assert "В какой день?" in anna.last.text
    await anna.sends("послепослезавтра")
    assert "Не получилось понять день" in anna.last.text
    await anna.sends("завтра")
    preview = anna.last.text
    assert "8-Д: другие звонки, 15 октября — Сокращённый день" in preview
    assert "1. 10:00–10:30 (было 09:00–09:40)" in preview
    assert "Сдвинется 1 урок ближайших недель." in preview
    assert "Узнают: 4 человека" in preview
    assert school.mama.heard() == []
    again = anna.last.inline[0][0]["callback_data"]

    await anna.taps("Сообщить всем")
    assert school.mama.last.text.startswith("Лиза: другие звонки, 15 октября — Сокращённый день")
    assert "1. 08:00–08:30 (было 07:00–07:40)" in school.mama.last.text  # by Moscow's clock
    assert "1. 10:00–10:30" in school.chat.last.text
    assert "Лиза" not in school.chat.last.text
    anna.presses(anna.last, again)
    await school.telegram.settle()
    assert len(school.mama.heard()) == 1
    await school.mama.taps("Видел(а)")
    await anna.taps("Обновить")
    assert "Видели: 1 из 4" in anna.last.text
    await school.liza.sends("/week")
    assert "10:00–10:30 Русский" in school.liza.last.text
    assert "09:00–09:40 Алгебра" in school.liza.last.text
    await school.passes(minutes=5)
    await anna.taps("Вернуть как было")
    assert school.papa.last.text.startswith("Лиза: отбой, звонки прежние")
    await school.liza.sends("/week")
    assert "09:00–09:40 Русский" in school.liza.last.text


async def test_other_bells_for_good(school: School) -> None:
    anna = school.anna
    await recorded(school)
    await anna.taps("Изменить насовсем")
    await anna.sends("1. 09:00-09:40, 2. 11:00-11:40")
    assert "Звонки и так такие" in anna.last.text
    await anna.sends("1. 08:30-09:10\n2. 11:00-11:40")
    assert "8-Д: другие звонки, 19 октября и дальше" in anna.last.text
    await anna.taps("Начать 15 октября")
    assert "8-Д: другие звонки, 15 октября и дальше" in anna.last.text
    await anna.taps("Сообщить всем")
    assert "1. 08:30–09:10 (было 09:00–09:40)\n2. 11:00–11:40" in school.liza.last.text
    await school.liza.sends("/week")
    assert "08:30–09:10 Русский" in school.liza.last.text
    assert "09:00–09:40 Алгебра" in school.liza.last.text  # of Wednesday, before
    await school.passes(days=21)  # lessons are made by the new bells
    async with school.writing() as session:
        later = select(Lesson).where(Lesson.day == date(2026, 11, 19))
        assert (await session.exec(later)).one().starts_at.hour == 3  # 08:30 in Yekaterinburg
        assert (await bells.regular(session, school.ids["group"])).rings[0].starts == time(8, 30)  # type: ignore[union-attr]


@pytest.mark.parametrize("who", ["mama", "liza", "dmitry", "stranger"])
async def test_nobody_else_keeps_bells(school: School, who: str) -> None:
    await school.actors[who].sends("/bells")
    assert "Звонки" not in school.actors[who].last.text


async def planned(
    school: School, session: Session, rings: tuple[Ring, ...], first: date, last: date | None
) -> tuple[BellPlan, Person]:
    anna = await session.get_one(Person, school.ids["anna"])
    group = await session.get_one(Group, school.ids["group"])
    same = {"zone": SCHOOL, "by": anna, "at": WEDNESDAY}
    if await bells.regular(session, group.id) is None:
        guessed = await bells.guessed(session, group.id)
        await bells.write(session, group, "", guessed, regular=True, **same)  # type: ignore[arg-type]
    schedule = await bells.write(session, group, "", rings, **same)  # type: ignore[arg-type]
    plan = await bells.draft(session, schedule, group, first, last, by=anna, at=WEDNESDAY)
    return plan, anna


async def test_what_can_not_be_rung(school: School) -> None:
    async with school.writing() as session:
        plan, anna = await planned(school, session, SHORT, THURSDAY, THURSDAY)
        dmitry = await session.get_one(Person, school.ids["dmitry"])
        with pytest.raises(AccessDenied):  # a tutor does not ring for the whole school
            await bells.draft(session, plan.schedule, None, THURSDAY, None, by=anna, at=WEDNESDAY)
        with pytest.raises(AccessDenied):
            await bells.declare(session, plan, by=dmitry, at=WEDNESDAY)
        with pytest.raises(BellsOver):
            await planned(school, session, SHORT, date(2026, 10, 1), date(2026, 10, 2))
        with pytest.raises(BellsSame):
            await planned(school, session, plan.base.rings, THURSDAY, None)
        with pytest.raises(BellsDecided):  # it is for a day, not for good
            bells.begin_on(plan, THURSDAY, by=anna, at=WEDNESDAY)
        await bells.discard(session, plan, by=anna, at=WEDNESDAY)
        with pytest.raises(BellsDecided):
            await bells.declare(session, plan, by=anna, at=WEDNESDAY)


async def test_a_change_for_good_is_undone_for_a_minute_only(school: School) -> None:
    async with school.writing() as session:
        plan, anna = await planned(school, session, SHORT, THURSDAY, None)
        was = {slot.id: slot.starts for slot in (await session.exec(select(Slot))).all()}
        await bells.declare(session, plan, by=anna, at=WEDNESDAY)
        with pytest.raises(TooLateToUndo):
            await bells.withdraw(session, plan, by=anna, at=WEDNESDAY + timedelta(minutes=2))
        await bells.withdraw(session, plan, by=anna, at=WEDNESDAY)
        now = (await session.exec(select(Slot).execution_options(populate_existing=True))).all()
        assert {slot.id: slot.starts for slot in now} == was
        regular = await bells.regular(session, school.ids["group"])
        assert regular is plan.base
    await school.telegram.settle()


async def test_lessons_made_later_ring_by_the_bells_of_their_day(school: School) -> None:
    """Short days beyond the weeks that are planned; a lesson moved by hand stays."""
    day = date(2026, 11, 16)
    async with school.writing() as session:
        plan, anna = await planned(school, session, SHORT, THURSDAY, day)
        moved = (await session.exec(select(Lesson).where(Lesson.day == THURSDAY))).one()
        moved.changed = True
        await session.flush()
        await bells.declare(session, plan, by=anna, at=WEDNESDAY)
    await school.passes(days=14)
    async with school.writing() as session:
        known = select(Lesson).where(Lesson.day > WEDNESDAY.date(), Lesson.day <= day)
        lessons = (await session.exec(known)).all()
        assert day in {one.day for one in lessons}
        short = {one.id for one in lessons if one.lasts == timedelta(minutes=30)}
        assert short == {one.id for one in lessons if not one.changed}


@pytest.mark.parametrize(
    ("text", "name", "rings"),
    [
        ("1. 09:00–09:30\n2. 09:40–10:10", "", SHORT),
        ("9:00-9:30, 9:40-10:10", "", SHORT),
        ("Короткий день:\n1) 9.00 - 9.30; 2) 9.40 - 10.10", "Короткий день", SHORT),
        ("1 урок 9:00–9:30\n2 урок 9:40–10:10", "", SHORT),
        ("0. 08:00–08:45\n1. 09:00–09:30", "", (Ring(0, time(8), time(8, 45)), SHORT[0])),
        ("8:00-8:45", "", (Ring(1, time(8), time(8, 45)),)),
    ],
)
def test_bells_as_they_are_typed(text: str, name: str, rings: tuple[Ring, ...]) -> None:
    assert typed_bells(text) == (name, rings)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", BellsUnread),
        ("9:00", BellsUnread),
        ("1. 09:00–09:30\nпотом обед", BellsUnread),
        ("25:00–26:00", BellsUnread),
        ("10:00–09:00", BellsUnread),
        ("9:00-9:40\n9:30-10:00", BellsOverlap),
        ("2. 9:00-9:40\n1. 10:00-10:40", BellsOverlap),
        ("\n".join(f"{hour}:00-{hour}:01" for hour in range(24)), BellsUnread),
    ],
)
def test_bells_that_can_not_be_read(text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        typed_bells(text)


def test_a_double_lesson_begins_with_the_first_and_ends_with_the_last() -> None:
    base = (Ring(1, NINE, time(9, 40)), Ring(2, TEN, time(10, 40)))
    assert fitted(NINE, time(10, 40), base, SHORT) == (NINE, time(10, 10))
    assert fitted(ELEVEN, time(11, 40), base, SHORT) is None  # by no bell
    assert fitted(TEN, time(10, 40), base, SHORT[:1]) is None  # there is no second lesson
