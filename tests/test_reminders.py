"""Reminders before lessons: to those who have to be there, once, and only while it is true."""

from models.groups import Enrollment
from models.people import Guardianship, Person, Role, person
from tests.conftest import SCHOOL, School, on_paper


async def test_a_quarter_of_an_hour_before(school: School) -> None:
    await school.passes(minutes=9)
    assert school.liza.heard() == []
    await school.passes(minutes=1)
    assert school.liza.last.text == "Скоро урок: Физика\nНачало в 11:00."
    assert school.liza.last.buttons == [["Войти на урок"]]
    assert school.dmitry.last.text == "Скоро урок: Физика\nНачало в 11:00. Группа: 8-Д."
    assert school.mama.heard() == []  # Лиза has a phone of her own


async def test_once(school: School) -> None:
    await school.passes(minutes=10)
    await school.passes(minutes=1)
    await school.restarts()
    await school.passes(minutes=1)
    assert len(school.liza.heard()) == 1


async def test_a_child_without_telegram_is_reminded_through_the_parents(school: School) -> None:
    async with school.writing() as session:
        egor = person("Егор Кузнецов", Role.STUDENT, zone=SCHOOL)
        session.add(egor)
        await session.flush()
        session.add(Enrollment(student_id=egor.id, group_id=school.ids["group"]))
        session.add(Guardianship(guardian_id=school.ids["papa"], student_id=egor.id))
        session.add(on_paper(egor.id, school.ids["anna"]))
    await school.passes(minutes=10)
    assert school.papa.last.text.startswith("Егор, Лиза: скоро Физика")
    assert school.mama.heard() == []


async def test_after_a_long_silence_nobody_hears_of_what_is_over(school: School) -> None:
    await school.passes(hours=5)
    assert school.liza.heard() == []


async def test_a_moved_lesson_voids_its_old_reminder(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 60", chat=school.liza, retry_after=60)
    await school.passes(minutes=10)  # the reminder waits for the chat to rest
    await school.anna.sends("/today")
    for label in ("11:00 Физика", "Перенести", "чт 15 окт, 11:00", "Сообщить всем"):
        await school.anna.taps(label)
    await school.passes(minutes=2)
    assert [heard.text.splitlines()[0] for heard in school.liza.heard()] == [
        "Изменение в расписании"
    ]
    await school.passes(hours=24)  # Thursday 10:47
    assert school.liza.last.text == "Скоро урок: Физика\nНачало в 11:00."


async def test_whoever_has_left_is_not_reminded(school: School) -> None:
    async with school.writing() as session:
        (await session.get_one(Person, school.ids["liza"])).telegram_id = None
    await school.passes(minutes=10)
    assert school.liza.heard() == []
