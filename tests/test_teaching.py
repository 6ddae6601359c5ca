"""Who teaches a subject: a tutor says it, families and teachers hear it, the timetable follows."""

import pytest
from sqlmodel import col, select

from models import courses, groups, teaching
from models.base import Session
from models.courses import Course
from models.groups import Group
from models.people import Person, Role
from models.slots import Slot
from models.teaching import NotTaught, SharedLessons, SubjectUnnamed
from models.timetable import Lesson
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.test_people import joins


@pytest.fixture
async def staffed(school: School) -> School:
    await joins(school, "nina", "Нина Фёдоровна Громова", 1061, Role.TEACHER)
    return school


async def test_a_tutor_gives_a_subject_to_another_teacher(staffed: School) -> None:
    anna, nina = staffed.anna, staffed.nina
    await anna.sends("/people")
    await anna.taps("⚙️ Группа")
    await anna.taps("Предметы и преподаватели")
    assert "· Физика — Дмитрий Андреевич Лапин" in anna.last.text
    await anna.taps("Алгебра")
    assert "Ведёт: Дмитрий Андреевич Лапин. В расписании 2 урока в неделю." in anna.last.text
    await anna.taps("Заменить: Дмитрий Андреевич Лапин")
    await anna.sends("Пупкин")
    assert "Такого преподавателя в списке нет" in anna.last.text
    await staffed.restarts()
    await anna.sends("громов")
    await anna.taps("Нина Фёдоровна Громова")
    assert "ведёт Нина Фёдоровна Громова, а не Дмитрий Андреевич Лапин" in anna.last.text
    sure = anna.last
    await anna.taps("Да, так")
    assert "Ведёт: Нина Фёдоровна Громова." in anna.last.text
    news = "Алгебра, группа 8-Д. Теперь ведёт: Нина Фёдоровна Громова."
    assert staffed.liza.last.text == staffed.papa.last.text == news
    begun, whom = (one.text for one in nina.heard())
    assert "Вам назначен предмет: Алгебра, группа 8-Д" in begun
    assert whom.startswith("Новый для вас ученик\n\nЛиза Кузнецова, 8-Д")
    assert "теперь этот предмет ведёте не вы" in staffed.dmitry.last.text
    async with staffed.app.store.reading() as session:
        held = (await session.exec(select(Lesson).where(Lesson.subject == "Алгебра"))).all()
        past = {t.id for one in held if one.starts_at < WEDNESDAY for t in one.teachers}
        coming = {t.id for one in held if one.starts_at > WEDNESDAY for t in one.teachers}
    assert (past, coming) == ({staffed.ids["dmitry"]}, {staffed.ids["nina"]})
    staffed.anna.presses(sure, f"teach:1:{staffed.ids['nina']}:{staffed.ids['dmitry']}")
    await staffed.telegram.settle()
    assert "уже ведёт кто-то другой" in (anna.alert or "")
    await nina.sends("/gradebook")
    assert "Алгебра · 8-Д" in str(nina.last.buttons)


async def test_a_new_subject_without_lessons_and_its_end(staffed: School) -> None:
    anna = staffed.anna
    await anna.sends("/people")
    await anna.taps("⚙️ Группа")
    await anna.taps("Предметы и преподаватели")
    await anna.taps("Добавить предмет")
    await anna.sends("— 🌸")
    assert "Не вижу названия предмета" in anna.last.text
    await anna.sends("Черчение")
    assert "Преподавателя пока нет." in anna.last.text
    await anna.taps("Назначить преподавателя")
    await anna.taps("Нина Фёдоровна Громова")
    await anna.taps("Да, так")
    assert "Ведёт: Нина Фёдоровна Громова." in anna.last.text
    await anna.taps("Больше не ведёт: Нина Фёдоровна Громова")
    await anna.taps("Да, больше не ведёт")
    assert "Преподавателя пока нет." in anna.last.text
    assert "теперь этот предмет ведёте не вы" in staffed.nina.last.text


async def test_two_teachers_of_one_name_are_told_apart(staffed: School) -> None:
    await joins(staffed, "again", "Дмитрий Андреевич Лапин", 1081, Role.TEACHER)
    await staffed.anna.sends("/people")
    await staffed.anna.taps("⚙️ Группа")
    await staffed.anna.taps("Предметы и преподаватели")
    await staffed.anna.taps("Добавить предмет")
    await staffed.anna.sends("Черчение")
    await staffed.anna.taps("Назначить преподавателя")
    first, second = staffed.anna.last.buttons[:2]
    assert first == ["Дмитрий Андреевич Лапин · Алгебра (8-Д), Русский (8-Д), Физика (8-Д)"]
    assert second == [f"Дмитрий Андреевич Лапин · № {staffed.ids['again']}"]


async def test_an_english_administrator_looks_at_it(staffed: School) -> None:
    await joins(staffed, "boss", "Pat Boss", 1071, Role.ADMIN)
    async with staffed.writing() as session:
        (await session.get_one(Person, staffed.ids["boss"])).language = "en"
    await staffed.boss.sends("/people")
    await staffed.boss.taps("8-Д", on=staffed.boss.last)
    await staffed.boss.taps("⚙️ Group")
    await staffed.boss.taps("Subjects and teachers")
    await staffed.boss.taps("Физика", on=staffed.boss.last)
    assert "1 lesson a week in the timetable" in staffed.boss.last.text


async def test_who_keeps_no_group_hands_nothing_on(staffed: School) -> None:
    await joins(staffed, "igor", "Игорь Мартынов", 1301, Role.TUTOR)
    who = staffed.ids["nina"], staffed.ids["dmitry"]
    for name in ("igor", "mama", "dmitry"):
        await staffed.actors[name].sends("/help")
        for forged in (
            f"tsubjects:{staffed.ids['group']}:0",
            "tsubject:1",
            f"teach:1:{who[0]}:{who[1]}",
            f"unteach:1:{who[1]}",
        ):
            staffed.actors[name].presses(staffed.actors[name].last, forged)
            await staffed.telegram.settle()
            assert (staffed.actors[name].alert or "").startswith("Этого здесь уже нет"), forged
    await staffed.anna.sends("/people")
    staffed.anna.presses(staffed.anna.last, f"teach:1:{staffed.ids['mama']}:0")
    await staffed.telegram.settle()
    assert (staffed.anna.alert or "").startswith("Этого здесь уже нет")


async def algebra(session: Session) -> Course:
    return (await session.exec(select(Course).where(Course.subject == "Алгебра"))).one()


async def test_lessons_with_a_group_of_somebody_else_are_not_touched(staffed: School) -> None:
    async with staffed.writing() as session:
        anna, dmitry, nina = [
            await session.get_one(Person, staffed.ids[key]) for key in ("anna", "dmitry", "nina")
        ]
        other = await groups.create(session, "5-Д", zone=SCHOOL)
        slot = (await session.exec(select(Slot).where(Slot.subject == "Алгебра"))).all()[0]
        slot.groups.append(other)
        await session.flush()
        course = await algebra(session)
        with pytest.raises(SharedLessons) as refused:
            await teaching.replace(session, course, dmitry, nina, by=anna, at=WEDNESDAY)
        assert refused.value.facts == {"groups": "5-Д"}
        with pytest.raises(NotTaught):
            await teaching.end(session, course, nina, by=anna, at=WEDNESDAY)
        with pytest.raises(SubjectUnnamed):
            await teaching.subject(session, await session.get_one(Group, staffed.ids["group"]), "—")


async def test_two_who_teach_together_are_replaced_one_by_one(staffed: School) -> None:
    """And a lesson that somebody else holds this week stays with them."""
    async with staffed.writing() as session:
        anna, dmitry, nina = [
            await session.get_one(Person, staffed.ids[key]) for key in ("anna", "dmitry", "nina")
        ]
        third = Person(name="Лев Третий", called="Лев", zone=SCHOOL)
        session.add(third)
        await session.flush()
        for slot in await teaching.weekly(session, await algebra(session)):
            slot.teachers.append(third)
        lessons = (await session.exec(select(Lesson).where(Lesson.subject == "Алгебра"))).all()
        for lesson in lessons:
            lesson.teachers.append(third)
        coming = [one for one in lessons if one.starts_at > WEDNESDAY]
        coming[0].teachers = [third]
        await session.flush()
        course = await algebra(session)
        await courses.follow_timetable(session)
        await teaching.replace(session, course, dmitry, nina, by=anna, at=WEDNESDAY)
        await teaching.replace(session, course, nina, nina, by=anna, at=WEDNESDAY)
        await teaching.assign(session, course, nina, by=anna, at=WEDNESDAY)
        names = [t.name for t in await teaching.teachers_of(session, course)]
        assert names == ["Лев Третий", nina.name]
    await staffed.telegram.settle()
    async with staffed.app.store.reading() as session:
        wanted = select(Lesson).where(Lesson.subject == "Алгебра", Lesson.starts_at > WEDNESDAY)
        held = (await session.exec(wanted.order_by(col(Lesson.id)))).all()
        holding = [{t.name for t in one.teachers} for one in held]
        assert holding[0] == {"Лев Третий"}
        assert all(who == {"Лев Третий", "Нина Фёдоровна Громова"} for who in holding[1:])
