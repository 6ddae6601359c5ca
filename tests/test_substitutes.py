"""A tutor is away for a week: somebody keeps the group, and then no more."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models import groups, substitutes
from models.base import AccessDenied, Session
from models.groups import Group, GroupStaff
from models.people import Person, Role
from models.substitutes import (
    KeepsAlready,
    SubstituteForTime,
    Substitution,
    SubstitutionOver,
    SubstitutionState,
)
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.test_people import joins

TODAY = WEDNESDAY.date()


@pytest.fixture
async def away(school: School) -> School:
    await joins(school, "igor", "Игорь Львович Мартынов", 1301, Role.TUTOR)
    return school


async def test_a_tutor_goes_on_holiday_and_comes_back(away: School) -> None:
    anna, igor = away.anna, away.igor
    await anna.sends("/people")
    await anna.taps("⚙️ Группа")
    await anna.taps("Замена тьютора")
    assert "ведёт: Анна Петровна Соколова." in anna.last.text
    await anna.taps("Назначить замену")
    await anna.taps("Игорь Львович Мартынов")
    await away.restarts()
    await anna.taps("С завтрашнего дня")
    await anna.taps("Неделя, по 21 октября")
    assert "с 15 октября по 21 октября включительно" in anna.last.text
    sure = anna.last.inline[0][0]["callback_data"]
    await anna.taps("Да, назначить")
    assert "будет Игорь Львович Мартынов вместо тьютора (Анна Петровна Соколова)" in anna.last.text
    anna.presses(anna.last, sure)
    await away.telegram.settle()
    assert "уже назначена" in (anna.alert or "")
    assert igor.last.text.startswith("С 15 октября по 21 октября вы ведёте группу 8-Д")
    await igor.sends("/people")
    assert "Групп пока нет" in igor.last.text
    await away.passes(days=1)
    assert "С сегодняшнего дня вы ведёте группу 8-Д" in igor.last.text
    await igor.sends("/people")
    await igor.taps("Лиза Кузнецова")
    assert "учится в группе 8-Д" in igor.last.text
    await igor.taps("← 8-Д")
    await igor.taps("⚙️ Группа")
    await igor.taps("Замена тьютора")
    await igor.taps("Назначить замену")  # nobody is there to lengthen it with
    assert "Заменить пока некому" in igor.last.text
    heard = len(anna.heard())
    await away.mama.sends("Лиза завтра опоздает")
    assert "передано — Игорь Львович (тьютор)" in away.mama.last.text
    assert "Лиза завтра опоздает" in igor.last.text
    assert len(anna.heard()) == heard
    await away.passes(days=7)
    assert "Замена в группе 8-Д закончилась" in igor.last.text
    assert "Игорь Львович Мартынов её больше не ведёт" in anna.last.text
    await igor.sends("/people")
    assert "Групп пока нет" in igor.last.text
    igor.presses(igor.last, f"card:{away.ids['liza']}")
    await away.telegram.settle()
    assert (igor.alert or "").startswith("Этого здесь уже нет")


async def test_an_english_administrator_asks_a_teacher_for_all_groups(away: School) -> None:
    """Who is no tutor is lent the role, and it goes with the last group."""
    await joins(away, "boss", "Pat Boss", 1071, Role.ADMIN)
    async with away.writing() as session:
        (await session.get_one(Person, away.ids["boss"])).language = "en"
        other = await groups.create(session, "7-Б", zone=SCHOOL)
        anna = away.ids["anna"]
        session.add(GroupStaff(group_id=other.id, person_id=anna, role=Role.TUTOR))
    boss, dmitry = away.boss, away.dmitry
    await boss.sends("/people")
    await boss.taps("8-Д", on=boss.last)
    await boss.taps("⚙️ Group")
    await boss.taps("A substitute for the tutor")
    await boss.taps("Name a substitute")
    await boss.taps("Дмитрий Андреевич Лапин")
    await boss.taps("From today")
    await boss.taps("Another day")
    await boss.taps("16", on=boss.last)
    await boss.taps("In their other groups, too: 7-Б")
    assert "now Дмитрий Андреевич Лапин instead of Анна" in boss.last.text
    assert await roles(away, "dmitry") == {Role.TUTOR, Role.TEACHER}
    assert "people" in dict(dmitry.commands)
    await dmitry.sends("/people")
    assert {("8-Д",), ("7-Б",)} <= set(map(tuple, dmitry.last.buttons))
    assert "Ваш доступ остаётся" in away.anna.last.text
    await boss.taps("End it: Дмитрий Андреевич Лапин")
    assert await roles(away, "dmitry") == {Role.TUTOR, Role.TEACHER}  # 7-Б goes on
    await away.passes(days=3)
    assert await roles(away, "dmitry") == {Role.TEACHER}
    assert "people" not in dict(dmitry.commands)


async def roles(school: School, key: str) -> frozenset[Role]:
    async with school.app.store.reading() as session:
        return (await session.get_one(Person, school.ids[key])).roles


async def _draft(
    session: Session, school: School, substitute: str = "igor", by: str = "anna"
) -> Substitution:
    anna, who, author = [
        await session.get_one(Person, school.ids[key]) for key in ("anna", substitute, by)
    ]
    group = await session.get_one(Group, school.ids["group"])
    return await substitutes.draft(session, group, anna, who, by=author, at=WEDNESDAY)


async def test_the_own_group_of_a_student_is_kept_as_well_and_only_as_long(away: School) -> None:
    async with away.writing() as session:
        liza = await session.get_one(Person, away.ids["liza"])
        before = await groups.personal(session, liza, SCHOOL)
        one = await _draft(session, away)
        anna = await session.get_one(Person, away.ids["anna"])
        await substitutes.decide(session, one, TODAY, by=anna, at=WEDNESDAY)
        mine = select(GroupStaff.person_id).where(GroupStaff.group_id == before.id)
        assert set((await session.exec(mine)).all()) == {anna.id, away.ids["igor"]}
        with pytest.raises(SubstituteForTime):
            await _draft(session, away, "dmitry", by="igor")
        with pytest.raises(KeepsAlready):
            await _draft(session, away)
        with pytest.raises(KeepsAlready):
            await _draft(session, away, "dmitry")  # a tutor asks tutors only
        await substitutes.follow(session, at=WEDNESDAY + timedelta(days=1))
        assert (await session.exec(mine)).all() == [anna.id]
        with pytest.raises(SubstitutionOver):
            await substitutes.end(session, one, by=anna, at=WEDNESDAY)
        with pytest.raises(SubstitutionOver):
            substitutes.begin_on(one, TODAY)
    await away.telegram.settle()


async def test_what_nobody_looked_at_in_time_never_begins(away: School) -> None:
    async with away.writing() as session:
        one = await _draft(session, away)
        substitutes.begin_on(one, TODAY + timedelta(days=2))
        anna = await session.get_one(Person, away.ids["anna"])
        await substitutes.decide(session, one, TODAY, by=anna, at=WEDNESDAY)
        assert one.last_day == one.first_day
        await substitutes.follow(session, at=WEDNESDAY + timedelta(days=9))
        assert one.state is SubstitutionState.OVER
        igor = await session.get_one(Person, away.ids["igor"])
        group = await session.get_one(Group, away.ids["group"])
        with pytest.raises(AccessDenied):
            await substitutes.draft(session, group, igor, anna, by=anna, at=WEDNESDAY)
    await away.telegram.settle()


async def test_nobody_names_a_substitute_for_a_group_of_others(away: School) -> None:
    ids = away.ids
    async with away.writing() as session:
        one = await _draft(session, away)
    for name in ("igor", "mama"):
        await away.actors[name].sends("/help")
        for forged in (
            f"subst:{ids['group']}",
            f"substfrom:{ids['group']}:{ids['anna']}:{ids['igor']}",
            f"substyes:{one.id}:{TODAY.toordinal()}:0",
            f"substend:{one.id}",
        ):
            away.actors[name].presses(away.actors[name].last, forged)
            await away.telegram.settle()
            assert (away.actors[name].alert or "").startswith("Этого здесь уже нет"), forged
