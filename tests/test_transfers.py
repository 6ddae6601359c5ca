"""A student moves to another group: from a day on, told to everybody, and back again."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from models import groups, transfers
from models.base import Session
from models.groups import Enrollment, Group, GroupStaff
from models.people import Person, Role
from models.transfers import NotInGroup, Transfer, TransferOver
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook
from tests.test_people import joins

TODAY = WEDNESDAY.date()


@pytest.fixture
async def two(school: School) -> School:
    """Anna keeps a second group, Igor keeps it with her and another of his own."""
    await joins(school, "igor", "Игорь Мартынов", 1301, Role.TUTOR)
    async with school.writing() as session:
        for key, name, keepers in (("other", "7-Б", ("anna", "igor")), ("far", "5-Д", ("igor",))):
            school.ids[key] = (await groups.create(session, name, zone=SCHOOL)).id
            for who in keepers:
                session.add(
                    GroupStaff(group_id=school.ids[key], person_id=school.ids[who], role=Role.TUTOR)
                )
        await GradeBook(session, school).mark("Алгебра", 5)
    return school


async def learns(school: School) -> dict[str, date | None]:
    async with school.app.store.reading() as session:
        mine = select(Enrollment).where(Enrollment.student_id == school.ids["liza"])
        found = (await session.exec(mine)).all()
        names = dict((await session.exec(select(Group.id, Group.name))).all())
        return {names[one.group_id]: one.joined_on for one in found}


async def opens(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("8-Д", on=school.anna.last)
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("✏️ Изменить…")
    await school.anna.taps("Перевести в другую группу")


async def test_a_student_moves_on_monday_and_everybody_knows(two: School) -> None:
    anna = two.anna
    await opens(two)
    assert ["5-Д"] not in anna.last.buttons  # it is not hers
    await anna.taps("7-Б", on=anna.last)
    await two.restarts()
    await anna.taps("С понедельника, 19 октября")
    assert "8-Д → 7-Б с 19 октября" in anna.last.text
    assert "Лиза Кузнецова, Ольга Кузнецова, Павел Кузнецов и тьюторы" in anna.last.text
    sure = anna.last.inline[0][0]["callback_data"]
    await anna.taps("Перевести")
    assert "До этого дня всё по-старому" in anna.last.text
    anna.presses(anna.last, sure)
    await two.telegram.settle()
    assert "уже сделан или отменён" in (anna.alert or "")
    assert await learns(two) == {"8-Д": None}
    assert two.liza.last.text.startswith("С 19 октября ты учишься в группе 7-Б, а не 8-Д.")
    assert two.mama.last.text.startswith("Лиза: с 19 октября — группа 7-Б вместо 8-Д.")
    assert two.igor.last.text == "Перевод: Лиза К. из группы 8-Д в группу 7-Б с 19 октября."
    await two.passes(days=5)
    assert await learns(two) == {"7-Б": TODAY + timedelta(days=5)}
    await two.liza.sends("/progress")
    assert "Алгебра" in two.liza.last.text + str(two.liza.last.buttons)  # marks stay


async def test_a_move_of_today_is_taken_back_as_it_was(two: School) -> None:
    async with two.writing() as session:
        there = await session.get_one(Enrollment, (two.ids["liza"], two.ids["group"]))
        there.joined_on = TODAY - timedelta(days=40)
        group = await groups.personal(
            session, await session.get_one(Person, two.ids["liza"]), SCHOOL
        )
        two.ids["personal"] = group.id
    await opens(two)
    await two.anna.taps("7-Б", on=two.anna.last)
    await two.anna.taps("С сегодняшнего дня")
    await two.anna.taps("Перевести")
    assert "Готово: Лиза Кузнецова учится в группе 7-Б" in two.anna.last.text
    assert {"7-Б"} < set(await learns(two))
    assert await _keepers(two) == {"anna", "igor"}  # of her own group as well
    undo = two.anna.last.inline[0][0]["callback_data"]
    await two.anna.taps("Вернуть как было")
    assert (await learns(two))["8-Д"] == TODAY - timedelta(days=40)
    assert "7-Б" not in await learns(two)
    assert await _keepers(two) == {"anna"}
    assert two.papa.last.text == "Лиза: перевод отменён, группа прежняя — 8-Д."
    assert two.igor.last.text == "Перевод отменён: Лиза К. остаётся в группе 8-Д."
    two.anna.presses(two.anna.last, undo)
    await two.telegram.settle()
    assert "уже сделан или отменён" in (two.anna.alert or "")


async def _keepers(school: School) -> set[str]:
    async with school.app.store.reading() as session:
        wanted = select(GroupStaff.person_id).where(GroupStaff.group_id == school.ids["personal"])
        found = set((await session.exec(wanted)).all())
    return {key for key, id in school.ids.items() if key in ("anna", "igor") and id in found}


async def test_a_planned_move_is_called_off_and_another_day_chosen(two: School) -> None:
    async with two.writing() as session:
        (await session.get_one(Person, two.ids["anna"])).language = "en"
    await two.anna.sends("/people")
    await two.anna.taps("8-Д", on=two.anna.last)
    await two.anna.taps("Лиза Кузнецова")
    await two.anna.taps("✏️ Change…")
    await two.anna.taps("Move to another group")
    await two.anna.taps("7-Б", on=two.anna.last)
    await two.anna.taps("Another day")
    await two.anna.taps("30", on=two.anna.last)
    await two.anna.taps("Move", on=two.anna.last)
    assert "from 30 October in 7-Б instead of 8-Д" in two.anna.last.text.replace(
        "October 30", "30 October"
    )
    await two.anna.taps("To the card")
    await two.anna.taps("✏️ Change…")
    await two.anna.taps("Move to another group")
    await two.anna.taps("Call it off")
    assert two.liza.last.text == "Перевод отменён: ты учишься в группе 8-Д, как и раньше."
    await two.passes(days=20)
    assert await learns(two) == {"8-Д": None}


async def test_nobody_moves_a_child_into_or_out_of_a_group_of_others(two: School) -> None:
    liza, own, far = two.ids["liza"], two.ids["group"], two.ids["far"]
    for name, said in (
        ("anna", f"moveday:{liza}:{own}:{far}"),
        ("igor", f"moveday:{liza}:{own}:{far}"),
        ("igor", f"moveto:{liza}:0"),
        ("mama", f"moveto:{liza}:0"),
        ("anna", f"moveto:{two.ids['mama']}:0"),
        ("anna", "moveyes:99:99"),
    ):
        await two.actors[name].sends("/help")
        two.actors[name].presses(two.actors[name].last, said)
        await two.telegram.settle()
        assert (two.actors[name].alert or "").startswith("Этого здесь уже нет"), said


async def _draft(session: Session, school: School, new: str) -> Transfer:
    liza, anna = [await session.get_one(Person, school.ids[key]) for key in ("liza", "anna")]
    old, into = [await session.get_one(Group, school.ids[key]) for key in ("group", new)]
    return await transfers.draft(session, liza, old, into, by=anna, at=WEDNESDAY)


async def test_a_later_plan_takes_the_place_of_an_earlier_one(two: School) -> None:
    async with two.writing() as session:
        anna = await session.get_one(Person, two.ids["anna"])
        first = await _draft(session, two, "other")
        await transfers.decide(session, first, TODAY + timedelta(days=9), by=anna, at=WEDNESDAY)
        second = await _draft(session, two, "far")
        await transfers.decide(session, second, TODAY + timedelta(days=2), by=anna, at=WEDNESDAY)
        with pytest.raises(TransferOver):
            await transfers.call_off(session, first, by=anna, at=WEDNESDAY)
        with pytest.raises(NotInGroup):
            await _draft(session, two, "group")
        await session.delete(await session.get_one(Enrollment, (two.ids["liza"], two.ids["group"])))
    await two.passes(days=3)  # they have left by another way: nothing is carried out
    assert await learns(two) == {}
