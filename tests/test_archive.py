"""Somebody leaves, a year ends: off every list, out of every chat; kept, and brought back."""

import pytest
from sqlmodel import col, select

from models import archive, calendars, groups, invitations, people, substitutes, transfers
from models.archive import BackAlready, Departure, StillNeeded
from models.base import AccessDenied, Session
from models.erasure import LastAdministrator
from models.groups import Enrollment, Group, GroupArchived, GroupExists, GroupStaff
from models.invitations import Invitation
from models.people import Guardianship, Kin, Person, Role
from models.timetable import Lesson
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook
from tests.test_people import joins, named

TODAY = WEDNESDAY.date()


async def test_a_student_leaves_with_her_parents_and_comes_back(school: School) -> None:
    async with school.writing() as session:
        await GradeBook(session, school).mark("Алгебра", 5)
        papa = await session.get_one(Person, school.ids["papa"])
        await calendars.publish(session, papa, at=WEDNESDAY)
    anna = school.anna
    await anna.sends("/people")
    await anna.taps("Лиза Кузнецова")
    await anna.taps("✏️ Изменить…")
    await anna.taps("Уходит из школы")
    assert "уйдут: Ольга Кузнецова, Павел Кузнецов — других детей" in anna.last.text
    sure = anna.last.inline[0][0]["callback_data"]
    await anna.taps("Да, убрать в архив")
    assert "Лиза Кузнецова — в архиве с 14 октября, группа 8-Д." in anna.last.text
    for who in ("liza", "mama", "papa"):
        assert "Школа отключила этот чат" in school.actors[who].last.text
        assert school.actors[who].keyboard == []
        await school.actors[who].sends("/today")
        assert "Этого здесь уже нет" in school.actors[who].last.text
    anna.presses(anna.last, sure)
    await school.telegram.settle()
    assert (anna.alert or "").startswith("Этого здесь уже нет")
    heard = len(school.liza.heard())
    await school.passes(hours=26)
    assert len(school.liza.heard()) == heard  # no reminder, no letter
    await school.restarts()
    await anna.sends("/people")
    assert "Здесь пока никого нет" in anna.last.text
    await anna.taps("Добавить ученика")
    await anna.sends("Кузнецова Лиза")
    assert ["Да: вернуть из архива"] in anna.last.buttons
    await anna.sends("/people")
    await anna.taps("⚙️ Группа")
    await anna.taps("Архив")
    await anna.taps("Лиза Кузнецова · 14 окт")
    assert "· и Павел Кузнецов" in anna.last.text
    await anna.taps("Вернуть в школу")
    await anna.taps("К карточке")
    assert "учится в группе 8-Д" in anna.last.text
    assert "▫️ Не в Telegram." in anna.last.text
    await anna.taps("Ольга Кузнецова — мама")
    await anna.taps("Пригласить")
    assert anna.last.photo


async def test_a_year_ends_and_the_name_of_the_group_is_free(school: School) -> None:
    async with school.writing() as session:
        other = await groups.create(session, "7-Б", zone=SCHOOL)
        school.ids["other"] = other.id
        group = await session.get_one(Group, school.ids["group"])
        artyom = await groups.add_student(session, "Артём Панов", group, on=TODAY)
        session.add(Enrollment(student_id=artyom.id, group_id=other.id))
    anna = school.anna
    await anna.sends("/people")
    await anna.taps("⚙️ Группа")
    await anna.taps("Закрыть группу")
    assert "уйдёт 1 ученик и 2 родителя." in anna.last.text
    assert "остаются: Артём Панов." in anna.last.text
    await anna.taps("Да, закрыть группу")
    assert "Группа убрана в архив: 8-Д · 2026." in anna.last.text
    assert await coming(school) == 0
    await school.passes(minutes=1)  # and none is planned anew
    assert await coming(school) == 0
    await anna.sends("/people")
    assert "Групп пока нет" in anna.last.text
    await anna.taps("Архив")
    await anna.taps("Вернуть группу 8-Д · 2026")
    assert "Группа 8-Д снова в списках" in anna.last.text
    await school.passes(minutes=1)
    assert await coming(school) > 0
    await anna.sends("/people")
    assert anna.last.text.startswith("8-Д · 2 ученика")
    async with school.app.store.reading() as session:
        there = await session.get_one(Group, school.ids["group"])
        assert (there.chat_id, there.archived_at) == (None, None)


async def coming(school: School) -> int:
    async with school.app.store.reading() as session:
        wanted = select(Lesson.id).where(Lesson.starts_at > school.clock())
        return len((await session.exec(wanted)).all())


async def test_an_english_administrator_closes_a_group_without_anybody(school: School) -> None:
    await joins(school, "boss", "Pat Boss", 1071, Role.ADMIN)
    async with school.writing() as session:
        (await session.get_one(Person, school.ids["boss"])).language = "en"
        await groups.create(session, "7-Б", zone=SCHOOL)
    boss = school.boss
    await boss.sends("/people")
    await boss.taps("7-Б", on=boss.last)
    await boss.taps("⚙️ Group")
    await boss.taps("Close the group")
    assert "Nobody has to leave with it." in boss.last.text
    await boss.taps("Yes, close it")
    await boss.taps("Archive", on=boss.last)
    assert boss.last.buttons == [["↩️ Bring back 7-Б · 2026"]]


async def test_only_who_keeps_them_puts_people_away(school: School) -> None:
    await joins(school, "igor", "Игорь Мартынов", 1301, Role.TUTOR)
    async with school.writing() as session:
        anna, liza = [await session.get_one(Person, school.ids[key]) for key in ("anna", "liza")]
        went = await archive.leave(session, liza, by=anna, at=WEDNESDAY)
    await school.telegram.settle()
    for name in ("igor", "dmitry"):
        await school.actors[name].sends("/help")
        for forged in (
            f"leave:{school.ids['dmitry']}",
            f"leave:{school.ids['mama']}",
            f"putaway:{school.ids['group']}",
            f"bringback:{school.ids['group']}",
            f"comeback:{went.id}",
            f"gone:{went.id}",
        ):
            school.actors[name].presses(school.actors[name].last, forged)
            await school.telegram.settle()
            assert (school.actors[name].alert or "").startswith("Этого здесь уже нет"), forged


async def _all(session: Session, school: School, *keys: str) -> list[Person]:
    return [await session.get_one(Person, school.ids[key]) for key in keys]


async def test_whom_nobody_replaces_yet_does_not_leave(school: School) -> None:
    await joins(school, "boss", "Пётр Главный", 1071, Role.ADMIN)
    async with school.writing() as session:
        boss, anna, dmitry = await _all(session, school, "boss", "anna", "dmitry")
        with pytest.raises(StillNeeded) as refused:
            await archive.leave(session, dmitry, by=boss, at=WEDNESDAY)
        assert refused.value.facts["what"] == "Алгебра (8-Д), Русский (8-Д), Физика (8-Д)"
        with pytest.raises(StillNeeded) as refused:
            await archive.leave(session, anna, by=boss, at=WEDNESDAY)
        assert refused.value.facts["what"] == "8-Д"
        with pytest.raises(archive.LeavesThemselves):
            await archive.leave(session, boss, by=boss, at=WEDNESDAY)
        with pytest.raises(invitations.StaffMember):
            await archive.leave(session, dmitry, by=anna, at=WEDNESDAY)
        with pytest.raises(LastAdministrator):
            await archive.leave(session, boss, by=anna_as_admin(anna), at=WEDNESDAY)


def anna_as_admin(anna: Person) -> Person:
    """Somebody who may, and is none: only the count of administrators stands in the way."""
    return people.person("", Role.ADMIN, zone=SCHOOL, id=anna.id)


async def test_a_tutor_who_is_not_alone_leaves_and_comes_back_as_she_was(school: School) -> None:
    await joins(school, "boss", "Пётр Главный", 1071, Role.ADMIN)
    await joins(school, "igor", "Игорь Мартынов", 1301, Role.TUTOR)
    async with school.writing() as session:
        kept, igor = school.ids["group"], school.ids["igor"]
        session.add(GroupStaff(person_id=igor, group_id=kept, role=Role.TUTOR))
        await session.flush()
        boss, anna = await _all(session, school, "boss", "anna")
        went = await archive.leave(session, anna, by=boss, at=WEDNESDAY)
        assert (anna.roles, anna.telegram_id) == (frozenset(), None)
        with pytest.raises(BackAlready):
            await archive.leave(session, anna, by=boss, at=WEDNESDAY)
        with pytest.raises(AccessDenied):
            await invitations.invite(session, anna, by=boss, at=WEDNESDAY)
        await archive.come_back(session, went, at=WEDNESDAY)
        with pytest.raises(BackAlready):
            await archive.come_back(session, went, at=WEDNESDAY)
        assert anna.roles == {Role.TUTOR}
        assert await session.get(GroupStaff, (school.ids["group"], anna.id, Role.TUTOR))
    await school.telegram.settle()


async def test_a_guardian_who_goes_alone_and_one_who_has_another_child(school: School) -> None:
    async with school.writing() as session:
        anna, papa, liza = await _all(session, school, "anna", "papa", "liza")
        group = await session.get_one(Group, school.ids["group"])
        artyom = await groups.add_student(session, "Артём Кузнецов", group, on=TODAY)
        mama = school.ids["mama"]
        session.add(Guardianship(guardian_id=mama, student_id=artyom.id, kin=Kin.MOTHER))
        key = await invitations.invite(session, artyom, by=anna, at=WEDNESDAY)
        went = await archive.leave(session, papa, by=anna, at=WEDNESDAY)
        assert [who.id for who, _ in await people.guardians(session, liza.id)] == [mama]
        await archive.come_back(session, went, at=WEDNESDAY)
        assert len(await people.guardians(session, liza.id)) == 2
        await archive.leave(session, artyom, by=anna, at=WEDNESDAY)  # mama stays, for Лиза
        voided = await session.get_one(Invitation, key.invitation.id)
        assert voided.voided_at == WEDNESDAY
    await school.telegram.settle()
    assert (await named(school, "Ольга Кузнецова")).telegram_id == school.mama.id


async def test_a_substitute_who_leaves_takes_no_lent_role_along(school: School) -> None:
    await joins(school, "boss", "Пётр Главный", 1071, Role.ADMIN)
    await joins(school, "inna", "Инна Лис", 1081, Role.PSYCHOLOGIST)
    async with school.writing() as session:
        boss, anna, inna = await _all(session, school, "boss", "anna", "inna")
        group = await session.get_one(Group, school.ids["group"])
        one = await substitutes.draft(session, group, anna, inna, by=boss, at=WEDNESDAY)
        await substitutes.decide(session, one, TODAY, by=boss, at=WEDNESDAY)
        assert Role.TUTOR in inna.roles
        went = await archive.leave(session, inna, by=boss, at=WEDNESDAY)
        assert went.had["roles"] == ["psychologist"]
        assert await substitutes.open_ones(session, group) == []
        igor = people.person("Игорь Мартынов", Role.TUTOR, zone=SCHOOL)
        session.add(igor)
        await session.flush()
        one = await substitutes.draft(session, group, anna, igor, by=boss, at=WEDNESDAY)
        await substitutes.decide(session, one, TODAY, by=boss, at=WEDNESDAY)
        await archive.put_away(session, group, by=anna, at=WEDNESDAY)
        assert await substitutes.open_ones(session, group) == []
    await school.telegram.settle()


async def test_a_group_comes_back_only_under_its_own_name(school: School) -> None:
    async with school.writing() as session:
        [anna] = await _all(session, school, "anna")
        group = await session.get_one(Group, school.ids["group"])
        liza = await session.get_one(Person, school.ids["liza"])
        own = await groups.personal(session, liza, SCHOOL)
        with pytest.raises(AccessDenied):  # it comes and goes with its student
            await archive.put_away(session, own, by=anna, at=WEDNESDAY)
        with pytest.raises(AccessDenied):
            await transfers.draft(
                session, liza, own, await groups.create(session, "7-Б", zone=SCHOOL),
                by=anna, at=WEDNESDAY,
            )  # fmt: skip
        await archive.put_away(session, group, by=anna, at=WEDNESDAY)
        with pytest.raises(BackAlready):
            await archive.put_away(session, group, by=anna, at=WEDNESDAY)
        with pytest.raises(GroupArchived):
            await groups.add_student(session, "Мирон Ли", group)
        await groups.create(session, "8-Д", zone=SCHOOL)
        with pytest.raises(GroupExists):
            await archive.bring_back(session, group, at=WEDNESDAY)
        # Nobody comes back without a group: no list would show them.
        wanted = select(Departure).where(col(Departure.person_id) == school.ids["liza"])
        went = (await session.exec(wanted)).one()
        with pytest.raises(GroupArchived):
            await archive.come_back(session, went, at=WEDNESDAY)
    await school.telegram.settle()
