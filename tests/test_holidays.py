"""Holidays: declared by the tutor, heard by everybody, shown in place of lessons, taken back."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from models import groups, holidays, people
from models.base import AccessDenied, Session
from models.groups import Enrollment, Group, GroupPart
from models.holidays import Holiday, HolidayState
from models.holidays.tables import HolidayDecided, HolidayKnown, HolidayOver, HolidayTooLong
from models.people import Person, Role
from models.timetable import Lesson, LessonGroup, LessonState
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook

FIRST, LAST = date(2026, 10, 15), date(2026, 10, 25)
TYPED = "с 15 по 25 октября"


async def declared(school: School, typed: str = TYPED) -> None:
    await school.anna.sends("/holidays")
    await school.anna.taps("Добавить")
    await school.anna.sends(typed)
    await school.anna.taps("Сообщить всем")


async def test_a_break_from_the_first_word_to_the_undo(school: School) -> None:
    async with school.writing() as session:
        await GradeBook(session, school).task("Алгебра", "ДЗ №7", due=-5)
    await school.anna.sends("/holidays")
    assert "Впереди ничего не объявлено" in school.anna.last.text
    await school.anna.taps("Добавить")
    await school.anna.sends("когда-нибудь")
    assert "Не получилось понять дни" in school.anna.last.text
    await school.anna.sends("с 1 по 9 сентября 2026")
    assert "Эти дни уже прошли" in school.anna.last.text
    await school.restarts()
    await school.anna.sends(TYPED)
    preview = school.anna.last.text
    assert "8-Д: каникулы 15–25 октября (11 дней)" in preview
    assert "Уйдут 5 уроков" in preview
    assert "Алгебра: ДЗ №7 — пн, 19 октября" in preview
    assert "Узнают: 4 человека" in preview
    assert school.mama.heard() == []

    await school.anna.taps("Сообщить всем")
    assert school.mama.last.text.startswith("Лиза: каникулы 15–25 октября")
    assert "Первый день по расписанию — 26 октября" in school.mama.last.text
    assert "Проводить уроки в эти дни не нужно" in school.dmitry.last.text
    assert "Лиза" not in school.chat.last.text
    assert "каникулы 15–25 октября" in school.chat.last.text
    await school.mama.taps("Видел(а)")
    await school.anna.taps("Обновить")
    assert "Видели: 1 из 4" in school.anna.last.text

    await school.mama.sends("/week")
    assert "Каникулы до 25 октября" in school.mama.last.text
    assert "Алгебра" in school.mama.last.text  # of Wednesday, before the break
    assert "Русский" not in school.mama.last.text
    await school.passes(days=1, minutes=-110)  # a quarter of an hour before Thursday's lesson
    assert "Скоро" not in school.liza.last.text
    await school.liza.sends("/today")
    assert "Каникулы до 25 октября" in school.liza.last.text

    await school.anna.taps("Вернуть как было")  # the minute is over: it is asked once more
    assert "Уроки вернутся в расписание" in school.anna.last.text
    await school.anna.taps("Да, уроки будут")
    assert school.mama.last.text.startswith("Лиза: отбой, уроки будут")
    await school.liza.sends("/today")
    assert "09:00–09:40 Русский" in school.liza.last.text


async def test_undone_at_once_and_tapped_twice(school: School) -> None:
    await school.anna.sends("/holidays")
    await school.anna.taps("Добавить")
    await school.anna.sends("завтра")
    again = school.anna.last.inline[0][0]["callback_data"]
    await school.anna.taps("Сообщить всем")
    assert school.papa.last.text.startswith("Лиза: выходной 15 октября")
    school.anna.presses(school.anna.last, again)
    await school.telegram.settle()
    assert len(school.papa.heard()) == 1
    await school.anna.taps("Вернуть как было")
    assert "отбой" in school.papa.last.text
    await school.papa.sends("/week")
    assert "Русский" in school.papa.last.text


async def test_a_mother_reads_it_in_english_and_what_is_called_what(school: School) -> None:
    async with school.writing() as session:
        (await session.get_one(Person, school.ids["mama"])).language = "en"
    await school.anna.sends("/holidays")
    await school.anna.taps("Добавить")
    await school.anna.sends("завтра")
    await school.anna.taps("Это карантин")
    await school.anna.taps("Сообщить всем")
    assert school.mama.last.text.startswith("Лиза: quarantine, October 15")
    await school.mama.sends("/week")
    assert "Quarantine" in school.mama.last.text


@pytest.mark.parametrize("who", ["mama", "liza", "dmitry", "stranger"])
async def test_nobody_else_keeps_holidays(school: School, who: str) -> None:
    await school.actors[who].sends("/holidays")
    assert "Дни без уроков" not in school.actors[who].last.text


async def draft(
    school: School,
    session: Session,
    first: date = FIRST,
    last: date = LAST,
    group: str | None = "group",
) -> Holiday:
    whose = await session.get_one(Group, school.ids[group]) if group else None
    anna = await session.get_one(Person, school.ids["anna"])
    return await holidays.draft(session, whose, first, last, zone=SCHOOL, by=anna, at=WEDNESDAY)


async def state_of(session: Session, lesson: Lesson) -> LessonState:
    await session.refresh(lesson)
    return lesson.state


async def test_what_can_not_be_declared(school: School) -> None:
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        dmitry = await session.get_one(Person, school.ids["dmitry"])
        with pytest.raises(AccessDenied):  # a tutor's reach is not the whole school
            await draft(school, session, group=None)
        with pytest.raises(HolidayOver):
            await draft(school, session, date(2026, 10, 1), date(2026, 10, 13))
        with pytest.raises(HolidayTooLong):
            await draft(school, session, FIRST, FIRST + timedelta(days=200))
        holiday = await draft(school, session)
        with pytest.raises(AccessDenied):
            await holidays.declare(session, holiday, by=dmitry, at=WEDNESDAY)
        await holidays.declare(session, holiday, by=anna, at=WEDNESDAY)
        with pytest.raises(HolidayDecided):
            await holidays.discard(session, holiday, by=anna, at=WEDNESDAY)
        with pytest.raises(HolidayDecided):
            holidays.call(holiday, holiday.kind, by=anna)
        with pytest.raises(HolidayKnown):
            await draft(school, session, FIRST, FIRST)
        with pytest.raises(HolidayOver):
            await holidays.withdraw(session, holiday, by=anna, at=WEDNESDAY + timedelta(days=20))
    await school.telegram.settle()


async def test_lessons_that_are_made_later_fall_away_too(school: School) -> None:
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        holiday = await draft(school, session, date(2026, 11, 16), date(2026, 11, 22))
        assert (await holidays.effect(session, holiday, at=WEDNESDAY)).lessons == 0
        await holidays.declare(session, holiday, by=anna, at=WEDNESDAY)
    await school.passes(days=14)
    async with school.writing() as session:
        made = select(Lesson).where(Lesson.day >= holiday.first, Lesson.day <= holiday.last)
        assert {one.state for one in (await session.exec(made)).all()} == {LessonState.CANCELLED}


async def test_taken_back_in_the_middle_only_the_rest_has_lessons(school: School) -> None:
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        holiday = await draft(school, session)
        await holidays.declare(session, holiday, by=anna, at=WEDNESDAY)
        later = WEDNESDAY + timedelta(days=5)  # Monday the 19th
        await holidays.withdraw(session, holiday, by=anna, at=later)
        assert (holiday.state, holiday.last) == (HolidayState.DECLARED, date(2026, 10, 18))
        of_day = {
            one.day: one.state
            for one in (await session.exec(select(Lesson).where(Lesson.day > FIRST))).all()
        }
        assert of_day[date(2026, 10, 21)] is LessonState.PLANNED
        russian = select(Lesson).where(Lesson.day == FIRST)
        assert (await session.exec(russian)).one().state is LessonState.CANCELLED
    await school.telegram.settle()


async def test_overlapping_holidays_and_lessons_with_others(school: School) -> None:
    """One of two is taken back: the other still holds; a joint lesson is held."""
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        boss = people.person("Пётр Главный", Role.ADMIN, zone=SCHOOL)
        other = Group(name="5-Д", zone=SCHOOL)
        session.add_all([boss, other])
        await session.flush()
        session.add(GroupPart(whole_id=other.id, part_id=other.id))
        algebra = select(Lesson).where(Lesson.day == date(2026, 10, 19))
        joint = (await session.exec(algebra)).one()
        session.add(LessonGroup(lesson_id=joint.id, group_id=other.id))
        await session.flush()
        mine = await draft(school, session)
        effect = await holidays.effect(session, mine, at=WEDNESDAY)
        assert (effect.lessons, effect.kept) == (4, 1)
        await holidays.declare(session, mine, by=anna, at=WEDNESDAY)
        assert await state_of(session, joint) is LessonState.PLANNED
        everybodys = await holidays.draft(
            session, None, FIRST, LAST, zone=SCHOOL, by=boss, at=WEDNESDAY
        )
        await holidays.declare(session, everybodys, by=boss, at=WEDNESDAY)
        assert await state_of(session, joint) is LessonState.CANCELLED
        with pytest.raises(AccessDenied):
            await holidays.withdraw(session, everybodys, by=anna, at=WEDNESDAY)
        await holidays.withdraw(session, mine, by=anna, at=WEDNESDAY)
        fallen = select(Lesson.holiday_id).where(col(Lesson.holiday_id).is_not(None))
        assert set((await session.exec(fallen)).all()) == {everybodys.id}
    await school.telegram.settle()


async def test_a_part_of_the_group_has_its_holidays_too(school: School) -> None:
    async with school.writing() as session:
        part = Group(name="8-Д первая", zone=SCHOOL)
        session.add(part)
        await session.flush()
        session.add(GroupPart(whole_id=part.id, part_id=part.id))
        session.add(GroupPart(whole_id=school.ids["group"], part_id=part.id))
        session.add(Enrollment(student_id=school.ids["liza"], group_id=part.id))
        holiday = await draft(school, session)
        holiday.state = HolidayState.DECLARED
        await session.flush()
        assert await holidays.of_group(session, part.id, LAST, LAST) == [holiday]
        off = await holidays.days_off(session, FIRST)
        assert off.of([part.id], LAST) is holiday
        assert off.of([part.id], LAST + timedelta(days=1)) is None
        assert off.of([], LAST) is None  # a meeting of teachers


async def test_the_weekly_plan_and_the_break_agree_after_a_file(school: School) -> None:
    """What a file moves out of the break is held, what it moves in falls away."""
    await declared(school, "завтра")
    week = ["пн;09:00;09:40;Алгебра", "ср;09:00;09:40;Алгебра"]
    week += ["чт;11:00;11:40;Физика", "пт;09:00;09:40;Русский"]
    rows = [f"{row};Лапин Дмитрий Андреевич;8-Д" for row in week]
    table = "\n".join(["день;начало;конец;предмет;преподаватель;группа", *rows])
    await school.anna.sends_file("неделя.csv", table.encode())
    await school.anna.taps("Применить")
    await school.liza.sends("/week")
    assert "Физика" not in school.liza.last.text
    assert "пт, 16 октября\n09:00–09:40 Русский" in school.liza.last.text
    await school.liza.taps("Позже →")
    assert "чт, 22 октября\n11:00–11:40 Физика" in school.liza.last.text


async def test_a_lesson_is_not_moved_into_a_break_unawares(school: School) -> None:
    await declared(school, "завтра")
    await school.anna.sends("/today")
    await school.anna.taps("11:00 Физика")
    await school.anna.taps("Перенести")
    assert not any("чт 15" in label for row in school.anna.last.buttons for label in row)
    await school.anna.taps("Другой день")
    await school.anna.taps("15")
    await school.anna.taps("11:00 — Выходной")
    assert "В этот день уроков нет: выходной 15 октября" in school.anna.last.text
    await school.anna.taps("Сообщить всем")
    await school.liza.sends("/week")
    assert "11:00–11:40 Физика — изменён" in school.liza.last.text


async def test_an_administrator_declares_for_the_whole_school(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.person("boss", "Владимир Рудаков", Role.ADMIN, connected=True)
        for number in range(12):
            await groups.create(session, f"9-{number:02}", zone=SCHOOL)
    boss = school.boss
    await boss.sends("/holidays")
    await boss.taps("Добавить")
    await boss.taps("Дальше (2 из 2) →")
    await boss.taps("← Назад")
    await boss.taps("У всей школы")
    await boss.sends("завтра")
    assert "Вся школа: выходной 15 октября" in boss.last.text
    await boss.taps("Сообщить всем (5)")
    assert school.mama.last.text.startswith("Лиза: выходной 15 октября")
    assert "выходной 15 октября" in school.chat.last.text
    await school.anna.sends("/holidays")
    await school.anna.taps("выходной 15 октября · вся школа")
    assert not any("Вернуть" in label for row in school.anna.last.buttons for label in row)
