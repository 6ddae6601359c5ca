"""Busy days: a coordinator enters when their school wants its students, a tutor decides."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlmodel import select

from models import busy, changes, people
from models.base import AccessDenied, Session
from models.busy import Busy, BusyReason
from models.busy.tables import BusyDecided, BusyNobody, BusyOver, BusyTooLong
from models.groups import Group
from models.people import Person, Role
from models.people import School as HomeSchool
from models.timetable import Lesson
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook

THURSDAY = date(2026, 10, 15)


@pytest.fixture
async def home(school: School) -> School:
    """The school of the stories, with Людмила Котова, the coordinator of Лиза's own school,
    and Соня, who learns with Лиза and is on another school's roll."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        kotova = await book.person("kotova", "Людмила Котова", Role.COORDINATOR, connected=True)
        kotova.school_id = (await session.exec(select(HomeSchool.id))).one()
        other = await people.school_named(session, "СОШ №20", zone=SCHOOL)
        sonya = await book.student("sonya", "Соня Абрамова")
        sonya.school_id = other.id
        await book.guards("papa", "sonya")
    return school


async def entered(school: School, typed: str = "завтра с 8 до 10") -> None:
    await school.kotova.sends("/busy")
    await school.kotova.taps("Добавить")
    await school.kotova.taps("Медосмотр")
    await school.kotova.sends(typed)
    await school.kotova.taps("Сообщить тьюторам")


async def test_a_medical_examination_from_the_coordinator_to_the_new_time(home: School) -> None:
    kotova, anna = home.kotova, home.anna
    await kotova.sends("/busy")
    assert "Пока ничего не записано" in kotova.last.text
    await kotova.taps("Добавить")
    await kotova.taps("Медосмотр")
    await kotova.sends("скоро")
    assert "Не получилось понять дни" in kotova.last.text
    await home.restarts()
    await kotova.sends("завтра с 8 до 10")
    assert "СОШ №7: медосмотр, 15 октября, 08:00–10:00" in kotova.last.text
    assert "чт 15 окт, 09:00 Русский (8-Д) — 1 ученик: Лиза Кузнецова" in kotova.last.text
    assert "Соня" not in kotova.last.text
    await kotova.taps("Выбрать учеников")
    await kotova.taps("Лиза Кузнецова")
    assert ["✓ Лиза Кузнецова"] in kotova.last.buttons
    await kotova.taps("Готово")
    assert "Касается 1: Лиза Кузнецова" in kotova.last.text
    await kotova.taps("Сообщить тьюторам (1)")
    assert "Тьютор узнает" in kotova.last.text

    assert "СОШ №7: медосмотр, 15 октября, 08:00–10:00" in anna.last.text
    assert "1. чт 15 окт, 09:00 Русский (8-Д) — 1 ученик: Лиза Кузнецова" in anna.last.text
    await anna.sends("/clashes")
    assert "Ученики заняты в своей школе" in anna.last.text
    await anna.taps("СОШ №7: медосмотр")
    await anna.taps("1. Перенести")
    assert not any("чт 15 окт, 09" in label for row in anna.last.buttons for label in row)
    await anna.taps("Написать время")
    await anna.sends("15.10 09:20")
    draft = anna.last.text
    assert "СОШ №7: медосмотр, 15 октября, 08:00–10:00: не сможет 1 ученик — Лиза" in draft
    await anna.sends("/week")
    await anna.taps("чт")
    await anna.taps("09:00 Русский")
    await anna.taps("Перенести")
    await anna.taps("Другой день")
    await anna.taps("15")
    assert ["09:00 — 1 ученик занят в своей школе"] in anna.last.buttons
    await anna.taps("11:00")
    await anna.taps("Сообщить всем")
    for family in (home.mama, home.papa, home.liza):
        assert "Стало: чт, 15 октября" in family.last.text
        assert not any("медосмотр" in heard.text for heard in family.heard())
    await anna.sends("/clashes")
    assert "Накладок на ближайшие две недели нет" in anna.last.text


async def test_the_tutor_leaves_a_lesson_and_the_school_calls_it_off(home: School) -> None:
    await entered(home)
    again = home.anna.last.inline[0][1]["callback_data"]
    await home.anna.taps("1. Оставить")
    assert "переносить нечего" in home.anna.last.text
    home.anna.presses(home.anna.last, again)
    await home.telegram.settle()
    await home.anna.sends("/clashes")
    assert "Накладок на ближайшие две недели нет" in home.anna.last.text
    await home.kotova.sends("/busy")
    await home.kotova.taps("СОШ №7: медосмотр")
    await home.kotova.taps("Убрать: ученики свободны")
    assert "Отбой: ученики свободны" in home.anna.last.text


async def test_in_english_and_without_a_school(home: School) -> None:
    async with home.writing() as session:
        for who in ("kotova", "anna"):
            (await session.get_one(Person, home.ids[who])).language = "en"
    await home.kotova.sends("/busy")
    await home.kotova.taps("Add")
    await home.kotova.taps("Lessons on site")
    await home.kotova.sends("on Thursdays until November 12")
    assert "СОШ №7: lessons on site, October 14 – November 12 (Thu)" in home.kotova.last.text
    await home.kotova.taps("Tell the tutors (1)")
    assert "It gets in the way of" in home.anna.last.text
    assert "Thu Oct 15, 09:00 Русский" in home.anna.last.text
    await home.anna.taps("Leave them all (4)")
    assert "there is nothing to move" in home.anna.last.text
    async with home.writing() as session:
        (await session.get_one(Person, home.ids["kotova"])).school_id = None
    await home.kotova.sends("/busy")
    await home.kotova.taps("Add")
    assert "no school yet" in home.kotova.last.text


@pytest.mark.parametrize("who", ["mama", "liza", "dmitry", "stranger"])
async def test_nobody_else_sees_busy_days(home: School, who: str) -> None:
    await entered(home)
    await home.actors[who].sends("/busy")
    assert "медосмотр" not in home.actors[who].last.text


async def test_a_file_is_shown_what_it_runs_into(home: School) -> None:
    await entered(home)
    table = "день;начало;конец;предмет;преподаватель;группа\nчт;09:30;10:10;Химия;Лапин;8-Д\n"
    await home.anna.sends_file("week.csv", table.encode())
    assert "· СОШ №7: медосмотр, 15 октября, 08:00–10:00 — заденет 1 ученика" in home.anna.last.text


async def drafted(school: School, session: Session, **more: Any) -> Busy:
    kotova = await session.get_one(Person, school.ids["kotova"])
    home = await session.get_one(HomeSchool, kotova.school_id)
    asked: dict[str, Any] = {"first": THURSDAY, "last": THURSDAY} | more
    return await busy.draft(session, home, BusyReason.EXAM, by=kotova, at=WEDNESDAY, **asked)


async def test_what_can_not_be_entered(home: School) -> None:
    async with home.writing() as session:
        kotova = await session.get_one(Person, home.ids["kotova"])
        anna = await session.get_one(Person, home.ids["anna"])
        sonya = await session.get_one(Person, home.ids["sonya"])
        liza = await session.get_one(Person, home.ids["liza"])
        with pytest.raises(BusyOver):
            await drafted(home, session, first=date(2026, 10, 1), last=date(2026, 10, 2))
        with pytest.raises(BusyTooLong):
            await drafted(home, session, last=THURSDAY + timedelta(days=500))
        one = await drafted(home, session)
        with pytest.raises(AccessDenied):
            await busy.enter(session, one, by=anna, at=WEDNESDAY)
        with pytest.raises(AccessDenied):  # of another school
            await busy.choose(session, one, sonya, by=kotova)
        await busy.choose(session, one, liza, by=kotova)
        await busy.choose(session, one, liza, by=kotova)
        with pytest.raises(BusyNobody):
            await busy.enter(session, one, by=kotova, at=WEDNESDAY)
        await busy.choose(session, one, None, by=kotova)
        await busy.enter(session, one, by=kotova, at=WEDNESDAY)
        for again in (busy.enter, busy.discard):
            with pytest.raises(BusyDecided):
                await again(session, one, by=kotova, at=WEDNESDAY)
    await home.telegram.settle()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def wanted(zone: str = "UTC", **more: Any) -> Busy:
    asked: dict[str, Any] = {"first": THURSDAY, "last": THURSDAY, "weekdays": 0} | more
    return Busy(reason=BusyReason.EXAM, zone=zone, **asked)


@pytest.mark.parametrize(
    ("busy_day", "begins", "ends", "clashes"),
    [
        (wanted(), at(15, 9), at(15, 10), True),
        (wanted(), at(14, 23), at(15, 0), False),
        (wanted(), at(14, 23), at(15, 0, 1), True),
        (wanted("Asia/Yekaterinburg"), at(14, 19), at(14, 20), True),  # it is Thursday there
        (wanted("Asia/Yekaterinburg"), at(15, 19), at(15, 20), False),
        (wanted(starts=time(9), ends=time(12)), at(15, 8), at(15, 9), False),
        (wanted(starts=time(9), ends=time(12)), at(15, 11, 59), at(15, 13), True),
        (wanted(starts=time(9), ends=time(12)), at(15, 12), at(15, 13), False),
        (wanted(last=date(2026, 10, 30), weekdays=1 << 1), at(20, 9), at(20, 10), True),
        (wanted(last=date(2026, 10, 30), weekdays=1 << 1), at(21, 9), at(21, 10), False),
        # The night in which Berlin puts its clocks back
        (
            wanted("Europe/Berlin", first=date(2026, 10, 25), last=date(2026, 10, 25)),
            at(25, 22, 30),
            at(25, 22, 45),
            True,
        ),
    ],
)
def test_hours_days_weekdays_and_clocks(
    busy_day: Busy, begins: datetime, ends: datetime, clashes: bool
) -> None:
    assert busy_day.overlaps(begins, ends) is clashes


async def test_proposals_pass_over_busy_students(home: School) -> None:
    """All of Thursday is taken; a lesson of others is not touched, nor are others told of."""
    async with home.writing() as session:
        book = GradeBook(session, home)
        other = await book.group("other", "5-Д")  # another tutor's
        kirill = await book.student("kirill", "Кирилл Панов", "other")
        kirill.school_id = (await session.get_one(Person, home.ids["liza"])).school_id
        kotova = await session.get_one(Person, home.ids["kotova"])
        one = await drafted(home, session)
        await busy.enter(session, one, by=kotova, at=WEDNESDAY)
        times = await busy.entered(session, WEDNESDAY, WEDNESDAY + timedelta(days=2))
        assert times.kept([home.ids["sonya"]], at(15, 4), at(15, 5)) == frozenset()
        assert times.kept([home.ids["liza"]], at(15, 4), at(15, 5)) == {home.ids["liza"]}
        anna = await session.get_one(Person, home.ids["anna"])
        group = await session.get_one(Group, home.ids["group"])
        russian = (await session.exec(select(Lesson).where(Lesson.day == THURSDAY))).one()
        span = russian.starts_at, russian.ends_at
        [(_, students)] = await busy.kept_from(session, anna, [group, other], *span)
        assert [student.id for student in students] == [home.ids["liza"]]
        physics = select(Lesson).where(Lesson.subject == "Физика", Lesson.day < THURSDAY)
        lesson = (await session.exec(physics)).one()
        proposed = await changes.proposals(session, lesson, None, at=WEDNESDAY)
        assert THURSDAY not in {moment.date() for moment in proposed}
        [thursday] = await changes.options_at(session, lesson, None, [at(15, 6)])
        assert {kept.person.id for kept in thursday.kept} == {home.ids["liza"]}
        assert [hit.lesson.id for hit in await busy.coming(session, anna, at=WEDNESDAY)] == [
            russian.id
        ]
    await home.telegram.settle()
