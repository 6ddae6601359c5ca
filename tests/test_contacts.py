"""Who is who, told as people live it: cards of whoever is there, numbers that owners show."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models import contacts, desk, hours, substitutes
from models.audit import Audit
from models.contacts import NumberNotYours, Phone
from models.groups import Group, GroupStaff
from models.people import Person, Role
from tests.conftest import WEDNESDAY, School
from tests.gradebook import GradeBook


async def phones(school: School) -> list[str]:
    async with school.app.store.reading() as session:
        return [one.number for one in (await session.exec(select(Phone))).all()]


async def test_a_mother_finds_out_who_is_who_and_writes_to_exactly_that_person(
    school: School,
) -> None:
    anna, mama, dmitry = school.anna, school.mama, school.dmitry
    async with school.writing() as session:
        teacher = await session.get_one(Person, school.ids["dmitry"])
        await hours.work(session, by=teacher, begins=9, ends=18, saturdays=True, within=120)
    await mama.sends("/ask")
    await mama.taps("Кто есть кто")
    assert mama.last.text == (
        "Лиза: кто есть кто\n\n"
        "· Анна Петровна — тьютор\n"
        "· Дмитрий Андреевич — Алгебра, Русский, Физика\n\n"
        "Нажмите на имя — там видно, когда лучше писать, и можно написать."
    )
    await mama.taps("Дмитрий Андреевич")
    assert mama.last.text == (
        "Лиза · Дмитрий Андреевич Лапин — Алгебра, Русский, Физика\n\n"
        "С чем обращаться: задания, отметки и то, что осталось непонятным на уроке.\n\n"
        "🕘 Когда писать: пн–сб, 07:00–16:00 по вашим часам."
    ), "nine to six at school is seven to four in Moscow"
    assert mama.last.buttons == [["✉️ Написать"], ["← Кто есть кто"]]
    await mama.taps("Написать")
    await mama.sends("Что задано?")
    assert "Что задано?" in dmitry.last.text
    assert anna.heard() == []

    await school.passes(hours=1)
    await dmitry.replies(dmitry.last, "Параграф 5")
    await mama.sends("/contacts")
    await mama.taps("Дмитрий Андреевич")
    assert "Обычно отвечает за час." in mama.last.text

    await anna.sends("/contacts")
    await anna.sends("никого")
    assert "такого имени нет" in anna.last.text
    await anna.sends("кузн")
    await anna.taps("Лиза Кузнецова")
    assert anna.last.text == (
        "Лиза Кузнецова: кто рядом\n\n"
        "· Анна Петровна — тьютор\n"
        "· Дмитрий Андреевич — Алгебра, Русский, Физика (карточку открывали: Ольга Кузнецова)"
    )
    await school.liza.sends("/contacts")
    assert school.liza.last.text.startswith("Кто есть кто\n")
    await school.liza.taps("Анна Петровна")
    assert "С чем обращаться: расписание" in school.liza.last.text


async def test_a_number_is_shown_by_its_owner_alone_and_taken_back_at_once(school: School) -> None:
    anna, mama, liza = school.anna, school.mama, school.liza
    await mama.sends("/settings")
    await mama.taps("Мой номер телефона")
    assert "Сейчас его не видит никто" in mama.last.text
    await mama.taps("Показать мой номер")
    await mama.sends_contact(of=school.papa)
    assert mama.last.text.startswith("Это не ваш номер")
    await mama.sends_contact("+79990001122", known=False)
    assert mama.last.text.startswith("Это не ваш номер")
    assert await phones(school) == []
    await school.restarts()
    await mama.taps("📞 Показать мой номер")
    assert [mama.phone.strip("+")] == [one.strip("+") for one in await phones(school)]
    assert "Показать мой номер" not in str(mama.chat().keyboard), "the menu is back"
    shown = mama.last
    assert shown.buttons == [["Больше не показывать"]]

    await anna.sends("/contacts")
    await anna.sends("Лиза")
    await anna.taps("Лиза Кузнецова")
    looked = anna.last
    number = looked.data("📞 Ольга Кузнецова")
    await anna.taps("📞 Ольга Кузнецова")
    assert mama.phone.strip("+") in anna.last.text
    async with school.app.store.reading() as session:
        looks = select(Audit.person_id).where(
            Audit.action == "see-phone", Audit.decision == "allow"
        )
        assert (await session.exec(looks)).all() == [school.ids["anna"]], "each look is noted"
    liza.presses(anna.last, number)
    school.stranger.presses(anna.last, number)
    await school.telegram.settle()
    assert mama.phone not in " ".join(one.text for one in liza.heard())

    await mama.taps("Больше не показывать")
    assert await phones(school) == []
    heard = len(anna.heard())
    anna.presses(looked, number)
    await school.telegram.settle()
    assert len(anna.heard()) == heard
    assert "Этого здесь уже нет" in (anna.alert or "")

    await anna.sends("/settings")
    await anna.taps("Мой номер телефона")
    await anna.taps("Показать мой номер")
    await anna.sends("+7 916 000-00-00")
    assert anna.last.text == "Хорошо, номер никто не увидит."
    assert await phones(school) == []


async def test_the_substitute_is_found_in_the_tutors_place(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        igor = await book.person("igor", "Игорь Мартынов", Role.TUTOR)
        igor.telegram_id = school.actors["stranger"].id
        liza = await session.get_one(Person, school.ids["liza"])
        anna = await session.get_one(Person, school.ids["anna"])
        group = await session.get_one(Group, school.ids["group"])
        plan = await substitutes.draft(session, group, anna, igor, by=anna, at=WEDNESDAY)
        first = WEDNESDAY.date()
        substitutes.begin_on(plan, first)
        await substitutes.decide(session, plan, first + timedelta(days=3), by=anna, at=WEDNESDAY)
    async with school.writing() as session:
        liza = await session.get_one(Person, school.ids["liza"])
        found = await contacts.around(session, liza)
        assert [one.person.name for one in found if one.role is Role.TUTOR] == ["Игорь Мартынов"]
        card = await contacts.card(session, liza, found[0], at=WEDNESDAY)
        assert card.instead_of is not None
        assert card.instead_of.id == school.ids["anna"]
        everybody = await desk.contacts(session, liza)
        assert len(everybody) == len(found) + 1, "a question of yesterday is still the tutor's, too"
    mama, away = school.mama, school.anna
    await mama.sends("/contacts")
    await mama.taps("Игорь Мартынов")
    assert "До 17 октября замещает тьютора (Анна Петровна)." in mama.last.text
    await mama.taps("Написать")
    assert "Его получит Игорь Мартынов (тьютор)." in mama.last.text
    heard = len(away.heard())
    await mama.sends("Добрый день!")
    assert "Добрый день!" in school.stranger.last.text
    assert len(away.heard()) == heard


async def test_edges_of_a_number(school: School) -> None:
    async with school.writing() as session:
        mama = await session.get_one(Person, school.ids["mama"])
        await contacts.take_back(session, by=mama)
        for number in ("", "12345", "1" * 16, "٠١٢٣٤٥٦٧٨"):
            with pytest.raises(NumberNotYours):
                await contacts.share(session, number, mama.telegram_id, by=mama, at=WEDNESDAY)
        for number in ("8 (916) 123-45-67", "79161234567"):
            mine = await contacts.share(session, number, mama.telegram_id, by=mama, at=WEDNESDAY)
        assert mine.number == "+79161234567"
        assert await contacts.shown(session, mama, [mama]) == []
        tie = (school.ids["group"], school.ids["anna"], Role.TUTOR)
        anna = await session.get_one(Person, school.ids["anna"])
        assert len(await contacts.shown(session, anna, [mama])) == 1
        await session.delete(await session.get_one(GroupStaff, tie))
        await session.flush()
        assert await contacts.shown(session, anna, [mama]) == []


async def test_a_school_that_keeps_personal_things_out_shows_no_numbers(closed: School) -> None:
    mama = closed.mama
    await mama.sends("/contacts")
    assert "Анна Петровна — тьютор" in mama.last.text
    await mama.sends("/settings")
    await mama.taps("Мой номер телефона")
    assert "через Telegram не передаёт" in (mama.alert or "")
    assert await phones(closed) == []
