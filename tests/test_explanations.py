"""Why somebody may: the explanation says what the door does, and where that comes from."""

import os

import pytest
from sqlmodel import select

from bot.database import connect
from demo.seed import seed
from models import explanations
from models.base import AccessDenied
from models.people import FAMILY, Person, Role, person
from models.permissions import access
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.stores import Place
from tests.test_people import joins


@pytest.fixture
async def admin(school: School) -> School:
    await joins(school, "rudakov", "Владимир Рудаков", 1041, Role.ADMIN)
    return school


async def asks(school: School, who: str, student: str = "куз") -> str:
    await school.rudakov.sends("/why")
    await school.rudakov.sends(who)
    [[name]] = school.rudakov.last.buttons
    await school.rudakov.taps(name)
    await school.rudakov.sends(student)
    await school.rudakov.taps("Лиза Кузнецова")
    return school.rudakov.last.text


async def test_why_a_mother_may(admin: School) -> None:
    text = await asks(admin, "ольга")
    may, may_not = text.split("⛔️ Не может")
    assert may.startswith("Ольга Кузнецова и ученик Лиза Кузнецова\n")
    assert "✅ Может\nпотому что мама этого ребёнка\n· просмотр расписания\n" in may
    assert "· просмотр успеваемости\n" in may
    assert may_not.startswith("\nпотому что родителям это не дано\n· просмотр накладок\n")
    assert "· отметки и посещаемость" in may_not
    await admin.rudakov.taps("Другой человек")
    assert "О чьих правах" in admin.rudakov.last.text


async def test_why_a_teacher_does_not_see_the_whole_student(admin: School) -> None:
    text = await asks(admin, "лапин")
    assert "✅" not in text
    assert "только свои уроки и курсы: Алгебра, Русский, Физика\n· просмотр расписания" in text


async def test_why_a_foreign_tutor_may_not(admin: School) -> None:
    await joins(admin, "igor", "Игорь Львович Мартынов", 1301, Role.TUTOR)
    text = await asks(admin, "Мартынов")
    assert "✅" not in text
    assert "потому что тьютор, но не групп этого ученика\n· просмотр расписания" in text
    assert "потому что тьютор группы, где учится ученик: 8-Д\n" in await asks(admin, "анна")
    assert "администратор, а ему доступны все ученики" in await asks(admin, "рудаков")


async def test_somebody_without_telegram_and_an_unknown_name(admin: School) -> None:
    async with admin.writing() as session:
        session.add(person("Нина Фёдоровна Громова", Role.COORDINATOR, zone=SCHOOL))
    assert "Сейчас без Telegram" in await asks(admin, "громова")
    assert "ученик не на учёте в его школе" in admin.rudakov.last.text
    await admin.rudakov.sends("/why")
    await admin.rudakov.sends("Щукин")
    assert "Никого с таким именем нет" in admin.rudakov.last.text
    mama = admin.ids["mama"]
    admin.rudakov.presses(admin.rudakov.last, f"whyso:{mama}:{mama}")
    await admin.telegram.settle()
    assert (admin.rudakov.alert or "").startswith("Этого здесь уже нет")


async def test_from_a_card(admin: School) -> None:
    await admin.rudakov.sends("/people")
    await admin.rudakov.taps("8-Д")
    await admin.rudakov.taps("Лиза Кузнецова")
    await admin.rudakov.taps("Почему может и не может")
    await admin.rudakov.sends("Лиза")
    await admin.rudakov.taps("Лиза Кузнецова")
    assert "потому что это и есть этот ученик" in admin.rudakov.last.text


@pytest.mark.parametrize("who", ["anna", "mama", "liza", "dmitry"])
async def test_only_an_administrator_asks_why(school: School, who: str) -> None:
    await school.actors[who].sends("/why")
    assert "здесь уже нет" in school.actors[who].last.text


async def test_what_is_closed_is_said_to_be_closed(closed: School) -> None:
    await joins(closed, "rudakov", "Владимир Рудаков", 1041, Role.ADMIN)
    text = await asks(closed, "ольга")
    assert "· просмотр успеваемости — но не в Telegram" in text


async def test_an_explanation_says_what_the_door_does(place: Place) -> None:
    """Whoever works for the demo school or holds two roles, some families, and a few students.

    With FAULTS=full it is everybody with everybody.
    """
    step = 1 if os.environ.get("FAULTS") == "full" else 8
    store = connect(place.fresh())
    try:
        async with store.writing() as session:
            await seed(session, at=WEDNESDAY)
        async with store.reading() as session:
            everybody = (await session.exec(select(Person).order_by(Person.name))).all()
            students = [one for one in everybody if Role.STUDENT in one.roles]
            pairs = 0
            special = [one for one in everybody if one.roles - FAMILY or len(one.roles) > 1]
            for who in {one.id: one for one in special + list(everybody[::step])}.values():
                for student in students[::step]:
                    pairs += 1
                    for found in await explanations.explain(session, who, student):
                        for action in found.actions:
                            try:
                                await access(session, who, action, Person, student.id)
                                opened = True
                            except AccessDenied:
                                opened = False
                            assert opened == found.may, (who.name, student.name, action)
            assert pairs > 50
    finally:
        await store.close()
