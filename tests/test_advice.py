"""What a psychologist advises: the staff reads it, parents once it is released, nobody else."""

import pytest

from models.groups import GroupStaff
from models.people import Role
from tests.conftest import School
from tests.test_people import joins

ADVICE = "Давать на контрольной на пять минут больше."


@pytest.fixture
async def counselled(school: School) -> School:
    await joins(school, "vera", "Вера Ильинична Громова", 1501, Role.PSYCHOLOGIST)
    group, who = school.ids["group"], school.ids["vera"]
    async with school.writing() as session:
        session.add(GroupStaff(group_id=group, person_id=who, role=Role.PSYCHOLOGIST))
    return school


async def advises(school: School, text: str = ADVICE) -> None:
    await school.vera.sends("/advice")
    await school.vera.taps("Написать рекомендацию")
    await school.vera.sends("кузн")
    await school.vera.taps("Лиза Кузнецова")
    assert "Конфиденциальное сюда не пишите" in school.vera.last.text
    await school.vera.sends(text)


async def test_tutor_and_teacher_hear_and_parents_do_not(counselled: School) -> None:
    mama_heard = len(counselled.mama.heard())
    await advises(counselled)
    told = f"Лиза Кузнецова: рекомендация психолога\n\n{ADVICE}"
    assert counselled.anna.last.text == told
    assert counselled.dmitry.last.text == told
    assert len(counselled.mama.heard()) == mama_heard
    for who in (counselled.anna, counselled.dmitry):
        await who.sends("/advice")
        assert f"Лиза Кузнецова · ср 14 окт, 10:35 · видят только сотрудники\n{ADVICE}" in (
            who.last.text
        )
        assert who.last.buttons == [["👪 Слова семьи"]]
    await counselled.mama.sends("/advice")
    assert "Пока ни одной" in counselled.mama.last.text
    await counselled.liza.sends("/advice")
    assert "здесь уже нет" in counselled.liza.last.text


async def test_parents_read_what_was_released_to_them(counselled: School) -> None:
    await advises(counselled)
    await counselled.vera.taps("Лиза Кузнецова: показать родителям")
    assert "видят и родители" in counselled.vera.last.text
    assert counselled.vera.last.buttons == [["Написать рекомендацию"], ["👪 Слова семьи"]]
    for who in (counselled.mama, counselled.papa):
        assert ADVICE in who.last.text
        await who.sends("/advice")
        assert ADVICE in who.last.text


async def test_only_the_author_releases(counselled: School) -> None:
    await joins(counselled, "oleg", "Олег Юрьевич Дёмин", 1502, Role.PSYCHOLOGIST)
    async with counselled.writing() as session:
        group, who = counselled.ids["group"], counselled.ids["oleg"]
        session.add(GroupStaff(group_id=group, person_id=who, role=Role.PSYCHOLOGIST))
    await advises(counselled)
    for key in ("oleg", "anna", "mama"):
        actor = counselled.actors[key]
        await actor.sends("/advice")
        assert "показать родителям" not in str(actor.last.buttons)
        actor.presses(actor.last, "advice-open:1")
        await counselled.telegram.settle()
        assert (actor.alert or "").startswith("Этого здесь уже нет")
    await counselled.mama.sends("/advice")
    assert "Пока ни одной" in counselled.mama.last.text


async def test_a_student_of_another_group_cannot_be_chosen(counselled: School) -> None:
    await joins(counselled, "oleg", "Олег Юрьевич Дёмин", 1502, Role.PSYCHOLOGIST)
    await counselled.oleg.sends("/advice")
    await counselled.oleg.taps("Написать рекомендацию")
    await counselled.oleg.sends("Лиза")
    assert "никого с таким именем нет" in counselled.oleg.last.text
    counselled.oleg.presses(counselled.oleg.last, f"advise-of:{counselled.ids['liza']}")
    await counselled.telegram.settle()
    assert (counselled.oleg.alert or "").startswith("Этого здесь уже нет")


async def test_an_empty_and_a_long_one(counselled: School) -> None:
    await advises(counselled, "…")
    assert "Не вижу здесь слов" in counselled.vera.last.text
    await counselled.vera.sends("Больше пауз. " * 200)
    assert "Длиннее 1\xa0500 знаков" in counselled.vera.last.text
    await counselled.vera.sends(ADVICE)
    assert ADVICE in counselled.vera.last.text
